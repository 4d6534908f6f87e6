using Disclosure.Domain.Accounting;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Times;

/// <summary>The one writer of 用时 and 督办 in the database. <c>derived verify</c> calls the same function and compares.</summary>
public static class TimeProjection
{
    /// <summary>Everything that is to be stored of a case, from its events and the calendar alone.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="matter">The case's fold.</param>
    /// <param name="history">Its events with the days of their recording.</param>
    /// <param name="calendar">The working calendar.</param>
    public static TimeSheet Of(Guid authorityId, Guid caseId, CaseMatter matter, IReadOnlyList<(DateOnly On, DomainEvent Event)> history, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(history);
        var row = new CaseTimeRow { CaseId = caseId, AuthorityId = authorityId, Kind = matter.StoredKind, Channel = string.Empty };
        var (outlook, returns, supervisions) = matter switch
        {
            RequestMatter m => (Request(row, m.Request.State, Dated<RequestEvent>(history), calendar), Returns(history), Supervisions(authorityId, caseId, m.Request.State)),
            OpinionMatter m => (Opinion(row, m.Opinion.State, Dated<OpinionEvent>(history), calendar), Returns(history), []),
            _ => throw new InvalidOperationException($"No account of a case of kind {matter.Kind}."),
        };
        row.Returned = returns.Count;
        var departments = new List<CaseDepartmentTimeRow>();
        if (outlook is not null)
        {
            TimeSheet.Count(row, outlook.Settled);
            (row.DueOn, row.Left) = (outlook.DueOn, outlook.Left);
            row.SettledOn = outlook.Settled.Ended ? null : outlook.Settled.Through;
            row.Ahead = outlook.Ahead.Count == 0 ? null : TimeAhead.Write(outlook.Ahead);
            var days = outlook.Settled.DepartmentDays;
            var atWork = outlook.Ahead.SelectMany(r => r.Departments).ToHashSet();
            departments.AddRange(days.Keys.Union(atWork).Union(returns.OfType<Guid>()).Order().Select(id => new CaseDepartmentTimeRow
            {
                CaseId = caseId,
                DepartmentId = id,
                Days = days.GetValueOrDefault(id),
                AtWork = atWork.Contains(id),
                Returned = returns.Count(r => r == id),
            }));
        }

        row.EndMonth = row.EndedOn is { } end ? (end.Year * 100) + end.Month : 0;
        row.Stamp = TimeSheet.StampOf(row, departments);
        return new TimeSheet(row, departments, supervisions);
    }

    /// <summary>Writes what a unit of work has come to; the caller saves.</summary>
    internal static async Task ProjectAsync(CaseUnit unit, CancellationToken ct)
    {
        var history = unit.History.Concat(unit.Matter.Raised.Select(e => (unit.Today, e))).ToList();
        var isNew = unit.Matter.VersionBefore == 0;
        await WriteAsync(unit.Db, Of(unit.Row.AuthorityId, unit.Row.Id, unit.Matter, history, unit.Calendar), isNew, ct);
    }

    /// <summary>Writes a sheet over what is stored; the caller saves.</summary>
    /// <param name="db">The context.</param>
    /// <param name="sheet">What is to be stored.</param>
    /// <param name="isNew">True when nothing is stored yet, so that nothing is read.</param>
    /// <param name="ct">Cancellation.</param>
    internal static async Task WriteAsync(DisclosureDb db, TimeSheet sheet, bool isNew, CancellationToken ct)
    {
        var id = sheet.Row.CaseId;
        var row = db.CaseTimes.Local.FindEntry(id)?.Entity ?? (isNew ? null : await db.CaseTimes.SingleOrDefaultAsync(t => t.CaseId == id, ct));
        if (row is null)
        {
            db.CaseTimes.Add(sheet.Row);
        }
        else
        {
            TimeSheet.Copy(sheet.Row, row);
        }

        await DepartmentsAsync(db, id, sheet.Departments, row is null && isNew, ct);
        await SupervisionsAsync(db, id, sheet.Supervisions, row is null && isNew, ct);
    }

    private static async Task DepartmentsAsync(DisclosureDb db, Guid caseId, IReadOnlyList<CaseDepartmentTimeRow> wanted, bool isNew, CancellationToken ct)
    {
        List<CaseDepartmentTimeRow> stored = isNew ? [] : await db.CaseDepartmentTimes.Where(d => d.CaseId == caseId).ToListAsync(ct);
        db.CaseDepartmentTimes.RemoveRange(stored.Where(s => wanted.All(w => w.DepartmentId != s.DepartmentId)));
        foreach (var w in wanted)
        {
            if (stored.Find(s => s.DepartmentId == w.DepartmentId) is { } row)
            {
                (row.Days, row.AtWork, row.Returned) = (w.Days, w.AtWork, w.Returned);
            }
            else
            {
                db.CaseDepartmentTimes.Add(w);
            }
        }
    }

