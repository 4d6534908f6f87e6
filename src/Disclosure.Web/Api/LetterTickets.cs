using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Disclosure.Web.Api;

/// <summary>
/// Short-lived permission to download one letter's file, for an address that a browser can follow. It holds no query code; a
/// reissued code ends it.
/// </summary>
public sealed class LetterTickets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a ticket is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int Length = 16 + 16 + 8 + 32;
    private readonly IDataProtector protector = protection.CreateProtector("Disclosure.Api.LetterTickets.v1");

    /// <summary>A ticket for a file of a case, for whoever has proved the code with this hash.</summary>
    public string Issue(Guid caseId, Guid fileId, ReadOnlySpan<byte> codeHash)
    {
        Span<byte> plain = stackalloc byte[Length];
        caseId.TryWriteBytes(plain);
        fileId.TryWriteBytes(plain[16..]);
        BinaryPrimitives.WriteInt64BigEndian(plain[32..], (time.GetUtcNow() + Lifetime).UtcTicks);
        codeHash.CopyTo(plain[40..]);
        return Base64Url.EncodeToString(protector.Protect(plain.ToArray()));
    }

    /// <summary>What a ticket permits; null when it is none of ours, altered, or has run out.</summary>
    public (Guid CaseId, Guid FileId, byte[] CodeHash)? Read(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || ticket.Length > 1000 || !Base64Url.IsValid(ticket))
        {
            return null;
        }

        byte[] plain;
        try
        {
            plain = protector.Unprotect(Base64Url.DecodeFromChars(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return plain.Length == Length && BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(32)) > time.GetUtcNow().UtcTicks
            ? (new Guid(plain.AsSpan(0, 16)), new Guid(plain.AsSpan(16, 16)), plain[40..])
            : null;
    }
}
