using System.Text.Json.Nodes;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>How an existing instance would have gone on a new definition.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Steps">How many steps of its journal went the same way.</param>
/// <param name="Total">How many steps its journal has.</param>
/// <param name="Divergence">Where it would have gone differently, in Chinese; null when nowhere.</param>
public sealed record TrialResult(string Case, int Steps, int Total, string? Divergence);

/// <summary>
/// A dry run of a definition on cases that were handled already: their journals are replayed on it beside the definition they
/// ran on, and the first step at which officers would have seen something else is told. Nothing is stored.
/// </summary>
public sealed class WorkflowTrial(IWorkflowEngine engine, DefinitionStore definitions, IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Tries a definition.</summary>
    /// <param name="candidate">The definition; it need not be published.</param>
    /// <param name="cases">Case numbers; empty for all cases that have an instance of the definition.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<TrialResult>> RunAsync(WorkflowDefinition candidate, IReadOnlyCollection<string> cases, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        await using var db = await factory.CreateDbContextAsync(ct);
        var instances = await db.Instances.AsNoTracking().Where(i => i.DefinitionId == candidate.DefinitionId)
            .Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.Number, Instance = i })
            .Where(x => cases.Count == 0 || cases.Contains(x.Number))
            .OrderBy(x => x.Number).ThenBy(x => x.Instance.Id)
            .ToListAsync(ct);
        List<TrialResult> results = [];
        foreach (var x in instances)
        {
            var journal = await db.Signals.AsNoTracking().Where(s => s.InstanceId == x.Instance.Id && s.State == SignalState.Applied).OrderBy(s => s.Seq).ToListAsync(ct);
            var pinned = await definitions.GetAsync(x.Instance.DefinitionId, x.Instance.DefinitionVersion, ct);
            results.Add(Compare(x.Number, pinned, candidate, [.. journal.Select(s => new JournalEntry(SignalJson.Read(s.Signal), JsonNode.Parse(s.Facts)!.AsObject()))]));
        }

        return results;
    }

    /// <summary>Tries a definition from its text, which was checked before.</summary>
    /// <exception cref="ArgumentException">It does not parse.</exception>
    public Task<IReadOnlyList<TrialResult>> RunAsync(string json, IReadOnlyCollection<string> cases, CancellationToken ct) =>
        RunAsync(WorkflowDefinition.Parse(json).Definition ?? throw new ArgumentException("The definition does not parse.", nameof(json)), cases, ct);

    private TrialResult Compare(string number, WorkflowDefinition pinned, WorkflowDefinition candidate, List<JournalEntry> journal)
    {
        string? before = null;
        string? after = null;
        for (var i = 0; i < journal.Count; i++)
        {
            var (signal, facts) = journal[i];
            if (engine.Advance(pinned, before, signal, facts) is not AdvanceResult old)
            {
                return new TrialResult(number, i, journal.Count, $"第{i + 1}步在原流程上也不能重放，请先用 instances 命令检查该件。");
            }

            switch (engine.Advance(candidate, after, signal, facts))
            {
                case AdvanceFailure failure:
                    return new TrialResult(number, i, journal.Count, $"第{i + 1}步（{Name(signal)}）在新流程上不能进行：{failure.Message}");
                case AdvanceResult result when View(result) is var now && View(old) is var then && now != then:
                    return new TrialResult(number, i, journal.Count, $"第{i + 1}步（{Name(signal)}）之后，原流程：{then}；新流程：{now}");
                case AdvanceResult result:
                    (before, after) = (old.State, result.State);
                    break;
            }
        }

        return new TrialResult(number, journal.Count, journal.Count, null);
    }

    private static string Name(WorkflowSignal signal) => signal switch
    {
        WorkflowSignal.Start => "启动",
        WorkflowSignal.TaskCompleted x => $"完成 {x.WaitId}：{x.Outcome}",
        WorkflowSignal.Named x => $"事件 {x.Name}",
        WorkflowSignal.Cancel x => $"终止 {x.Reason}",
        _ => signal.GetType().Name,
    };

    /// <summary>What people notice of a step: who gets what to do, who is told, what is started, and whether it is over.</summary>
    private static string View(AdvanceResult result)
    {
        var news = result.Commands.Select(c => c switch
        {
            WorkflowCommand.CreateTask x => $"任务“{x.Title}”交 {x.Department}/{x.Role}（{x.Form}：{string.Join("、", x.Outcomes.Select(o => o.Label))}{(x.TargetWorkingDays is { } days ? $"，{days} 个工作日" : string.Empty)}）",
            WorkflowCommand.CloseTask x => $"关闭任务 {x.NodeId}",
            WorkflowCommand.Notify x => $"提醒 {x.Department}/{x.Role}（{x.Template}）",
            WorkflowCommand.StartSide x => $"启动 {x.DefinitionId}（{x.Scope}）",
            _ => c.GetType().Name,
        }).Order(StringComparer.Ordinal);
        var awaits = result.OpenWaits.Where(w => w.Kind == WaitKind.Signal).SelectMany(w => w.Signals).Distinct().Order(StringComparer.Ordinal).ToList();
        List<string> parts = [.. news, .. awaits.Count == 0 ? Array.Empty<string>() : [$"等待 {string.Join("、", awaits)}"], .. result.Status == InstanceStatus.Running ? Array.Empty<string>() : ["流程结束"]];
        return parts.Count == 0 ? "没有新的任务" : string.Join("，", parts);
    }
}
