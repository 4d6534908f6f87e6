using CsCheck;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Requests;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>A new calendar: what it changes is found, told once, and is what counting afresh gives.</summary>
public sealed class CalendarChangeTests
{
    private static readonly WorkCalendar Without2026 = Through(2025);

    [Fact]
    public void The_first_difference_is_the_first_day_of_a_year_that_comes_new()
    {
        Assert.Equal(D("2026-01-01"), CalendarChange.FirstDifference(Without2026, Seeds.Calendar));
        Assert.Null(CalendarChange.FirstDifference(Seeds.Calendar, Seeds.Calendar));
    }

    [Fact]
    public void A_changed_notice_differs_from_the_day_it_changes()
    {
        var changed = new WorkCalendar(Files(2026).SelectMany(f => f.Days).Append(new CalendarDay(D("2026-03-09"), "春节", true)), Enumerable.Range(2007, 20).ToHashSet());
        Assert.Equal(D("2026-03-09"), CalendarChange.FirstDifference(Seeds.Calendar, changed));
    }

    [Fact]
    public void What_is_due_before_the_first_difference_does_not_move_and_the_rest_is_as_counted_afresh()
    {
        var (moved, firm, still) = (0, 0, 0);
        var first = CalendarChange.FirstDifference(Without2026, Seeds.Calendar)!.Value;
        Gen.Select(Gen.Int[0, 75], Gen.Int[0, 20], Gen.Int[0, 30], Gen.Int[0, 30]).Sample(
            (back, extension, sent, asOf) =>
            {
                var received = new DateOnly(2025, 12, 31).AddDays(-back);
                List<ClockEvent> events = [];
                if (sent > 15)
                {
                    events.Add(new ClockEvent.ConsultationSent(received.AddDays(sent - 15), "a", ConsultationKind.OtherAgency));
                    events.Add(new ClockEvent.ConsultationAnswered(received.AddDays(sent - 5), "a"));
                }

                if (extension > 0)
                {
                    events.Add(new ClockEvent.Extended(received.AddDays(15), extension));
                }

                var history = new ClockHistory(received, [.. events.OrderBy(e => e.On)]);
                if (StatutoryClock.Compute(history, Without2026, received.AddDays(asOf + 30)) is not ClockOutcome.Computed { Result: var before }
                    || StatutoryClock.Compute(history, Seeds.Calendar, received.AddDays(asOf + 30)) is not ClockOutcome.Computed { Result: var after })
                {
                    return;
                }

                if (before.DueOn < first)
                {
                    Assert.Equal((before.DueOn, before.InternalDueOn, before.Provisional), (after.DueOn, after.InternalDueOn, after.Provisional));
                    Interlocked.Increment(ref still);
                    return;
                }

                Assert.True(after.DueOn >= first);
                Assert.True(before.Provisional);
                Assert.False(after.Provisional);
                _ = before.DueOn == after.DueOn ? Interlocked.Increment(ref firm) : Interlocked.Increment(ref moved);
            },
            iter: 3000);
        Assert.All([moved, firm, still], n => Assert.InRange(n, 40, 3000));
    }

    [Fact]
    public void A_changed_due_date_is_recorded_once_for_a_version_and_equals_the_clock()
    {
        var today = D("2025-12-20");
        var c = Filed(D("2025-12-04"));
        var told = c.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today)!;
        Assert.Equal(new DueRecalculated(2026, 1, c.State.Clock(Without2026, today)!.DueOn!.Value, c.State.Clock(Seeds.Calendar, today)!.DueOn!.Value, true, false), told);
        Assert.Equal((D("2026-01-02"), D("2026-01-04")), (told.From, told.To));
        Assert.Null(c.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today));
        Assert.Null(c.RecalculateDue(2026, 2, Seeds.Calendar, Seeds.Calendar, today));
        Assert.Equal([(2026, 1)], c.State.CalendarsApplied);
        Assert.Single(c.Raised.OfType<DueRecalculated>());
    }

    [Fact]
    public void Nothing_is_recorded_where_no_term_runs()
    {
        var today = D("2025-12-20");
        var early = Filed(D("2025-11-03"));
        Assert.Null(early.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today));
        var withdrawn = Filed(D("2025-12-15"));
        Assert.Null(withdrawn.Withdraw(null, Without2026, today));
        Assert.Null(withdrawn.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today));
        Assert.Null(RequestCase.FileCorrection().Request.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today));
        var unconfirmed = RequestCase.File(new ReceiptFacts(ReceiptChannel.Fax, RequestCase.FiledOn));
        Assert.Null(unconfirmed.Request.RecalculateDue(2026, 1, Without2026, Seeds.Calendar, today));
    }

    internal static WorkCalendar Through(int last) => Assert.IsType<CalendarJoin.Valid>(CalendarFile.Join(Files(last))).Calendar;

    private static List<CalendarFile> Files(int last) => [.. Seeds.Files().Select(f => Assert.IsType<CalendarParse.Valid>(CalendarFile.Parse(File.ReadAllText(f))).File).Where(f => f.Year <= last)];

    private static DisclosureRequest Filed(DateOnly on) =>
        DisclosureRequest.File(RequestCase.Filing(new ReceiptFacts(ReceiptChannel.Online, on)), "ABCDEFGHJKLM", on).Request!;
}
