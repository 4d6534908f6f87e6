using System.Collections.Concurrent;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>A published definition cannot be used. The message is for the officer who sees the incident.</summary>
public sealed class DefinitionException(string message) : Exception(message);

/// <summary>The version on which a new instance starts.</summary>
public sealed record DefinitionPin(string DefinitionId, int Version, string Hash);

/// <summary>Published definitions from the database, parsed once: a version never changes.</summary>
public sealed class DefinitionStore(IDbContextFactory<DisclosureDb> factory)
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> parsed = new();

    /// <summary>The latest published version; new instances are pinned to it. Null when none is published.</summary>
    public static Task<DefinitionPin?> LatestAsync(DisclosureDb db, string definitionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version)
            .Select(d => new DefinitionPin(d.DefinitionId, d.Version, d.Hash)).FirstOrDefaultAsync(ct);
    }

    /// <summary>A pinned version.</summary>
    /// <exception cref="DefinitionException">It is not there, or was altered.</exception>
    public async Task<WorkflowDefinition> GetAsync(string definitionId, int version, CancellationToken ct)
    {
        if (parsed.TryGetValue((definitionId, version), out var known))
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Definitions.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId && d.Version == version, ct)
            ?? throw new DefinitionException($"流程定义 {definitionId} 第{version}版不存在。");
        var definition = WorkflowDefinition.Parse(row.Json).Definition;
        if (definition is null || definition.Hash != row.Hash)
        {
            // Not kept: once it is restored, the next advance finds it.
            throw new DefinitionException($"流程定义 {definitionId} 第{version}版的内容被改动，与发布时不一致，请从备份恢复。");
        }

        return parsed.GetOrAdd((definitionId, version), definition);
    }
}
