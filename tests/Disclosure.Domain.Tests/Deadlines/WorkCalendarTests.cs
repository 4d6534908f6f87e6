using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = Seeds.Calendar;

    [Theory]
    [InlineData("2026-02-14", DayKind.MakeUpWorkday)]
    [InlineData("2026-01-04", DayKind.MakeUpWorkday)]
    [InlineData("2026-02-28", DayKind.MakeUpWorkday)]
    [InlineData("2026-10-10", DayKind.MakeUpWorkday)]
    [InlineData("2026-02-23", DayKind.Holiday)]
    [InlineData("2026-02-24", DayKind.Working)]
    [InlineData("2026-10-03", DayKind.Holiday)]
    [InlineData("2026-11-28", DayKind.Weekend)]
    [InlineData("2020-01-31", DayKind.Holiday)]
    [InlineData("2020-02-03", DayKind.Working)]
    [InlineData("2015-09-03", DayKind.Holiday)]
    [InlineData("2007-12-31", DayKind.Holiday)]
    [InlineData("2023-01-03", DayKind.Working)]
    public void A_day_is_classified_as_the_state_council_arranged_it(string date, DayKind kind)
    {
        Assert.Equal(kind, Calendar.Classify(D(date)));
        Assert.Equal(kind is DayKind.Working or DayKind.MakeUpWorkday, Calendar.IsWorkingDay(D(date)));
    }

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_published_number_of_working_days(int year, int expected) =>
        Assert.Equal(expected, Calendar.CountWorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Theory]
    [InlineData(2007, 33, 7)]
    [InlineData(2008, 32, 5)]
    [InlineData(2009, 33, 6)]
    [InlineData(2010, 37, 8)]
    [InlineData(2011, 35, 6)]
    [InlineData(2012, 33, 6)]
    [InlineData(2013, 41, 12)]
    [InlineData(2014, 27, 5)]
    [InlineData(2015, 31, 5)]
    [InlineData(2016, 30, 6)]
    [InlineData(2017, 29, 5)]
    [InlineData(2018, 32, 7)]
    [InlineData(2019, 28, 6)]
    [InlineData(2020, 37, 7)]
    [InlineData(2021, 38, 7)]
    [InlineData(2022, 39, 7)]
    [InlineData(2023, 33, 7)]
    [InlineData(2024, 36, 8)]
    [InlineData(2025, 33, 5)]
    [InlineData(2026, 39, 6)]
    public void A_seed_holds_every_day_of_its_paper(int year, int days, int worked)
    {
        var file = Read(year);
        Assert.Equal(days, file.Days.Length);
        Assert.Equal(worked, file.Days.Count(d => !d.IsOff));
    }

    [Fact]
    public void Seeds_cover_2007_to_2026_with_source_and_order_and_every_statutory_holiday_off()
    {
        var files = Seeds.Files();
        Assert.Equal(Enumerable.Range(2007, 20).Select(y => $"{y}.json"), files.Select(Path.GetFileName));
        foreach (var year in Enumerable.Range(2007, 20))
        {
            var file = Read(year);
            Assert.NotEmpty(file.Source);
            Assert.All(file.Source, s => Assert.Matches("^https?://www\\.gov\\.cn/", s));
            Assert.Equal(file.Days.OrderBy(d => d.Date), file.Days);

            // Two independent sources: the papers on one side, lunar calendar and solar term on the other.
            Assert.Empty(file.MissingStatutoryHolidays());
        }

        Assert.Equal(676, NaiveCalendar.Listed.Count);
    }

    [Fact]
    public void Every_day_of_twenty_years_and_the_next_agrees_with_the_text_of_the_seeds()
    {
        var checkedDays = 0;
        for (var day = new DateOnly(2007, 1, 1); day.Year <= 2027; day = day.AddDays(1), checkedDays++)
        {
            Assert.True(NaiveCalendar.IsWorked(day) == Calendar.IsWorkingDay(day), day.ToString("O"));
        }

        Assert.Equal(7670, checkedDays);
    }

    [Fact]
    public void Adding_and_counting_agree_with_a_walk_around_every_spring_festival_and_national_day()
    {
        foreach (var year in Enumerable.Range(2007, 20))
        {
            var festival = StatutoryHolidays.Of(year).First(h => h.Name is "除夕" or "春节").Date;
            foreach (var centre in new[] { festival, new DateOnly(year, 10, 1) })
            {
                for (var from = centre.AddDays(-12); from <= centre.AddDays(12); from = from.AddDays(1))
                {
                    foreach (var n in new[] { 0, 1, 7, 8, 15, 20, 21, 40 })
                    {
                        var to = NaiveCalendar.Walk(from, n);
                        Assert.Equal(to, Calendar.AddWorkingDays(from, n));
                        Assert.Equal(n, Calendar.CountWorkingDays(from, to));
                    }
                }
            }
        }
    }

    [Fact]
    public void Zero_working_days_is_the_day_itself_even_when_nobody_works() =>
        Assert.Equal(D("2026-10-03"), Calendar.AddWorkingDays(D("2026-10-03"), 0));

    [Fact]
    public void Counting_backwards_is_zero() =>
        Assert.Equal(0, Calendar.CountWorkingDays(D("2026-05-10"), D("2026-05-01")));

    [Fact]
    public void A_year_that_is_not_loaded_still_excludes_the_statutory_holidays_and_is_provisional()
    {
        Assert.Equal(
            [
                "2027-01-01 元旦", "2027-02-05 除夕", "2027-02-06 春节", "2027-02-07 春节", "2027-02-08 春节",
                "2027-04-05 清明节", "2027-05-01 劳动节", "2027-05-02 劳动节", "2027-06-09 端午节", "2027-09-15 中秋节",
                "2027-10-01 国庆节", "2027-10-02 国庆节", "2027-10-03 国庆节",
            ],
            StatutoryHolidays.Of(2027).Select(h => $"{h.Date:yyyy-MM-dd} {h.Name}"));
        Assert.All(StatutoryHolidays.Of(2027), h => Assert.Equal(DayKind.Holiday, Calendar.Classify(h.Date)));
        Assert.Equal((2007, 2026), (Calendar.FirstLoadedYear, Calendar.LastLoadedYear));
        Assert.False(Calendar.IsLoaded(D("2027-01-01")));
        Assert.True(Calendar.IsProvisional(D("2027-01-01")));
        Assert.False(Calendar.IsProvisional(D("2026-12-31")));
        Assert.False(Calendar.IsProvisional(D("2006-12-31")));
    }

    [Theory]
    [InlineData(2013, "除夕、春节、春节")]
    [InlineData(2014, "春节、春节、春节")]
    [InlineData(2025, "除夕、春节、春节、春节")]
    public void The_spring_festival_follows_the_revision_in_force(int year, string names) =>
        Assert.Equal(names, string.Join("、", StatutoryHolidays.Of(year).Where(h => h.Name is "除夕" or "春节").Select(h => h.Name)));

    [Fact]
    public void Two_holidays_on_one_day_are_given_once_with_both_names()
    {
        Assert.Equal("中秋节、国庆节", StatutoryHolidays.Of(2020).Single(h => h.Date == D("2020-10-01")).Name);
        Assert.Equal(13, StatutoryHolidays.Of(2033).Count);
    }

    [Fact]
    public void A_calendar_with_a_gap_or_a_day_of_another_year_cannot_be_built()
    {
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], new HashSet<int> { 2024, 2026 }));
        Assert.Throws<ArgumentException>(() =>
            new WorkCalendar([new CalendarDay(D("2025-01-01"), "元旦", true)], new HashSet<int> { 2026 }));
        var twice = new CalendarDay(D("2026-01-01"), "元旦", true);
        Assert.Throws<ArgumentException>(() => new WorkCalendar([twice, twice], new HashSet<int> { 2026 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Classify(new DateOnly(1999, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(D("2026-01-01"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(D("2026-01-01"), int.MaxValue));
    }

    private static CalendarFile Read(int year) => Assert.IsType<CalendarParse.Valid>(CalendarFile.Parse(
        File.ReadAllText(Seeds.Files().Single(f => f.EndsWith($"{year}.json", StringComparison.Ordinal))))).File;
}
