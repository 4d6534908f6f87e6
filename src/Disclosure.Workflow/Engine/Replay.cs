using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>One entry of the journal: a signal and the facts of its moment.</summary>
public sealed record JournalEntry(WorkflowSignal Signal, JsonObject Facts);

/// <summary>What a rebuilt instance looks like.</summary>
/// <param name="Last">The outcome of the last entry that was applied; a failure stops the replay.</param>
/// <param name="Applied">How many entries succeeded.</param>
/// <param name="Commands">All commands of its life, in order. The host has applied them once; the keys tell.</param>
/// <param name="Trace">The whole trace.</param>
public sealed record ReplayResult(AdvanceOutcome? Last, int Applied, IReadOnlyList<WorkflowCommand> Commands, IReadOnlyList<TraceEntry> Trace);

/// <summary>Rebuilds an instance from its journal. Since an advance is a function, the result equals what was stored.</summary>
public static class Replay
{
    /// <summary>Applies the journal in order from the start signal on and stops at the first failure.</summary>
    public static ReplayResult Run(IWorkflowEngine engine, WorkflowDefinition definition, IEnumerable<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(journal);
        AdvanceOutcome? last = null;
        string? state = null;
        var applied = 0;
        List<WorkflowCommand> commands = [];
        List<TraceEntry> trace = [];
        foreach (var (signal, facts) in journal)
        {
            last = engine.Advance(definition, state, signal, facts);
            if (last is not AdvanceResult result)
            {
                break;
            }

            applied++;
            state = result.State;
            commands.AddRange(result.Commands);
            trace.AddRange(result.Trace);
        }

        return new ReplayResult(last, applied, commands, trace);
    }
}
