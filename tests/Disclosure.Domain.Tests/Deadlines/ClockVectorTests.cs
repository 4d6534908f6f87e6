using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>Dates that were computed by hand from the State Council's papers.</summary>
public class ClockVectorTests
{
    [Theory]
    [InlineData("2026-01-04", "2026-01-13", "2026-01-23", "2026-01-30", "2026-03-05")]
    [InlineData("2026-02-10", "2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14")]
    [InlineData("2026-04-30", "2026-05-13", "2026-05-25", "2026-06-01", "2026-06-30")]
    public void Seven_fifteen_twenty_and_forty_working_days_fall_on_the_known_dates(
        string received, string seventh, string fifteenth, string twentieth, string extended)
    {
        var on = D(received);
        Assert.Equal(D(seventh), Seeds.Calendar.AddWorkingDays(on, 7));
        Assert.Equal(D(fifteenth), Seeds.Calendar.AddWorkingDays(on, 15));
        Assert.Equal(D(twentieth), Compute(received).DueOn);
        Assert.Equal(D(extended), Compute(received, new ClockEvent.Extended(D(twentieth), 20)).DueOn);
    }

    [Fact]
    public void A_consultation_of_fifteen_working_days_moves_the_due_date_by_fifteen()
    {
        Assert.Equal(D("2026-05-13"), Compute("2026-04-13").DueOn);
        var result = Compute(
            "2026-04-13",
            new ClockEvent.ConsultationSent(D("2026-04-20"), "a"),
            new ClockEvent.ConsultationAnswered(D("2026-05-13"), "a"));
        Assert.Equal(D("2026-06-03"), result.DueOn);
        Assert.Equal(D("2026-05-13"), result.InternalDueOn);
        Assert.Equal(15, result.Days.Count(d => d.Note.Contains("征求意见期间")));
    }

    [Fact]
    public void Journey_one_over_the_spring_festival_is_exact_to_the_day()
    {
        Assert.Equal(D("2026-03-03"), Seeds.Calendar.AddWorkingDays(D("2026-02-14"), 7));
        Assert.Equal(D("2026-03-20"), Compute("2026-02-14").DueOn);
        Assert.Equal(6, Compute("2026-02-14", "2026-03-02").WorkingDaysUsed);

        ClockEvent[] completed =
        [
            new ClockEvent.ClarificationRequested(D("2026-03-02"), D("2026-03-16")),
            new ClockEvent.ClarificationReceived(D("2026-03-10")),
        ];
        Assert.Equal(D("2026-04-08"), Compute("2026-02-14", completed).DueOn);

        var silent = Compute("2026-02-14", "2026-04-20",
        [
            .. completed,
            new ClockEvent.ConsultationSent(D("2026-03-16"), "a"),
            new ClockEvent.ConsultationDelivered(D("2026-03-18"), "a"),
        ]);
        Assert.Equal(D("2026-04-09"), Assert.Single(silent.Consultations).OpinionDueOn);
        Assert.Equal(D("2026-05-06"), silent.DueOn);
        Assert.Equal(D("2026-04-08"), silent.InternalDueOn);
        Assert.Empty(silent.Violations);
    }

    [Fact]
    public void Journey_two_is_extended_on_the_due_date_and_refused_on_the_day_after()
    {
        Assert.Equal(D("2026-10-12"), Compute("2026-09-08").DueOn);

        var result = Compute(
            "2026-09-08",
            new ClockEvent.Extended(D("2026-10-12"), 20),
            new ClockEvent.Replied(D("2026-11-09")));
        Assert.Equal(D("2026-11-09"), result.DueOn);
        Assert.True(result.OnTime);
        Assert.Equal((40, 40, 0), (result.WorkingDaysUsed, result.WorkingDaysAllowed, result.RemainingWorkingDays));

        var refusal = Refusal("2026-09-08", new ClockEvent.Extended(D("2026-10-13"), 20));
        Assert.Equal(0, refusal.EventIndex);
        Assert.Contains("2026年10月12日届满", refusal.Reason);
        Assert.Contains("第三十三条", refusal.Article);
    }

    [Fact]
    public void Journey_three_runs_past_the_last_calendar_and_is_provisional()
    {
        Assert.Equal(D("2026-12-08"), Seeds.Calendar.AddWorkingDays(D("2026-11-28"), 7));
        var plain = Compute("2026-11-28");
        Assert.Equal((D("2026-12-25"), false), (plain.DueOn, plain.Provisional));

        var result = Compute(
            "2026-11-28",
            new ClockEvent.ClarificationRequested(D("2026-12-03")),
            new ClockEvent.ClarificationReceived(D("2026-12-04")));
        Assert.Equal(D("2027-01-04"), result.DueOn);
        Assert.True(result.Provisional);
        Assert.Equal(19, result.Days.Single(d => d.Date == D("2026-12-31")).Counts);
        var newYear = result.Days.Single(d => d.Date == D("2027-01-01"));
        Assert.Equal((DayKind.Holiday, null, "元旦放假"), (newYear.Kind, newYear.Counts, newYear.Note));
    }
}
