namespace Disclosure.Domain.Deadlines;

/// <summary>What came of computing the clock: a result, or a refusal of the history.</summary>
public abstract record ClockOutcome
{
    private ClockOutcome()
    {
    }

    /// <summary>The history is coherent.</summary>
    public sealed record Computed(ClockResult Result) : ClockOutcome;

    /// <summary>The history cannot have happened, or holds an act that the law does not allow at that moment.</summary>
    public sealed record Refused(ClockRefusal Refusal) : ClockOutcome;
}

/// <summary>Why a history is refused.</summary>
/// <param name="EventIndex">The offending event, from 0; null when the receipt date or the day asked for is at fault.</param>
/// <param name="Field">The field at fault, in the names of the API: <c>on</c>, <c>workingDays</c>, <c>receivedOn</c> …</param>
/// <param name="Article">The rule it offends, in Chinese.</param>
/// <param name="Reason">What is wrong and how to mend it, in Chinese.</param>
public sealed record ClockRefusal(int? EventIndex, string Field, string Article, string Reason);

/// <summary>Where an application stands.</summary>
public enum ClockState
{
    /// <summary>The period to reply is running, or has run out without a reply.</summary>
    Running,

    /// <summary>The applicant is to complete the application (待补正).</summary>
    AwaitingClarification,

    /// <summary>The applicant is to pay (待缴费).</summary>
    AwaitingPayment,

    /// <summary>Replied, withdrawn or deemed abandoned; see <see cref="ClockResult.EndedBy"/>.</summary>
    Ended,
}

/// <summary>A rule that was applied, or offended.</summary>
/// <param name="Article">The source, in Chinese, e.g. 《条例》第三十三条第二款.</param>
/// <param name="Text">What it means for this application, in Chinese, with dates.</param>
public sealed record ClockRule(string Article, string Text);

/// <summary>One day of the explanation.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What kind of day it is.</param>
/// <param name="Counts">The number it counts as within its period, from 1; null when it does not count.</param>
/// <param name="Note">Why it does not count, or what happened on it, in Chinese; empty when there is nothing to say.</param>
public sealed record ClockDay(DateOnly Date, DayKind Kind, int? Counts, string Note);

/// <summary>A consultation as the clock sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Who is asked.</param>
/// <param name="SentOn">The day the letter was sent.</param>
/// <param name="DeliveredOn">The day it was signed for, when known.</param>
/// <param name="AnsweredOn">The day the opinion arrived, if it did.</param>
/// <param name="OpinionDueOn">The 15th working day after delivery; null without delivery and for other agencies.</param>
/// <param name="ExcludedThrough">The last day of the excluded interval, as of the day asked for; null when nothing is
/// excluded because the letter went out after the due date.</param>
/// <param name="IsOpen">Whether the opinion is still awaited on the day asked for.</param>
public sealed record ClockConsultation(
    string Id,
    ConsultationKind Kind,
    DateOnly SentOn,
    DateOnly? DeliveredOn,
    DateOnly? AnsweredOn,
    DateOnly? OpinionDueOn,
    DateOnly? ExcludedThrough,
    bool IsOpen);

/// <summary>The statutory clock of one application on one day.</summary>
public sealed class ClockResult
{
    private readonly Lazy<IReadOnlyList<ClockDay>> _days;
    private readonly Lazy<IReadOnlyList<ClockUse>> _uses;

    internal ClockResult(Func<ClockResult, IReadOnlyList<ClockDay>> explain, Func<ClockResult, IReadOnlyList<ClockUse>> use)
    {
        // Built on demand: a sweep over many cases needs the dates, not the story.
        _days = new Lazy<IReadOnlyList<ClockDay>>(() => explain(this));
        _uses = new Lazy<IReadOnlyList<ClockUse>>(() => use(this));
    }

    /// <summary>收到申请之日.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The day the result speaks of: the day asked for, or the last event when that is later; after the end,
    /// the day of the end.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where the application stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>法定期限: the last day to reply. Null while the applicant is to complete or to pay.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>内控期限: the due date without the exclusions for consultations.</summary>
    public required DateOnly? InternalDueOn { get; init; }

    /// <summary>暂定: <see cref="DueOn"/> lies past the last loaded calendar.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Working days of the current period that are used up on <see cref="AsOf"/>.</summary>
    public required int WorkingDaysUsed { get; init; }

    /// <summary>Working days of the current period, extension included.</summary>
    public required int WorkingDaysAllowed { get; init; }

    /// <summary>Working days left after <see cref="AsOf"/>; 0 on the due date, negative when overdue. Null without a due
    /// date.</summary>
    public required int? RemainingWorkingDays { get; init; }

    /// <summary>Once ended: whether it ended on or before the due date. Null while it has not ended.</summary>
    public required bool? OnTime { get; init; }

    /// <summary>The event that ended it, or null.</summary>
    public required ClockEvent? EndedBy { get; init; }

    /// <summary>The consultations, in the order in which they were sent.</summary>
    public required IReadOnlyList<ClockConsultation> Consultations { get; init; }

    /// <summary>The rules applied, in order of application.</summary>
    public required IReadOnlyList<ClockRule> Rules { get; init; }

    /// <summary>What was done against the law, in order.</summary>
    public required IReadOnlyList<ClockRule> Violations { get; init; }

    /// <summary>Every day from receipt to the due date or <see cref="AsOf"/>, whichever is later; to the end when
    /// ended.</summary>
    public IReadOnlyList<ClockDay> Days => _days.Value;

    /// <summary>Every working day after receipt up to and including <see cref="AsOf"/>: what it counted as. The days of the
    /// current period that are not excluded are <see cref="WorkingDaysUsed"/>.</summary>
    public IReadOnlyList<ClockUse> Uses => _uses.Value;
}
