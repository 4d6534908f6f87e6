using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>How many applications the same applicant filed in the calendar month before this one: the basis of the fee by items (国办函〔2020〕109号第四条).</summary>
public sealed class ApplicantMonth(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Counts, found by the blind index of the identity number; withdrawn ones count too, since they were filed. A 更正申请 and a letter to the 意见箱 ask for no information.</summary>
    public async Task<int> CountAsync(Guid caseId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await CountAsync(db, caseId, ct);
    }

    /// <summary>The same within a transaction.</summary>
    internal static async Task<int> CountAsync(DisclosureDb db, Guid caseId, CancellationToken ct)
    {
        var own = await db.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => new { c.AuthorityId, c.FiledAt, c.Number }).SingleAsync(ct);
        var local = LegalTime.DateOf(own.FiledAt);
        var from = new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, LegalTime.Offset).ToUniversalTime();
        var hashes = await db.BlindIndex.AsNoTracking().Where(b => b.CaseId == caseId && b.Kind == "id").Select(b => b.Hash).ToListAsync(ct);
        return await db.Cases.AsNoTracking().CountAsync(
            c => c.AuthorityId == own.AuthorityId && c.Kind == CaseKinds.Request && c.Id != caseId && c.FiledAt >= from
                && (c.FiledAt < own.FiledAt || (c.FiledAt == own.FiledAt && string.Compare(c.Number, own.Number) < 0))
                && db.BlindIndex.Any(b => b.CaseId == c.Id && b.Kind == "id" && hashes.Contains(b.Hash)),
            ct);
    }
}
