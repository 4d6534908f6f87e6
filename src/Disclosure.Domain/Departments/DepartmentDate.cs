using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Departments;

/// <summary>处室办理时限: an internal date, proposed by us and set by the 公开工作机构. The law knows none.</summary>
public static class DepartmentDate
{
    /// <summary>
    /// Half of the working days that are left belong to the departments; the rest is for drafting, reviews, signature, seal and
    /// service. At least the next working day; null while no due date is known.
    /// </summary>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="dueOn">法定期限, or the earlier 内控期限.</param>
    /// <param name="calendar">The working calendar.</param>
    public static DateOnly? Propose(DateOnly today, DateOnly? dueOn, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return dueOn is { } due ? calendar.AddWorkingDays(today, Math.Max(1, calendar.CountWorkingDays(today, due) / 2)) : null;
    }
}
