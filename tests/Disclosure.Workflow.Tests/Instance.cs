using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests;

/// <summary>Drives one instance and keeps its journal.</summary>
internal sealed class Instance(WorkflowDefinition definition)
{
    private readonly EmbeddedEngine _engine = new();

    public List<JournalEntry> Journal { get; } = [];

    public List<WorkflowCommand> Commands { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    public string? State { get; private set; }

    public AdvanceResult Last { get; private set; } = null!;

    public JsonObject Facts { get; set; } = [];

    public string[] Open => [.. Last.OpenWaits.Select(w => w.WaitId)];

    /// <summary>The commands of the last advance, in short: kind and key.</summary>
    public string[] LastCommands => [.. Last.Commands.Select(c => $"{c.GetType().Name} {c.Key}")];

    public AdvanceOutcome Try(WorkflowSignal signal) => _engine.Advance(definition, State, signal, Facts);

    public Instance Do(WorkflowSignal signal)
    {
        var outcome = Try(signal);
        var result = Assert.IsType<AdvanceResult>(outcome);
        Journal.Add(new JournalEntry(signal, (JsonObject)Facts.DeepClone()));
        Commands.AddRange(result.Commands);
        Trace.AddRange(result.Trace);
        State = result.State;
        Last = result;
        return this;
    }

    public Instance Start() => Do(new WorkflowSignal.Start("case-1"));

    /// <summary>Completes the open task of a node.</summary>
    public Instance Complete(string node, string outcome = "Done") =>
        Do(new WorkflowSignal.TaskCompleted(Last.OpenWaits.Single(w => w.NodeId == node).WaitId, outcome));

    public Instance Signal(string name) => Do(new WorkflowSignal.Named(name));

    public AdvanceFailure Fails(WorkflowSignal signal)
    {
        var failure = Assert.IsType<AdvanceFailure>(Try(signal));
        Assert.Contains(failure.Message, c => c > 0x3000);
        return failure;
    }
}
