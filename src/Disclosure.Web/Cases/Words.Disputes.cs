using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>The words of 复议诉讼.</summary>
public static partial class Words
{
    /// <summary>Where it is heard.</summary>
    public static string Of(DisputeKind kind) => kind switch
    {
        DisputeKind.Reconsideration => "行政复议",
        DisputeKind.Litigation => "行政诉讼（一审）",
        DisputeKind.Appeal => "行政诉讼（二审）",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>How far it has come, e.g. 复议待答复, 一审待答辩.</summary>
    public static string StageOf(DisputeKind kind, DisputeStage stage) => (kind, stage) switch
    {
        (_, DisputeStage.RedoDue) => "待重新答复",
        (_, DisputeStage.Ended) => "已结",
        (_, DisputeStage.Voided) => "已作废",
        (DisputeKind.Reconsideration, DisputeStage.AnswerDue) => "复议待答复",
        (DisputeKind.Reconsideration, _) => "复议审理中",
        (DisputeKind.Litigation, DisputeStage.AnswerDue) => "一审待答辩",
        (DisputeKind.Litigation, _) => "一审审理中",
        (DisputeKind.Appeal, DisputeStage.AnswerDue) => "二审待答辩",
        (DisputeKind.Appeal, _) => "二审审理中",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>再次答复.</summary>
    public static string Of(FurtherReplyKind kind) => kind switch
    {
        FurtherReplyKind.Supplement => "补充答复",
        FurtherReplyKind.Correction => "更正答复",
        FurtherReplyKind.Renewed => "重新答复",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>One dispute told from another: kind, body, number and day.</summary>
    public static string Of(DisputeOpened opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return $"{Of(opened.Kind)}，{opened.Body}{(opened.CaseNumber is { } number ? $"，{number}" : null)}，{LegalTime.Show(opened.ReceivedOn)}收到";
    }

    /// <summary>What the term of a stage is called: it is not the 法定期限 of the case.</summary>
    public static string TermOf(DisputeKind kind, DisputeStage stage) => stage == DisputeStage.RedoDue ? "重新答复期限" : kind == DisputeKind.Reconsideration ? "复议答复期限" : "答辩期限";

    /// <summary>结果 as 表四 counts it.</summary>
    public static string Of(DisputeResult result) => result switch
    {
        DisputeResult.Upheld => "结果维持",
        DisputeResult.Corrected => "结果纠正",
        DisputeResult.Other => "其他结果",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    /// <summary>A date of a dispute.</summary>
    public static string Of(DisputeDate date) => date switch
    {
        DisputeDate.Received => "收到副本的日期",
        DisputeDate.Answered => "答复、答辩的日期",
        DisputeDate.Decided => "收到决定、裁判的日期",
        DisputeDate.RedoBy => "重新答复的期限",
        DisputeDate.Redone => "重新答复的日期",
        _ => throw new ArgumentOutOfRangeException(nameof(date), date, null),
    };
}
