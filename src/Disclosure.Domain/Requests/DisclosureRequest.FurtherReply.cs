using Disclosure.Domain.Common;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 再次答复: a case that was answered and closed is answered once more, by the same steps: assigned or answered directly, drafted,
    /// reviewed, signed, numbered, sealed, served, closed. The statutory clock stays ended by the first reply, and 表三 counts that one alone.
    /// </summary>
    /// <param name="opened">Why, who decided it, for which dispute, until when. Where the decision names a term, that term is taken.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public IReadOnlyList<Refusal> AnswerAgain(FurtherReplyOpened opened, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(opened.Approval);
        if (NotAnswered() is { } no)
        {
            return [no];
        }

        List<Refusal> refusals = [];
        if (Blank(opened.Reason))
        {
            refusals.Add(Required("reason", "请写明理由：答复书将写明为什么再次答复。"));
        }
        else if (opened.Reason.Length > NoticeRules.MaxText)
        {
            refusals.Add(new("too-long", $"不能超过{NoticeRules.MaxText}个字，请精简。", null, "reason"));
        }

        if (Undecided(opened.Approval, today) is { } undecided)
        {
            refusals.Add(undecided);
        }

        var dispute = opened.DisputeId is { } id ? State.Disputes.Find(d => d.Id == id) : null;
        if (opened.DisputeId is not null && dispute is not { VoidReason: null, Stage: DisputeStage.RedoDue })
        {
            refusals.Add(new("no-redo", "没有责令重新答复，或者已经登记重新答复。", null, "disputeId"));
        }
        else if (opened.DisputeId is not null && opened.Kind != FurtherReplyKind.Renewed)
        {
            refusals.Add(new("kind", "责令重新答复的，应当选择重新答复。", null, "kind"));
        }

        var due = dispute?.Decided?.RedoBy ?? opened.DueOn;
        if (dispute?.Decided?.RedoBy is null && due is { } by && (by < today || by > today.AddYears(1)))
        {
            refusals.Add(new("date", "办理期限不能早于今天，也不能超过一年。", null, "dueOn"));
        }

        if (refusals.Count == 0)
        {
            Raise(opened with { Reason = opened.Reason.Trim(), DueOn = due });
        }

        return refusals;
    }

    /// <summary>终止再次答复: opened by mistake, or no longer called for. Possible until the new letter has gone out.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Who decided it.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? DropFurtherReply(string reason, Approval approval, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (!State.IsAnsweringAgain)
        {
            return new("not-again", "本件没有正在办理的再次答复。");
        }

        if (State.ReplyLetter is { Served: not null })
        {
            return new("served", "新的答复已经送出过，不能终止。");
        }

        return Blank(reason) ? Required("reason", "请写明终止的理由。") : Undecided(approval, today) ?? Recorded(new FurtherReplyDropped(State.Further!.RoundId, reason.Trim(), approval));
    }

    private Refusal? Undecided(Approval approval, DateOnly today) => Blank(approval.SignerName)
        ? Required("approval.signerName", "请写明决定的人。")
        : approval.On > today || approval.On < State.RepliedOn ? new("date", "决定的日期不能早于答复，也不能晚于今天。", null, "approval.on") : null;

    private Refusal? NotAnswered() => State switch
    {
        { Filing: null } => new("not-filed", "申请尚未提交。"),
        { Withdrawal: not null } => new("withdrawn", "申请人已撤回申请，本件不再办理。"),
        { Abandonment: not null } => new("abandoned", "本件已按视为放弃申请办结，没有可以补充、更正的答复。"),
        { JointLead: { } lead } => new("joint", $"本件由{lead.Number}并案答复，请在该件办理。"),
        { Closing: null } => new("not-closed", "本件还在办理，没有办结的答复可以补充、更正。"),
        _ => null,
    };

    /// <summary>重新答复 that was ordered is on record with the close of the work for it.</summary>
    private void Redone(Letter letter)
    {
        if (State.Further is { DisputeId: { } id } && State.Disputes.Exists(d => d.Id == id && d is { VoidReason: null, Stage: DisputeStage.RedoDue }))
        {
            Raise(new DisputeRedone(id, letter.Served!.On, letter.Issued.Number, []));
        }
    }
}
