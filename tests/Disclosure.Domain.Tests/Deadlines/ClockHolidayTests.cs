using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>Every boundary around 春节 and 国庆 of every year whose arrangement is loaded: each day before, in and after them.</summary>
public sealed class ClockHolidayTests
{
    public static TheoryData<int, string> Holidays { get; } = new(
        from year in Enumerable.Range(2008, 19)
        from name in new[] { "春节", "国庆" }
        select (year, name));

    [Theory]
    [MemberData(nameof(Holidays))]
    public void Every_period_that_touches_the_holiday_agrees_with_a_walk_day_by_day(int year, string name)
    {
        var holiday = Days(year, name);
        Assert.InRange(holiday.Count, 3, 10);
        // Forty working days reach over two months: periods that begin, run and end around the holiday.
        for (var received = holiday[0].AddDays(-62); received <= holiday[^1].AddDays(9); received = received.AddDays(1))
        {
            Agree(received);
        }
    }

    private static void Agree(DateOnly received)
    {
        var due = NaiveCalendar.Walk(received, 20);
        var seventh = NaiveCalendar.Walk(received, 7);
        var plain = Of(received);
        Assert.Equal(due, plain.DueOn);

        // The extension on the last day is the last that has effect.
        Assert.Equal(NaiveCalendar.Walk(received, 40), Of(received, new ClockEvent.Extended(due, 20)).DueOn);
        Assert.IsType<ClockOutcome.Refused>(StatutoryClock.Compute(new ClockHistory(received, [new ClockEvent.Extended(due.AddDays(1), 1)]), Seeds.Calendar, due.AddDays(1)));

        // 补正 on the seventh day begins the period anew; on the day after it does not.
        var answered = seventh.AddDays(5);
        Assert.Equal(NaiveCalendar.Walk(answered, 20), Of(received, new ClockEvent.ClarificationRequested(seventh), new ClockEvent.ClarificationReceived(answered)).DueOn);
        Assert.Equal(due, Of(received, new ClockEvent.ClarificationRequested(seventh.AddDays(1)), new ClockEvent.ClarificationReceived(answered)).DueOn);

        // A third party who is silent stops the clock for fifteen working days after delivery, and for what came before it.
        var sent = NaiveCalendar.Walk(received, 3);
        var delivered = sent.AddDays(2);
        var silent = Of(received, NaiveCalendar.Walk(delivered, 15).AddDays(1), new ClockEvent.ConsultationSent(sent, "1", ConsultationKind.ThirdParty), new ClockEvent.ConsultationDelivered(delivered, "1"));
        Assert.Equal(NaiveCalendar.Walk(NaiveCalendar.Walk(delivered, 15), 17), silent.DueOn);

        // On the due date it is answered in time, on the day after late.
        Assert.True(Of(received, new ClockEvent.Replied(due)).OnTime);
        Assert.False(Of(received, new ClockEvent.Replied(due.AddDays(1))).OnTime);
    }

    private static ClockResult Of(DateOnly received, params ClockEvent[] events) => Of(received, events.Length == 0 ? received : events[^1].On, events);

    private static ClockResult Of(DateOnly received, DateOnly asOf, params ClockEvent[] events) =>
        Assert.IsType<ClockOutcome.Computed>(StatutoryClock.Compute(new ClockHistory(received, events), Seeds.Calendar, asOf)).Result;

    private static List<DateOnly> Days(int year, string name) =>
        [.. NaiveCalendar.Listed.Where(d => d.Value.Off && d.Value.Name.Contains(name, StringComparison.Ordinal)).Select(d => D(d.Key)).Where(d => d.Year == year).Order()];
}
