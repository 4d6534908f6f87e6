using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;

namespace Disclosure.Domain.Accounting;

/// <summary>用时 of a letter to the 意见箱, by the target times that the authority set itself: nothing pauses them.</summary>
public static class OpinionTime
{
    /// <summary>The account as of a day.</summary>
    /// <param name="history">The events in the order of their recording; the first is the filing.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="asOf">Today in Asia/Shanghai; gives way to the answer or the end.</param>
    public static TimeAccount Of(IReadOnlyList<DatedEvent<OpinionEvent>> history, WorkCalendar calendar, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        var state = OpinionState.Fold(history.Select(e => e.Event));
        var (receivedOn, due, end) = (state.Filed.ReceivedOn, state.AnswerDueOn(calendar), state.AnsweredOn ?? state.EndedOn);
        var through = end ?? (asOf > receivedOn ? asOf : receivedOn);
        var (now, next) = (OpinionState.Empty, 0);
        var days = new List<AccountDay>();
        for (var day = receivedOn.AddDays(1); day <= through; day = day.AddDays(1))
        {
            for (; next < history.Count && history[next].On <= day; next++)
            {
                now = now.Apply(history[next].Event);
            }

            if (calendar.IsWorkingDay(day))
            {
                var holder = HolderOf(now);
                days.Add(new AccountDay(day, holder, day > due ? TimePhase.Overdue : TimePhase.Base, holder == CaseHolder.Departments ? [now.Route!.DepartmentId] : []));
            }
        }

        return new TimeAccount(receivedOn, through, end is not null, days);
    }

    /// <summary>The account that can be told on any later day without the events.</summary>
    /// <param name="history">The events in the order of their recording.</param>
    /// <param name="calendar">The working calendar.</param>
    public static TimeOutlook Outlook(IReadOnlyList<DatedEvent<OpinionEvent>> history, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        var state = OpinionState.Fold(history.Select(e => e.Event));
        var (last, due) = (history.Max(e => e.On), state.AnswerDueOn(calendar));
        var settledOn = last > state.Filed.ReceivedOn ? last : state.Filed.ReceivedOn;
        var left = due >= settledOn ? calendar.CountWorkingDays(settledOn, due) : -calendar.CountWorkingDays(due, settledOn);
        return TimeOutlook.Split(Of(history, calendar, calendar.AddWorkingDays(due > settledOn ? due : settledOn, 1)), settledOn, due, left);
    }

    // The head of the department signs within the department; the office sends what was signed.
    private static CaseHolder HolderOf(OpinionState state) => state switch
    {
        { Approval: not null } => CaseHolder.Service,
        { Route: not null } => CaseHolder.Departments,
        _ => CaseHolder.Intake,
    };
}
