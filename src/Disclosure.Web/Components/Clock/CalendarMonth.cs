using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Components.Clock;

/// <summary>What a day of the explanation is marked as. Each mark has a word; colour only repeats it.</summary>
public enum DayMark
{
    /// <summary>Counts: 第N日.</summary>
    Counted,

    /// <summary>The day of receipt, which does not count.</summary>
    Receipt,

    /// <summary>周末.</summary>
    Weekend,

    /// <summary>放假.</summary>
    Holiday,

    /// <summary>A working day that does not count: 征求意见, 补正, 缴费.</summary>
    Excluded,
}

/// <summary>One cell.</summary>
/// <param name="Date">The day.</param>
/// <param name="Day">The day as the clock explains it; null for a day outside the explanation.</param>
/// <param name="Mark">How it is marked.</param>
/// <param name="IsDue">The last day to reply.</param>
/// <param name="IsLate">After the last day to reply.</param>
/// <param name="IsToday">The day the explanation speaks of.</param>
public sealed record CalendarCell(DateOnly Date, ClockDay? Day, DayMark Mark, bool IsDue, bool IsLate, bool IsToday)
{
    /// <summary>The word in the cell.</summary>
    public string Word => Mark switch
    {
        DayMark.Counted => $"第{Day!.Counts}日",
        DayMark.Receipt => "收到",
        DayMark.Weekend => "周末",
        DayMark.Holiday => "放假",
        _ => "不计",
    };

    /// <summary>True for a weekend day that is worked.</summary>
    public bool IsMakeUp => Day?.Kind == DayKind.MakeUpWorkday;
}

/// <summary>A remark on one or several successive days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Text">The remark.</param>
public sealed record CalendarRemark(DateOnly From, DateOnly To, string Text)
{
    /// <summary>The days in words, without the year: the month's heading names it.</summary>
    public string Days => From == To ? $"{From.Month}月{From.Day}日" : $"{From.Month}月{From.Day}日至{To.Day}日";
}

/// <summary>A month of the explanation, ready to be laid out: weeks from Monday to Sunday.</summary>
/// <param name="First">The first day of the month.</param>
/// <param name="Weeks">Rows of seven; null where the week reaches into another month.</param>
/// <param name="Remarks">What is to be said beside the marks.</param>
/// <param name="IsOpen">Whether it is unfolded at first.</param>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarCell?[]> Weeks, IReadOnlyList<CalendarRemark> Remarks, bool IsOpen)
{
    /// <summary>How many days of the month count.</summary>
    public int Counted => Weeks.SelectMany(w => w).Count(c => c?.Mark == DayMark.Counted);

    /// <summary>The months that the clock's explanation covers, oldest first.</summary>
    public static IReadOnlyList<CalendarMonth> Of(ClockResult clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var months = clock.Days.GroupBy(d => new DateOnly(d.Date.Year, d.Date.Month, 1)).ToList();
        return [.. months.Select(m => new CalendarMonth(m.Key, WeeksOf(m.Key, m, clock), RemarksOf(m, clock), months.Count <= 2 || Matters(m.Key, clock)))];
    }

    private static bool Matters(DateOnly month, ClockResult clock) =>
        new[] { clock.AsOf, clock.DueOn ?? clock.AsOf, clock.ReceivedOn }.Any(d => d.Year == month.Year && d.Month == month.Month);

    private static List<CalendarCell?[]> WeeksOf(DateOnly first, IEnumerable<ClockDay> days, ClockResult clock)
    {
        var known = days.ToDictionary(d => d.Date);
        var weeks = new List<CalendarCell?[]>();
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        for (; monday.Year < first.Year || (monday.Year == first.Year && monday.Month <= first.Month); monday = monday.AddDays(7))
        {
            var week = Enumerable.Range(0, 7).Select(monday.AddDays)
                .Select(date => date.Month == first.Month ? CellOf(date, known.GetValueOrDefault(date), clock) : null).ToArray();
            if (week.Any(c => c?.Day is not null))
            {
                weeks.Add(week);
            }
        }

        return weeks;
    }

    private static CalendarCell CellOf(DateOnly date, ClockDay? day, ClockResult clock)
    {
        var mark = day switch
        {
            { Counts: not null } => DayMark.Counted,
            _ when date == clock.ReceivedOn => DayMark.Receipt,
            { Kind: DayKind.Weekend } => DayMark.Weekend,
            { Kind: DayKind.Holiday } => DayMark.Holiday,
            _ => DayMark.Excluded,
        };
        return new CalendarCell(date, day, mark, date == clock.DueOn, date > clock.DueOn, date == clock.AsOf);
    }

    private static List<CalendarRemark> RemarksOf(IEnumerable<ClockDay> days, ClockResult clock)
    {
        var remarks = new List<CalendarRemark>();
        foreach (var day in days.Where(d => d.Note.Length > 0 && (d.Note != "休息日" || d.Date == clock.ReceivedOn)))
        {
            // Nine days of 春节 are one remark; a weekend between two equal remarks does not part them.
            if (remarks is [.., var last] && last.Text == day.Note && day.Date.DayNumber - last.To.DayNumber <= 3)
            {
                remarks[^1] = last with { To = day.Date };
            }
            else
            {
                remarks.Add(new CalendarRemark(day.Date, day.Date, day.Note));
            }
        }

        return remarks;
    }
}
