using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>并案答复 across cases: which others a change concerns, and what it means for them.</summary>
internal static class JointReplies
{
    /// <summary>The cases that follow from what was done in this unit; none for almost every change.</summary>
    public static IReadOnlyList<Guid> Concerned(CaseUnit unit)
    {
        if (unit.Matter is not RequestMatter)
        {
            return [];
        }

        if (unit.Matter is not RequestMatter)
        {
            return [];
        }

        var state = unit.Request.State;
        if (!state.JointMembers.IsEmpty && unit.Request.Raised.Any(IsTold))
        {
            return [.. state.JointMembers.Select(m => m.CaseId)];
        }

        return state.JointLead is { } lead && unit.Request.Raised.Any(e => e is RequestWithdrawn) ? [lead.CaseId] : [];
    }

    /// <summary>Tells the other case.</summary>
    public static void Follow(CaseUnit unit, CaseUnit other)
    {
        if (unit.Request.State.JointLead is { } lead && lead.CaseId == other.Row.Id)
        {
            other.Request.LetGo(new LinkedCase(unit.Row.Id, unit.Request.State.Number), "申请人已撤回该件。");
        }
        else
        {
            other.Request.FollowLead(unit.Row.Id, unit.Request.State);
        }
    }

    private static bool IsTold(RequestEvent e) =>
        e is ReplyServed or ServiceFailed or ServiceProved or FactCorrected or RequestClosed or RequestArchived or RequestWithdrawn or RequestAbandoned;
}
