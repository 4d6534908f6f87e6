using System.Collections.Immutable;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>
/// A request as the fold of its events. Pure: the same events give the same state. Status, date of receipt and clock are
/// derived here and nowhere else.
/// </summary>
public sealed record RequestState
{
    /// <summary>Before any event.</summary>
    public static RequestState Empty { get; } = new();

    /// <summary>How many events were folded.</summary>
    public int Version { get; init; }

    /// <summary>What was filed; null only before the first event.</summary>
    public RequestFiled? Filing { get; init; }

    /// <summary>The valid query code.</summary>
    public string? QueryCode { get; init; }

    /// <summary>登记, once done.</summary>
    public RequestRegistered? Registration { get; init; }

    /// <summary>确认收到, once done.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>A corrected date of receipt; overrides the one that follows from the channel.</summary>
    public DateOnly? CorrectedReceivedOn { get; init; }

    /// <summary>A corrected date of reply.</summary>
    public DateOnly? CorrectedRepliedOn { get; init; }

    /// <summary>The departments' parts, in the order of assignment.</summary>
    public ImmutableList<Assignment> Assignments { get; init; } = [];

    /// <summary>The date set for the departments at 分办.</summary>
    public DateOnly? DepartmentsDueOn { get; init; }

    /// <summary>主办汇总.</summary>
    public string? Consolidated { get; init; }

    /// <summary>The reply as last drafted.</summary>
    public ReplyDraft? Draft { get; init; }

    /// <summary>Reviews that the present draft has passed.</summary>
    public ImmutableDictionary<ReviewStage, Approval> Reviews { get; init; } = ImmutableDictionary<ReviewStage, Approval>.Empty;

    /// <summary>签发 of the present draft.</summary>
    public Approval? Signature { get; init; }

    /// <summary>Letters issued, oldest first.</summary>
    public ImmutableList<Letter> Letters { get; init; } = [];

    /// <summary>办结.</summary>
    public RequestClosed? Closing { get; init; }

    /// <summary>归档.</summary>
    public RequestArchived? Archive { get; init; }

    /// <summary>撤回.</summary>
    public RequestWithdrawn? Withdrawal { get; init; }

    /// <summary>受理编号.</summary>
    public string Number => Filing?.Number ?? throw new InvalidOperationException("No request has been filed.");

    /// <summary>The date of receipt and why it is that date (条例第三十一条).</summary>
    public ReceiptDetermination Receipt => ReceiptDate.Determine(
        (Filing ?? throw new InvalidOperationException("No request has been filed.")).Receipt with { ConfirmedOn = ConfirmedOn ?? Filing.Receipt.ConfirmedOn });

    /// <summary>收到之日; null while it waits for confirmation.</summary>
    public DateOnly? ReceivedOn => CorrectedReceivedOn ?? Receipt.ReceivedOn;

    /// <summary>The reply's letter: the latest issued.</summary>
    public Letter? ReplyLetter => Letters.IsEmpty ? null : Letters[^1];

    /// <summary>The date on which the reply was made in the sense of article 33; null before.</summary>
    public DateOnly? RepliedOn => ReplyLetter is { IsServed: true } letter ? CorrectedRepliedOn ?? letter.Served!.On : null;

    /// <summary>主办处室.</summary>
    public Guid? LeadDepartmentId => Assignments.FirstOrDefault(a => a.IsLead && a.State != AssignmentState.Returned)?.DepartmentId;

    /// <summary>True when a lead is assigned and no department's answer is awaited.</summary>
    public bool DepartmentsAnswered => LeadDepartmentId is not null
        && Assignments.Any(a => a.IsLead && a.State == AssignmentState.Approved)
        && Assignments.All(a => a.IsSettled);

    /// <summary>What the citizen sees.</summary>
    public PublicStatus Status => this switch
    {
        { Withdrawal: not null } => PublicStatus.Withdrawn,
        { Closing: not null } => PublicStatus.Closed,
        { ReplyLetter.IsServed: true } => PublicStatus.Answered,
        { Assignments.IsEmpty: false } => PublicStatus.InProgress,
        { ReceivedOn: null } => PublicStatus.Submitted,
        _ => PublicStatus.Registered,
    };

    /// <summary>The events that the statutory clock counts with.</summary>
    public IReadOnlyList<ClockEvent> ClockEvents
    {
        get
        {
            if (Withdrawal is { } w)
            {
                return RepliedOn is { } before && before <= w.On ? [new ClockEvent.Replied(before)] : [new ClockEvent.Withdrawn(w.On)];
            }

            return RepliedOn is { } on ? [new ClockEvent.Replied(on)] : [];
        }
    }

