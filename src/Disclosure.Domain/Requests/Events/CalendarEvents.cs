namespace Disclosure.Domain.Requests.Events;

/// <summary>
/// 节假日安排公布后重新计算: the State Council's notice came, or was changed, and the due date of the case is another one, or is no
/// longer 暂定. Recorded once for each version of a year's calendar; the clock itself follows from the calendar, not from this.
/// </summary>
/// <param name="CalendarYear">The year of the notice.</param>
/// <param name="CalendarVersion">The version of that year's calendar.</param>
/// <param name="From">法定期限 by the calendar before.</param>
/// <param name="To">法定期限 by the new one.</param>
/// <param name="WasProvisional">暂定 before.</param>
/// <param name="IsProvisional">暂定 still.</param>
public sealed record DueRecalculated(int CalendarYear, int CalendarVersion, DateOnly From, DateOnly To, bool WasProvisional, bool IsProvisional) : RequestEvent;
