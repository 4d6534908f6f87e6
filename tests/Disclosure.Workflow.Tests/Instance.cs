using System.Text.Json.Nodes;
using Disclosure.Workflow.Tests.Conformance;

namespace Disclosure.Workflow.Tests;

/// <summary>Drives one instance on every engine of the build, which must agree, and keeps its journal.</summary>
internal sealed class Instance(WorkflowDefinition definition)
{
    private readonly Ensemble _ensemble = new(definition);

    public List<JournalEntry> Journal => _ensemble.Journal;

    public List<WorkflowCommand> Commands { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>The state of the first engine.</summary>
    public string? State => _ensemble.States[0];

    public AdvanceResult Last => _ensemble.Last;

    public JsonObject Facts
    {
        get => _ensemble.Facts;
        set => _ensemble.Facts = value;
    }

    public string[] Open => [.. Last.OpenWaits.Select(w => w.WaitId)];

    /// <summary>The commands of the last advance, in short: kind and key.</summary>
    public string[] LastCommands => [.. Last.Commands.Select(c => $"{c.GetType().Name} {c.Key}")];

    public AdvanceOutcome Try(WorkflowSignal signal)
    {
        var outcome = _ensemble.Try(signal);
        Assert.Null(_ensemble.Difference);
        return outcome;
    }

    public Instance Do(WorkflowSignal signal)
    {
        var result = Assert.IsType<AdvanceResult>(Try(signal));
        Commands.AddRange(result.Commands);
        Trace.AddRange(result.Trace);
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