    /// <summary>The clock as it stands; null while the date of receipt waits for confirmation.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="asOf">Today in Asia/Shanghai.</param>
    /// <exception cref="InvalidOperationException">The case's own events contradict each other: a defect.</exception>
    public ClockResult? Clock(WorkCalendar calendar, DateOnly asOf)
    {
        if (ReceivedOn is not { } receivedOn)
        {
            return null;
        }

        return StatutoryClock.Compute(new ClockHistory(receivedOn, [.. ClockEvents]), calendar, asOf) switch
        {
            ClockOutcome.Computed computed => computed.Result,
            ClockOutcome.Refused refused => throw new InvalidOperationException(refused.Refusal.Reason),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    /// <summary>Folds all events.</summary>
    public static RequestState Fold(IEnumerable<RequestEvent> events) => events.Aggregate(Empty, (state, e) => state.Apply(e));

    /// <summary>The state after one more event.</summary>
    public RequestState Apply(RequestEvent e) => (e switch
    {
        RequestFiled x => this with { Filing = x },
        QueryCodeIssued x => this with { QueryCode = x.Code },
        RequestRegistered x => this with { Registration = x },
        ReceiptConfirmed x => this with { ConfirmedOn = x.On },
        RequestWithdrawn x => this with { Withdrawal = x },
        FactCorrected { Fact: CorrectableFact.ReceivedOn } x => this with { CorrectedReceivedOn = x.To },
        FactCorrected { Fact: CorrectableFact.RepliedOn } x => this with { CorrectedRepliedOn = x.To },
        DepartmentsAssigned x => Assign(x),
        AssignmentAccepted x => With(x.DepartmentId, a => a with { State = AssignmentState.Accepted }),
        AssignmentReturned x => With(x.DepartmentId, a => a with { State = AssignmentState.Returned, ReturnReason = x.Reason }),
        DepartmentAnswerSubmitted x => With(x.DepartmentId, a => a with { State = AssignmentState.Submitted, Answer = x }),
        DepartmentAnswerSentBack x => With(x.DepartmentId, a => a with { State = AssignmentState.Accepted, ReturnReason = x.Reason }),
        DepartmentAnswerApproved x => With(x.DepartmentId, a => a with { State = AssignmentState.Approved, Approval = x.Approval }),
        DepartmentUrged x => With(x.DepartmentId, a => a with { TimesUrged = a.TimesUrged + 1 }),
        DepartmentPassedOver x => With(x.DepartmentId, a => a with { State = AssignmentState.PassedOver, ReturnReason = x.Reason }),
        AnswersConsolidated x => this with { Consolidated = x.Summary },
        ReplyDrafted x => this with { Draft = x.Draft, Reviews = Reviews.Clear(), Signature = null },
        ReplyReviewed x => this with { Reviews = Reviews.SetItem(x.Stage, x.Approval) },
        ReplySentBack => this with { Reviews = Reviews.Clear(), Signature = null },
        ReplySigned x => this with { Signature = x.Approval },
        LetterIssued x => this with { Letters = Letters.Add(new Letter(x)) },
        LetterSealed x => With(x.LetterId, l => l with { SealedFileId = x.SealedFileId }),
        ReplyServed x => With(x.LetterId, l => l with { Served = x.Act, FailedReason = null, ProvedOn = null }) with { CorrectedRepliedOn = null },
        ServiceProved x => With(x.LetterId, l => l with { ProvedOn = x.On }),
        ServiceFailed x => With(x.LetterId, l => l with { FailedReason = x.Reason }),
        RequestClosed x => this with { Closing = x },
        RequestArchived x => this with { Archive = x },
        ApplicantPhoned => this,
        _ => throw new InvalidOperationException($"Unknown event {e.GetType().Name}."),
    }) with
    { Version = Version + 1 };

    private RequestState Assign(DepartmentsAssigned x)
    {
        // A department that is named again keeps its work; one that is no longer named and had returned the case drops out.
        var kept = Assignments.Where(a => a.State != AssignmentState.Returned).ToList();
        var named = x.CoDepartmentIds.Prepend(x.LeadDepartmentId);
        var fresh = named.Where(id => kept.All(a => a.DepartmentId != id)).Select(id => new Assignment(id, id == x.LeadDepartmentId, AssignmentState.Assigned));
        return this with
        {
            Assignments = [.. kept.Select(a => a with { IsLead = a.DepartmentId == x.LeadDepartmentId }), .. fresh],
            DepartmentsDueOn = x.InternalDueOn ?? DepartmentsDueOn,
        };
    }

    private RequestState With(Guid departmentId, Func<Assignment, Assignment> change)
    {
        var index = Assignments.FindIndex(a => a.DepartmentId == departmentId);
        return index < 0
            ? throw new InvalidOperationException("The event names a department that is not assigned.")
            : this with { Assignments = Assignments.SetItem(index, change(Assignments[index])) };
    }

    private RequestState With(Guid letterId, Func<Letter, Letter> change)
    {
        var index = Letters.FindIndex(l => l.Issued.LetterId == letterId);
        return index < 0
            ? throw new InvalidOperationException("The event names a letter that was never issued.")
            : this with { Letters = Letters.SetItem(index, change(Letters[index])) };
    }
}
