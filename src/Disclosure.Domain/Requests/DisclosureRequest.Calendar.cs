using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 按新的节假日安排重新计算: records that the due date moved, or is no longer 暂定. Once for each version of a calendar, so that
    /// it may be tried as often as one likes; nothing for a case that is answered or ended, or for which no term runs.
    /// </summary>
    /// <param name="year">The year of the notice.</param>
    /// <param name="version">The version of that year's calendar.</param>
    /// <param name="before">The calendar before it.</param>
    /// <param name="after">The calendar with it.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>What was recorded; null when nothing changes.</returns>
    public DueRecalculated? RecalculateDue(int year, int version, WorkCalendar before, WorkCalendar after, DateOnly today)
    {
        if (State.CalendarsApplied.Contains((year, version)) || DueChange(State, before, after, today) is not { } change)
        {
            return null;
        }

        var recalculated = new DueRecalculated(year, version, change.From, change.To, change.WasProvisional, change.IsProvisional);
        Raise(recalculated);
        return recalculated;
    }

    /// <summary>What another calendar changes for a request whose term runs; null when nothing.</summary>
    /// <param name="state">The request.</param>
    /// <param name="before">The calendar before.</param>
    /// <param name="after">The calendar after.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static (DateOnly From, DateOnly To, bool WasProvisional, bool IsProvisional)? DueChange(RequestState state, WorkCalendar before, WorkCalendar after, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Filing is null || state.Status.IsEnded() || state.RepliedOn is not null)
        {
            return null;
        }

        return (state.Clock(before, today), state.Clock(after, today)) is ({ DueOn: { } from } was, { DueOn: { } to } now) && (from != to || was.Provisional != now.Provisional)
            ? (from, to, was.Provisional, now.Provisional)
            : null;
    }
}
