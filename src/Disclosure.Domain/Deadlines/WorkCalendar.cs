namespace Disclosure.Domain.Deadlines;

/// <summary>
/// The working days of the country: the State Council's papers for the years that are loaded, weekends and the
/// fixed statutory holidays for all others. Immutable and safe to share between threads; every question is answered
/// from tables built once, in constant time.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>The first date that can be asked for.</summary>
    public static readonly DateOnly MinDate = new(StatutoryHolidays.FirstYear, 1, 1);

    /// <summary>The last date that can be asked for.</summary>
    public static readonly DateOnly MaxDate = new(StatutoryHolidays.LastYear, 12, 31);

    private readonly DayKind[] _kinds;
    private readonly int[] _workedThrough;
    private readonly DateOnly[] _workingDays;
    private readonly Dictionary<DateOnly, string> _names = [];

    /// <summary>Builds the calendar.</summary>
    /// <param name="days">The days named by the papers; each in a loaded year, none twice.</param>
    /// <param name="loadedYears">The years whose paper is known; without gaps. May be empty.</param>
    /// <exception cref="ArgumentException">A day is given twice or lies outside the loaded years, or a year between two
    /// loaded ones is missing.</exception>
    public WorkCalendar(IEnumerable<CalendarDay> days, IReadOnlySet<int> loadedYears)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(loadedYears);
        CheckYears(loadedYears);
        FirstLoadedYear = loadedYears.Count == 0 ? null : loadedYears.Min();
        LastLoadedYear = loadedYears.Count == 0 ? null : loadedYears.Max();

        var length = MaxDate.DayNumber - MinDate.DayNumber + 1;
        _kinds = new DayKind[length];
        for (var i = 0; i < length; i++)
        {
            _kinds[i] = IsWeekend(MinDate.AddDays(i)) ? DayKind.Weekend : DayKind.Working;
        }

        foreach (var day in days)
        {
            if (!loadedYears.Contains(day.Date.Year) || !_names.TryAdd(day.Date, day.Name))
            {
                throw new ArgumentException($"{day.Date:yyyy-MM-dd} is given twice, or its year is not loaded.", nameof(days));
            }

            // A paper may also confirm that a Monday is worked after all (2020-02-03): an ordinary working day.
            _kinds[Index(day.Date)] =
                day.IsOff ? DayKind.Holiday : IsWeekend(day.Date) ? DayKind.MakeUpWorkday : DayKind.Working;
        }

        var unloaded = Enumerable.Range(MinDate.Year, MaxDate.Year - MinDate.Year + 1).Where(y => !loadedYears.Contains(y));
        foreach (var day in unloaded.SelectMany(StatutoryHolidays.Of))
        {
            _names.Add(day.Date, day.Name);
            _kinds[Index(day.Date)] = DayKind.Holiday;
        }

        _workedThrough = new int[length];
        var working = new List<DateOnly>(length);
        for (var i = 0; i < length; i++)
        {
            if (_kinds[i] is DayKind.Working or DayKind.MakeUpWorkday)
            {
                working.Add(MinDate.AddDays(i));
            }

            _workedThrough[i] = working.Count;
        }

        _workingDays = [.. working];
    }

    /// <summary>The first year whose paper is loaded, or null when none is.</summary>
    public int? FirstLoadedYear { get; }

    /// <summary>The last year whose paper is loaded, or null when none is.</summary>
    public int? LastLoadedYear { get; }

    /// <summary>Whether the State Council's paper for the year of <paramref name="date"/> is loaded.</summary>
    public bool IsLoaded(DateOnly date) => date.Year >= FirstLoadedYear && date.Year <= LastLoadedYear;

    /// <summary>Whether <paramref name="date"/> lies past the last loaded calendar, so that a deadline on it is 暂定.</summary>
    public bool IsProvisional(DateOnly date) => LastLoadedYear is not { } last || date.Year > last;

    /// <summary>What kind of day <paramref name="date"/> is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside <see cref="MinDate"/>..<see cref="MaxDate"/>.</exception>
    public DayKind Classify(DateOnly date) => _kinds[Index(date)];

    /// <summary>The Chinese name of the holiday or arrangement that <paramref name="date"/> belongs to, or null.</summary>
    public string? NameOf(DateOnly date) => _names.GetValueOrDefault(date);

    /// <summary>Whether offices work on <paramref name="date"/>, 调休上班 included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside <see cref="MinDate"/>..<see cref="MaxDate"/>.</exception>
    public bool IsWorkingDay(DateOnly date) => Classify(date) is DayKind.Working or DayKind.MakeUpWorkday;

    /// <summary>
    /// The <paramref name="workingDays"/>-th working day after <paramref name="from"/>. The day itself does not count
    /// (《民法典》第二百零一条): 1 is the first working day after it, 0 gives <paramref name="from"/> back, worked or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or a date lies outside
    /// <see cref="MinDate"/>..<see cref="MaxDate"/>.</exception>
    public DateOnly AddWorkingDays(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var index = Index(from);
        if (workingDays == 0)
        {
            return from;
        }

        var target = (long)_workedThrough[index] + workingDays - 1;
        return target < _workingDays.Length
            ? _workingDays[target]
            : throw new ArgumentOutOfRangeException(nameof(workingDays), workingDays, "The date lies past the calendar.");
    }

    /// <summary>How many working days there are after the first date, up to and including the second.</summary>
    /// <returns>Zero when <paramref name="throughInclusive"/> is not later than <paramref name="afterExclusive"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date lies outside <see cref="MinDate"/>..<see cref="MaxDate"/>.</exception>
    public int CountWorkingDays(DateOnly afterExclusive, DateOnly throughInclusive) =>
        Math.Max(0, _workedThrough[Index(throughInclusive)] - _workedThrough[Index(afterExclusive)]);

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static int Index(DateOnly date) =>
        date >= MinDate && date <= MaxDate
            ? date.DayNumber - MinDate.DayNumber
            : throw new ArgumentOutOfRangeException(nameof(date), date, "The date lies outside the calendar.");

    private static void CheckYears(IReadOnlySet<int> years)
    {
        if (years.Count == 0)
        {
            return;
        }

        if (years.Min() < MinDate.Year || years.Max() > MaxDate.Year || years.Max() - years.Min() + 1 != years.Count)
        {
            throw new ArgumentException("Loaded years must follow one another without a gap.", nameof(years));
        }
    }
}
