using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>The instances that record one engine and version.</summary>
/// <param name="Engine">The engine's name for people.</param>
/// <param name="Version">Its version.</param>
/// <param name="Running">How many of them run.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="IsCurrent">Whether it is the engine that runs now.</param>
public sealed record EngineShare(string Engine, string Version, int Running, int Ended, bool IsCurrent);

/// <summary>Which engine runs, and which engines the instances record.</summary>
public sealed class EngineStatus(IWorkflowEngine engine, IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Name and version of the engine that runs.</summary>
    public (string Name, string Version) Current => (NameOf(engine.Name), engine.Version);

    /// <summary>The engines on record, the current one first even if no instance records it yet.</summary>
    public async Task<IReadOnlyList<EngineShare>> SharesAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Instances.AsNoTracking()
            .GroupBy(i => new { i.Engine, i.EngineVersion, IsRunning = i.Status == nameof(InstanceStatus.Running) })
            .Select(g => new { g.Key.Engine, g.Key.EngineVersion, g.Key.IsRunning, Count = g.Count() })
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Engine, r.EngineVersion)).Append((engine.Name, engine.Version)).Distinct()
            .Select(key => new EngineShare(
                NameOf(key.Item1),
                key.Item2,
                rows.Where(r => (r.Engine, r.EngineVersion) == key && r.IsRunning).Sum(r => r.Count),
                rows.Where(r => (r.Engine, r.EngineVersion) == key && !r.IsRunning).Sum(r => r.Count),
                key == (engine.Name, engine.Version)))
            .OrderByDescending(s => s.IsCurrent).ThenBy(s => s.Engine, StringComparer.Ordinal).ThenBy(s => s.Version, StringComparer.Ordinal)];
    }

    private static string NameOf(string engine) => engine switch
    {
        "embedded" => "内置引擎",
        "elsa" => "Elsa",
        _ => engine,
    };
}
