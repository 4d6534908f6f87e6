using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Clock;

/// <summary>The statutory clock in words: the same on every page, screen and print.</summary>
public static class ClockWords
{
    /// <summary>The due date, or why there is none at present.</summary>
    public static string Due(ClockResult clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return (clock.DueOn, clock.State) switch
        {
            ({ } due, _) => LegalTime.Show(due),
            (null, ClockState.AwaitingClarification) => "收到补正后重新计算",
            (null, ClockState.AwaitingPayment) => "缴费后重新计算",
            _ => "不再计算",
        };
    }

    /// <summary>How much of the time is left, or how it ended. Overdue is said as such.</summary>
    public static string Remaining(ClockResult clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock switch
        {
            { State: ClockState.Ended } => Ended(clock),
            { State: ClockState.AwaitingClarification } => "等待申请人补正，期间不计算；收到补正之日的次日起重新计算20个工作日。",
            { State: ClockState.AwaitingPayment } => "等待申请人缴纳信息处理费，期间不计算；缴费之日的次日起重新计算20个工作日。",
            { RemainingWorkingDays: < 0 and { } late } => $"已超过答复期限 {-late} 个工作日。",
            { RemainingWorkingDays: 0 } => clock.AsOf == clock.DueOn ? "今天是答复期限的最后一天。" : "答复期限已经届满。",
            { RemainingWorkingDays: { } left } => $"共 {clock.WorkingDaysAllowed} 个工作日，已过 {clock.WorkingDaysUsed} 个，剩余 {left} 个工作日。",
            _ => string.Empty,
        };
    }

    /// <summary>True when the period has run out and nothing ended it.</summary>
    public static bool IsOverdue(ClockResult clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.State != ClockState.Ended && clock.RemainingWorkingDays < 0;
    }

    /// <summary>What 暂定 means.</summary>
    public const string Provisional = "暂定：该日期所在年份的放假调休安排尚未公布，目前只扣除了休息日和法定节假日；安排公布后自动重新计算，日期有变动会告知您。";

    private static string Ended(ClockResult clock)
    {
        var on = LegalTime.Show(clock.EndedBy!.On);
        return clock.EndedBy switch
        {
            ClockEvent.Withdrawn => $"申请人已于{on}撤回，期限不再计算。",
            ClockEvent.DeemedAbandoned => $"已于{on}办结（视为放弃），期限不再计算。",
            _ when clock.OnTime == true => $"已于{on}答复，用了 {clock.WorkingDaysUsed} 个工作日，在答复期限内。",
            _ => $"已于{on}答复，晚于答复期限。",
        };
    }
}
