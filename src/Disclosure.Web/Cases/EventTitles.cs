using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>The office's words for each event, by stored type: a list needs no key to show them.</summary>
public static class EventTitles
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        [nameof(RequestFiled)] = "提交申请",
        [nameof(QueryCodeIssued)] = "生成查询码",
        [nameof(RequestRegistered)] = "登记",
        [nameof(ReceiptConfirmed)] = "确认收到",
        [nameof(RequestWithdrawn)] = "撤回申请",
        [nameof(FactCorrected)] = "更正事实",
        [nameof(DepartmentsAssigned)] = "分办",
        [nameof(DirectAnswerDecided)] = "公开办直接答复",
        [nameof(AssignmentAccepted)] = "处室签收",
        [nameof(AssignmentReturned)] = "处室退回",
        [nameof(DepartmentAnswerSubmitted)] = "承办意见送审",
        [nameof(DepartmentAnswerSentBack)] = "处室负责人退回修改",
        [nameof(DepartmentAnswerApproved)] = "处室负责人审签",
        [nameof(DepartmentUrged)] = "催办",
        [nameof(DepartmentPassedOver)] = "逾期继续",
        [nameof(AnswersConsolidated)] = "主办汇总",
        [nameof(ReplyDrafted)] = "拟稿",
        [nameof(ReplyReviewed)] = "审核通过",
        [nameof(ReplySentBack)] = "退回修改",
        [nameof(ReplySigned)] = "签发",
        [nameof(SignatureRecalled)] = "撤回签发",
        [nameof(LetterIssued)] = "编号",
        [nameof(LetterSealed)] = "用印",
        [nameof(ReplyServed)] = "送达",
        [nameof(ServiceProved)] = "登记回证",
        [nameof(ServiceFailed)] = "送达失败",
        [nameof(RequestClosed)] = "办结",
        [nameof(RequestArchived)] = "归档",
        [nameof(ApplicantPhoned)] = "电话告知",
        [nameof(NoticeDrafted)] = "文书拟稿",
        [nameof(NoticeApproved)] = "文书同意",
        [nameof(NoticeSentBack)] = "文书退回修改",
        [nameof(NoticeIssued)] = "文书编号",
        [nameof(NoticeSealed)] = "文书用印",
        [nameof(NoticeServed)] = "文书发出",
        [nameof(NoticeProved)] = "文书送达",
        [nameof(NoticeFailed)] = "文书退回",
        [nameof(NoticeVoided)] = "文书作废",
        [nameof(NoticeDateCorrected)] = "更正文书日期",
        [nameof(DisputeOpened)] = "收到复议、诉讼",
        [nameof(DisputeAnswered)] = "提出答复、答辩",
        [nameof(DisputeDecided)] = "收到复议决定、裁判",
        [nameof(DisputeRedone)] = "重新答复",
        [nameof(DisputeNumbered)] = "登记案号",
        [nameof(DisputeVoided)] = "作废复议诉讼登记",
        [nameof(DisputeDateCorrected)] = "更正复议诉讼日期",
        [nameof(NoticeReminded)] = "提醒",
        [nameof(ClarificationReceived)] = "收到补正",
        [nameof(ClarificationTimeExtended)] = "延长补正时间",
        [nameof(ConsultationAnswered)] = "收到意见",
        [nameof(ConsultationLapsed)] = "逾期未提出意见",
        [nameof(ConsultationAssessed)] = "判断第三方理由",
        [nameof(ReasonsGiven)] = "收到理由说明",
        [nameof(ReasonsAssessed)] = "对理由的判断",
        [nameof(FeePaid)] = "缴费",
        [nameof(RequestAbandoned)] = "视为放弃申请",
    };

    /// <summary>The title; a stored type is always known.</summary>
    public static string Of(string type) => Titles.TryGetValue(type, out var title) ? title : throw new InvalidOperationException($"No title for event {type}.");
}
