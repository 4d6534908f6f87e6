using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>催告: records the reminders that are due today; each is given once for its date.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="rules">When they are due.</param>
    /// <returns>Those recorded; none when nothing is due.</returns>
    public IReadOnlyList<NoticeReminded> Remind(WorkCalendar calendar, DateOnly today, ReminderRules rules)
    {
        var due = NoticeReminders.Due(State, calendar, today, rules);
        foreach (var reminder in due)
        {
            Raise(reminder);
        }

        return due;
    }
}
