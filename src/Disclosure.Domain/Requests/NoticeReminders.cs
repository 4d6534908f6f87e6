using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>What somebody is reminded of about a letter that is out.</summary>
public enum ReminderKind
{
    /// <summary>期限将至: the applicant, of the last day to complete, to give reasons or to pay.</summary>
    Approaching,

    /// <summary>期限已过: the office, of an answer that did not come. Nothing follows by itself (条例第三十条、第三十二条).</summary>
    Passed,

    /// <summary>久无回证: the office, of a posted letter whose receipt nobody knows. It must not stop the case for ever.</summary>
    Unproved,
}

/// <summary>When reminders are due.</summary>
/// <param name="DaysBefore">Working days before the last day at which the applicant is reminded.</param>
/// <param name="UnprovedAfter">Working days after which a posted letter should have been signed for.</param>
public sealed record ReminderRules(int DaysBefore = 3, int UnprovedAfter = 10);

/// <summary>
/// Which reminders a case owes today. Worked out from what is the case, not from a timer: after days without a running system
/// the next look finds them, and what was missed for good, such as a reminder of a day that has passed, is left out.
/// </summary>
public static class NoticeReminders
{
    /// <summary>The reminders that are due and were not given.</summary>
    /// <param name="state">The case.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="rules">When they are due.</param>
    public static IReadOnlyList<NoticeReminded> Due(RequestState state, WorkCalendar calendar, DateOnly today, ReminderRules rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        return state.Status.IsEnded()
            ? []
            : [.. state.Notices.Where(n => state.IsOpen(n)).Select(n => Of(n, calendar, today, rules)).OfType<NoticeReminded>().Where(r => !state.Notices.Exists(n => n.Reminders.Contains(r)))];
    }

    private static NoticeReminded? Of(Notice notice, WorkCalendar calendar, DateOnly today, ReminderRules rules)
    {
        if (notice is { AwaitsProof: true, VoidReason: null, Answer.Ended: false })
        {
            var sent = notice.Served!.On;
            return calendar.CountWorkingDays(sent, today) > rules.UnprovedAfter ? new NoticeReminded(notice.Id, ReminderKind.Unproved, sent) : null;
        }

        if (!notice.IsAwaiting || notice.ReplyBy(calendar) is not { } by)
        {
            return null;
        }

        if (today > by)
        {
            return new NoticeReminded(notice.Id, ReminderKind.Passed, by);
        }

        // Whoever was given hardly more time than that has the letter itself before them.
        var givenEnough = calendar.CountWorkingDays(notice.ReceivedOn!.Value, by) > rules.DaysBefore + 1;
        return notice.Content.ToApplicant && givenEnough && calendar.CountWorkingDays(today, by) <= rules.DaysBefore
            ? new NoticeReminded(notice.Id, ReminderKind.Approaching, by)
            : null;
    }
}
