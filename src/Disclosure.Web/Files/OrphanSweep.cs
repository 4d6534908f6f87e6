using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files;

/// <summary>
/// Removes what nobody needs: drafts that nobody touches, staged files that were never filed, and stored bytes that no row refers to (a crash between
/// writing the file and committing its row leaves one).
/// </summary>
public sealed class OrphanSweep(IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, TimeProvider time, ILogger<OrphanSweep> logger) : BackgroundService
{
    /// <summary>How long a staged upload is kept.</summary>
    public static readonly TimeSpan KeepStaged = TimeSpan.FromDays(2);

    /// <summary>How long a draft is kept that nobody touches.</summary>
    public static readonly TimeSpan KeepDrafts = TimeSpan.FromDays(30);

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>One sweep; the number of files removed.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(ct);
        await ForgetDraftsAsync(db, now, ct);
        var expired = await ExpiredAsync(db, now, ct);
        if (expired.Count > 0)
        {
            db.Files.RemoveRange(expired);
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }
        }

        // A file is written before its row is committed; young ones may still be on their way.
        var candidates = store.All().Where(f => f.WrittenAt < now - Grace).Select(f => f.Id).ToList();
        var removed = 0;
        foreach (var chunk in candidates.Chunk(500))
        {
            var known = await db.Files.Where(f => chunk.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
            foreach (var id in chunk.Except(known))
            {
                store.Delete(id);
                removed++;
            }
        }

        return removed;
    }

    private async Task ForgetDraftsAsync(DisclosureDb db, DateTimeOffset now, CancellationToken ct)
    {
        await using (await gate.EnterAsync(ct))
        {
            await db.Drafts.Where(d => d.UpdatedAt < now - KeepDrafts).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>What somebody's draft still refers to is not expired: a form begun on Friday is submitted on Monday.</summary>
    private static async Task<List<FileRow>> ExpiredAsync(DisclosureDb db, DateTimeOffset now, CancellationToken ct)
    {
        var old = await db.Files.Where(f => f.CaseId == null && f.RecordId == null && f.At < now - KeepStaged).ToListAsync(ct);
        var drafts = old.Select(f => DraftKey.DraftOf(f.StagingKey)).OfType<Guid>().Distinct().ToList();
        var alive = await db.Drafts.Where(d => drafts.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct);
        return [.. old.Where(f => DraftKey.DraftOf(f.StagingKey) is not { } draft || !alive.Contains(draft))];
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await SweepAsync(stoppingToken);
                if (removed > 0)
                {
                    logger.LogInformation("Removed {Count} orphaned files.", removed);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "The sweep of orphaned files failed; it will run again in an hour.");
            }
        }
    }
}
