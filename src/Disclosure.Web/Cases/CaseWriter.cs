using System.Data;
using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Disclosure.Web.Times;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>
/// The one way to change a case: load, let the domain move, advance the workflow, plan the mails, and commit events, signal,
/// engine state, tasks and mails together. Everything but the save happens outside the write gate; the version of the case
/// decides who came first.
/// </summary>
public sealed class CaseWriter(
    IDbContextFactory<DisclosureDb> factory,
    WriteGate gate,
    CaseKeys keys,
    KeyRing ring,
    CalendarSource calendars,
    ProcessHost processes,
    MailComposer mails,
    OutboxSignal outbox,
    CaseBell bell,
    TimeProvider time)
{
    private const int Attempts = 5;

    // A case is seldom wanted by two at once, but the next number of a series by a whole office; every round lets one through.
    private const int AttemptsForNumber = 100;

    private CaseWriter? rehearsing;
    private bool isRehearsing;

    /// <summary>
    /// The same writer, but it stops short of the save: what a command would do is answered as <see cref="Outcome.Rehearsed"/>,
    /// worked out by the very code that would do it. For the screen that says what happens before it happens.
    /// </summary>
    public CaseWriter Rehearsing => rehearsing ??= isRehearsing
        ? this
        : new CaseWriter(factory, gate, keys, ring, calendars, processes, mails, outbox, bell, time) { isRehearsing = true };

    /// <summary>Works on a case.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="expectedVersion">The version the user was looking at; null where the move does not depend on it.</param>
    /// <param name="work">Calls the domain; returns the refusals, none when it moved.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="kind">The kind of case that the work is for: any other is not found. Null for work that every kind has.</param>
    public async Task<Outcome> WriteAsync(Guid caseId, Actor actor, int? expectedVersion, Func<CaseUnit, Task<IReadOnlyList<Refusal>>> work, CancellationToken ct = default, string? kind = CaseKinds.Request)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var unit = await LoadAsync(db, caseId, actor, ct);
            if (unit is null || (kind is not null && unit.Matter.Kind != kind))
            {
                return Outcome.NotFound.Instance;
            }

            if (expectedVersion is { } expected && expected != unit.Row.Version)
            {
                return await ConflictAsync(unit, expected, ct);
            }

            var refusals = await work(unit);
            if (refusals.Count > 0)
            {
                return new Outcome.Refused(refusals);
            }

            if (isRehearsing)
            {
                await PrepareAsync(unit, ct);
                await FollowAsync(unit, ct);
                return new Outcome.Rehearsed(await Effects.OfAsync(unit, ct));
            }

            try
            {
                await CommitAsync(unit, ct);
                return Outcome.Done.Instance;
            }
            catch (DbUpdateException e) when (IsRace(e) && attempt < (e.Entries.Any(x => x.Entity is NumberRow) ? AttemptsForNumber : Attempts))
            {
                // Somebody else was first. With a version to compare, the next round reports it; without one, it simply repeats.
            }
        }
    }

    /// <summary>Works on a case through one of its tasks and completes the task.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="taskId">The open task.</param>
    /// <param name="form">The form that the handler stands for.</param>
    /// <param name="outcome">One of the task's outcomes.</param>
    /// <param name="actor">Must hold the task's role and belong to its department.</param>
    /// <param name="expectedVersion">The version the user was looking at.</param>
    /// <param name="work">Calls the domain.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="kind">The kind of case that the work is for.</param>
    public async Task<Outcome> CompleteTaskAsync(Guid caseId, Guid taskId, string form, string outcome, Actor actor, int? expectedVersion, Func<CaseUnit, TaskRow, Task<IReadOnlyList<Refusal>>> work, CancellationToken ct = default, string kind = CaseKinds.Request)
    {
        // A second click, or a resent form after a lost answer: the work is done, say so.
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            var done = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.CaseId == caseId, ct);
            if (done is null)
            {
                return Outcome.NotFound.Instance;
            }

            if (TaskAccess.Check(done, actor) is { } forbidden)
            {
                return new Outcome.Forbidden(forbidden);
            }

            if (done.State == TaskState.Completed && done.CompletedById == actor.Id && done.Outcome == outcome)
            {
                return Outcome.Done.Instance;
            }
        }

        return await WriteAsync(caseId, actor, expectedVersion, async unit =>
        {
            var task = unit.Tasks.Single(t => t.Id == taskId);
            if (task.State != TaskState.Open)
            {
                return [new("task-ended", $"该步骤已经由{task.CompletedByName ?? "系统"}办结，无需重复办理。")];
            }

            if (task.Form != form || !TaskOutcomes.Parse(task.Outcomes).Any(o => o.Name == outcome))
            {
                return [new("task-form", "该步骤不能这样办理，请刷新后重试。")];
            }

            var refusals = await work(unit, task);
            if (refusals.Count == 0)
            {
                unit.Completed = (task, outcome);
            }

            return refusals;
        }, ct, kind);
    }

    /// <summary>Loads a case for reading with its aggregate; null when the actor may not see it.</summary>
    internal async Task<CaseUnit?> LoadAsync(DisclosureDb db, Guid caseId, Actor actor, CancellationToken ct)
    {
        var row = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (row is null || (actor.IsOfficer && actor.AuthorityId != row.AuthorityId))
        {
            return null;
        }

        var cipher = keys.Open(await db.CaseKeys.AsNoTracking().SingleAsync(k => k.CaseId == caseId, ct));
        var events = await db.Events.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Seq).ToListAsync(ct);
        var history = events.ConvertAll(e => (LegalTime.DateOf(e.At), EventCodec.Decode(e, cipher)));
        var unit = new CaseUnit(db, row, CaseMatter.Rebuild(row.Kind, history.Select(h => h.Item2)), cipher, actor, time.GetUtcNow(), await calendars.GetAsync(ct))
        {
            History = history,
            LastHash = events.Count == 0 ? EventCodec.Genesis : events[^1].Hash,
            IsRehearsal = isRehearsing,
        };
        unit.Tasks.AddRange(await db.Tasks.Where(t => t.CaseId == caseId).ToListAsync(ct));
        unit.Instances.AddRange(await db.Instances.Where(i => i.CaseId == caseId).OrderBy(i => i.CreatedAt).ToListAsync(ct));
        unit.Signals.AddRange(await db.Signals.Where(s => s.CaseId == caseId).OrderBy(s => s.At).ToListAsync(ct));
        return unit;
    }

    /// <summary>Advances, plans, appends, projects. The caller saves.</summary>
    internal async Task PrepareAsync(CaseUnit unit, CancellationToken ct)
    {
        if (unit.Completed is { } completed)
        {
            completed.Task.State = TaskState.Completed;
            completed.Task.EndedAt = unit.Now;
            completed.Task.CompletedById = unit.Actor.Id;
            completed.Task.CompletedByName = unit.Actor.Name;
            completed.Task.Outcome = completed.Outcome;
        }

        await processes.AdvanceAsync(unit, ct);
        var events = Append(unit);
        await mails.PlanAsync(unit, events, ct);
        var names = (await unit.Office.DepartmentsAsync(ct)).ToDictionary(d => d.Id, d => d.Name);
        unit.Matter.Project(unit.Row, unit.Calendar, [.. unit.Tasks.Where(t => t.State == TaskState.Open)], names, ring);
        await ProjectDepartmentsAsync(unit, ct);
        await unit.Matter.ProjectMoreAsync(unit, ct);
        await TimeProjection.ProjectAsync(unit, ct);
    }

    internal static bool IsRace(DbUpdateException e) => e is DbUpdateConcurrencyException
        || e.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } or Npgsql.PostgresException { SqlState: "23505" or "40001" };

    private static async Task<Outcome> ConflictAsync(CaseUnit unit, int expected, CancellationToken ct)
    {
        var since = await unit.Db.Events.AsNoTracking().Where(e => e.CaseId == unit.Row.Id && e.Seq > expected).OrderBy(e => e.Seq)
            .Select(e => new { e.Seq, e.At, e.ActorId, e.ActorName, e.Type }).ToListAsync(ct);
        return new Outcome.Conflict(unit.Row.Version, [.. since.Select(e => new CaseChange(e.Seq, e.At, e.ActorId, e.ActorName, EventTitles.Of(e.Type)))]);
    }

    private static List<(int Seq, DomainEvent Event)> Append(CaseUnit unit)
    {
        var appended = new List<(int, DomainEvent)>();
        var seq = unit.Matter.VersionBefore;
        foreach (var e in unit.Matter.Raised)
        {
            var row = EventCodec.Encode(e, unit.Row.Id, ++seq, unit.Now, unit.Actor.Id, unit.Actor.Name, unit.LastHash, unit.Cipher);
            unit.LastHash = row.Hash;
            unit.Db.Events.Add(row);
            appended.Add((seq, e));
        }

        return appended;
    }

    private static async Task ProjectDepartmentsAsync(CaseUnit unit, CancellationToken ct)
    {
        if (!unit.Matter.DepartmentsChanged)
        {
            return;
        }

        var rows = await unit.Db.CaseDepartments.Where(d => d.CaseId == unit.Row.Id).ToListAsync(ct);
        var wanted = unit.Matter.Assignments;
        unit.Db.CaseDepartments.RemoveRange(rows.Where(r => wanted.All(w => w.DepartmentId != r.DepartmentId)));
        foreach (var assignment in wanted)
        {
            var row = rows.Find(r => r.DepartmentId == assignment.DepartmentId);
            if (row is null)
            {
                row = new CaseDepartmentRow { CaseId = unit.Row.Id, DepartmentId = assignment.DepartmentId };
                unit.Db.CaseDepartments.Add(row);
            }

            row.IsLead = assignment.IsLead;
            row.State = assignment.State;
        }
    }

    private async Task CommitAsync(CaseUnit unit, CancellationToken ct)
    {
        await PrepareAsync(unit, ct);
        await FollowAsync(unit, ct);
        await using (await gate.EnterAsync(ct))
        {
            await unit.Db.SaveChangesAsync(ct);
        }

        outbox.Wake();
        bell.Ring(unit.Row.Id);
        unit.Joined.ForEach(j => bell.Ring(j.Row.Id));
    }

    /// <summary>并案答复: what happens to one of the cases and concerns the others happens to all of them in this transaction.</summary>
    private async Task FollowAsync(CaseUnit unit, CancellationToken ct)
    {
        foreach (var id in JointReplies.Concerned(unit))
        {
            var other = unit.Joined.Find(j => j.Row.Id == id) ?? await unit.JoinAsync(this, id, ct)
                ?? throw new InvalidOperationException($"The case {unit.Row.Id} names a case {id} that is not there.");
            JointReplies.Follow(unit, other);
        }

        foreach (var joined in unit.Joined.Where(j => j.Matter.Raised.Count > 0))
        {
            await PrepareAsync(joined, ct);
        }
    }
}
