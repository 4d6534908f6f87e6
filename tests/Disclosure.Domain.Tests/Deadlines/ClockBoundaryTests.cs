using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>The day before, the day itself and the day after. Received 2026-09-08; 7th working day 09-17, due 10-12.</summary>
public class ClockBoundaryTests
{
    private const string Received = "2026-09-08";

    [Fact]
    public void The_limits_of_the_example_are_those_of_a_walk()
    {
        Assert.Equal(D("2026-09-17"), NaiveCalendar.Walk(D(Received), 7));
        Assert.Equal(D("2026-10-12"), NaiveCalendar.Walk(D(Received), 20));
    }

    [Theory]
    [InlineData("2026-10-10", true, 1)]
    [InlineData("2026-10-12", true, 0)]
    [InlineData("2026-10-13", false, -1)]
    public void A_reply_is_on_time_up_to_and_including_the_due_date(string on, bool onTime, int left)
    {
        var result = Compute(Received, new ClockEvent.Replied(D(on)));
        Assert.Equal((ClockState.Ended, onTime, left), (result.State, result.OnTime, result.RemainingWorkingDays));
        Assert.Equal(20 - left, result.WorkingDaysUsed);
        Assert.Equal(onTime ? 0 : 1, result.Violations.Count);
        Assert.Equal(D("2026-10-12"), result.DueOn);
        Assert.Equal(D(on), result.Days[^1].Date);
    }

    [Theory]
    [InlineData("2026-10-11", 1)]
    [InlineData("2026-10-12", 0)]
    [InlineData("2026-10-13", -1)]
    [InlineData("2026-10-14", -2)]
    public void Days_left_are_zero_on_the_due_date_and_negative_after(string asOf, int left)
    {
        var result = Compute(Received, asOf);
        Assert.Equal((ClockState.Running, left), (result.State, result.RemainingWorkingDays));
        Assert.Null(result.OnTime);
    }

    [Theory]
    [InlineData("2026-09-16", true)]
    [InlineData("2026-09-17", true)]
    [InlineData("2026-09-18", false)]
    public void A_clarification_notice_stops_the_clock_up_to_the_seventh_working_day(string on, bool stops)
    {
        var notice = new ClockEvent.ClarificationRequested(D(on), D("2026-09-30"));
        var awaiting = Compute(Received, "2026-09-25", notice);
        Assert.Equal(ClockState.AwaitingClarification, awaiting.State);
        Assert.Equal(stops ? null : D("2026-10-12"), awaiting.DueOn);
        Assert.Equal(stops ? null : D("2026-10-12"), awaiting.InternalDueOn);
        Assert.Equal(stops ? 0 : 1, awaiting.Violations.Count);
        Assert.Equal(stops, awaiting.RemainingWorkingDays is null);

        var received = Compute(Received, notice, new ClockEvent.ClarificationReceived(D("2026-09-28")));
        Assert.Equal(ClockState.Running, received.State);
        Assert.Equal(stops ? NaiveCalendar.Walk(D("2026-09-28"), 20) : D("2026-10-12"), received.DueOn);
        Assert.Equal(stops ? 0 : 1, received.Violations.Count(v => v.Article.Contains("第三十条")));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(0, false)]
    [InlineData(-5, false)]
    public void An_extension_is_one_to_twenty_working_days(int days, bool lawful)
    {
        var extended = new ClockEvent.Extended(D("2026-10-12"), days);
        if (lawful)
        {
            Assert.Equal(NaiveCalendar.Walk(D("2026-10-12"), days), Compute(Received, extended).DueOn);
        }
        else
        {
            Assert.Equal("workingDays", Refusal(Received, extended).Field);
        }
    }

