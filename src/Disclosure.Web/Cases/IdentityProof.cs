using System.Security.Cryptography;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>Whether somebody knows who filed a case: number, name and 证件号码, compared through the blind index, so that nothing is decrypted for it.</summary>
public sealed class IdentityProof(IDbContextFactory<DisclosureDb> factory, KeyRing ring)
{
    /// <summary>The case when all three are right; null otherwise, after the same comparisons.</summary>
    /// <param name="number">受理编号 as typed.</param>
    /// <param name="name">姓名 or 名称 as typed.</param>
    /// <param name="idNumber">证件号码 as typed.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Guid?> FindAsync(string? number, string? name, string? idNumber, CancellationToken ct = default)
    {
        var typed = CaseNumber.Normalise(number);
        await using var db = await factory.CreateDbContextAsync(ct);
        var caseId = await db.Cases.AsNoTracking().Where(c => c.Number == typed && c.Kind != CaseKinds.Opinion).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        var known = await db.BlindIndex.AsNoTracking()
            .Where(b => b.CaseId == (caseId ?? Guid.Empty) && b.KeyVersion == ring.IndexVersion && (b.Kind == "name" || b.Kind == "id"))
            .ToDictionaryAsync(b => b.Kind, b => b.Hash, ct);

        // Both are always compared, whatever the first says.
        var sameName = CryptographicOperations.FixedTimeEquals(known.GetValueOrDefault("name") ?? new byte[32], ring.Index("name", name ?? string.Empty));
        var sameId = CryptographicOperations.FixedTimeEquals(known.GetValueOrDefault("id") ?? new byte[32], ring.Index("id", idNumber ?? string.Empty));
        return sameName & sameId ? caseId : null;
    }
}
