using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Queues;

/// <summary>A page of a list.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Before">Place to go back from; null on the first page.</param>
/// <param name="After">Place to go on from; null on the last page.</param>
public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, Cursor? Before, Cursor? After)
{
    /// <summary>Nothing.</summary>
    public static QueuePage Empty { get; } = new([], null, null);
}

/// <summary>Reads queues and the 台账: two queries a page, whatever its length, and two more while opinions are awaited.</summary>
public sealed class QueueReader(IDbContextFactory<DisclosureDb> factory, KeyRing ring, CalendarSource calendars, MovingClocks moving, TimeProvider time)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of a queue.</summary>
    /// <param name="queue">Which.</param>
    /// <param name="actor">Who looks; sees nothing of a queue that is not theirs.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="cursor">Where to go on; null for the beginning.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<QueuePage> ReadAsync(QueueDefinition queue, Actor actor, QueueFilter filter, Cursor? cursor = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        if (!queue.IsFor(actor))
        {
            return QueuePage.Empty;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return queue.Key switch
        {
            QueueCatalogue.Mine => await StepsAsync(db, db.MineOf(actor), filter, cursor, ct),
            QueueCatalogue.Done => await DoneAsync(db, actor, filter, cursor, ct),
            QueueCatalogue.Waiting => await ByAnswerAsync(db, db.InQueue(queue.Key, actor), filter, cursor, ct),
            QueueCatalogue.Disputes => await ByOwnDayAsync(db, db.InQueue(queue.Key, actor), filter, cursor, c => c.DisputeDueOn ?? QueueQueries.NoDue, QueueQueries.DisputeDueWithin, LineTime.OfDispute, ct),
            QueueCatalogue.Reviews => await ByOwnDayAsync(db, db.InQueue(queue.Key, actor), filter, cursor, c => c.ReviewDueOn ?? QueueQueries.NoDue, QueueQueries.ReviewDueWithin, LineTime.OfReview, ct),
            _ => await ByDueAsync(db, await InQueueAsync(db, queue.Key, actor, ct), filter, cursor, ct),
        };
    }

    /// <summary>A page of the 台账: every case that the officer may see, newest first.</summary>
    public async Task<QueuePage> LedgerAsync(Actor actor, QueueFilter filter, Cursor? cursor = null, int size = PageSize, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var cases = await FilteredAsync(db, db.Cases.VisibleTo(db, actor), filter, ct);
        return await PageAsync(
            db, cursor, size,
            (from, backwards, take) => cases.Page(c => c.FiledAt, c => c.Id, from is null ? null : (Instant(from.Key), from.Id), descending: true, backwards, take)
                .Select(c => new TaskCase { Task = null!, Case = c }),
            x => new Cursor(x.Case.FiledAt.UtcTicks, x.Case.Id, false), ct);
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateOnly Day(long number) => number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : QueueQueries.NoDue;

    private static long DueKey(CaseRow row) => (row.DueOn ?? QueueQueries.NoDue).DayNumber;

    private async Task<IQueryable<CaseRow>> InQueueAsync(DisclosureDb db, string key, Actor actor, CancellationToken ct)
    {
        var cases = db.InQueue(key, actor);
        return key switch
        {
            QueueCatalogue.Soon => await WithinAsync(db, cases, DueRange.Soon(await calendars.GetAsync(ct), time.Today()), ct),
            QueueCatalogue.Overdue => await WithinAsync(db, cases, DueRange.Overdue(time.Today()), ct),
            _ => cases,
        };
    }

    /// <summary>Narrows to a range of due dates, those that move included.</summary>
    internal async Task<IQueryable<CaseRow>> WithinAsync(DisclosureDb db, IQueryable<CaseRow> cases, DueRange range, CancellationToken ct)
    {
        var candidates = await cases.AsNoTracking().MayMoveInto(range).Select(c => new { c.Id, c.Version }).ToListAsync(ct);
        var now = await moving.GetAsync(db, [.. candidates.Select(c => (c.Id, c.Version))], ct);
        return cases.DueWithin(range, [.. now.Where(x => range.Holds(x.Value.DueOn)).Select(x => x.Key)]);
    }

    private async Task<IQueryable<CaseRow>> FilteredAsync(DisclosureDb db, IQueryable<CaseRow> cases, QueueFilter filter, CancellationToken ct, bool byStep = false)
    {
        // A list of steps is narrowed by the state of the step, which the caller does.
        if (filter.State is { } state && !byStep)
        {
            cases = cases.Where(c => c.StaffState == state);
        }

        if (filter.Department is { } code)
        {
            cases = cases.Where(c => db.CaseDepartments.Any(x => x.CaseId == c.Id && db.Departments.Any(d => d.Id == x.DepartmentId && d.Code == code)));
        }

        if (filter.Kind is { } kind)
        {
            var stored = CaseKinds.Of(kind);
            cases = cases.Where(c => c.Kind == stored);
        }

        if (filter.Channel is { } channel)
        {
            var name = channel.ToString();
            cases = cases.Where(c => c.Channel == name);
        }

        cases = cases.Matching(db, ring, filter.Text);
        return filter.Range(await calendars.GetAsync(ct), time.Today()) is { } range ? await WithinAsync(db, cases, range, ct) : cases;
    }

    private async Task<QueuePage> ByDueAsync(DisclosureDb db, IQueryable<CaseRow> cases, QueueFilter filter, Cursor? cursor, CancellationToken ct)
    {
        var filtered = await FilteredAsync(db, cases, filter, ct);
        return await PageAsync(
            db, cursor, PageSize,
            (from, backwards, take) => filtered.Page(c => c.DueOn ?? QueueQueries.NoDue, c => c.Id, from is null ? null : (Day(from.Key), from.Id), descending: false, backwards, take)
                .Select(c => new TaskCase { Task = null!, Case = c }),
            x => new Cursor(DueKey(x.Case), x.Case.Id, false), ct);
    }

    /// <summary>Those whose period has not begun stand first: a letter whose receipt nobody recorded must not be waited for for ever.</summary>
    private async Task<QueuePage> ByAnswerAsync(DisclosureDb db, IQueryable<CaseRow> cases, QueueFilter filter, Cursor? cursor, CancellationToken ct)
    {
        var filtered = await FilteredAsync(db, cases, filter, ct);
        return await PageAsync(
            db, cursor, PageSize,
            (from, backwards, take) => filtered.Page(c => c.AnswerDueOn ?? DateOnly.MinValue, c => c.Id, from is null ? null : (Day(from.Key), from.Id), descending: false, backwards, take)
                .Select(c => new TaskCase { Task = null!, Case = c }),
            x => new Cursor((x.Case.AnswerDueOn ?? DateOnly.MinValue).DayNumber, x.Case.Id, false), ct);
    }

    /// <summary>By a day of its own: the term that is filtered is the one that is shown, not the case's.</summary>
    private async Task<QueuePage> ByOwnDayAsync(
        DisclosureDb db, IQueryable<CaseRow> cases, QueueFilter filter, Cursor? cursor, System.Linq.Expressions.Expression<Func<CaseRow, DateOnly>> day,
        Func<IQueryable<CaseRow>, DueRange, IQueryable<CaseRow>> within, Func<CaseRow, WorkCalendar, DateOnly, LineTime> show, CancellationToken ct)
    {
        var (calendar, today, key) = (await calendars.GetAsync(ct), time.Today(), day.Compile());
        var filtered = await FilteredAsync(db, cases, filter with { Due = null, DueFrom = null, DueTo = null }, ct);
        if (filter.Range(calendar, today) is { } range)
        {
            filtered = within(filtered, range);
        }

        var page = await PageAsync(
            db, cursor, PageSize,
            (from, backwards, take) => filtered.Page(day, c => c.Id, from is null ? null : (Day(from.Key), from.Id), descending: false, backwards, take)
                .Select(c => new TaskCase { Task = null!, Case = c }),
            x => new Cursor(key(x.Case).DayNumber, x.Case.Id, false), ct);
        return page with { Lines = [.. page.Lines.Select(l => l with { Time = show(l.Case, calendar, today) })] };
    }

    private async Task<QueuePage> StepsAsync(DisclosureDb db, IQueryable<TaskCase> steps, QueueFilter filter, Cursor? cursor, CancellationToken ct)
    {
        var filtered = await FilterStepsAsync(db, steps, filter, ct);
        return await PageAsync(
            db, cursor, PageSize,
            (from, backwards, take) => filtered.Page(x => x.Case.DueOn ?? QueueQueries.NoDue, x => x.Task.Id, from is null ? null : (Day(from.Key), from.Id), descending: false, backwards, take),
            x => new Cursor(DueKey(x.Case), x.Task.Id, false), ct);
    }

    private async Task<QueuePage> DoneAsync(DisclosureDb db, Actor actor, QueueFilter filter, Cursor? cursor, CancellationToken ct)
    {
        var filtered = await FilterStepsAsync(db, db.DoneBy(actor), filter, ct);
        return await PageAsync(
            db, cursor, PageSize,
            (from, backwards, take) => filtered.Page(x => x.Task.EndedAt!.Value, x => x.Task.Id, from is null ? null : (Instant(from.Key), from.Id), descending: true, backwards, take),
            x => new Cursor(x.Task.EndedAt!.Value.UtcTicks, x.Task.Id, false), ct);
    }

    private async Task<IQueryable<TaskCase>> FilterStepsAsync(DisclosureDb db, IQueryable<TaskCase> steps, QueueFilter filter, CancellationToken ct)
    {
        if (filter.State is { } state)
        {
            var forms = StaffStates.Forms.Where(f => StaffStates.Of(f) == state).ToArray();
            steps = steps.Where(x => x.Task.State == TaskState.Open ? forms.Contains(x.Task.Form) : x.Case.StaffState == state);
        }

        var cases = await FilteredAsync(db, db.Cases, filter, ct, byStep: true);
        return filter == QueueFilter.None with { State = filter.State } ? steps : steps.Where(x => cases.Any(c => c.Id == x.Case.Id));
    }

    private async Task<QueuePage> PageAsync(
        DisclosureDb db, Cursor? cursor, int size, Func<Cursor?, bool, int, IQueryable<TaskCase>> page, Func<TaskCase, Cursor> place, CancellationToken ct)
    {
        var backwards = cursor is { Backwards: true };
        var rows = await page(cursor, backwards, size + 1).AsNoTracking().ToListAsync(ct);
        if (backwards && rows.Count <= size)
        {
            // Back at the beginning: a full first page, not the remainder before the place.
            (cursor, backwards) = (null, false);
            rows = await page(null, false, size + 1).AsNoTracking().ToListAsync(ct);
        }

        var more = rows.Count > size;
        rows = [.. rows.Take(size)];
        if (backwards)
        {
            rows.Reverse();
        }

        var hasBefore = backwards ? more : cursor is not null;
        var hasAfter = backwards || more;
        return new QueuePage(
            await LinesAsync(db, rows, ct),
            hasBefore && rows.Count > 0 ? place(rows[0]) with { Backwards = true } : null,
            hasAfter && rows.Count > 0 ? place(rows[^1]) : null);
    }

    /// <summary>What the lines need besides their rows: one query, whatever their number.</summary>
    private async Task<IReadOnlyList<QueueLine>> LinesAsync(DisclosureDb db, List<TaskCase> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(r => r.Case.Id).Distinct().ToList();
        var facts = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            Department = db.Departments.Where(d => d.Id == c.LeadDepartmentId).Select(d => d.Name).FirstOrDefault(),
            CoDepartments = db.CaseDepartments.Count(d => d.CaseId == c.Id && !d.IsLead),
            // An open step that carries the instant at which another was returned exists because of that.
            Returned = db.Tasks.Any(t => t.CaseId == c.Id && t.State == TaskState.Open && db.Tasks.Any(p => p.CaseId == c.Id && p.Outcome == "returned" && p.EndedAt == t.CreatedAt)),
            Supervised = db.Supervisions.Any(s => s.CaseId == c.Id && s.AnsweredOn == null && s.RevokedOn == null),
        }).ToDictionaryAsync(c => c.Id, ct);
        var awaiting = rows.Select(r => r.Case).Where(c => MovingClocks.Statuses.Contains(c.Status)).DistinctBy(c => c.Id).Select(c => (c.Id, c.Version)).ToList();
        var now = awaiting.Count == 0 ? null : await moving.GetAsync(db, awaiting, ct);
        var calendar = await calendars.GetAsync(ct);
        var today = time.Today();
        return
        [
            .. from r in rows
               let f = facts[r.Case.Id]
               select new QueueLine(r.Case, r.Task, f.Department, f.CoDepartments, f.Returned, LineTime.Of(r.Case, now?.GetValueOrDefault(r.Case.Id), calendar, today), f.Supervised),
        ];
    }
}
