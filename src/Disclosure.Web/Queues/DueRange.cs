using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Queues;

/// <summary>A range of 法定期限, both ends included; null is open.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="OpenOnly">True to leave out what was answered or ended.</param>
public sealed record DueRange(DateOnly? From, DateOnly? To, bool OpenOnly)
{
    /// <summary>临期 means this many working days left or fewer, and not yet 超期.</summary>
    public const int SoonWorkingDays = CaseDue.NearDays;

    /// <summary>超期: the last day has passed.</summary>
    public static DueRange Overdue(DateOnly today) => new(null, today.AddDays(-1), OpenOnly: true);

    /// <summary>临期.</summary>
    public static DueRange Soon(WorkCalendar calendar, DateOnly today) => Within(calendar, today, SoonWorkingDays);

    /// <summary>Due today or later, with at most so many working days left.</summary>
    public static DueRange Within(WorkCalendar calendar, DateOnly today, int workingDays)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        // The day before the next working day: rest days after the last one have no more working days left than it.
        return new(today, calendar.AddWorkingDays(today, workingDays + 1).AddDays(-1), OpenOnly: true);
    }

    /// <summary>True when a date lies within.</summary>
    public bool Holds(DateOnly? due) => due is { } d && (From is not { } from || d >= from) && (To is not { } to || d <= to);
}
