using System.Security.Cryptography;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Crypto;

/// <summary>Makes and opens the key of a case.</summary>
public sealed class CaseKeys(KeyRing ring)
{
    /// <summary>A new key for a new case, with the row to store.</summary>
    public (CaseCipher Cipher, CaseKeyRow Row) Create(Guid caseId)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return (new CaseCipher(key), new CaseKeyRow { CaseId = caseId, RingKeyId = ring.CurrentKeyId, Wrapped = ring.Wrap(key, Context(caseId)) });
    }

    /// <summary>The cipher of a stored key.</summary>
    /// <exception cref="CaseErasedException">The key was destroyed: the person's data is erased.</exception>
    public CaseCipher Open(CaseKeyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Wrapped is { } wrapped
            ? new CaseCipher(ring.Unwrap(row.RingKeyId, wrapped, Context(row.CaseId)))
            : throw new CaseErasedException(row.CaseId);
    }

    /// <summary>Loads and opens the key of a case.</summary>
    public async Task<CaseCipher> OpenAsync(DisclosureDb db, Guid caseId, CancellationToken ct = default) =>
        Open(await db.CaseKeys.AsNoTracking().SingleAsync(k => k.CaseId == caseId, ct));

    private static string Context(Guid caseId) => $"case:{caseId:N}";
}

/// <summary>The case's key was destroyed; its personal data cannot be read any more.</summary>
public sealed class CaseErasedException(Guid caseId) : Exception($"The key of case {caseId} was destroyed.");
