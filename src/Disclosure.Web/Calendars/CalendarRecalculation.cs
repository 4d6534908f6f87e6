using System.Collections.Immutable;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Calendars;

/// <summary>What a run did.</summary>
/// <param name="Changed">Open cases with a changed due date, now on record.</param>
/// <param name="Moved">Of these, those whose date moved and whose applicant is told.</param>
/// <param name="Failed">Cases that could not be written; the next run tries again.</param>
public sealed record RecalculationResult(int Changed, int Moved, int Failed);

/// <summary>
/// After a new calendar: every case that it may concern is written anew, with an event where the due date changes and a mail where
/// it moves. Each case is a transaction of its own, and what was done once is not done again: killed at any moment, the next run
/// goes on.
/// </summary>
public sealed partial class CalendarRecalculation(
    IDbContextFactory<DisclosureDb> factory, CalendarCases cases, CaseWriter writer, CalendarSource calendars, WriteGate gate, TimeProvider time, ILogger<CalendarRecalculation> logger) : IDisposable
{
    // A process that had loaded a case when the calendar came may store it by the old one; a look after this long finds it.
    private static readonly TimeSpan Settled = CalendarSource.Stale * 10;

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Does what is still to do for the imports on record.</summary>
    /// <param name="ct">Cancels between two cases.</param>
    public async Task<RecalculationResult> RunAsync(CancellationToken ct = default)
    {
        await one.WaitAsync(ct);
        try
        {
            var total = new RecalculationResult(0, 0, 0);
            foreach (var import in await PendingAsync(ct))
            {
                var done = await RunAsync(import, ct);
                total = new(total.Changed + done.Changed, total.Moved + done.Moved, total.Failed + done.Failed);
            }

            return total;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private async Task<IReadOnlyList<CalendarImportRow>> PendingAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.CalendarImports.AsNoTracking().Where(i => i.ConfirmedAt == null).OrderBy(i => i.At).ThenBy(i => i.Id).ToListAsync(ct);
    }

    private async Task<RecalculationResult> RunAsync(CalendarImportRow import, CancellationToken ct)
    {
        var started = time.GetUtcNow();
        calendars.Reload();
        var (before, version) = await BeforeAsync(import, ct);
        var result = new RecalculationResult(0, 0, 0);
        if (CalendarChange.FirstDifference(before, await calendars.GetAsync(ct)) is { } from)
        {
            for (var after = Guid.Empty; await cases.NextAsync(from, after, ct) is { Count: > 0 } ids; after = ids[^1])
            {
                foreach (var id in ids)
                {
                    ct.ThrowIfCancellationRequested();
                    result = await WriteAsync(id, import.Year, version, before, result, ct);
                }
            }
        }

        await MarkAsync(import.Id, result, started - import.At >= Settled, ct);
        return result;
    }

    private async Task<RecalculationResult> WriteAsync(Guid id, int year, int version, WorkCalendar before, RecalculationResult result, CancellationToken ct)
    {
        try
        {
            Domain.Requests.Events.DueRecalculated? told = null;
            var outcome = await writer.WriteAsync(id, Actor.System, expectedVersion: null, unit =>
            {
                told = unit.Matter is RequestMatter matter ? matter.Request.RecalculateDue(year, version, before, unit.Calendar, unit.Today) : null;
                return Task.FromResult<IReadOnlyList<Refusal>>([]);
            }, ct, kind: null);
            if (!outcome.Succeeded)
            {
                return result with { Failed = result.Failed + 1 };
            }

            return told is null ? result : result with { Changed = result.Changed + 1, Moved = result.Moved + (told.From == told.To ? 0 : 1) };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One case that cannot be read must not keep the others from being recalculated.
            LogCase(e, id);
            return result with { Failed = result.Failed + 1 };
        }
    }

    /// <summary>The calendar before an import: what it and later ones changed is taken back.</summary>
    private async Task<(WorkCalendar Before, int Version)> BeforeAsync(CalendarImportRow import, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var years = (await CalendarPlanner.LoadAsync(db, ct)).ToBuilder();
        var own = await (from v in db.CalendarVersions.AsNoTracking()
                         join i in db.CalendarImports on v.ImportId equals i.Id
                         where i.At >= import.At
                         orderby i.At descending, i.Id descending, v.Version descending
                         select v).ToListAsync(ct);
        foreach (var version in own)
        {
            if (version.Previous is null)
            {
                years.Remove(version.Year);
            }
            else
            {
                years[version.Year] = [.. ((CalendarParse.Valid)CalendarFile.Parse(version.Previous)).File.Days];
            }
        }

        return (CalendarPlanner.Join(years.ToImmutable()), own.Where(v => v.ImportId == import.Id).OrderByDescending(v => v.Year == import.Year).Select(v => v.Version).First());
    }

    private async Task MarkAsync(Guid importId, RecalculationResult result, bool settled, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.CalendarImports.SingleAsync(i => i.Id == importId, ct);
        row.Changed += result.Changed;
        if (result.Failed == 0)
        {
            row.RecalculatedAt ??= time.GetUtcNow();
            row.ConfirmedAt = settled ? time.GetUtcNow() : null;
        }

        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId} could not be recalculated by the new calendar; the next run tries again.")]
    private partial void LogCase(Exception e, Guid caseId);
}