    [Fact]
    public void A_second_extension_and_a_second_clarification_notice_are_refused()
    {
        Assert.Contains("只能延长一次", Refusal(
            Received, new ClockEvent.Extended(D("2026-09-10"), 5), new ClockEvent.Extended(D("2026-09-11"), 5)).Reason);
        var refusal = Refusal(
            Received,
            new ClockEvent.ClarificationRequested(D("2026-09-09")),
            new ClockEvent.ClarificationReceived(D("2026-09-10")),
            new ClockEvent.ClarificationRequested(D("2026-09-11")));
        Assert.Equal((2, "on", "《条例》第三十条"), (refusal.EventIndex, refusal.Field, refusal.Article));
    }

    [Fact]
    public void An_extension_keeps_its_days_after_a_restart()
    {
        var result = Compute(
            Received,
            new ClockEvent.Extended(D("2026-09-09"), 10),
            new ClockEvent.ClarificationRequested(D("2026-09-10")),
            new ClockEvent.ClarificationReceived(D("2026-09-14")));
        Assert.Equal(NaiveCalendar.Walk(D("2026-09-14"), 30), result.DueOn);
        Assert.Equal((30, 0), (result.WorkingDaysAllowed, result.WorkingDaysUsed));
    }

    [Theory]
    [InlineData(ConsultationKind.ThirdParty, 15, true)]
    [InlineData(ConsultationKind.JointProducer, 15, true)]
    [InlineData(ConsultationKind.OtherAgency, 30, false)]
    public void Silence_ends_the_exclusion_on_the_fifteenth_working_day_except_for_other_agencies(
        ConsultationKind kind, int excluded, bool capped)
    {
        var sent = D("2026-04-13");
        var asOf = NaiveCalendar.Walk(sent, 30);
        var result = Compute(
            "2026-04-13", asOf.ToString("yyyy-MM-dd"),
            new ClockEvent.ConsultationSent(sent, "a", kind),
            new ClockEvent.ConsultationDelivered(sent, "a"));
        Assert.Equal(NaiveCalendar.Walk(sent, 20 + excluded), result.DueOn);
        var letter = Assert.Single(result.Consultations);
        Assert.Equal(capped ? NaiveCalendar.Walk(sent, 15) : null, letter.OpinionDueOn);
        Assert.Equal(!capped, letter.IsOpen);

        var late = Compute(
            "2026-04-13",
            new ClockEvent.ConsultationSent(sent, "a", kind),
            new ClockEvent.ConsultationDelivered(sent, "a"),
            new ClockEvent.ConsultationAnswered(asOf, "a"));
        Assert.Equal(result.DueOn, late.DueOn);
        Assert.Empty(late.Violations);
    }

    [Fact]
    public void A_letter_of_the_last_day_keeps_the_period_open_over_the_weekend_until_the_opinion_is_back()
    {
        // Due on Friday 2026-04-10, the day the letter goes out.
        Assert.Equal(D("2026-04-10"), NaiveCalendar.Walk(D("2026-03-12"), 20));
        var sent = new ClockEvent.ConsultationSent(D("2026-04-10"), "a");
        foreach (var (asOf, due) in new[] { ("2026-04-10", "2026-04-10"), ("2026-04-11", "2026-04-13"), ("2026-04-13", "2026-04-13"), ("2026-04-14", "2026-04-14") })
        {
            var open = Compute("2026-03-12", asOf, sent);
            Assert.Equal((D(due), 0), (open.DueOn, open.RemainingWorkingDays));
        }

        var answered = new ClockEvent.ConsultationAnswered(D("2026-04-11"), "a");
        foreach (var (asOf, left) in new[] { ("2026-04-11", 0), ("2026-04-13", 0), ("2026-04-14", -1) })
        {
            var back = Compute("2026-03-12", asOf, sent, answered);
            Assert.Equal((D("2026-04-13"), left), (back.DueOn, back.RemainingWorkingDays));
        }

        var onTime = Compute("2026-03-12", sent, answered, new ClockEvent.Replied(D("2026-04-13")));
        Assert.True(onTime.OnTime);
    }

