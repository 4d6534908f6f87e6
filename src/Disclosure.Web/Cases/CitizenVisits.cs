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

    /// <summary>The receipt of a letter to the 意见箱.</summary>
    OpinionReceipt,

    /// <summary>The tracking page of a letter to the 意见箱.</summary>
    OpinionTrack,
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
        return await FindAsync(http, kind, (proof, token) => reader.ForCitizenAsync(proof.CaseId, proof.CodeHash, token), ct);
    }

    /// <summary>What the present visit opens, read by somebody who knows the kind of case.</summary>
    /// <param name="http">The request.</param>
    /// <param name="kind">The visit.</param>
    /// <param name="read">Reads what the proof opens; null when it opens nothing any more.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<T?> FindAsync<T>(HttpContext http, VisitKind kind, Func<CitizenProof, CancellationToken, Task<T?>> read, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(read);
        if (Read(http, kind) is not var (proof, at))
        {
            return null;
        }

        T? view;
        try
        {
            view = await read(proof, ct);
        }
        catch (CaseErasedException)
        {
            // The person's data was erased meanwhile: there is nothing left to show.
            view = null;
        }

        if (view is not null && LengthOf(kind) == TrackLength && time.GetUtcNow() - at > TimeSpan.FromMinutes(1) && !http.Response.HasStarted)
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

    private static TimeSpan TrackLength { get; } = TimeSpan.FromMinutes(30);

    private static string NameOf(VisitKind kind) => kind switch
    {
        VisitKind.Receipt => "disclosure-receipt",
        VisitKind.Track => "disclosure-track",
        VisitKind.OpinionReceipt => "disclosure-opinion-receipt",
        VisitKind.OpinionTrack => "disclosure-opinion-track",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static TimeSpan LengthOf(VisitKind kind) => kind is VisitKind.Receipt or VisitKind.OpinionReceipt ? TimeSpan.FromHours(2) : TrackLength;

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
