using System.Buffers.Binary;
using System.Security.Cryptography;
using Disclosure.Web.Crypto;
using Disclosure.Web.Outbox;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Cases;

/// <summary>What a visit shows.</summary>
public enum VisitKind
{
    /// <summary>The receipt after filing: as long as somebody needs to print it.</summary>
    Receipt,

    /// <summary>The tracking page: ends after half an hour without a move.</summary>
    Track,
}

/// <summary>
/// A citizen who filed, or proved number and code, keeps that proof in a sealed cookie that no script can read. The code is
/// not in it: only its hash, so that a reissued code ends the visit, and nothing of it stands in an address or a log.
/// </summary>
public sealed class CitizenVisits(IDataProtectionProvider protection, CaseReader reader, IOptions<SiteOptions> site, TimeProvider time)
{
    private const int ProofLength = 16 + 32 + 8;

    /// <summary>Starts a visit, or replaces the one before.</summary>
    public void Begin(HttpContext http, VisitKind kind, CitizenProof proof)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(proof);
        var bytes = new byte[ProofLength];
        proof.CaseId.TryWriteBytes(bytes);
        proof.CodeHash.Span.CopyTo(bytes.AsSpan(16, 32));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(48), time.GetUtcNow().UtcTicks);
        http.Response.Cookies.Append(NameOf(kind), WebEncoders.Base64UrlEncode(ProtectorOf(kind).Protect(bytes)), Options(http));
    }

    /// <summary>The case of the present visit; null when there is none, it has ended, or the code was reissued.</summary>
    public async Task<CaseView?> FindAsync(HttpContext http, VisitKind kind, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Read(http, kind) is not var (proof, at))
        {
            return null;
        }

        CaseView? view;
        try
        {
            view = await reader.ForCitizenAsync(proof.CaseId, proof.CodeHash, ct);
        }
        catch (CaseErasedException)
        {
            // The person's data was erased meanwhile: there is nothing left to show.
            view = null;
        }

        if (view is not null && kind == VisitKind.Track && time.GetUtcNow() - at > TimeSpan.FromMinutes(1) && !http.Response.HasStarted)
        {
            Begin(http, kind, proof);
        }

        return view;
    }

    /// <summary>Ends every visit of this browser.</summary>
    public void End(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        foreach (var kind in Enum.GetValues<VisitKind>())
        {
            http.Response.Cookies.Delete(NameOf(kind), Options(http));
        }
    }

    private static string NameOf(VisitKind kind) => kind == VisitKind.Receipt ? "disclosure-receipt" : "disclosure-track";

    private static TimeSpan LengthOf(VisitKind kind) => kind == VisitKind.Receipt ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(30);

    // A session cookie: closing the browser ends the visit on a shared computer.
    private CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Secure = http.Request.IsHttps || site.Value.BaseUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
    };

    private IDataProtector ProtectorOf(VisitKind kind) => protection.CreateProtector("Disclosure.CitizenVisit.v1", kind.ToString());

    private (CitizenProof Proof, DateTimeOffset At)? Read(HttpContext http, VisitKind kind)
    {
        if (http.Request.Cookies[NameOf(kind)] is not { Length: > 0 and < 2000 } cookie)
        {
            return null;
        }

        try
        {
            var bytes = ProtectorOf(kind).Unprotect(WebEncoders.Base64UrlDecode(cookie));
            var at = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(48)), TimeSpan.Zero);
            return time.GetUtcNow() - at > LengthOf(kind) ? null : (new CitizenProof(new Guid(bytes.AsSpan(0, 16)), bytes.AsMemory(16, 32)), at);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
