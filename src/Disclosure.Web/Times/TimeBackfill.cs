using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Times;

/// <summary>
/// Writes the 用时 of cases that have none yet: those of before it was kept, and with it whatever else is derived of them, since the
/// columns of the annual report, of reviews and of disputes are as old. Runs beside the site, a page at a time, and is done for
/// good once every readable case has its row; the writer keeps it from then on.
/// </summary>
public sealed class TimeBackfill(IDbContextFactory<DisclosureDb> factory, CaseKeys keys, CalendarSource calendars, KeyRing ring, WriteGate gate, ILogger<TimeBackfill> logger) : BackgroundService
{
    private const int PageSize = 100;

    /// <summary>Writes what is missing.</summary>
    /// <returns>How many cases were written.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (count, after) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var rows = await db.Cases.Where(c => c.Id > after && !db.CaseTimes.Any(t => t.CaseId == c.Id)).OrderBy(c => c.Id).Take(PageSize).ToListAsync(ct);
            if (rows.Count == 0)
            {
                return count;
            }

            var ids = rows.ConvertAll(r => r.Id);
            var opened = (await db.CaseKeys.AsNoTracking().Where(k => ids.Contains(k.CaseId) && k.Wrapped != null).ToListAsync(ct)).ToDictionary(k => k.CaseId);
            var events = (await db.Events.AsNoTracking().Where(e => ids.Contains(e.CaseId)).OrderBy(e => e.Seq).ToListAsync(ct)).ToLookup(e => e.CaseId);
            var tasks = (await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.CaseId) && t.State == TaskState.Open).ToListAsync(ct)).ToLookup(t => t.CaseId);
            var disputed = (await db.CaseDisputes.AsNoTracking().Where(d => ids.Contains(d.CaseId)).Select(d => d.DisputeId).ToListAsync(ct)).ToHashSet();
            var names = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, ct);
            var calendar = await calendars.GetAsync(ct);
            foreach (var row in rows.Where(r => opened.ContainsKey(r.Id)))
            {
                var cipher = keys.Open(opened[row.Id]);
                var history = events[row.Id].Select(e => (On: LegalTime.DateOf(e.At), Event: EventCodec.Decode(e, cipher))).ToList();
                var matter = CaseMatter.Rebuild(row.Kind, history.Select(h => h.Event));
                matter.Project(row, calendar, [.. tasks[row.Id]], names, ring);
                if (matter is RequestMatter request)
                {
                    db.CaseDisputes.AddRange(CaseProjection.DisputesOf(row, request.Request.State).Where(d => !disputed.Contains(d.DisputeId)));
                }

                await TimeProjection.WriteAsync(db, TimeProjection.Of(row.AuthorityId, row.Id, matter, history, calendar), isNew: false, ct);
            }

            try
            {
                await using (await gate.EnterAsync(ct))
                {
                    count += await db.SaveChangesAsync(ct) > 0 ? opened.Count : 0;
                }
            }
            catch (DbUpdateException e) when (CaseWriter.IsRace(e))
            {
                // A case of the page was worked on meanwhile and has its row; the rest comes again.
                continue;
            }

            after = ids[^1];
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (await RunAsync(stoppingToken) is > 0 and var count)
            {
                logger.LogInformation("The times of {Count} cases were written.", count);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Figures are incomplete and `derived verify` says of which cases; the site's work does not depend on them.
            logger.LogError(e, "The times of older cases could not be written.");
        }
    }
}
