using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.PastLedger;

/// <summary>A page of the ledger of earlier years.</summary>
/// <param name="Lines">The latest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record PastPage(IReadOnlyList<PastRequestRow> Lines, int Total);

/// <summary>Reads the ledger of earlier years.</summary>
public sealed class PastReader(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page, narrowed.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="openOnly">Only what has no result yet.</param>
    /// <param name="text">Part of a number or title.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<PastPage> ReadAsync(Guid authorityId, bool openOnly, string? text, int page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lines = db.PastRequests.AsNoTracking().Where(p => p.AuthorityId == authorityId && (!openOnly || p.Outcome == null));
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim();
            lines = lines.Where(p => p.Number.Contains(part) || p.Title.Contains(part));
        }

        return new PastPage(await lines.OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), await lines.CountAsync(ct));
    }

    /// <summary>The files that were imported, the latest first.</summary>
    public async Task<IReadOnlyList<PastImportRow>> ImportsAsync(Guid authorityId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.PastImports.AsNoTracking().Where(i => i.AuthorityId == authorityId).OrderByDescending(i => i.At).ToListAsync(ct);
    }
}
