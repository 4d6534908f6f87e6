using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Queues;

/// <summary>One line of a list: a case, or for 我的待办 and 我的已办 a step of one.</summary>
/// <param name="Case">The case's columns.</param>
/// <param name="Task">The step; null in lists of cases.</param>
/// <param name="Department">主办处室.</param>
/// <param name="CoDepartments">How many 协办.</param>
/// <param name="Returned">退回: somebody has sent it back.</param>
/// <param name="Time">Where it stands in time, today.</param>
/// <param name="Supervised">督办: an answer to the supervisor is awaited.</param>
public sealed record QueueLine(CaseRow Case, TaskRow? Task, string? Department, int CoDepartments, bool Returned, LineTime Time, bool Supervised = false)
{
    /// <summary>Identity of the line.</summary>
    public Guid Id => Task?.Id ?? Case.Id;

    /// <summary>办理状态: of the step where the line is one.</summary>
    public string State => Task is { State: TaskState.Open } ? StaffStates.Of(Task.Form) : Case.StaffState;

    /// <summary>An answer, an opinion or a payment is awaited.</summary>
    public bool IsAwaiting => QueueQueries.Awaiting.Contains(Case.Status);

    /// <summary>承办处室 in short.</summary>
    public string DepartmentText => Department is null ? "未分办" : CoDepartments == 0 ? Department : $"{Department}等{CoDepartments + 1}个";
}

/// <summary>How urgent a line is.</summary>
public enum Urgency
{
    /// <summary>Nothing to say.</summary>
    None,

    /// <summary>临期.</summary>
    Soon,

    /// <summary>超期.</summary>
    Overdue,
}

/// <summary>A line in time: derived from its dates and the calendar each time it is shown, never stored.</summary>
/// <param name="DueOn">法定期限 as of today; null while none runs.</param>
/// <param name="InternalDueOn">内控期限.</param>
/// <param name="Provisional">暂定.</param>
/// <param name="Day">收到第N日: working days since the day of receipt, up to the reply; null before receipt is confirmed.</param>
/// <param name="Remaining">Working days left; 0 on the last day and on the rest days after it, negative when 超期 by working days. Null without a due date, and once answered.</param>
/// <param name="Urgency">临期 or 超期; none once answered.</param>
/// <param name="AnsweredLate">Answered after the due date.</param>
/// <param name="Word">In words: 剩3日, 今日到期, 超期2日, 待补正 …</param>
public sealed record LineTime(
    DateOnly? DueOn, DateOnly? InternalDueOn, bool Provisional, int? Day, int? Remaining, Urgency Urgency, bool AnsweredLate, string Word)
{
    /// <summary>Derives it.</summary>
    /// <param name="row">The case.</param>
    /// <param name="moving">Its due date as of today, where it moves with each day (<see cref="MovingClocks"/>).</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static LineTime Of(CaseRow row, DueNow? moving, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(calendar);
        if (row.Status is PublicStatus.Renewing or PublicStatus.Supplementing)
        {
            return OfDay(row, row.FurtherDueOn, calendar, today);
        }

        var (due, inside, provisional) = moving is null ? (row.DueOn, row.InternalDueOn, row.Provisional) : (moving.DueOn, moving.InternalDueOn, moving.Provisional);
        var end = row.RepliedOn ?? row.EndedOn;
        int? day = row.ReceivedOn is { } received ? calendar.CountWorkingDays(received, end ?? today) : null;
        if (end is { } on)
        {
            var late = row.RepliedOn is not null && due < on;
            var answered = row.IsCorrection() ? "已答复" : late ? "逾期答复" : "按期答复";
            return new(due, inside, provisional, day, null, Urgency.None, late, row.RepliedOn is null ? "已终止" : answered);
        }

        int? remaining = due is { } d ? d >= today ? calendar.CountWorkingDays(today, d) : -calendar.CountWorkingDays(d, today) : null;
        var urgency = due < today ? Urgency.Overdue : remaining <= DueRange.SoonWorkingDays ? Urgency.Soon : Urgency.None;
        return new(due, inside, provisional, day, remaining, urgency, false, WordOf(row, due, remaining, today));
    }

    /// <summary>The time of a dispute instead of the case's own: it alone presses where the reply has long gone out.</summary>
    /// <param name="row">The case.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static LineTime OfDispute(CaseRow row, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(calendar);
        return OfDay(row, row.DisputeDueOn, calendar, today);
    }

    /// <summary>The day of the review of what is withheld (条例第十八条).</summary>
    /// <param name="row">The case.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static LineTime OfReview(CaseRow row, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(calendar);
        return OfDay(row, row.ReviewDueOn, calendar, today);
    }

    /// <summary>A day of its own, beside the statutory term of the case.</summary>
    private static LineTime OfDay(CaseRow row, DateOnly? day, WorkCalendar calendar, DateOnly today)
    {
        var due = CaseDue.OfDay(day, today, calendar);
        var urgency = due.Level switch { DueLevel.Overdue => Urgency.Overdue, DueLevel.Near => Urgency.Soon, _ => Urgency.None };
        return day is { } on
            ? new(on, null, calendar.IsProvisional(on), null, due.Days, urgency, false, WordOf(row, on, due.Days, today))
            : new(null, null, false, null, null, Urgency.None, false, "无期限");
    }

    private static string WordOf(CaseRow row, DateOnly? due, int? remaining, DateOnly today) => remaining switch
    {
        null => row.ReceivedOn is null ? "待确认收到" : row.Status switch
        {
            PublicStatus.AwaitingClarification => "待补正",
            PublicStatus.AwaitingPayment => "待缴费",
            _ when row.IsCorrection() => "无法定期限",
            _ => "无期限",
        },
        < 0 => $"超期{-remaining}日",
        0 when due == today => "今日到期",
        // On the rest days after the due date no working day has been missed yet, and it is late all the same.
        0 when due < today => "已超期",
        _ => $"剩{remaining}日",
    };
}
