using System.Collections.Concurrent;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>Published definitions from the database, parsed once: a version never changes.</summary>
public sealed class DefinitionStore(IDbContextFactory<DisclosureDb> factory)
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> parsed = new();

    /// <summary>The latest published version; new instances start on it.</summary>
    public async Task<WorkflowDefinition> LatestAsync(string definitionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var version = await db.Definitions.Where(d => d.DefinitionId == definitionId).MaxAsync(d => (int?)d.Version, ct)
            ?? throw new InvalidOperationException($"No version of the definition {definitionId} is published.");
        return await GetAsync(definitionId, version, ct);
    }

    /// <summary>A pinned version.</summary>
    public async Task<WorkflowDefinition> GetAsync(string definitionId, int version, CancellationToken ct)
    {
        if (parsed.TryGetValue((definitionId, version), out var known))
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Definitions.AsNoTracking().SingleAsync(d => d.DefinitionId == definitionId && d.Version == version, ct);
        var definition = WorkflowDefinition.Parse(row.Json).Definition
            ?? throw new InvalidOperationException($"The stored definition {definitionId} v{version} does not parse.");
        if (definition.Hash != row.Hash)
        {
            throw new InvalidOperationException($"The stored definition {definitionId} v{version} was altered.");
        }

        return parsed.GetOrAdd((definitionId, version), definition);
    }
}