    private static async Task SupervisionsAsync(DisclosureDb db, Guid caseId, IReadOnlyList<SupervisionRow> wanted, bool isNew, CancellationToken ct)
    {
        // Few cases are ever supervised, and what was sent once is never taken away.
        if (wanted.Count == 0)
        {
            return;
        }

        List<SupervisionRow> stored = isNew ? [] : await db.Supervisions.Where(s => s.CaseId == caseId).ToListAsync(ct);
        foreach (var w in wanted)
        {
            if (stored.Find(s => s.Id == w.Id) is { } row)
            {
                (row.AnsweredOn, row.RevokedOn) = (w.AnsweredOn, w.RevokedOn);
            }
            else
            {
                db.Supervisions.Add(w);
            }
        }
    }

    private static TimeOutlook? Request(CaseTimeRow row, RequestState state, List<DatedEvent<RequestEvent>> history, WorkCalendar calendar)
    {
        var outlook = RequestTime.Outlook(history, calendar);
        var clock = state.Clock(calendar, state.ReceivedOn ?? default);
        var end = clock?.EndedBy;
        row.Outcome = (clock, end) switch
        {
            (_, ClockEvent.Replied) => TimeOutcome.Replied,
            (_, ClockEvent.Withdrawn) => TimeOutcome.Withdrawn,
            (_, ClockEvent.DeemedAbandoned) => TimeOutcome.Abandoned,
            (null, _) when state.RepliedOn is not null => TimeOutcome.Replied,
            (null, _) when state.Withdrawal is not null => TimeOutcome.Withdrawn,
            _ => TimeOutcome.Open,
        };
        row.ReceivedOn = state.ReceivedOn;
        row.EndedOn = row.Outcome == TimeOutcome.Open ? null : end?.On ?? state.RepliedOn ?? state.Withdrawal!.On;
        row.OnTime = row.Outcome == TimeOutcome.Replied ? clock?.OnTime : null;
        row.ReplyType = row.Outcome == TimeOutcome.Replied ? (state.FirstLetter?.Issued.Type ?? state.JointReply?.Type)?.ToString() : null;
        row.Channel = state.Filing!.Receipt.Channel.ToString();
        row.LeadDepartmentId = state.LeadDepartmentId ?? state.AnsweredByOfficeId;
        row.Extended = Sent(NoticeKind.Extension);
        row.Clarified = Sent(NoticeKind.Clarification) || state.Inherited is not null;
        row.Consulted = Sent(NoticeKind.Consultation);
        row.Reconsidered = state.Disputes.Exists(d => d is { VoidReason: null, Opened.Kind: DisputeKind.Reconsideration });
        row.Sued = state.Disputes.Exists(d => d is { VoidReason: null, Opened.Kind: not DisputeKind.Reconsideration });
        return outlook;

        bool Sent(NoticeKind kind) => state.Notices.Exists(n => n.Kind == kind && n is { IsServed: true, VoidReason: null });
    }

    private static TimeOutlook Opinion(CaseTimeRow row, OpinionState state, List<DatedEvent<OpinionEvent>> history, WorkCalendar calendar)
    {
        row.ReceivedOn = state.Filed.ReceivedOn;
        row.EndedOn = state.AnsweredOn ?? state.EndedOn;
        row.Outcome = state switch
        {
            { AnsweredOn: not null } => TimeOutcome.Replied,
            { Became: not null } => TimeOutcome.Converted,
            { Withdrawal: not null } => TimeOutcome.Withdrawn,
            { Declined: not null } => TimeOutcome.Declined,
            _ => row.EndedOn is null ? TimeOutcome.Open : TimeOutcome.Declined,
        };
        row.OnTime = state.AnsweredOn is { } on ? on <= state.AnswerDueOn(calendar) : null;
        row.Channel = state.Filed.Kind.ToString();
        row.LeadDepartmentId = state.Route?.DepartmentId;
        return OpinionTime.Outlook(history, calendar);
    }

    private static List<SupervisionRow> Supervisions(Guid authorityId, Guid caseId, RequestState state) =>
    [
        .. state.Supervisions.Select(s => new SupervisionRow
        {
            Id = s.Issued.SupervisionId,
            CaseId = caseId,
            AuthorityId = authorityId,
            DepartmentId = s.Issued.DepartmentId,
            IssuedOn = s.Issued.On,
            AnswerBy = s.Issued.AnswerBy,
            AnsweredOn = s.Answered?.On,
            RevokedOn = s.Revoked?.On,
        }),
    ];

    /// <summary>Each time something was sent back; with the department where it was one's.</summary>
    private static List<Guid?> Returns(IReadOnlyList<(DateOnly On, DomainEvent Event)> history) =>
    [
        .. history.Where(h => h.Event is AssignmentReturned or DepartmentAnswerSentBack or ReplySentBack or NoticeSentBack or OpinionReturned or OpinionAnswerSentBack).Select(h => h.Event switch
        {
            AssignmentReturned x => x.DepartmentId,
            DepartmentAnswerSentBack x => x.DepartmentId,
            OpinionReturned x => x.DepartmentId,
            _ => (Guid?)null,
        }),
    ];

    private static List<DatedEvent<T>> Dated<T>(IReadOnlyList<(DateOnly On, DomainEvent Event)> history)
        where T : DomainEvent => [.. history.Select(h => new DatedEvent<T>(h.On, (T)h.Event))];
}
