namespace Disclosure.Domain.Deadlines;

/// <summary>What a new calendar changes.</summary>
public static class CalendarChange
{
    /// <summary>
    /// The first day on which two calendars differ: in its kind, or in whether a deadline on it is 暂定. Null when they are the
    /// same. A deadline before this day is the same by both: counting up to it asks only about days up to it.
    /// </summary>
    public static DateOnly? FirstDifference(WorkCalendar before, WorkCalendar after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        for (var day = WorkCalendar.MinDate; day <= WorkCalendar.MaxDate; day = day.AddDays(1))
        {
            if (before.Classify(day) != after.Classify(day) || before.IsProvisional(day) != after.IsProvisional(day))
            {
                return day;
            }
        }

        return null;
    }
}
