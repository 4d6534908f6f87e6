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

/// <summary>A version of a definition and the instances pinned to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Hash of its JSON, hexadecimal.</param>
/// <param name="PublishedAt">When it was imported.</param>
/// <param name="Running">Instances that run.</param>
/// <param name="Ended">Instances that have ended.</param>
/// <param name="IsLatest">Whether new instances start on it.</param>
public sealed record DefinitionShare(string Name, int Version, string Hash, DateTimeOffset PublishedAt, int Running, int Ended, bool IsLatest);

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

    /// <summary>Every version of every definition, the newest of each first.</summary>
    public async Task<IReadOnlyList<DefinitionShare>> DefinitionsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var counts = await db.Instances.AsNoTracking()
            .GroupBy(i => new { i.DefinitionId, i.DefinitionVersion, IsRunning = i.Status == nameof(InstanceStatus.Running) })
            .Select(g => new { g.Key.DefinitionId, g.Key.DefinitionVersion, g.Key.IsRunning, Count = g.Count() })
            .ToListAsync(ct);
        var rows = await db.Definitions.AsNoTracking().Select(d => new { d.DefinitionId, d.Version, d.Hash, d.Name, d.PublishedAt }).ToListAsync(ct);
        return [.. rows.OrderBy(d => d.DefinitionId, StringComparer.Ordinal).ThenByDescending(d => d.Version).Select(d =>
        {
            var own = counts.Where(c => c.DefinitionId == d.DefinitionId && c.DefinitionVersion == d.Version).ToList();
            return new DefinitionShare(
                d.Name, d.Version, d.Hash, d.PublishedAt, own.Where(c => c.IsRunning).Sum(c => c.Count), own.Where(c => !c.IsRunning).Sum(c => c.Count),
                d.Version == rows.Where(r => r.DefinitionId == d.DefinitionId).Max(r => r.Version));
        })];
    }

    private static string NameOf(string engine) => engine switch
    {
        "embedded" => "内置引擎",
        "elsa" => "Elsa",
        _ => engine,
    };
}
