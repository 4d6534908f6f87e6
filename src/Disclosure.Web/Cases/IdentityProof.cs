using System.Security.Cryptography;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>Whether somebody knows who filed a case: number, name and 证件号码 (or, of an opinion, a contact), compared through the blind index, so that nothing is decrypted for it.</summary>
public sealed class IdentityProof(IDbContextFactory<DisclosureDb> factory, KeyRing ring)
{
    /// <summary>The case when all three are right; null otherwise, after the same comparisons.</summary>
    /// <param name="number">受理编号 as typed.</param>
    /// <param name="name">姓名 or 名称 as typed.</param>
    /// <param name="idNumber">证件号码 as typed.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Guid?> FindAsync(string? number, string? name, string? idNumber, CancellationToken ct = default)
    {
        var (caseId, known) = await KnownAsync(number, CaseKinds.Request, ct);

        // Both are always compared, whatever the first says.
        var sameName = Same(known, "name", name);
        var sameId = Same(known, "id", idNumber);
        return sameName & sameId ? caseId : null;
    }

    /// <summary>The opinion when number, name and one of the contacts are right: who writes to the 意见箱 shows no document. Null otherwise, after the same comparisons.</summary>
    /// <param name="number">编号 as typed.</param>
    /// <param name="name">姓名 as typed.</param>
    /// <param name="contact">联系电话 or 电子邮箱 as typed.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Guid?> FindOpinionAsync(string? number, string? name, string? contact, CancellationToken ct = default)
    {
        var (caseId, known) = await KnownAsync(number, CaseKinds.Opinion, ct);
        var sameName = Same(known, "name", name);
        var samePhone = Same(known, "phone", FilingText.Telephone(contact));
        var sameEmail = Same(known, "email", FilingText.Halfwidth(contact));
        return sameName & (samePhone | sameEmail) ? caseId : null;
    }

    private async Task<(Guid? CaseId, Dictionary<string, byte[]> Known)> KnownAsync(string? number, string family, CancellationToken ct)
    {
        var typed = CaseNumber.Normalise(number);
        await using var db = await factory.CreateDbContextAsync(ct);
        var caseId = await db.Cases.AsNoTracking().OfFamily(family).Where(c => c.Number == typed).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        return (caseId, await db.BlindIndex.AsNoTracking().Where(b => b.CaseId == (caseId ?? Guid.Empty) && b.KeyVersion == ring.IndexVersion).ToDictionaryAsync(b => b.Kind, b => b.Hash, ct));
    }

    private bool Same(Dictionary<string, byte[]> known, string kind, string? typed) =>
        CryptographicOperations.FixedTimeEquals(known.GetValueOrDefault(kind) ?? new byte[32], ring.Index(kind, typed ?? string.Empty));
}
