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

        List<Refusal> refusals =
        [
            .. DisputeText(opened.Body, "body", opened.Kind == DisputeKind.Reconsideration ? "请填写行政复议机关。" : "请填写受理法院。", FilingRules.MaxShort),
            .. DisputeText(opened.CaseNumber, "caseNumber", null, FilingRules.MaxShort),
            .. DisputeText(opened.Claims, "claims", "请填写请求事项。"),
        ];
        if (State.Disputes.Exists(d => d.VoidReason is null && (d.Opened.Kind, d.Opened.Body, d.Opened.ReceivedOn, d.Opened.CaseNumber) == (opened.Kind, opened.Body.Trim(), opened.ReceivedOn, Trimmed(opened.CaseNumber))))
        {
            refusals.Add(new("dispute-alike", "同一机关同日收到的同类复议、诉讼已经登记；确属另一件的，请填写案号。", null, "caseNumber"));
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
            DisputeStage.AnswerDue => DisputeText(answered.Note, "note", null).FirstOrDefault() ?? Dated(answered.On, dispute.Opened.ReceivedOn, today, "答复日期不能早于收到副本的日期，也不能晚于今天。")
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

        List<Refusal> refusals = [.. DisputeText(decided.Number, "number", "请填写决定书或者裁判文书的文号。", FilingRules.MaxShort), .. DisputeText(decided.Summary, "summary", "请填写决定或者裁判的内容。")];
        if (Dated(decided.On, dispute.Answered?.On ?? dispute.Opened.ReceivedOn, today, "收到决定书、裁判文书的日期不能早于答复的日期，也不能晚于今天。") is { } date)
        {
            refusals.Add(date);
        }

        if (decided.RedoOrdered && decided.Result != DisputeResult.Corrected)
        {
            refusals.Add(new("redo", "只有结果纠正的，才会责令重新答复。", null, "redoOrdered"));
        }

        if (decided.RedoBy is { } redoBy && (decided.RedoOrdered ? RedoTerm(redoBy, decided.On, "redoBy") : new Refusal("redo", "没有责令重新答复的，不填期限。", null, "redoBy")) is { } term)
        {
            refusals.Add(term);
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

        if (State.IsAnsweringAgain && State.Further!.DisputeId == redone.DisputeId)
        {
            return new("under-way", "正在本件办理重新答复，办结时自动登记，无需另行登记。");
        }

        return Dated(redone.On, dispute.Decided!.On, today, "重新答复的日期不能早于收到决定书、裁判文书的日期，也不能晚于今天。")
            ?? DisputeText(redone.LetterNumber, "letterNumber", "请填写重新答复的发文字号。", FilingRules.MaxShort).FirstOrDefault()
            ?? Recorded(redone with { LetterNumber = redone.LetterNumber.Trim() });
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

        if (!dispute!.MayCorrect(date))
        {
            return new("no-fact", "该日期尚未登记，无需更正。");
        }

        var from = dispute.DateOf(date);

        if (to == from)
        {
            return new("same", "更正后的日期与原日期相同。", null, "to");
        }

        // The term that a decision sets lies ahead; everything else has happened.
        if (date == DisputeDate.RedoBy)
        {
            if (RedoTerm(to, dispute.Decided!.On, "to") is { } term)
            {
                return term;
            }
        }
        else if (to > today)
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

    /// <summary>登记案号, once it is known.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="caseNumber">案号.</param>
    public Refusal? NumberDispute(Guid disputeId, string caseNumber)
    {
        if (DisputeOf(disputeId, out var dispute) is { } unknown)
        {
            return unknown;
        }

        return DisputeText(caseNumber, "caseNumber", "请填写案号。", FilingRules.MaxShort).FirstOrDefault()
            ?? (dispute!.Opened.CaseNumber == caseNumber.Trim() ? new Refusal("same", "案号没有变化。", null, "caseNumber") : Recorded(new DisputeNumbered(disputeId, caseNumber.Trim())));
    }

    /// <summary>作废登记: a mistake is voided and, where needed, registered anew; it stays on record.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="reason">Why.</param>
    public Refusal? VoidDispute(Guid disputeId, string reason) => DisputeOf(disputeId, out _)
        ?? DisputeText(reason, "reason", "请写明作废登记的理由。").FirstOrDefault()
        ?? Recorded(new DisputeVoided(disputeId, reason.Trim()));

    /// <summary>A term for a new reply: not before the decision, and not so far off that only the year can be mistyped.</summary>
    private static Refusal? RedoTerm(DateOnly by, DateOnly decidedOn, string field) => by < decidedOn
        ? new Refusal("date", "重新答复的期限不能早于收到决定书、裁判文书的日期。", null, field)
        : by > decidedOn.AddYears(1) ? new Refusal("date", "重新答复的期限距收到决定书、裁判文书不能超过一年，请核对年份。", null, field) : null;

    /// <summary>What a text lacks, or by how much it is too long. Without a message it may be left out.</summary>
    private static IEnumerable<Refusal> DisputeText(string? text, string field, string? required, int max = NoticeRules.MaxText)
    {
        if (Blank(text))
        {
            if (required is not null)
            {
                yield return Required(field, required);
            }
        }
        else if (text!.Length > max)
        {
            yield return new("too-long", $"不能超过{max}个字，请精简。", null, field);
        }
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
        return dispute switch
        {
            null => new Refusal("no-dispute", "没有登记该复议、诉讼。"),
            { VoidReason: not null } => new Refusal("void", "该复议、诉讼的登记已经作废。"),
            _ => null,
        };
    }
}
