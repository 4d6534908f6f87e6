using System.Globalization;
using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Catalogue;

/// <summary>条例第二十六条: 20 working days, or what another law sets.</summary>
public sealed class PublicationDeadlineTests
{
    private const string Article26 = "《政府信息公开条例》第二十六条";
    private const string Old = "《政府信息公开条例》（国务院令第492号）第十八条";

    // 2026-01-04 and 2026-02-14 are working days at a weekend (调休); 2026-02-10 runs over 春节, 2026-04-30 over 劳动节. The dates
    // are those that were worked out by hand for replies, which count the same way.
    [Theory]
    [InlineData("2026-01-04", "2026-01-30", "2026-02-02")]
    [InlineData("2026-02-10", "2026-03-16", "2026-03-17")]
    [InlineData("2026-02-14", "2026-03-20", "2026-03-23")]
    [InlineData("2026-04-30", "2026-06-01", "2026-06-02")]
    [InlineData("2026-09-08", "2026-10-12", "2026-10-13")]
    public void The_twentieth_working_day_is_lawful_and_the_next_is_late(string produced, string last, string late)
    {
        Assert.Equal((PublicationTiming.OnTime, Day(last), Article26), Public(produced, last));
        Assert.Equal(PublicationTiming.Late, Public(produced, late).Timing);
        Assert.Equal(PublicationTiming.OnTime, Public(produced, produced).Timing);
        // A rest day after the last day is late as well: it is no working day, and the last day is past.
        var restDay = Day(last).AddDays(1);
        Assert.Equal(PublicationTiming.Late, Public(produced, restDay.ToString("O", CultureInfo.InvariantCulture)).Timing);

        var waiting = Waiting(produced, last);
        Assert.Equal((PublicationTiming.Near, 0), (waiting.Timing, waiting.DaysLeft!.Value));
        Assert.Equal(PublicationTiming.Overdue, Waiting(produced, late).Timing);
        Assert.Equal(-1, Waiting(produced, late).DaysLeft);
    }

    [Fact]
    public void Every_day_of_a_year_counts_twenty_working_days_one_by_one()
    {
        for (var day = new DateOnly(2026, 1, 1); day <= new DateOnly(2026, 11, 20); day = day.AddDays(1))
        {
            var at = day;
            for (var counted = 0; counted < 20;)
            {
                at = at.AddDays(1);
                counted += Seeds.Calendar.IsWorkingDay(at) ? 1 : 0;
            }

            Assert.Equal(at, Of(day, null, null, null, day).DueOn);
        }
    }

    [Fact]
    public void It_is_near_for_three_working_days_and_overdue_on_the_rest_day_after_the_last()
    {
        Assert.Equal(PublicationTiming.Running, Waiting("2026-04-30", "2026-05-26").Timing);
        Assert.Equal(4, Waiting("2026-04-30", "2026-05-26").DaysLeft);
        Assert.Equal(PublicationTiming.Near, Waiting("2026-04-30", "2026-05-27").Timing);
        // Due on Friday 2026-03-20; Saturday has missed no working day, and is late all the same.
        Assert.Equal((PublicationTiming.Overdue, 0), (Waiting("2026-02-14", "2026-03-21").Timing, Waiting("2026-02-14", "2026-03-21").DaysLeft!.Value));
    }

    [Fact]
    public void Another_law_comes_first_and_is_the_one_that_is_cited()
    {
        const string budget = "《中华人民共和国预算法》第十四条";
        var deadline = Of(Day("2026-02-10"), Day("2026-03-05"), Day("2026-03-02"), budget, Day("2026-04-01"));
        Assert.Equal((PublicationTiming.Late, Day("2026-03-02"), budget), (deadline.Timing, deadline.DueOn!.Value, deadline.Article));
        Assert.Equal(PublicationTiming.OnTime, Of(null, Day("2026-03-02"), Day("2026-03-02"), budget, Day("2026-04-01")).Timing);
    }

    [Theory]
    [InlineData("2019-05-14", true, Old)]
    [InlineData("2019-05-15", true, Article26)]
    [InlineData("2008-05-01", true, Old)]
    [InlineData("2008-04-30", false, Old)]
    [InlineData("1998-03-01", false, Old)]
    public void The_regulation_of_the_day_holds_and_before_the_first_there_was_none(string produced, bool counted, string article)
    {
        var deadline = Of(Day(produced), null, null, null, Day("2026-03-02"));
        Assert.Equal((counted, article), (deadline.DueOn is not null, deadline.Article));
        Assert.Equal(counted ? PublicationTiming.Overdue : PublicationTiming.Unknown, deadline.Timing);
    }

    [Fact]
    public void Without_a_day_nothing_is_said_and_a_day_no_calendar_reaches_breaks_nothing()
    {
        Assert.Equal(PublicationTiming.Unknown, Of(null, null, null, null, Day("2026-03-02")).Timing);
        Assert.Equal(PublicationTiming.Unknown, Of(DateOnly.MaxValue, null, null, null, Day("2026-03-02")).Timing);
        Assert.Equal(PublicationTiming.Unknown, Of(null, null, DateOnly.MaxValue, "某法", Day("2026-03-02")).Timing);
        Assert.Equal(PublicationTiming.Unknown, Of(DateOnly.MinValue, Day("2026-03-02"), null, null, Day("2026-03-02")).Timing);
    }

    [Fact]
    public void A_last_day_past_the_loaded_calendars_is_provisional()
    {
        Assert.True(Of(Day("2026-12-21"), null, null, null, Day("2026-12-22")).Provisional);
        Assert.False(Of(Day("2026-11-20"), null, null, null, Day("2026-11-23")).Provisional);
    }

    private static (PublicationTiming Timing, DateOnly Due, string Article) Public(string produced, string published)
    {
        var deadline = Of(Day(produced), Day(published), null, null, Day("2026-12-01"));
        Assert.Null(deadline.DaysLeft);
        return (deadline.Timing, deadline.DueOn!.Value, deadline.Article);
    }

    private static PublicationDeadline Waiting(string produced, string today) => Of(Day(produced), null, null, null, Day(today));

    private static PublicationDeadline Of(DateOnly? produced, DateOnly? published, DateOnly? legal, string? basis, DateOnly today) =>
        PublicationDeadline.Of(produced, published, legal, basis, today, Seeds.Calendar);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
