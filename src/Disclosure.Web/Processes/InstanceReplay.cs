using System.Text.Json.Nodes;
using Disclosure.Web.Data;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>What an instance's journal makes of it.</summary>
/// <param name="State">The engine's state, as stored where the instance ended on another engine; null when nothing was applied.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Awaits">Signals waited for, as <see cref="InstanceRow.Awaits"/> writes them.</param>
/// <param name="TaskWaits">Waits of open tasks.</param>
/// <param name="Commands">Every command of its life, in order.</param>
public sealed record ReplayedInstance(string? State, string Status, string Awaits, IReadOnlyList<string> TaskWaits, IReadOnlyList<WorkflowCommand> Commands);

/// <summary>Rebuilds an instance from its journal, on its pinned definition, with the facts of each moment.</summary>
public sealed class InstanceReplay(IWorkflowEngine engine, DefinitionStore definitions)
{
    /// <summary>Replays the signals that were applied.</summary>
    /// <returns>The instance, or why it cannot be rebuilt, in Chinese.</returns>
    public async Task<(ReplayedInstance? Instance, string? Problem)> RunAsync(InstanceRow row, IEnumerable<SignalRow> journal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(journal);
        var isForeign = (row.Engine, row.EngineVersion) != (engine.Name, engine.Version);
        if (isForeign && row.Status == nameof(InstanceStatus.Running))
        {
            return (null, $"该流程由引擎 {row.Engine} {row.EngineVersion} 运行，当前引擎为 {engine.Name} {engine.Version}；请先执行 instances move 移交。");
        }

        var signals = journal.OrderBy(s => s.Seq).ToList();
        if (signals.Select((s, i) => s.Seq != i + 1).Any(gap => gap))
        {
            return (null, "流程日志的序号不连续。");
        }

        WorkflowDefinition definition;
        try
        {
            definition = await definitions.GetAsync(row.DefinitionId, row.DefinitionVersion, ct);
        }
        catch (DefinitionException e)
        {
            return (null, e.Message);
        }

        if (definition.Hash != row.DefinitionHash)
        {
            return (null, $"流程定义 {row.DefinitionId} 第{row.DefinitionVersion}版与该流程启动时的内容不同。");
        }

        var applied = signals.Where(s => s.State == SignalState.Applied).ToList();
        var replay = Replay.Run(engine, definition, applied.Select(s => new JournalEntry(SignalJson.Read(s.Signal), JsonNode.Parse(s.Facts)!.AsObject())));
        if (replay.Last is AdvanceFailure failure)
        {
            return (null, $"流程日志第{applied[replay.Applied].Seq}条无法重放：{failure.Message}");
        }

        var stopped = signals.Exists(s => s.State == SignalState.Skipped && SignalJson.Read(s.Signal) is WorkflowSignal.Cancel);
        var result = replay.Last as AdvanceResult;
        return (new ReplayedInstance(
            // One that ended on another engine stays with it: its journal says the same here, its state is that engine's own.
            isForeign ? row.State : result?.State,
            stopped ? nameof(InstanceStatus.Cancelled) : (result?.Status ?? InstanceStatus.Running).ToString(),
            stopped || result is null ? string.Empty : ProcessHost.AwaitsOf(result),
            stopped || result is null ? [] : [.. result.OpenWaits.Where(w => w.Kind == WaitKind.Task).Select(w => w.WaitId)],
            replay.Commands), null);
    }
}
