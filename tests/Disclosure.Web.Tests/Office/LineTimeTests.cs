using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Office;

/// <summary>A line's numbers, from the State Council's calendar of 2026.</summary>
public sealed class LineTimeTests(LineTimeTests.Calendar2026 fixture) : IClassFixture<LineTimeTests.Calendar2026>
{
    // 春节 2026: 02-15 to 02-23 are off; Saturday 02-14 and Saturday 02-28 are worked.
    [Theory]
    [InlineData("2026-02-13", "2026-02-13", 0)]
    [InlineData("2026-02-13", "2026-02-14", 1)] // a working Saturday counts
    [InlineData("2026-02-14", "2026-02-14", 0)]
    [InlineData("2026-02-14", "2026-02-23", 0)] // a whole holiday does not
    [InlineData("2026-02-14", "2026-02-24", 1)]
    [InlineData("2026-02-14", "2026-02-28", 5)] // 24, 25, 26, 27 and the working Saturday
    [InlineData("2026-02-14", "2026-03-01", 5)]
    [InlineData("2026-02-14", "2026-03-02", 6)]
    public void The_day_since_receipt_counts_working_days_as_the_State_Council_sets_them(string received, string today, int day) =>
        Assert.Equal(day, Line(Date(received), Date("2026-06-30"), Date(today)).Day);

    [Theory]
    [InlineData("2026-03-20", "2026-03-16", 4, Urgency.None, "剩4日")]
    [InlineData("2026-03-20", "2026-03-17", 3, Urgency.Soon, "剩3日")]
    [InlineData("2026-03-20", "2026-03-20", 0, Urgency.Soon, "今日到期")]
    [InlineData("2026-03-20", "2026-03-21", 0, Urgency.Overdue, "已超期")] // Saturday after: late, though no working day is missed
    [InlineData("2026-03-20", "2026-03-23", -1, Urgency.Overdue, "超期1日")]
    [InlineData("2026-02-24", "2026-02-11", 4, Urgency.None, "剩4日")] // 12, 13, working Saturday 14, 24
    [InlineData("2026-02-24", "2026-02-12", 3, Urgency.Soon, "剩3日")]
    [InlineData("2026-02-24", "2026-02-20", 1, Urgency.Soon, "剩1日")]
    public void Days_left_and_urgency_agree_at_the_boundaries(string due, string today, int left, Urgency urgency, string word)
    {
        var line = Line(Date("2026-01-05"), Date(due), Date(today));
        Assert.Equal((left, urgency, word), (line.Remaining, line.Urgency, line.Word));
    }

    [Fact]
    public void Every_day_of_a_year_agrees_with_the_statutory_clock()
    {
        var calendar = fixture.Value;
        for (var received = new DateOnly(2026, 1, 1); received.Year == 2026; received = received.AddDays(3))
        {
            var history = new ClockHistory(received);
            var due = StatutoryClock.ComputeRecorded(history, calendar, received).DueOn!.Value;
            for (var today = received; today < due.AddDays(12); today = today.AddDays(1))
            {
                var clock = StatutoryClock.ComputeRecorded(history, calendar, today);
                var line = Line(received, due, today);
                Assert.Equal((clock.DueOn, clock.RemainingWorkingDays, clock.WorkingDaysUsed), (line.DueOn, line.Remaining, line.Day));
                Assert.Equal(CaseDue.Statutory(clock).Level switch { DueLevel.Near => Urgency.Soon, DueLevel.Overdue => Urgency.Overdue, _ => Urgency.None }, line.Urgency);
            }
        }
    }

    [Fact]
    public void The_ranges_of_临期_and_超期_hold_exactly_the_lines_that_say_so()
    {
        var calendar = fixture.Value;
        for (var today = new DateOnly(2026, 1, 1); today.Year == 2026; today = today.AddDays(1))
        {
            var (soon, overdue) = (DueRange.Soon(calendar, today), DueRange.Overdue(today));
            for (var due = today.AddDays(-15); due < today.AddDays(20); due = due.AddDays(1))
            {
                var urgency = Line(new(2025, 12, 1), due, today).Urgency;
                Assert.Equal((urgency == Urgency.Soon, urgency == Urgency.Overdue), (soon.Holds(due), overdue.Holds(due)));
            }
        }
    }

    [Fact]
    public void What_was_answered_says_whether_in_time_and_is_urgent_no_more()
    {
        var row = Row(Date("2026-03-02"), Date("2026-03-30"));
        row.RepliedOn = Date("2026-03-30");
        var inTime = LineTime.Of(row, null, fixture.Value, Date("2026-05-20"));
        Assert.Equal(("按期答复", Urgency.None, false, 20), (inTime.Word, inTime.Urgency, inTime.AnsweredLate, inTime.Day));

        row.RepliedOn = Date("2026-03-31");
        var late = LineTime.Of(row, null, fixture.Value, Date("2026-05-20"));
        Assert.Equal(("逾期答复", true), (late.Word, late.AnsweredLate));

        row.RepliedOn = null;
        row.EndedOn = Date("2026-03-10");
        Assert.Equal("已终止", LineTime.Of(row, null, fixture.Value, Date("2026-05-20")).Word);
    }

    [Theory]
    [InlineData(PublicStatus.AwaitingClarification, "待补正")]
    [InlineData(PublicStatus.AwaitingPayment, "待缴费")]
    public void A_clock_that_does_not_run_says_what_it_waits_for(PublicStatus status, string word)
    {
        var row = Row(Date("2026-03-02"), due: null);
        row.Status = status;
        var line = LineTime.Of(row, null, fixture.Value, Date("2026-03-09"));
        Assert.Equal((word, null, Urgency.None), (line.Word, line.Remaining, line.Urgency));

        row.ReceivedOn = null;
        Assert.Equal(("待确认收到", null), (LineTime.Of(row, null, fixture.Value, Date("2026-03-09")).Word, LineTime.Of(row, null, fixture.Value, Date("2026-03-09")).Day));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static CaseRow Row(DateOnly received, DateOnly? due) => new()
    {
        Kind = "request",
        Number = "n",
        QueryCodeHash = [],
        StaffState = "承办中",
        Subject = "s",
        SubjectTokens = " s ",
        Channel = "Online",
        Status = PublicStatus.InProgress,
        ReceivedOn = received,
        DueOn = due,
        InternalDueOn = due,
    };

    private LineTime Line(DateOnly received, DateOnly due, DateOnly today) => LineTime.Of(Row(received, due), null, fixture.Value, today);

    /// <summary>The calendar as seeded.</summary>
    public sealed class Calendar2026 : IAsyncLifetime
    {
        private readonly Site site = new();

        public WorkCalendar Value { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Value = await site.Get<CalendarSource>().GetAsync();

        public ValueTask DisposeAsync() => site.DisposeAsync();
    }
}
