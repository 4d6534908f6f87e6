using System.Globalization;

namespace Disclosure.Domain.Deadlines;

/// <summary>
/// The statutory clock of 《政府信息公开条例》 (国务院令第711号): from the facts of an application to its due date, with
/// the reasons. A pure function; dates are calendar dates in Asia/Shanghai.
/// </summary>
public static class StatutoryClock
{
    /// <summary>Working days to reply (article 33, paragraph 2).</summary>
    public const int ReplyWorkingDays = 20;

    /// <summary>Most working days of the one extension (article 33, paragraph 2).</summary>
    public const int MaxExtensionWorkingDays = 20;

    /// <summary>Working days to ask for clarification (article 30).</summary>
    public const int ClarificationWorkingDays = 7;

    /// <summary>Working days a third party or joint producer has for its opinion (articles 32 and 34).</summary>
    public const int OpinionWorkingDays = 15;

    /// <summary>Working days to pay, from the day after the notice is received (国办函〔2020〕109号, article 6).</summary>
    public const int PaymentWorkingDays = 20;

    /// <summary>The earliest date a history may hold.</summary>
    public static readonly DateOnly MinDate = WorkCalendar.MinDate;

    /// <summary>The latest date a history may hold; leaves room for every period before the calendar ends.</summary>
    public static readonly DateOnly MaxDate = WorkCalendar.MaxDate.AddYears(-2);

    /// <summary>The most events a history may hold.</summary>
    public const int MaxEvents = 1000;

    /// <summary>Computes the clock.</summary>
    /// <param name="history">The date of receipt and what happened since, in order.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="asOf">The day to speak of, usually today; consultations without an answer run to it. Where the last
    /// event is later, that day is taken, for an event that is given has happened.</param>
    /// <returns><see cref="ClockOutcome.Computed"/>, with unlawful but possible acts under
    /// <see cref="ClockResult.Violations"/>; or <see cref="ClockOutcome.Refused"/> for an event out of order, before
    /// receipt or after the end, a second or late extension, or a date out of range.</returns>
    public static ClockOutcome Compute(ClockHistory history, WorkCalendar calendar, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        if (OutOfRange(history.ReceivedOn))
        {
            return Refuse(null, "receivedOn", RangeReason(history.ReceivedOn));
        }

        if (OutOfRange(asOf))
        {
            return Refuse(null, "asOf", RangeReason(asOf));
        }

        if (history.Events.Count > MaxEvents)
        {
            return Refuse(null, "events", $"事件超过 {MaxEvents} 项，无法计算。");
        }

        var fold = new ClockFold(history.ReceivedOn, calendar);
        for (var i = 0; i < history.Events.Count; i++)
        {
            if (CheckDates(history, i) is var (field, reason))
            {
                return Refuse(i, field, reason);
            }

            if (fold.Apply(history.Events[i]) is { } refusal)
            {
                return new ClockOutcome.Refused(refusal with { EventIndex = i });
            }
        }

        return new ClockOutcome.Computed(fold.Result(asOf));
    }

    /// <summary>
    /// The clock of a case's own record. Its moves are judged by <see cref="Compute"/> before they are made; but a fact that
    /// is corrected later can leave an act behind that the law gives no effect (an extension that turns out to be late). It
    /// happened all the same: it is left out of the computation and listed under <see cref="ClockResult.Violations"/>.
    /// </summary>
    /// <param name="history">The date of receipt and the events, in order.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="asOf">The day to speak of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date of receipt or the day asked for is out of range.</exception>
    public static ClockResult ComputeRecorded(ClockHistory history, WorkCalendar calendar, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        if (OutOfRange(history.ReceivedOn) || OutOfRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(history), RangeReason(OutOfRange(asOf) ? asOf : history.ReceivedOn));
        }

        var fold = new ClockFold(history.ReceivedOn, calendar);
        Disregard(fold, history);
        return fold.Result(asOf);
    }

    /// <summary>
    /// The events that the law gives no effect, each with the reason: those that <see cref="ComputeRecorded"/> leaves out.
    /// Tells whether one more event would be among them, for a record that already holds some.
    /// </summary>
    /// <param name="history">The date of receipt and the events, in order.</param>
    /// <param name="calendar">The working days.</param>
    public static IReadOnlyList<(ClockEvent Event, ClockRefusal Refusal)> WithoutEffect(ClockHistory history, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        return OutOfRange(history.ReceivedOn)
            ? [.. history.Events.Select((e, i) => (e, new ClockRefusal(i, "receivedOn", ClockArticles.Facts, RangeReason(history.ReceivedOn))))]
            : Disregard(new ClockFold(history.ReceivedOn, calendar), history);
    }

    private static List<(ClockEvent Event, ClockRefusal Refusal)> Disregard(ClockFold fold, ClockHistory history)
    {
        var disregarded = new List<(ClockEvent, ClockRefusal)>();
        for (var i = 0; i < history.Events.Count; i++)
        {
            var refusal = CheckDates(history, i) is var (field, reason)
                ? new ClockRefusal(i, field, ClockArticles.Facts, reason)
                : fold.Apply(history.Events[i]);
            if (refusal is not null)
            {
                fold.Disregard(refusal);
                disregarded.Add((history.Events[i], refusal with { EventIndex = i }));
            }
        }

        return disregarded;
    }

    internal static string Text(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    private static (string Field, string Reason)? CheckDates(ClockHistory history, int index)
    {
        var e = history.Events[index];
        var previous = index == 0 ? history.ReceivedOn : history.Events[index - 1].On;
        var (field, other) = e switch
        {
            ClockEvent.ClarificationRequested { ReplyBy: { } replyBy } => ("replyBy", replyBy),
            ClockEvent.Deferred deferred => ("until", deferred.Until),
            _ => ("on", e.On),
        };
        return e switch
        {
            _ when OutOfRange(e.On) => ("on", RangeReason(e.On)),
            _ when OutOfRange(other) => (field, RangeReason(other)),
            _ when e.On < history.ReceivedOn =>
                ("on", $"日期{Text(e.On)}早于收到申请之日{Text(history.ReceivedOn)}，请核对。"),
            _ when e.On < previous => ("on", $"日期{Text(e.On)}早于前一事项的{Text(previous)}，请按发生的先后顺序填写。"),
            _ when other < e.On => (field, $"期限{Text(other)}早于告知之日{Text(e.On)}，请核对。"),
            _ => null,
        };
    }

    private static bool OutOfRange(DateOnly date) => date < MinDate || date > MaxDate;

    private static string RangeReason(DateOnly date) =>
        $"日期{Text(date)}超出可以计算的范围（{Text(MinDate)}至{Text(MaxDate)}）。";

    private static ClockOutcome.Refused Refuse(int? index, string field, string reason) =>
        new(new ClockRefusal(index, field, ClockArticles.Facts, reason));
}
