using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Components.Public;

/// <summary>
/// The authority that the public pages speak for. Kept for a minute, and kept when the database cannot be reached, so that the
/// page that tells about a failure still says whom to call.
/// </summary>
public sealed class AuthoritySource(IDbContextFactory<DisclosureDb> factory, TimeProvider time, ILogger<AuthoritySource> logger)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    /// <summary>The authority; null when the database cannot be read and never could be.</summary>
    public async ValueTask<AuthorityRow?> FindAsync(CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        if (known is { } fresh && now - fresh.At < Keep)
        {
            return fresh.Authority;
        }

        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var authority = await db.Authorities.AsNoTracking().OrderBy(a => a.OrganCode).FirstAsync(ct);
            known = new Known(authority, now);
            return authority;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "The authority could not be read; public pages show what was known before.");
            return known?.Authority;
        }
    }

    /// <summary>The authority, for pages that can do nothing without it.</summary>
    /// <exception cref="InvalidOperationException">It could not be read.</exception>
    public async ValueTask<AuthorityRow> GetAsync(CancellationToken ct = default) =>
        await FindAsync(ct) ?? throw new InvalidOperationException("The authority could not be read.");

    private sealed record Known(AuthorityRow Authority, DateTimeOffset At);
}
