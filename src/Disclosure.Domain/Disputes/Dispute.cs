using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Disputes;

/// <summary>复议诉讼: one dispute about a request, and how far it has come.</summary>
/// <param name="Opened">What was received, its date as corrected.</param>
public sealed record Dispute(DisputeOpened Opened)
{
    /// <summary>This agency's answer, once handed in.</summary>
    public DisputeAnswered? Answered { get; init; }

    /// <summary>The decision, once received.</summary>
    public DisputeDecided? Decided { get; init; }

    /// <summary>重新答复, once made.</summary>
    public DisputeRedone? Redone { get; init; }

    /// <summary>Why the registration was voided; null while it stands.</summary>
    public string? VoidReason { get; init; }

    /// <summary>Identity.</summary>
    public Guid Id => Opened.DisputeId;

    /// <summary>How far it has come. A decision ends the duty to answer, answered or not.</summary>
    public DisputeStage Stage => this switch
    {
        { VoidReason: not null } => DisputeStage.Voided,
        { Redone: not null } => DisputeStage.Ended,
        { Decided.RedoOrdered: true } => DisputeStage.RedoDue,
        { Decided: not null } => DisputeStage.Ended,
        { Answered: not null } => DisputeStage.Pending,
        _ => DisputeStage.AnswerDue,
    };

    /// <summary>True while something is still to come.</summary>
    public bool IsOpen => Stage is not (DisputeStage.Ended or DisputeStage.Voided);

    /// <summary>True for a date that can be corrected: one that is on record, or the term of a new reply that the decision left open.</summary>
    /// <param name="date">Which.</param>
    public bool MayCorrect(DisputeDate date) => VoidReason is null && (DateOf(date) is not null || (date == DisputeDate.RedoBy && Decided is { RedoOrdered: true }));

    /// <summary>The term for the answer.</summary>
    /// <param name="calendar">The working calendar.</param>
    public DisputeTerm AnswerBy(WorkCalendar calendar) => DisputeTerms.AnswerBy(Opened.Kind, Opened.Simplified, Opened.ReceivedOn, calendar);

    /// <summary>The day by which this agency must act next; null while it need not.</summary>
    /// <param name="calendar">The working calendar.</param>
    public DateOnly? DueOn(WorkCalendar calendar) => Stage switch
    {
        DisputeStage.AnswerDue => AnswerBy(calendar).On,
        DisputeStage.RedoDue => Decided!.RedoBy,
        _ => null,
    };

    /// <summary>A date as entered; null where there is none yet.</summary>
    /// <param name="date">Which.</param>
    public DateOnly? DateOf(DisputeDate date) => date switch
    {
        DisputeDate.Received => Opened.ReceivedOn,
        DisputeDate.Answered => Answered?.On,
        DisputeDate.Decided => Decided?.On,
        DisputeDate.RedoBy => Decided?.RedoBy,
        _ => Redone?.On,
    };

    /// <summary>The dispute with another date.</summary>
    internal Dispute Corrected(DisputeDate date, DateOnly to) => date switch
    {
        DisputeDate.Received => this with { Opened = Opened with { ReceivedOn = to } },
        DisputeDate.Answered => this with { Answered = Answered! with { On = to } },
        DisputeDate.Decided => this with { Decided = Decided! with { On = to } },
        DisputeDate.RedoBy => this with { Decided = Decided! with { RedoBy = to } },
        _ => this with { Redone = Redone! with { On = to } },
    };
}
