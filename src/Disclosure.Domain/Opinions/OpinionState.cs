using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Opinions;

/// <summary>An opinion as the fold of its events. Pure: the same events give the same state.</summary>
public sealed record OpinionState
{
    /// <summary>Before any event.</summary>
    public static OpinionState Empty { get; } = new();

    /// <summary>How many events were folded.</summary>
    public int Version { get; init; }

    /// <summary>What was written; null only before the first event.</summary>
    public OpinionFiled? Filing { get; init; }

    /// <summary>查询码 that opens the case now; null only before the first event.</summary>
    public string? QueryCode { get; init; }

    /// <summary>受理.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>不予受理.</summary>
    public OpinionDeclined? Declined { get; init; }

    /// <summary>The department that has it; null before it is routed, and after it was returned.</summary>
    public OpinionRouted? Route { get; init; }

    /// <summary>Why the last department returned it.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>The answer as drafted.</summary>
    public string? Draft { get; init; }

    /// <summary>What the head wants changed.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>负责人审签 of the present draft.</summary>
    public Approval? Approval { get; init; }

    /// <summary>答复日期.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The last publication.</summary>
    public OpinionPublished? Publication { get; init; }

    /// <summary>Why and when it was taken down; null while it stands.</summary>
    public OpinionTakenDown? TakenDown { get; init; }

    /// <summary>办结.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>撤回.</summary>
    public OpinionWithdrawn? Withdrawal { get; init; }

    /// <summary>The offer to make an application of it.</summary>
    public OpinionConversionOffered? Offer { get; init; }

    /// <summary>The application that it became.</summary>
    public OpinionBecameRequest? Became { get; init; }

    /// <summary>编号.</summary>
    public string Number => Filed.Number;

    /// <summary>What was written.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been filed.</exception>
    public OpinionFiled Filed => Filing ?? throw new InvalidOperationException("No opinion has been filed.");

    /// <summary>What the public reads now; null while nothing is published.</summary>
    public OpinionPublished? Published => TakenDown is null ? Publication : null;

    /// <summary>The answer as sent; null before.</summary>
    public string? Answer => AnsweredOn is null ? null : Draft;

    /// <summary>What the citizen sees.</summary>
    public OpinionStatus Status => this switch
    {
        { Became: not null } => OpinionStatus.BecameRequest,
        { Withdrawal: not null } => OpinionStatus.Withdrawn,
        { Declined: not null } => OpinionStatus.Declined,
        { ClosedOn: not null } => OpinionStatus.Closed,
        { AnsweredOn: not null } => OpinionStatus.Answered,
        { Offer: not null } => OpinionStatus.AwaitingConfirmation,
        { Route: not null } => OpinionStatus.InProgress,
        { AcceptedOn: not null } => OpinionStatus.Accepted,
        _ => OpinionStatus.Submitted,
    };

    /// <summary>The day it came to an end; null while it is open.</summary>
    public DateOnly? EndedOn => Became?.On ?? Withdrawal?.On ?? Declined?.On ?? ClosedOn;

    /// <summary>受理时限: day 1 is the first working day after receipt.</summary>
    public DateOnly AcceptDueOn(WorkCalendar calendar) => Due(calendar, Filed.Terms.AcceptDays);

    /// <summary>答复时限, counted by the same calendar as statutory periods.</summary>
    public DateOnly AnswerDueOn(WorkCalendar calendar) => Due(calendar, Filed.Terms.AnswerDays);

    /// <summary>Folds all events.</summary>
    public static OpinionState Fold(IEnumerable<OpinionEvent> events) => events.Aggregate(Empty, (state, e) => state.Apply(e));

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not known.</exception>
    public OpinionState Apply(OpinionEvent e) => (e switch
    {
        OpinionFiled x => this with { Filing = x, QueryCode = x.QueryCode },
        OpinionCodeReissued x => this with { QueryCode = x.Code },
        OpinionAccepted x => this with { AcceptedOn = x.On },
        OpinionDeclined x => this with { Declined = x },
        OpinionRouted x => this with { Route = x, ReturnReason = null },
        OpinionReturned x => this with { Route = null, ReturnReason = x.Reason, Draft = null, SentBackReason = null, Approval = null },
        OpinionAnswerDrafted x => this with { Draft = x.Text, Approval = null, SentBackReason = null },
        OpinionAnswerSentBack x => this with { Approval = null, SentBackReason = x.Reason },
        OpinionAnswerApproved x => this with { Approval = x.Approval, SentBackReason = null },
        OpinionAnswered x => this with { AnsweredOn = x.On },
        OpinionPublished x => this with { Publication = x, TakenDown = null },
        OpinionTakenDown x => this with { TakenDown = x },
        OpinionClosed x => this with { ClosedOn = x.On },
        OpinionWithdrawn x => this with { Withdrawal = x },
        OpinionConversionOffered x => this with { Offer = x },
        OpinionBecameRequest x => this with { Became = x },
        OpinionSenderPhoned => this,
        _ => throw new InvalidOperationException($"Unknown event {e.GetType().Name}."),
    }) with
    { Version = Version + 1 };

    private DateOnly Due(WorkCalendar calendar, int days)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkingDays(Filed.ReceivedOn, days);
    }
}
