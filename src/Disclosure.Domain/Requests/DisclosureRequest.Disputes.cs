using Disclosure.Domain.Common;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 登记复议、诉讼. It can come at any time after filing: of a reply, of a letter, or of a reply that was not made in time
    /// (行政复议法第十一条第十项、第二十三条第一款第三项). The case itself is not touched.
    /// </summary>
    /// <param name="opened">What was received.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public IReadOnlyList<Refusal> OpenDispute(DisputeOpened opened, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (State.Filing is not { } filing)
        {
            return [NotOpen(receiptNeeded: false)!];
        }

        if (opened.DisputeId == Guid.Empty || State.Disputes.Exists(d => d.Id == opened.DisputeId))
        {
            return [new("dispute-known", "该复议、诉讼已经登记。")];
        }

        var refusals = new List<Refusal>();
        if (Blank(opened.Body))
        {
            refusals.Add(Required("body", opened.Kind == DisputeKind.Reconsideration ? "请填写行政复议机关。" : "请填写受理法院。"));
        }

        if (Blank(opened.Claims))
        {
            refusals.Add(Required("claims", "请填写请求事项。"));
        }

        if (opened.ReceivedOn > today || opened.ReceivedOn < filing.Receipt.SubmittedOn)
        {
            refusals.Add(new("date", "收到副本的日期不能早于申请日期，也不能晚于今天。", null, "receivedOn"));
        }

        if (opened.Simplified && opened.Kind != DisputeKind.Reconsideration)
        {
            refusals.Add(new("simplified", "五个工作日的答复期限只适用于行政复议简易程序。", $"{DisputeTerms.ReconsiderationLaw}第五十四条", "simplified"));
        }

        if (opened.AfterReconsideration && opened.Kind == DisputeKind.Reconsideration)
        {
            refusals.Add(new("after-reconsideration", "“经复议后起诉”只适用于行政诉讼。", null, "afterReconsideration"));
        }

        if (refusals.Count == 0)
        {
            Raise(opened with { Body = opened.Body.Trim(), CaseNumber = Trimmed(opened.CaseNumber), Claims = opened.Claims.Trim() });
        }

        return refusals;
    }

    /// <summary>登记答复、答辩. A late one is recorded too: the term stays what it was.</summary>
    /// <param name="answered">When and what.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? AnswerDispute(DisputeAnswered answered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answered);
        return DisputeOf(answered.DisputeId, out var dispute) ?? dispute!.Stage switch
        {
            DisputeStage.AnswerDue => Dated(answered.On, dispute.Opened.ReceivedOn, today, "答复日期不能早于收到副本的日期，也不能晚于今天。")
                ?? Recorded(answered with { Note = Trimmed(answered.Note) }),
            DisputeStage.Pending => new Refusal("answered", "已经登记答复；日期有误的，请更正。"),
            _ => new Refusal("decided", "已经登记复议决定或者裁判结果，不再登记答复。"),
        };
    }

    /// <summary>登记复议决定、裁判结果. One that comes without an answer having been handed in is recorded as well.</summary>
    /// <param name="decided">The decision.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public IReadOnlyList<Refusal> DecideDispute(DisputeDecided decided, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (DisputeOf(decided.DisputeId, out var dispute) is { } unknown)
        {
            return [unknown];
        }

        if (dispute!.Decided is not null)
        {
            return [new("decided", "已经登记结果；日期有误的，请更正。")];
        }

        var refusals = new List<Refusal>();
        if (Dated(decided.On, dispute.Answered?.On ?? dispute.Opened.ReceivedOn, today, "收到决定书、裁判文书的日期不能早于答复的日期，也不能晚于今天。") is { } date)
        {
            refusals.Add(date);
        }

        if (Blank(decided.Number))
        {
            refusals.Add(Required("number", "请填写决定书或者裁判文书的文号。"));
        }

        if (Blank(decided.Summary))
        {
            refusals.Add(Required("summary", "请填写决定或者裁判的内容。"));
        }

        if (decided.RedoBy is { } redoBy)
        {
            if (decided.Result != DisputeResult.Corrected)
            {
                refusals.Add(new("redo", "只有结果纠正的，才会责令重新答复。", null, "redoBy"));
            }
            else if (redoBy < decided.On)
            {
                refusals.Add(new("date", "重新答复的期限不能早于收到决定书、裁判文书的日期。", null, "redoBy"));
            }
        }

        if (refusals.Count == 0)
        {
            Raise(decided with { Number = decided.Number.Trim(), Summary = decided.Summary.Trim() });
        }

        return refusals;
    }

    /// <summary>登记重新答复, ordered by the decision.</summary>
    /// <param name="redone">When and under which number.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? RedoReply(DisputeRedone redone, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(redone);
        if (DisputeOf(redone.DisputeId, out var dispute) is { } unknown)
        {
            return unknown;
        }

        if (dispute!.Stage != DisputeStage.RedoDue)
        {
            return new("no-redo", "没有责令重新答复，或者已经登记重新答复。");
        }

        return Dated(redone.On, dispute.Decided!.On, today, "重新答复的日期不能早于收到决定书、裁判文书的日期，也不能晚于今天。")
            ?? (Blank(redone.LetterNumber) ? Required("letterNumber", "请填写重新答复的发文字号。") : Recorded(redone with { LetterNumber = redone.LetterNumber.Trim() }));
    }

    /// <summary>更正复议诉讼日期: superseded with reason and approver; the term follows.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="date">Which date.</param>
    /// <param name="to">The right one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Who approved it.</param>
    /// <param name="evidenceFileId">Evidence, if scanned.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? CorrectDispute(Guid disputeId, DisputeDate date, DateOnly to, string reason, Approval approval, Guid? evidenceFileId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (DisputeOf(disputeId, out var dispute) is { } unknown)
        {
            return unknown;
        }

        if (dispute!.DateOf(date) is not { } from)
        {
            return new("no-fact", "该日期尚未登记，无需更正。");
        }

        if (to == from)
        {
            return new("same", "更正后的日期与原日期相同。", null, "to");
        }

        // The term that a decision sets lies ahead; everything else has happened.
        if (to > today && date != DisputeDate.RedoBy)
        {
            return new("date", "更正后的日期不能晚于今天。", null, "to");
        }

        var (before, after) = Neighbours(dispute, date);
        if (to < before || to > after)
        {
            return new("date", "更正后的日期与前后步骤的日期矛盾。", null, "to");
        }

        return Unapproved(reason, approval, today) ?? Recorded(new DisputeDateCorrected(disputeId, date, from, to, reason.Trim(), approval, evidenceFileId));
    }

    /// <summary>Between which dates another one must lie.</summary>
    private (DateOnly Before, DateOnly? After) Neighbours(Dispute d, DisputeDate date) => date switch
    {
        DisputeDate.Received => (State.Filing!.Receipt.SubmittedOn, Earlier(d.Answered?.On, d.Decided?.On)),
        DisputeDate.Answered => (d.Opened.ReceivedOn, d.Decided?.On),
        DisputeDate.Decided => (d.Answered?.On ?? d.Opened.ReceivedOn, Earlier(d.Decided?.RedoBy, d.Redone?.On)),
        _ => (d.Decided!.On, null),
    };

    private static Refusal? Dated(DateOnly on, DateOnly notBefore, DateOnly today, string message) =>
        on > today || on < notBefore ? new Refusal("date", message, null, "on") : null;

    private Refusal? Recorded(RequestEvent e)
    {
        Raise(e);
        return null;
    }

    private Refusal? DisputeOf(Guid id, out Dispute? dispute)
    {
        dispute = State.Disputes.Find(d => d.Id == id);
        return dispute is null ? new Refusal("no-dispute", "没有登记该复议、诉讼。") : null;
    }
}
