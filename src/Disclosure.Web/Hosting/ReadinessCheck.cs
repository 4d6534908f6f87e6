using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Disclosure.Web.Hosting;

/// <summary>
/// Whether the site can do its work: the database answers and is migrated, the key ring is the database's own, the data folder
/// can be written. A calendar that is not loaded degrades it, because dates are provisional then. Names the engine that runs.
/// </summary>
public sealed class ReadinessCheck(IDbContextFactory<DisclosureDb> factory, KeyRing ring, DataDirectory directory, ProcessHost processes, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (name, version) = processes.Engine;
        var data = new Dictionary<string, object> { ["engine"] = name, ["engineVersion"] = version };
        var problems = new List<string>();
        string? provisional = null;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            problems.Add("The database does not answer.");
        }
        else
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                problems.Add("The database is not migrated.");
            }

            if (await db.Seeds.AsNoTracking().Where(s => s.Key == Seeding.Seeder.RingKey).Select(s => s.Hash).SingleOrDefaultAsync(cancellationToken) != ring.Fingerprint)
            {
                problems.Add("The key ring is not the database's own.");
            }

            if (!await db.CalendarYears.AnyAsync(y => y.Year == time.Today().Year, cancellationToken))
            {
                provisional = $"The calendar of {time.Today().Year} is not loaded: dates are provisional.";
            }
        }

        if (!CanWrite())
        {
            problems.Add("The data folder cannot be written.");
        }

        return problems.Count > 0 ? HealthCheckResult.Unhealthy(string.Join(' ', problems), data: data)
            : provisional is not null ? HealthCheckResult.Degraded(provisional, data: data)
            : HealthCheckResult.Healthy(data: data);
    }

    private bool CanWrite()
    {
        try
        {
            var probe = directory.File($".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
