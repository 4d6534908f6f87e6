using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Accounting;

/// <summary>
/// Who inside the agency has a request, as the fold of its events. The main way goes first: a procedural letter that waits for
/// its approval or its seal holds a case only while no department and no review does.
/// </summary>
internal sealed class RequestHolders
{
    private readonly HashSet<Guid> noticesSentBack = [];
    private RequestState state = RequestState.Empty;
    private bool draftSentBack;

    /// <summary>Before anything is recorded the case is with the disclosure office: what reaches the house has reached it.</summary>
    public (CaseHolder Holder, IReadOnlyList<Guid> Departments) Now => state switch
    {
        // Its own work rests; whoever leads answers, and the disclosure office has put them together.
        { JointLead: not null } => (CaseHolder.Intake, []),
        { Signature: not null } => (CaseHolder.Service, []),
        { Draft: not null } when !draftSentBack => (CaseHolder.Approval, []),
        { Draft: null } when AtWork() is { Count: > 0 } departments => (CaseHolder.Departments, departments),
        _ => (OfNotices(), []),
    };

    /// <summary>Takes the next event in.</summary>
    public void Apply(RequestEvent e)
    {
        state = state.Apply(e);
        switch (e)
        {
            case ReplySentBack or SignatureRecalled:
                draftSentBack = true;
                break;
            case ReplyDrafted:
                draftSentBack = false;
                break;
            case NoticeSentBack x:
                noticesSentBack.Add(x.NoticeId);
                break;
            case NoticeDrafted x:
                noticesSentBack.Remove(x.NoticeId);
                break;
            default:
                break;
        }
    }

    private List<Guid> AtWork() =>
    [
        .. from a in state.Assignments
           where a.State is AssignmentState.Assigned or AssignmentState.Accepted or AssignmentState.Submitted
               || (a.IsLead && state is { DepartmentsAnswered: true, Consolidated: null })
           select a.DepartmentId,
    ];

    private CaseHolder OfNotices()
    {
        var open = state.Notices.Where(n => n is { VoidReason: null, IsServed: false } && state.IsOpen(n)).ToList();
        return open.Exists(n => n.Approval is null && !noticesSentBack.Contains(n.Id)) ? CaseHolder.Approval
            : open.Exists(n => n.Approval is not null) ? CaseHolder.Service
            : CaseHolder.Intake;
    }
}
