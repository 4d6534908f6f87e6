using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Tests.CasePage;

public class CaseDueTests
{
    // Monday 2026-06-01; without a loaded holiday in between the 20th working day is Monday 2026-06-29.
    private static readonly WorkCalendar Calendar = new([], new HashSet<int> { 2026 });
    private static readonly DateOnly Received = new(2026, 6, 1);

    [Theory]
    [InlineData(1, DueLevel.Calm, "剩 20 个工作日")]
    [InlineData(19, DueLevel.Calm, "剩 6 个工作日")]
    [InlineData(23, DueLevel.Calm, "剩 4 个工作日")]
    [InlineData(24, DueLevel.Near, "剩 3 个工作日")]
    [InlineData(29, DueLevel.Near, "今天到期")]
    [InlineData(30, DueLevel.Overdue, "超期 1 个工作日")]
    public void The_number_the_word_and_the_level_agree(int day, DueLevel level, string words)
    {
        var mark = CaseDue.Statutory(On(new(2026, 6, day)));
        Assert.Equal((level, words), (mark.Level, mark.Words));
        Assert.Equal(mark with { }, CaseDue.Internal(On(new(2026, 6, day)), Calendar));
    }

    [Fact]
    public void On_the_weekend_after_the_due_date_the_case_is_late()
    {
        // Received on Friday 2026-06-05: due on Friday 2026-07-03.
        var clock = Compute(new(2026, 6, 5), new(2026, 7, 4));
        Assert.Equal((DueLevel.Overdue, "已超期", "超期"), (CaseDue.Statutory(clock).Level, CaseDue.Statutory(clock).Words, CaseDue.Statutory(clock).Flag));
    }

    [Fact]
    public void What_does_not_run_is_not_counted()
    {
        Assert.Equal(DueLevel.None, CaseDue.Statutory(null).Level);
        var waiting = Compute(Received, new(2026, 6, 10), new ClockEvent.ClarificationRequested(new(2026, 6, 3), new(2026, 6, 24)));
        Assert.Equal((DueLevel.None, "待补正，不计期限"), (CaseDue.Statutory(waiting).Level, CaseDue.Statutory(waiting).Words));
        Assert.Equal(DueLevel.None, CaseDue.Internal(waiting, Calendar).Level);
    }

    [Fact]
    public void What_ended_says_whether_it_was_on_time()
    {
        Assert.Equal("按期答复", CaseDue.Statutory(Compute(Received, new(2026, 8, 1), new ClockEvent.Replied(new(2026, 6, 29)))).Words);
        var late = CaseDue.Statutory(Compute(Received, new(2026, 8, 1), new ClockEvent.Replied(new(2026, 7, 1))));
        Assert.Equal((DueLevel.Missed, "超期 2 个工作日答复", "超期"), (late.Level, late.Words, late.Flag));
        Assert.Equal("已终止", CaseDue.Statutory(Compute(Received, new(2026, 8, 1), new ClockEvent.Withdrawn(new(2026, 6, 29)))).Words);
    }

    private static ClockResult On(DateOnly day) => Compute(Received, day);

    private static ClockResult Compute(DateOnly received, DateOnly asOf, params ClockEvent[] events) =>
        ((ClockOutcome.Computed)StatutoryClock.Compute(new ClockHistory(received, events), Calendar, asOf)).Result;
}
