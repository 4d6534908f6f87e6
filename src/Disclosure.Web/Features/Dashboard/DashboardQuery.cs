using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Times;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>A case in the list behind a figure.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">受理编号.</param>
/// <param name="Subject">所需信息, masked.</param>
/// <param name="Department">主办处室.</param>
/// <param name="ReceivedOn">收到.</param>
/// <param name="DueOn">法定期限 as stored.</param>
/// <param name="EndedOn">Day of the reply or the end; null while open.</param>
/// <param name="State">办理状态.</param>
/// <param name="Days">The days that the measure counts.</param>
/// <param name="Left">Of an open case: what is left, in words.</param>
public sealed record FigureCase(Guid CaseId, string Kind, string Number, string Subject, string? Department, DateOnly? ReceivedOn, DateOnly? DueOn, DateOnly? EndedOn, string State, int Days, string? Left);

/// <summary>A page of the list behind a figure.</summary>
/// <param name="Measure">The figure.</param>
/// <param name="Total">How many cases: the figure itself.</param>
/// <param name="Lines">Those of the page.</param>
public sealed record FigureList(DashboardMeasure Measure, int Total, IReadOnlyList<FigureCase> Lines);

/// <summary>A 督办单 in the supervisors' list.</summary>
/// <param name="Row">When, of whom, by when, and what became of it.</param>
/// <param name="Number">受理编号.</param>
/// <param name="Subject">所需信息, masked.</param>
/// <param name="State">办理状态.</param>
public sealed record SupervisionLine(SupervisionRow Row, string Number, string Subject, string State);

/// <summary>Reads figures and the lists behind them, for those who supervise.</summary>
public sealed class DashboardQuery(TimeBoard board, IDbContextFactory<DisclosureDb> factory, TimeProvider time)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    /// <summary>The figures; null for those who may not see them.</summary>
    public async Task<DashboardFigures?> ReadAsync(Actor actor, DashboardFilter filter, CancellationToken ct = default) =>
        await BuilderAsync(actor, filter, ct) is { } builder ? builder.Build() : null;

    /// <summary>The cases behind a figure; null for those who may not see them.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="measure">The figure.</param>
    /// <param name="part">For 部门用时: the code of the department.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to read.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<FigureList?> ListAsync(Actor actor, DashboardFilter filter, DashboardMeasure measure, string? part, int skip, int take, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (await BuilderAsync(actor, filter, ct) is not { } builder)
        {
            return null;
        }

        var chosen = measure.Open is { } open ? OpenOf(builder.Open(filter).Where(open)) : ClosedOf(builder, filter, measure, part);
        return new FigureList(measure, chosen.Count, await LinesAsync([.. chosen.Skip(skip).Take(take)], ct));
    }

    /// <summary>督办单 of the authority: those that wait, the most overdue first, then the others, newest first.</summary>
    public async Task<IReadOnlyList<SupervisionLine>?> SupervisionsAsync(Actor actor, CancellationToken ct = default)
    {
        if (!DashboardAccess.MaySee(actor))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (from s in db.Supervisions.AsNoTracking().Where(s => s.AuthorityId == actor.AuthorityId)
                          join c in db.Cases on s.CaseId equals c.Id
                          select new SupervisionLine(s, c.Number, c.Subject, c.StaffState)).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Row is { AnsweredOn: null, RevokedOn: null } ? r.Row.AnswerBy.DayNumber : int.MaxValue).ThenByDescending(r => r.Row.IssuedOn).ThenBy(r => r.Row.Id)];
    }

    private static List<(Guid Id, int Days, string? Left)> OpenOf(IEnumerable<OpenCase> cases) =>
    [
        .. cases.OrderBy(c => c.Left ?? int.MaxValue).ThenByDescending(c => c.Span).ThenBy(c => c.Id).Select(c => (c.Id, c.Span, c switch
        {
            { Left: < 0 and var late } => $"超期{-late}日",
            { Overdue: true } => "已超期",
            { Left: { } left } => left == 0 ? "今日到期" : $"剩{left}日",
            { ReceivedOn: null } => "待确认收到",
            { Kind: CaseKinds.Correction } => "无法定期限",
            _ => "不计期限",
        })),
    ];

    private static List<(Guid Id, int Days, string? Left)> ClosedOf(DashboardBuilder builder, DashboardFilter filter, DashboardMeasure measure, string? part)
    {
        var cases = measure.Key == DashboardMeasures.Part
            ? builder.Shares(filter, part).Select(x => (x.Case, Days: (int)x.Share.Days))
            : builder.Closed(filter).Where(measure.Closed!).Select(c => (Case: c, Days: measure.Value?.Invoke(c) ?? c.Span));
        var byDays = measure.Value is not null || measure.Key is DashboardMeasures.Part;
        return [.. cases.OrderByDescending(x => byDays ? x.Days : x.Case.EndedOn.DayNumber).ThenByDescending(x => x.Case.EndedOn).ThenBy(x => x.Case.Id).Select(x => (x.Case.Id, x.Days, (string?)null))];
    }

    private async Task<DashboardBuilder?> BuilderAsync(Actor actor, DashboardFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!DashboardAccess.MaySee(actor) || actor.AuthorityId is not { } authority)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var departments = await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authority).OrderBy(d => d.Order).Select(d => new DepartmentName(d.Id, d.Code, d.Name)).ToListAsync(ct);
        return new DashboardBuilder(await board.ReadAsync(authority, filter.From, filter.To, ct), filter, departments, time.Today());
    }

    private async Task<IReadOnlyList<FigureCase>> LinesAsync(IReadOnlyList<(Guid Id, int Days, string? Left)> chosen, CancellationToken ct)
    {
        var ids = chosen.Select(c => c.Id).ToList();
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (from c in db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id))
                          join t in db.CaseTimes on c.Id equals t.CaseId
                          select new { Case = c, t.EndedOn, Department = db.Departments.Where(d => d.Id == c.LeadDepartmentId).Select(d => d.Name).FirstOrDefault() }).ToDictionaryAsync(x => x.Case.Id, ct);
        return
        [
            .. from x in chosen
               where rows.ContainsKey(x.Id)
               let r = rows[x.Id]
               select new FigureCase(x.Id, r.Case.Kind, r.Case.Number, r.Case.Subject, r.Department, r.Case.ReceivedOn, r.Case.DueOn, r.EndedOn, r.Case.StaffState, x.Days, x.Left),
        ];
    }
}
