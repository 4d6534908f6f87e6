using Disclosure.Domain.Reports;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Reports;

/// <summary>
/// The annual report of a year, counted from the projected columns of the cases and from the ledger of earlier years. Both counts
/// are read from an index in the order of its groups.
/// </summary>
public sealed class ReportReader(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>The tables of a year.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="year">The year.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<AnnualReport> ReadAsync(Guid authorityId, int year, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var corrections = await db.ReportCorrections.AsNoTracking().Where(c => c.AuthorityId == authorityId && (c.Year == year || c.Year == year - 1)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        return AnnualReport.Compute(
            year,
            await CountAsync(db, authorityId, year, ct),
            await DisputesAsync(db, authorityId, year, ct),
            corrections.ToLookup(c => c.Year, c => new ReportCorrection(c.Id, c.Table, c.Row, c.Column, c.Amount, c.Reason, c.ActorName, c.At, c.WithdrawsId)));
    }

    /// <summary>The years that have something to report, the latest first; this year is always one.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(Guid authorityId, int thisYear, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var cases = db.Cases.Where(c => c.AuthorityId == authorityId && c.ReportReceivedYear != null);
        var past = db.PastRequests.Where(c => c.AuthorityId == authorityId);
        int?[] first = [thisYear, await cases.MinAsync(c => c.ReportReceivedYear, ct), await past.MinAsync(c => (int?)c.ReceivedYear, ct)];
        return [.. Enumerable.Range(first.Min()!.Value, thisYear - first.Min()!.Value + 1).Reverse()];
    }

    /// <summary>The disputes that may matter for the table of a year.</summary>
    internal static async Task<IReadOnlyList<DisputeFact>> DisputesAsync(DisclosureDb db, Guid authorityId, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.CaseDisputes.AsNoTracking()
            .Where(d => d.AuthorityId == authorityId && d.ReceivedOn <= last && (d.DecidedOn == null || d.DecidedOn >= first))
            .OrderBy(d => d.ReceivedOn).ThenBy(d => d.DisputeId)
            .Select(d => new DisputeFact(d.CaseId, d.Kind, d.AfterReconsideration, d.ReceivedOn, d.DecidedOn, d.Result))
            .ToListAsync(ct);
    }

    private static async Task<IReadOnlyCollection<ReportCount>> CountAsync(DisclosureDb db, Guid authorityId, int year, CancellationToken ct)
    {
        var cases = await db.Cases.Where(c => c.AuthorityId == authorityId && c.ReportReceivedYear <= year)
            .GroupBy(c => new { c.ReportReceivedYear, c.ReportResultYear, c.ReportRow, c.ReportCategory })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var past = await db.PastRequests.Where(c => c.AuthorityId == authorityId && c.ReceivedYear <= year)
            .GroupBy(c => new { c.ReceivedYear, c.ResultYear, c.Outcome, c.Category })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return
        [
            .. cases.Select(c => new ReportCount(c.Key.ReportReceivedYear!.Value, c.Key.ReportResultYear, c.Key.ReportRow, c.Key.ReportCategory!.Value, c.Count)),
            .. past.Select(c => new ReportCount(c.Key.ReceivedYear, c.Key.ResultYear, c.Key.Outcome, c.Key.Category, c.Count)),
        ];
    }
}
