using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>Checks definitions and publishes them. A published version never changes; old cases finish on theirs.</summary>
public sealed class WorkflowPublisher(IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    /// <summary>Signals that the host raises.</summary>
    public static IReadOnlyCollection<string> SignalNames { get; } = ["departmentsAnswered", "assignmentReturned", "noticeSettled", "noticeReturned"];

    /// <summary>Publishes what the seed folder has and the database has not.</summary>
    public async Task SeedAsync(SeedFiles files, CancellationToken ct)
    {
        IReadOnlyList<(string File, string Json)> found = [.. files.List("workflows", "*.json").Select(p => (p, File.ReadAllText(p)))];
        await using var db = await factory.CreateDbContextAsync(ct);
        var seeds = await db.Seeds.Where(s => s.Key.StartsWith("workflow/")).ToDictionaryAsync(s => s.Key, ct);
        if (found.All(f => seeds.GetValueOrDefault(KeyOf(f.File))?.Hash == SeedFiles.Hash(f.Json)))
        {
            return;
        }

        var (problems, _) = await ImportAsync(found, skipPublished: true, ct);
        if (problems.Count > 0)
        {
            throw new SeedException(problems[0].File, string.Join(" ", problems.Select(r => r.Message)));
        }

        foreach (var (file, json) in found)
        {
            if (!seeds.TryGetValue(KeyOf(file), out var seed))
            {
                db.Seeds.Add(seed = new SeedRow { Key = KeyOf(file), Hash = string.Empty, AppliedAt = time.GetUtcNow() });
            }

            (seed.Hash, seed.AppliedAt) = (SeedFiles.Hash(json), time.GetUtcNow());
        }

        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private static string KeyOf(string file) => $"workflow/{Path.GetFileName(file)}";

    /// <summary>Everything wrong with the files, as one set: they may refer to each other. Warnings do not stand in the way of publishing.</summary>
    public async Task<IReadOnlyList<FileProblem>> CheckAsync(IReadOnlyList<(string File, string Json)> files, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var problems = new List<FileProblem>();
        var parsed = files.Select(f => (f.File, Result: WorkflowDefinition.Parse(f.Json))).ToList();
        var known = await db.Definitions.Select(d => d.DefinitionId).Distinct().ToListAsync(ct);
        var departments = await db.Departments.Select(d => d.Code).ToListAsync(ct);
        var vocabulary = new CheckVocabulary(
            Roles: Accounts.Roles.Labels.Keys.ToHashSet(),
            Departments: new HashSet<string>([.. departments, "own", "lead", "intake"]),
            Forms: StaffStates.Forms.ToHashSet(),
            Templates: (await db.Templates.Select(t => t.Key).Distinct().ToListAsync(ct)).ToHashSet(),
            Definitions: new HashSet<string>([.. known, .. parsed.Select(p => p.Result.Definition?.DefinitionId).OfType<string>()]),
            SignalNames: SignalNames.ToHashSet(),
            FactNames: RequestFacts.Names.ToHashSet());
        foreach (var (file, result) in parsed)
        {
            problems.AddRange(result.Definition is { } definition
                ? WorkflowCheck.Run(definition, vocabulary).Select(p => new FileProblem(file, p.Line, p.NodeId, p.Message, IsWarning: p.Severity == CheckSeverity.Warning))
                : result.Errors.Select(e => new FileProblem(file, e.Line, e.NodeId, e.Message)));
        }

        return problems;
    }

    /// <summary>Publishes all files, or none.</summary>
    /// <returns>What is wrong, empty when published; and for each file its definition, and whether it is newly published.</returns>
    public async Task<(IReadOnlyList<FileProblem> Problems, IReadOnlyList<PublishedDefinition> Definitions)> ImportAsync(IReadOnlyList<(string File, string Json)> files, bool skipPublished, CancellationToken ct)
    {
        var problems = (await CheckAsync(files, ct)).Where(p => !p.IsWarning).ToList();
        if (problems.Count > 0)
        {
            return (problems, []);
        }

        var definitions = new List<PublishedDefinition>();
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var (file, json) in files)
        {
            var definition = WorkflowDefinition.Parse(json).Definition!;
            if (definitions.Exists(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version))
            {
                problems.Add(new FileProblem(file, null, null, $"{definition.DefinitionId} 第{definition.Version}版在本次导入中出现了两次。"));
                continue;
            }

            var published = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definition.DefinitionId).ToListAsync(ct);
            if (published.Find(d => d.Version == definition.Version) is { } same)
            {
                if (same.Hash != definition.Hash && !skipPublished)
                {
                    problems.Add(new FileProblem(file, null, null, $"{definition.DefinitionId} 第{definition.Version}版已经发布且内容不同；已发布的版本不能更改，请改用新的版本号。"));
                }

                definitions.Add(new PublishedDefinition(definition.DefinitionId, definition.Version, IsNew: false));
                continue;
            }

            if (published.Count > 0 && published.Max(d => d.Version) > definition.Version)
            {
                if (skipPublished)
                {
                    // The department has gone further than the files that came with the product: the database rules.
                    continue;
                }

                problems.Add(new FileProblem(file, null, null, $"{definition.DefinitionId} 已有更新的版本 {published.Max(d => d.Version)}，不能再发布第{definition.Version}版。"));
                continue;
            }

            db.Definitions.Add(new DefinitionRow
            {
                DefinitionId = definition.DefinitionId,
                Version = definition.Version,
                Hash = definition.Hash,
                Name = definition.Name,
                Json = json,
                PublishedAt = time.GetUtcNow(),
            });
            definitions.Add(new PublishedDefinition(definition.DefinitionId, definition.Version, IsNew: true));
        }

        if (problems.Count == 0)
        {
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }
        }

        return (problems, problems.Count == 0 ? definitions : []);
    }
}

/// <summary>A definition that is in force.</summary>
/// <param name="DefinitionId">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsNew">False when this version had been published before.</param>
public sealed record PublishedDefinition(string DefinitionId, int Version, bool IsNew);

/// <summary>Something wrong with a definition file, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="NodeId">The node concerned.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
/// <param name="IsWarning">Whether the definition can be published all the same.</param>
public sealed record FileProblem(string File, int? Line, string? NodeId, string Message, bool IsWarning = false)
{
    /// <summary>One line for the console.</summary>
    public override string ToString() => $"{File}{(Line is { } l ? $":{l}" : string.Empty)}{(NodeId is { } n ? $" [{n}]" : string.Empty)}: {(IsWarning ? "提示：" : string.Empty)}{Message}";
}
