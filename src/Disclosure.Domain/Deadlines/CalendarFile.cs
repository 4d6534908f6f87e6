using System.Collections.Immutable;

namespace Disclosure.Domain.Deadlines;

/// <summary>One year's calendar as it is seeded and imported: a file of <c>seeds/calendar/</c>.</summary>
/// <param name="Year">The calendar year of the dates.</param>
/// <param name="Source">The addresses of the State Council's papers.</param>
/// <param name="Days">The days they name, in order of date.</param>
public sealed record CalendarFile(int Year, ImmutableArray<string> Source, ImmutableArray<CalendarDay> Days)
{
    /// <summary>
    /// The statutory holidays of the year (《全国年节及纪念日放假办法》) that the file does not give as off. A paper can add to
    /// them but not take one away, so whoever imports the file should be shown them.
    /// </summary>
    public IReadOnlyList<CalendarDay> MissingStatutoryHolidays() =>
        [.. StatutoryHolidays.Of(Year).Where(h => !Days.Any(d => d.Date == h.Date && d.IsOff))];

    /// <summary>
    /// Reads a file: <c>{"year": 2026, "source": ["…"], "days": [{"date": "2026-01-01", "name": "元旦", "off": true}, …]}</c>.
    /// </summary>
    /// <param name="json">The text of the file.</param>
    /// <returns><see cref="CalendarParse.Valid"/>, or <see cref="CalendarParse.Invalid"/> with every mistake, its line and
    /// its reason in Chinese. A file is taken whole or not at all.</returns>
    public static CalendarParse Parse(string json) => CalendarFileReader.Read(json);

    /// <summary>Joins the files of several years into one calendar.</summary>
    /// <returns><see cref="CalendarJoin.Valid"/>, or <see cref="CalendarJoin.Invalid"/> when a year is given twice or one
    /// between the first and the last is missing.</returns>
    public static CalendarJoin Join(IEnumerable<CalendarFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var ordered = files.OrderBy(f => f.Year).ToList();
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            if (after.Year == before.Year)
            {
                return new CalendarJoin.Invalid($"{after.Year}年的节假日安排重复，同一年度只能有一份。");
            }

            if (after.Year > before.Year + 1)
            {
                return new CalendarJoin.Invalid($"缺少{before.Year + 1}年的节假日安排，年度之间不能间断；请先导入该年度。");
            }
        }

        return new CalendarJoin.Valid(
            new WorkCalendar(ordered.SelectMany(f => f.Days), ordered.Select(f => f.Year).ToHashSet()));
    }
}

/// <summary>What came of reading a calendar file.</summary>
public abstract record CalendarParse
{
    private CalendarParse()
    {
    }

    /// <summary>The file is good.</summary>
    public sealed record Valid(CalendarFile File) : CalendarParse;

    /// <summary>The file is refused whole.</summary>
    public sealed record Invalid(ImmutableArray<CalendarFileError> Errors) : CalendarParse;
}

/// <summary>What came of joining calendar files.</summary>
public abstract record CalendarJoin
{
    private CalendarJoin()
    {
    }

    /// <summary>The years fit together.</summary>
    public sealed record Valid(WorkCalendar Calendar) : CalendarJoin;

    /// <summary>The years do not fit together.</summary>
    /// <param name="Reason">Why, and how to mend it, in Chinese.</param>
    public sealed record Invalid(string Reason) : CalendarJoin;
}

/// <summary>A mistake in a calendar file.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Reason">What is wrong, in Chinese.</param>
public sealed record CalendarFileError(int Line, string Reason);
