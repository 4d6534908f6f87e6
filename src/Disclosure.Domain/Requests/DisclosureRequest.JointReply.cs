using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 并案答复: this case's reply answers other applications of the same applicant for the same thing. Each stays a case of its
    /// own, received on its own day, due on its own day and one 件 in 表三; none may be due before the leading one.
    /// </summary>
    /// <param name="caseId">This case.</param>
    /// <param name="members">The cases that join, each with its identity; moved together with this one or not at all.</param>
    /// <param name="reason">Why.</param>
    /// <param name="dueOn">法定期限 of a request; null while there is none.</param>
    /// <returns>Every refusal, that of a member with its number; none when all have joined.</returns>
    public IReadOnlyList<Refusal> JoinReplies(Guid caseId, IReadOnlyList<(Guid CaseId, DisclosureRequest Request)> members, string reason, Func<DisclosureRequest, DateOnly?> dueOn)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(dueOn);
        if (NotLeading() is { } no)
        {
            return [no];
        }

        var refusals = new List<Refusal>();
        if (members.Count == 0)
        {
            refusals.Add(Required("members", "请选择并案答复的件。"));
        }

        if (Blank(reason))
        {
            refusals.Add(Required("reason", "请写明并案的理由。"));
        }

        foreach (var (_, member) in members)
        {
            if ((NotJoinable(member) ?? DueBefore(member, dueOn)) is { } unfit)
            {
                refusals.Add(unfit with { Message = $"{member.State.Number}：{unfit.Message}", Field = "members" });
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        Raise(new JointReplyFormed([.. members.Select(m => new LinkedCase(m.CaseId, m.Request.State.Number))], reason.Trim()));
        foreach (var (_, member) in members)
        {
            member.Raise(new JointReplyJoined(new LinkedCase(caseId, State.Number), reason.Trim()));
        }

        return [];
    }

    /// <summary>取消并案: a case that had joined is answered on its own again. Lawful until the common reply is reviewed: what was reviewed names it.</summary>
    /// <param name="member">The case, with its identity.</param>
    /// <param name="reason">Why.</param>
    public Refusal? SeparateReply((Guid CaseId, DisclosureRequest Request) member, string reason)
    {
        ArgumentNullException.ThrowIfNull(member.Request);
        if (NotOpen() is { } no)
        {
            return no;
        }

        if (!State.JointMembers.Exists(m => m.CaseId == member.CaseId) || member.Request.State.JointLead is null)
        {
            return new("not-joined", "该件没有并入本件。", null, "members");
        }

        if (State.Signature is not null)
        {
            return new("signed", "并案的答复已经签发，不能取消并案。确需单独答复的，先撤回签发。");
        }

        if (!State.Reviews.IsEmpty)
        {
            return new("reviewed", "并案的答复稿已经审核，不能取消并案。确需单独答复的，先退回修改。");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明取消并案的理由。");
        }

        Raise(new JointReplyLeft(new LinkedCase(member.CaseId, member.Request.State.Number), reason.Trim()));
        member.Request.Raise(new JointReplyEnded(reason.Trim()));
        return null;
    }

    private Refusal? NotLeading() => NotOpen() ?? Registered() ?? State switch
    {
        { Kind: RequestKind.Correction } => new("correction", "更正申请不并案答复。", Law.Article("四十一")),
        { JointLead: { } lead } => new("joint", $"本件已经并入{lead.Number}，由该件答复。"),
        { Signature: not null } => new("signed", "答复已经签发，不能再并案。"),
        { Further: not null } => new("answered-again", "本件是对已经作出的答复再次答复，不能再并案。"),
        { Reviews.IsEmpty: false } => new("reviewed", "答复稿已经审核，不能再并案：审核的不是写明并案各件的答复书。确需并案的，先退回修改。"),
        { ReplyLetter: not null } => new("issued", "答复书已经编号，不能再并案。"),
        _ => null,
    };

    /// <summary>What became of the leading case, told to one that joined: its reply, its end.</summary>
    /// <param name="leadId">The leading case.</param>
    /// <param name="lead">It as it stands.</param>
    public void FollowLead(Guid leadId, RequestState lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (State.JointLead?.CaseId != leadId || State.Withdrawal is not null)
        {
            return;
        }

        if (lead is { Withdrawal: not null } or { Abandonment: not null })
        {
            if (State.Closing is null)
            {
                Raise(new JointReplyEnded(lead.Withdrawal is null ? "主件已按视为放弃申请办结。" : "主件的申请已经撤回。"));
            }

            return;
        }

        // What follows the reply that answered both is the leading case's own work; this one keeps its reply and its end.
        if (lead.Past.IsEmpty && lead.ReplyLetter is { Issued: var issued } && (lead.RepliedOn is not null || State.JointReply is not null))
        {
            var reply = new JointReply(issued.Number, issued.Type, issued.Remedy, lead.RepliedOn, lead.Draft is { } draft ? ReplyCatalogue.Basis(draft.Type, draft.Ground).ReportRow : null);

            // What was told before the row was kept with it is not news.
            if (reply != State.JointReply && reply with { ReportRow = null } != State.JointReply)
            {
                Raise(new JointReplyFollowed(reply));
            }
        }

        if (lead.Closing is { } closing && State.Closing is null)
        {
            Raise(closing with { Note = $"与{lead.Number}并案答复。" });
        }

        if (lead.Archive is { } archive && State.Archive is null)
        {
            Raise(archive);
        }
    }

    /// <summary>The leading case lets a member go that its applicant has withdrawn.</summary>
    /// <param name="member">The case that ended by itself.</param>
    /// <param name="reason">Why.</param>
    public void LetGo(LinkedCase member, string reason)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (State.JointMembers.Exists(m => m.CaseId == member.CaseId) && State.Closing is null)
        {
            Raise(new JointReplyLeft(member, reason));
        }
    }

    /// <summary>What no step of the way to a reply may do: work on a case that is not open, or that another one answers.</summary>
    private Refusal? NotAtWork() => NotOpen() ?? Joined();

    /// <summary>What a case that joined may not do by itself.</summary>
    private Refusal? Joined() => State.JointLead is { } lead ? new("joint", $"本件与{lead.Number}并案答复，请在该件办理；确需单独办理的，先在该件取消并案。") : null;

    private Refusal? NotJoinable(DisclosureRequest member) => member.NotOpen() ?? member.Registered() ?? member.State switch
    {
        _ when ReferenceEquals(member, this) => new("self", "是本件自己。"),
        { Kind: RequestKind.Correction } => new("correction", "是更正申请，不并案答复。", Law.Article("四十一")),
        { JointLead: { } lead } => new("joint", $"已经与{lead.Number}并案。"),
        { JointMembers.IsEmpty: false } => new("leads", "有其他件并入该件，请以该件为主件。"),
        { Signature: not null } or { ReplyLetter: not null } => new("signed", "答复已经签发，不能并案。"),
        { Further: not null } => new("answered-again", "是对已经作出的答复再次答复，不能并案。"),
        _ when !SameApplicant(member.State.Filing!.Applicant) => new("applicant", "不是同一申请人。并案答复限于同一申请人：一份答复书不得让不同申请人知悉彼此的信息。", Law.Article("十五")),
        _ when member.State.Notices.Exists(n => n.VoidReason is null && !(n.IsServed && !n.IsAwaiting)) => new("notice-open", "有程序性文书尚未办结，办结后才能并案。"),
        _ => null,
    };

    private Refusal? DueBefore(DisclosureRequest member, Func<DisclosureRequest, DateOnly?> dueOn) =>
        dueOn(this) is { } own && dueOn(member) is { } theirs && theirs < own
            ? new("due", $"法定期限（{theirs:yyyy年M月d日}）早于本件，请以最先到期的件为主件。", Law.Article("三十三"))
            : null;

    private bool SameApplicant(Applicant other)
    {
        var own = State.Filing!.Applicant;
        // Imported cases may lack the number; a name alone proves nothing.
        return !Blank(own.IdNumber) && (own.Kind, own.IdType, own.Name.Trim()) == (other.Kind, other.IdType, other.Name.Trim())
            && string.Equals(own.IdNumber?.Trim(), other.IdNumber?.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
