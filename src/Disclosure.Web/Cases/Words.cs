using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>The office's words for the domain's closed lists. Every member of each list has one: a test walks them.</summary>
public static partial class Words
{
    /// <summary>公民 or 法人或者其他组织.</summary>
    public static string Of(ApplicantKind kind) => kind switch
    {
        ApplicantKind.Person => "公民",
        ApplicantKind.Organization => "法人或者其他组织",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What was asked for.</summary>
    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.Disclosure => "政府信息公开申请",
        RequestKind.Correction => "政府信息更正申请",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What was asked for, in one word of a list.</summary>
    public static string Short(RequestKind kind) => kind == RequestKind.Correction ? "更正" : "公开";

    /// <summary>The column of 表三.</summary>
    public static string Of(ApplicantCategory category) => category switch
    {
        ApplicantCategory.NaturalPerson => "自然人",
        ApplicantCategory.Business => "商业企业",
        ApplicantCategory.Research => "科研机构",
        ApplicantCategory.Welfare => "社会公益组织",
        ApplicantCategory.LegalService => "法律服务机构",
        ApplicantCategory.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    /// <summary>收到渠道.</summary>
    public static string Of(ReceiptChannel channel) => channel switch
    {
        ReceiptChannel.Online => "网上提交",
        ReceiptChannel.Counter => "当面提交",
        ReceiptChannel.RegisteredPost => "邮寄（签收）",
        ReceiptChannel.OrdinaryMail => "平常信函",
        ReceiptChannel.Fax => "传真",
        ReceiptChannel.Email => "电子邮件",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>提供形式.</summary>
    public static string Of(DeliveryForm form) => form switch
    {
        DeliveryForm.Electronic => "电子",
        DeliveryForm.Paper => "纸质",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>获取方式.</summary>
    public static string Of(DeliveryMethod method) => method switch
    {
        DeliveryMethod.Email => "电子邮件",
        DeliveryMethod.Online => "网上查看下载",
        DeliveryMethod.Post => "邮寄",
        DeliveryMethod.Pickup => "自行领取",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    /// <summary>送达方式.</summary>
    public static string Of(ServiceMeans means) => means switch
    {
        ServiceMeans.Online => "网上送达",
        ServiceMeans.Email => "电子邮件送达",
        ServiceMeans.Post => "邮寄送达",
        ServiceMeans.InPerson => "直接送达",
        ServiceMeans.OtherAgency => "委托其他机关送达",
        _ => throw new ArgumentOutOfRangeException(nameof(means), means, null),
    };

    /// <summary>Who called whom.</summary>
    public static string CallOf(PhoneExplanation call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.ByApplicant ? "申请人来电" : "本机关致电申请人";
    }

    /// <summary>The date that counts, by the means of service (国办公开办函〔2016〕235号).</summary>
    public static string DateOf(ServiceMeans means) => means switch
    {
        ServiceMeans.Post => "交寄日期",
        ServiceMeans.InPerson or ServiceMeans.OtherAgency => "签收日期",
        _ => "发出日期",
    };

    /// <summary>办理状态 of a department's part.</summary>
    public static string Of(AssignmentState state) => state switch
    {
        AssignmentState.Assigned => "待签收",
        AssignmentState.Accepted => "承办中",
        AssignmentState.Submitted => "待处室审签",
        AssignmentState.Approved => "已审签",
        AssignmentState.Returned => "已退回",
        AssignmentState.PassedOver => "逾期继续",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>审核环节.</summary>
    public static string Of(ReviewStage stage) => stage switch
    {
        ReviewStage.Check => "核稿",
        ReviewStage.Legal => "法制审核",
        ReviewStage.Secrecy => "保密审查",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>The facts that may be corrected.</summary>
    public static string Of(CorrectableFact fact) => fact switch
    {
        CorrectableFact.ReceivedOn => "收到申请之日",
        CorrectableFact.RepliedOn => "答复日期",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <summary>The dates of a procedural letter.</summary>
    public static string Of(NoticeDate date) => date switch
    {
        NoticeDate.Sent => "发出日期",
        NoticeDate.Received => "签收日期",
        NoticeDate.Answered => "收到答复的日期",
        _ => throw new ArgumentOutOfRangeException(nameof(date), date, null),
    };

    /// <summary>Name of a procedural letter.</summary>
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Clarification => "补正告知书",
        NoticeKind.Reasons => "说明理由告知书",
        NoticeKind.Deferral => "延迟答复告知书",
        NoticeKind.Extension => "延期答复告知书",
        NoticeKind.Consultation => "征求意见书",
        NoticeKind.ConsultationInfo => "征求意见告知书",
        NoticeKind.ThirdPartyRelease => "依申请公开告知书",
        NoticeKind.Fee => "收费通知书",
        NoticeKind.Abandonment => "办结告知书",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Who is asked for an opinion.</summary>
    public static string Of(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "第三方",
        ConsultationKind.JointProducer => "共同制作机关",
        ConsultationKind.OtherAgency => "其他机关",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Form and way in one phrase, e.g. 电子，网上查看下载.</summary>
    public static string Of(DeliveryPreference delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return $"{Of(delivery.Form)}，{Of(delivery.Method)}";
    }

    /// <summary>材料类别 by <see cref="Data.FileRow.Purpose"/>; an unknown purpose is 其他材料.</summary>
    public static string FilePurpose(string purpose) => purpose switch
    {
        "identity" => "身份证明",
        "application" => "申请材料",
        "evidence" => "证据材料",
        "found" => "检索到的文件",
        "release" => "拟公开文件",
        "scan" => "签批扫描件",
        "letter" => "文书",
        "sealed" => "盖章件",
        "proof" => "送达凭证",
        "dispute" => "复议诉讼文书",
        "wording" => "修改后上传的文书",
        "published" => "公开附件",
        _ => "其他材料",
    };
}
