using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Cases;

/// <summary>How urgent a deadline is. Shown by number, word and icon; colour only supports it.</summary>
public enum DueLevel
{
    /// <summary>No deadline runs: receipt not confirmed, or the applicant is to complete or to pay.</summary>
    None,

    /// <summary>Time enough.</summary>
    Calm,

    /// <summary>临期: few working days left, or today.</summary>
    Near,

    /// <summary>超期.</summary>
    Overdue,

    /// <summary>Ended on or before its due date, or by the applicant's own act.</summary>
    Met,

    /// <summary>Ended after its due date.</summary>
    Missed,
}

/// <summary>A deadline as an officer sees it. Derived from the clock, never stored.</summary>
/// <param name="Level">How urgent.</param>
/// <param name="Days">Working days left, negative when overdue; null where none are counted.</param>
/// <param name="Words">The number in words, e.g. 剩 12 个工作日.</param>
public sealed record CaseDue(DueLevel Level, int? Days, string Words)
{
    /// <summary>临期 begins with this many working days left.</summary>
    public const int NearDays = 3;

    /// <summary>临期 or 超期 as a word; null when nothing needs to be said.</summary>
    public string? Flag => Level switch
    {
        DueLevel.Near => "临期",
        DueLevel.Overdue or DueLevel.Missed => "超期",
        _ => null,
    };

    /// <summary>The 法定期限 of a case.</summary>
    /// <param name="clock">The clock of today; null while the date of receipt waits for confirmation.</param>
    public static CaseDue Statutory(ClockResult? clock) => clock switch
    {
        null => new(DueLevel.None, null, "待确认收到"),
        { State: ClockState.AwaitingClarification } => new(DueLevel.None, null, "待补正，不计期限"),
        { State: ClockState.AwaitingPayment } => new(DueLevel.None, null, "待缴费，不计期限"),
        { State: ClockState.Ended, EndedBy: not ClockEvent.Replied } => new(DueLevel.Met, null, "已终止"),
        { State: ClockState.Ended, OnTime: false, RemainingWorkingDays: var late } => new(DueLevel.Missed, late, late < 0 ? $"超期 {-late} 个工作日答复" : "超期答复"),
        { State: ClockState.Ended } => new(DueLevel.Met, null, "按期答复"),
        { RemainingWorkingDays: { } left, DueOn: { } due } => Running(left, due, clock.AsOf),
        _ => new(DueLevel.None, null, "期限未定"),
    };

    /// <summary>The 内控期限: the same without the pauses; says nothing once the case has ended.</summary>
    /// <param name="clock">The clock of today.</param>
    /// <param name="calendar">Counts the days left.</param>
    public static CaseDue Internal(ClockResult? clock, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (clock is not { State: ClockState.Running, InternalDueOn: { } due })
        {
            return new CaseDue(DueLevel.None, null, string.Empty);
        }

        return Running(due, clock.AsOf, calendar);
    }

    /// <summary>A last day by itself: the term of a dispute (the answer, the defence, the new reply that was ordered), or that of a case that joined.</summary>
    /// <param name="due">The day; null while nothing of ours is awaited, or no term was set.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">Counts the days left.</param>
    public static CaseDue OfDay(DateOnly? due, DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return due is { } on ? Running(on, today, calendar) : new CaseDue(DueLevel.None, null, string.Empty);
    }

    private static CaseDue Running(DateOnly due, DateOnly today, WorkCalendar calendar) =>
        Running(due >= today ? calendar.CountWorkingDays(today, due) : -calendar.CountWorkingDays(due, today), due, today);

    // On the rest days after the due date no working day has been missed yet, and it is late all the same.
    private static CaseDue Running(int left, DateOnly due, DateOnly asOf) => left switch
    {
        < 0 => new(DueLevel.Overdue, left, $"超期 {-left} 个工作日"),
        0 when asOf > due => new(DueLevel.Overdue, 0, "已超期"),
        0 => new(DueLevel.Near, 0, "今天到期"),
        <= NearDays => new(DueLevel.Near, left, $"剩 {left} 个工作日"),
        _ => new(DueLevel.Calm, left, $"剩 {left} 个工作日"),
    };
}
