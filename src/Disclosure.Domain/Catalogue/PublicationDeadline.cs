using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Catalogue;

/// <summary>Where the publication of a piece of information stands against its last day.</summary>
public enum PublicationTiming
{
    /// <summary>No last day can be told: the 生成日期 is not known, or no regulation was in force on it.</summary>
    Unknown,

    /// <summary>Not yet public; time enough.</summary>
    Running,

    /// <summary>临期: not yet public, few working days left, or today.</summary>
    Near,

    /// <summary>超期: not yet public, and the last day is past.</summary>
    Overdue,

    /// <summary>Made public on or before the last day.</summary>
    OnTime,

    /// <summary>Made public after the last day.</summary>
    Late,
}

/// <summary>
/// The time limit of 主动公开 (条例第二十六条): within 20 working days from the day on which the information came into being or
/// changed; where a law or regulation sets another limit, that one. Pure, never stored.
/// </summary>
/// <param name="Timing">Where it stands.</param>
/// <param name="DueOn">The last lawful day; null when unknown.</param>
/// <param name="DaysLeft">Working days left, negative after the last day; null once public or when unknown.</param>
/// <param name="Provisional">暂定: the last day lies past the last loaded calendar.</param>
/// <param name="Article">The rule relied on.</param>
public sealed record PublicationDeadline(PublicationTiming Timing, DateOnly? DueOn, int? DaysLeft, bool Provisional, string Article)
{
    /// <summary>Working days of 条例第二十六条 (before 2019-05-15: 第十八条 of the regulation of 2007).</summary>
    public const int WorkingDays = 20;

    /// <summary>临期 begins with this many working days left.</summary>
    public const int NearDays = 3;

    /// <summary>The first regulation took effect (国务院令第492号); before there was no time limit.</summary>
    public static readonly DateOnly FirstRegulation = new(2008, 5, 1);

    /// <summary>The present regulation took effect (国务院令第711号).</summary>
    public static readonly DateOnly PresentRegulation = new(2019, 5, 15);

    /// <summary>
    /// Works it out. The 生成日期 itself does not count (民法典第二百零一条): day 1 is the first working day after it, and the 20th
    /// is the last lawful day.
    /// </summary>
    /// <param name="producedOn">生成日期 or the day of the change; null when not known.</param>
    /// <param name="publishedOn">公开日期 in Asia/Shanghai; null while it is not public.</param>
    /// <param name="legalDueOn">The last day of another time limit set by a law or regulation; null where there is none.</param>
    /// <param name="legalBasis">The law that sets it.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The deadline; <see cref="PublicationTiming.Unknown"/> where none can be told.</returns>
    public static PublicationDeadline Of(DateOnly? producedOn, DateOnly? publishedOn, DateOnly? legalDueOn, string? legalBasis, DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var article = legalDueOn is not null ? legalBasis ?? Law.Article("二十六")
            : producedOn < PresentRegulation ? "《政府信息公开条例》（国务院令第492号）第十八条" : Law.Article("二十六");
        if (DueOf(producedOn, legalDueOn, calendar) is not { } due)
        {
            return new PublicationDeadline(PublicationTiming.Unknown, null, null, false, article);
        }

        if (publishedOn is { } on)
        {
            return new PublicationDeadline(on <= due ? PublicationTiming.OnTime : PublicationTiming.Late, due, null, false, article);
        }

        var left = today <= due ? calendar.CountWorkingDays(today, due) : -calendar.CountWorkingDays(due, today);
        var timing = today > due ? PublicationTiming.Overdue : left <= NearDays ? PublicationTiming.Near : PublicationTiming.Running;
        return new PublicationDeadline(timing, due, left, calendar.IsProvisional(due), article);
    }

    // A year that no calendar reaches is a slip of the pen or an old archive; neither has a last day that could be counted.
    private static DateOnly? DueOf(DateOnly? producedOn, DateOnly? legalDueOn, WorkCalendar calendar) =>
        legalDueOn is { } set ? Counted(set) ? set : null
        : producedOn is { } made && made >= FirstRegulation && Counted(made) ? calendar.AddWorkingDays(made, WorkingDays)
        : null;

    private static bool Counted(DateOnly day) => day >= WorkCalendar.MinDate && day <= WorkCalendar.MaxDate.AddMonths(-3);
}