    [Fact]
    public void A_letter_sent_after_the_due_date_excludes_nothing_and_is_a_violation()
    {
        var result = Compute(
            Received, new ClockEvent.ConsultationSent(D("2026-10-13"), "a"), new ClockEvent.ConsultationAnswered(D("2026-10-20"), "a"));
        Assert.Equal((D("2026-10-12"), -6), (result.DueOn, result.RemainingWorkingDays));
        Assert.Contains("第三十三条第三款", Assert.Single(result.Violations).Article);
        Assert.Null(Assert.Single(result.Consultations).ExcludedThrough);
    }

    [Fact]
    public void A_deferral_sets_the_date_that_was_told_even_a_rest_day()
    {
        var result = Compute(
            Received, new ClockEvent.ReasonsRequested(D("2026-09-10")), new ClockEvent.Deferred(D("2026-10-12"), D("2026-11-28")));
        Assert.Equal((D("2026-11-28"), D("2026-11-28"), false), (result.DueOn, result.InternalDueOn, result.Provisional));
        Assert.Empty(result.Violations);
        Assert.Equal(NaiveCalendar.Walk(D(Received), result.WorkingDaysAllowed), D("2026-11-27"));

        var late = Compute(Received, new ClockEvent.Deferred(D("2026-10-13"), D("2026-11-28")));
        Assert.Equal(D("2026-10-12"), late.DueOn);
        Assert.Contains("第三十五条", Assert.Single(late.Violations).Article);
    }

    [Fact]
    public void Asking_for_reasons_does_not_stop_the_clock() =>
        Assert.Equal(D("2026-10-12"), Compute(Received, new ClockEvent.ReasonsRequested(D("2026-09-10"))).DueOn);

    [Theory]
    [InlineData("2026-10-12", true)]
    [InlineData("2026-10-13", false)]
    public void A_fee_notice_stops_the_clock_up_to_the_due_date_and_payment_starts_it_afresh(string on, bool stops)
    {
        var notice = new ClockEvent.FeeNoticeSent(D(on));
        var awaiting = Compute(Received, notice, new ClockEvent.FeeNoticeReceived(D("2026-10-15")));
        Assert.Equal(ClockState.AwaitingPayment, awaiting.State);
        Assert.Equal(stops ? null : D("2026-10-12"), awaiting.DueOn);

        var paid = Compute(Received, notice, new ClockEvent.FeePaid(D("2026-10-16")));
        Assert.Equal(stops ? NaiveCalendar.Walk(D("2026-10-16"), 20) : D("2026-10-12"), paid.DueOn);
        Assert.Equal(stops ? 0 : 1, paid.Violations.Count);
    }

    [Theory]
    [InlineData("2026-09-30", 1)]
    [InlineData("2026-10-01", 0)]
    public void An_application_is_abandoned_only_after_the_date_set_for_the_applicant(string on, int violations)
    {
        var result = Compute(
            Received,
            new ClockEvent.ClarificationRequested(D("2026-09-10"), D("2026-09-30")),
            new ClockEvent.DeemedAbandoned(D(on)));
        Assert.Equal((ClockState.Ended, true, violations), (result.State, result.OnTime, result.Violations.Count));
        Assert.Null(result.DueOn);
        Assert.Equal(2, result.WorkingDaysUsed);
    }

    [Theory]
    [InlineData(null, "2026-12-01", 1)]
    [InlineData("2026-09-11", "2026-10-15", 1)]
    [InlineData("2026-09-11", "2026-10-16", 0)]
    public void An_unpaid_application_is_abandoned_only_twenty_working_days_after_the_notice_arrived(
        string? received, string on, int violations)
    {
        Assert.Equal(D("2026-10-15"), NaiveCalendar.Walk(D("2026-09-11"), 20));
        List<ClockEvent> events = [new ClockEvent.FeeNoticeSent(D("2026-09-10"))];
        if (received is not null)
        {
            events.Add(new ClockEvent.FeeNoticeReceived(D(received)));
        }

        var result = Compute(Received, [.. events, new ClockEvent.DeemedAbandoned(D(on))]);
        Assert.Equal(violations, result.Violations.Count);
        Assert.Contains("109号", result.Rules[^1].Article);
    }
}
