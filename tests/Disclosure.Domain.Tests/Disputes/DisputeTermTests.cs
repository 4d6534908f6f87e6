using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Disputes;

/// <summary>The terms for the answer, by hand from the calendar of 2026 and by counting days.</summary>
public sealed class DisputeTermTests
{
    // 春节 2026: 15 to 23 February off, Saturday 14 and Saturday 28 worked. 国庆: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked.
    [Theory]
    [InlineData(DisputeKind.Reconsideration, false, "2026-03-02", "2026-03-16")]
    [InlineData(DisputeKind.Reconsideration, true, "2026-03-02", "2026-03-09")]
    [InlineData(DisputeKind.Reconsideration, false, "2026-02-13", "2026-03-05")]
    [InlineData(DisputeKind.Reconsideration, true, "2026-02-13", "2026-02-27")]
    [InlineData(DisputeKind.Reconsideration, true, "2026-09-30", "2026-10-13")]
    [InlineData(DisputeKind.Litigation, false, "2026-03-02", "2026-03-17")]
    [InlineData(DisputeKind.Litigation, false, "2026-02-02", "2026-02-24")] // The 15th day is 17 February, 春节.
    [InlineData(DisputeKind.Litigation, false, "2026-09-25", "2026-10-10")] // The 15th day is Saturday 10 October, worked.
    [InlineData(DisputeKind.Litigation, false, "2026-01-30", "2026-02-14")] // Saturday 14 February is worked.
    [InlineData(DisputeKind.Appeal, false, "2026-03-06", "2026-03-23")] // Saturday 21 March.
    public void The_last_day(DisputeKind kind, bool simplified, string received, string last) => Assert.Equal(
        Day(last), DisputeTerms.AnswerBy(kind, simplified, Day(received), Seeds.Calendar).On);

    [Fact]
    public void Every_day_of_every_loaded_year_agrees_with_counting()
    {
        var calendar = Seeds.Calendar;
        for (var day = new DateOnly(2007, 1, 1); day <= new DateOnly(2026, 12, 31); day = day.AddDays(1))
        {
            Assert.Equal(Count(day, 10, calendar), DisputeTerms.AnswerBy(DisputeKind.Reconsideration, false, day, calendar).On);
            Assert.Equal(Count(day, 5, calendar), DisputeTerms.AnswerBy(DisputeKind.Reconsideration, true, day, calendar).On);
            var fifteenth = day.AddDays(15);
            var last = DisputeTerms.AnswerBy(DisputeKind.Litigation, false, day, calendar).On;
            Assert.True(last >= fifteenth && calendar.IsWorkingDay(last) && Enumerable.Range(0, last.DayNumber - fifteenth.DayNumber).All(n => !calendar.IsWorkingDay(fifteenth.AddDays(n))));
        }
    }

    [Fact]
    public void A_term_past_the_last_calendar_is_provisional()
    {
        Assert.True(DisputeTerms.AnswerBy(DisputeKind.Reconsideration, false, new(2026, 12, 25), Seeds.Calendar).Provisional);
        Assert.False(DisputeTerms.AnswerBy(DisputeKind.Reconsideration, false, new(2026, 3, 2), Seeds.Calendar).Provisional);
    }

    [Theory]
    [InlineData(DisputeKind.Reconsideration, false, "第四十八条")]
    [InlineData(DisputeKind.Reconsideration, true, "第五十四条")]
    [InlineData(DisputeKind.Litigation, false, "第六十七条")]
    [InlineData(DisputeKind.Appeal, false, "第一百七十四条")]
    public void It_cites_its_article(DisputeKind kind, bool simplified, string article) =>
        Assert.Contains(article, DisputeTerms.AnswerBy(kind, simplified, new(2026, 3, 2), Seeds.Calendar).Article, StringComparison.Ordinal);

    private static DateOnly Count(DateOnly from, int days, WorkCalendar calendar)
    {
        for (var left = days; left > 0;)
        {
            from = from.AddDays(1);
            left -= calendar.IsWorkingDay(from) ? 1 : 0;
        }

        return from;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
