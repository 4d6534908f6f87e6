using System.Globalization;

namespace Disclosure.Domain.Deadlines;

/// <summary>
/// The holidays that the 《全国年节及纪念日放假办法》 itself fixes for all citizens, without the days that the State
/// Council moves around them. Known for any year, so a year whose paper is not out yet still excludes them.
/// </summary>
public static class StatutoryHolidays
{
    /// <summary>The first year that can be computed.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year that can be computed: the solar-term formula for 清明 holds for one century.</summary>
    public const int LastYear = 2099;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The statutory holidays of a year in order of date, each with its Chinese name.</summary>
    /// <param name="year">A calendar year from <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <returns>Date and name. Where two holidays fall on one day, it appears once with both names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside that range.</exception>
    public static IReadOnlyList<CalendarDay> Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);

        var days = new SortedDictionary<DateOnly, string>();
        void Add(DateOnly date, string name) =>
            days[date] = days.TryGetValue(date, out var other) ? $"{other}、{name}" : name;

        Add(new DateOnly(year, 1, 1), "元旦");

        // 春节: 初一至初三; from 2008 to 2013 除夕至初二; 除夕 added again from 2025.
        var newYear = LunarDate(year, 1, 1);
        var (first, last) = year switch
        {
            >= 2025 => (-1, 2),
            >= 2014 => (0, 2),
            >= 2008 => (-1, 1),
            _ => (0, 2),
        };
        for (var offset = first; offset <= last; offset++)
        {
            Add(newYear.AddDays(offset), offset < 0 ? "除夕" : "春节");
        }

        // 劳动节: three days until 2007, one from 2008, two from 2025.
        var labourDays = year switch { >= 2025 => 2, >= 2008 => 1, _ => 3 };
        for (var day = 1; day <= labourDays; day++)
        {
            Add(new DateOnly(year, 5, day), "劳动节");
        }

        // 清明, 端午 and 中秋 became holidays of all citizens in 2008.
        if (year >= 2008)
        {
            Add(Qingming(year), "清明节");
            Add(LunarDate(year, 5, 5), "端午节");
            Add(LunarDate(year, 8, 15), "中秋节");
        }

        for (var day = 1; day <= 3; day++)
        {
            Add(new DateOnly(year, 10, day), "国庆节");
        }

        return [.. days.Select(d => new CalendarDay(d.Key, d.Value, IsOff: true))];
    }

    private static DateOnly LunarDate(int year, int month, int day)
    {
        // The framework numbers a leap month as a month of its own, so later months move up by one.
        var leap = Lunar.GetLeapMonth(year);
        var ordinal = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, ordinal, day, 0, 0, 0, 0));
    }

    private static DateOnly Qingming(int year)
    {
        // The usual solar-term formula with the constant of the 21st century.
        var y = year % 100;
        return new DateOnly(year, 4, (int)Math.Floor((y * 0.2422) + 4.81) - (y / 4));
    }
}
