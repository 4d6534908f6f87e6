using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Accounting;

/// <summary>
/// 用时 of a request, from its events. On a day that the law excludes, the case is with whoever is waited for; on every other
/// day it is with the one inside the agency who had it when the day ended. So the agency's days since the last restart are the
/// clock's used days: a day that counts is never somebody else's, even while the agency waits (a 补正 asked for too late, 说明理由,
/// a third party's silence after the 15th working day).
/// </summary>
public static class RequestTime
{
    /// <summary>The account as of a day.</summary>
    /// <param name="history">The events in the order of their recording.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="asOf">Today in Asia/Shanghai; gives way to the end of the case.</param>
    /// <returns>Null while the date of receipt is not settled (条例第三十一条).</returns>
    public static TimeAccount? Of(IReadOnlyList<DatedEvent<RequestEvent>> history, WorkCalendar calendar, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        return Of(RequestState.Fold(history.Select(e => e.Event)), history, calendar, asOf);
    }

    /// <summary>The account that can be told on any later day without the events.</summary>
    /// <param name="history">The events in the order of their recording.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>Null while the date of receipt is not settled.</returns>
    public static TimeOutlook? Outlook(IReadOnlyList<DatedEvent<RequestEvent>> history, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        var state = RequestState.Fold(history.Select(e => e.Event));
        if (state.ReceivedOn is not { } receivedOn)
        {
            return null;
        }

        var last = history.Max(e => e.On);
        var settledOn = last > receivedOn ? last : receivedOn;
        if (state.Clock(calendar, settledOn) is not { } now)
        {
            return TimeOutlook.Split(Of(state, history, calendar, Later(calendar, settledOn))!, settledOn, null, null);
        }

        // Once every opinion that has a last day is in or lapsed, the due date is final, and after it nothing changes by itself.
        settledOn = now.AsOf > settledOn ? now.AsOf : settledOn;
        var answered = now.Consultations.Select(c => c.OpinionDueOn ?? settledOn).Append(settledOn).Max();
        var then = state.Clock(calendar, answered)!;
        var far = then.DueOn is { } due && due > answered ? due : answered;

        // What another agency may take has no limit: then the due date moves on with every day, and none can be told.
        var moves = state.Clock(calendar, Later(calendar, answered))!.DueOn != then.DueOn;
        return TimeOutlook.Split(Of(state, history, calendar, Later(calendar, far))!, settledOn, moves ? null : then.DueOn, now.RemainingWorkingDays);
    }

    private static DateOnly Later(WorkCalendar calendar, DateOnly day)
    {
        var next = calendar.AddWorkingDays(day, 1);
        return next < StatutoryClock.MaxDate ? next : StatutoryClock.MaxDate;
    }

    private static TimeAccount? Of(RequestState state, IReadOnlyList<DatedEvent<RequestEvent>> history, WorkCalendar calendar, DateOnly asOf)
    {
        if (state.ReceivedOn is not { } receivedOn)
        {
            return null;
        }

        var clock = state.Clock(calendar, asOf > receivedOn ? asOf : receivedOn);
        var end = clock is null ? state.RepliedOn ?? state.Withdrawal?.On : clock.EndedBy?.On;
        var through = end ?? clock?.AsOf ?? asOf;
        var uses = clock?.Uses ?? WithoutTerm(receivedOn, through, calendar);
        var (holders, next) = (new RequestHolders(), 0);
        var days = new List<AccountDay>(uses.Count);
        foreach (var use in uses)
        {
            for (; next < history.Count && history[next].On <= use.Date; next++)
            {
                holders.Apply(history[next].Event);
            }

            var (inside, departments) = holders.Now;
            days.Add(use.WaitsFor switch
            {
                ClockWait.None => new AccountDay(use.Date, inside, clock is null ? TimePhase.NoTerm : PhaseOf(use.Phase), departments),
                ClockWait.Applicant => new AccountDay(use.Date, CaseHolder.Applicant, TimePhase.Excluded, []),
                ClockWait.ThirdParty => new AccountDay(use.Date, CaseHolder.ThirdParty, TimePhase.Excluded, []),
                _ => new AccountDay(use.Date, CaseHolder.OtherAgency, TimePhase.Excluded, []),
            });
        }

        return new TimeAccount(receivedOn, through, end is not null, days);
    }

    private static TimePhase PhaseOf(ClockPhase phase) => phase switch
    {
        ClockPhase.Base => TimePhase.Base,
        ClockPhase.Extension => TimePhase.Extension,
        ClockPhase.Excluded => TimePhase.Excluded,
        _ => TimePhase.Overdue,
    };

    // 更正申请: the Regulation sets no term (第四十一条), and its days are counted all the same.
    private static List<ClockUse> WithoutTerm(DateOnly receivedOn, DateOnly through, WorkCalendar calendar)
    {
        var uses = new List<ClockUse>();
        for (var day = receivedOn.AddDays(1); day <= through; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                uses.Add(new ClockUse(day, ClockPhase.Base, ClockWait.None));
            }
        }

        return uses;
    }
}
