using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Dossier;

/// <summary>The names of the chapters.</summary>
public static class ChapterWords
{
    /// <summary>The name; it is also the name of the chapter's folder.</summary>
    public static string Of(DossierChapter chapter) => chapter switch
    {
        DossierChapter.Application => "申请和登记",
        DossierChapter.Departments => "分办和处室意见",
        DossierChapter.Notices => "程序性文书和各方意见",
        DossierChapter.Drafting => "拟稿和呈批",
        DossierChapter.Reply => "答复文书和送达",
        DossierChapter.Deadlines => "期限",
        DossierChapter.Disputes => "复议诉讼",
        DossierChapter.Closing => "办结和归档",
        DossierChapter.Other => "其他材料",
        DossierChapter.Record => "办理记录和校验",
        _ => throw new ArgumentOutOfRangeException(nameof(chapter), chapter, null),
    };
}

/// <summary>拆分 and 并案 in words.</summary>
public static class LinkedWords
{
    /// <summary>The linked cases by number; empty for a case that stands alone.</summary>
    public static string Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return string.Join("；", new[]
        {
            state.SplitFrom is { } from ? $"由{from.From.Number}拆分" : null,
            state.Split is { } split ? $"拆分出{string.Join("、", split.Parts.Select(p => p.Case.Number))}" : null,
            state.JointLead is { } lead ? $"与{lead.Number}并案答复，答复文书由该件发出" : null,
            state.JointMembers.IsEmpty ? null : $"并案答复{string.Join("、", state.JointMembers.Select(m => m.Number))}",
        }.OfType<string>());
    }
}

/// <summary>The application as it was filed, field by field and in full.</summary>
public static class ApplicationWords
{
    /// <summary>Label and text of each field that was filled in.</summary>
    public static IEnumerable<(string Label, string Text)> Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (filing, applicant) = (state.Filing!, state.Filing!.Applicant);
        return new (string Label, string? Text)[]
        {
            ("受理编号", filing.Number),
            ("申请人类型", Words.Of(applicant.Kind)),
            (applicant.Kind == ApplicantKind.Person ? "姓名" : "名称", applicant.Name),
            (applicant.IdType, applicant.IdNumber),
            ("法定代表人", applicant.LegalRepresentative),
            ("联系人", applicant.ContactName),
            ("工作单位", applicant.Employer),
            ("联系电话", applicant.Phone),
            ("电子邮箱", applicant.Email),
            ("通信地址", applicant.Address),
            ("邮政编码", applicant.Postcode),
            ("传真", applicant.Fax),
            ("申请人自选类别", applicant.Category is { } category ? Words.Of(category) : null),
            (filing.Correction is null ? "信息名称" : "申请更正的记录", filing.Information.Title),
            ("文号", filing.Correction is null ? filing.Information.DocumentNumber : filing.Correction.DocumentNumber),
            ("索引号", filing.Information.IndexNumber),
            ("内容描述", filing.Information.Description),
            ("提供或者保存记录的机关", filing.Correction?.HeldBy),
            ("不准确之处", filing.Correction?.Inaccurate),
            ("应当更正为", filing.Correction?.ShouldRead),
            ("证据说明", filing.Correction?.Evidence),
            (filing.Correction is null ? "获取方式" : "答复方式", Words.Of(filing.Delivery)),
            ("其他方式", filing.Correction is not null ? null : filing.Delivery.AcceptOther ? "若无法按指定方式提供，可以接受其他方式" : "不接受其他方式"),
            ("便利服务", filing.Delivery.NeedsAssistance ? "阅读困难或者视听障碍，需要帮助" : null),
            ("提交渠道", Words.Of(filing.Receipt.Channel)),
            ("提交日期", LegalTime.Show(filing.Receipt.SubmittedOn)),
            ("签收日期", filing.Receipt.SignedForOn is { } signed ? LegalTime.Show(signed) : null),
            ("邮件号", filing.PostalNumber),
            ("代书", filing.WrittenByOfficer ? "由工作人员代为填写" : null),
            ("收到申请之日", state.ReceivedOn is { } received ? $"{LegalTime.Show(received)}（{(state.CorrectedReceivedOn is null ? state.SplitFrom is null ? state.Receipt.Article : "随原申请" : "经更正")}）" : "待确认"),
        }.Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => (l.Label, l.Text!));
    }
}
