using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>
/// One instance on every engine of the build, moved in step. What an officer or the host could tell apart is compared after
/// each advance: commands, open waits, variables, status; for a failure its code and its node.
/// </summary>
internal sealed class Ensemble(WorkflowDefinition definition)
{
    private readonly string?[] _states = new string?[Engines.All.Count];

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>The last successful advance of the first engine.</summary>
    public AdvanceResult Last { get; private set; } = null!;

    /// <summary>What the engines disagree on; null while they agree.</summary>
    public string? Difference { get; private set; }

    public JsonObject Facts { get; set; } = [];

    /// <summary>The state of each engine.</summary>
    public IReadOnlyList<string?> States => _states;

    /// <summary>Advances on all engines; the outcome of the first.</summary>
    public AdvanceOutcome Try(WorkflowSignal signal)
    {
        var outcomes = Engines.All.Select((engine, i) => engine.Advance(definition, _states[i], signal, (JsonObject)Facts.DeepClone())).ToList();
        var views = outcomes.ConvertAll(Outcomes.View);
        for (var i = 1; i < views.Count; i++)
        {
            if (views[i] != views[0])
            {
                Difference ??= $"advance {Journal.Count + 1}, {signal}, facts {Facts.ToJsonString()}\n{Engines.All[0].Name}: {views[0]}\n{Engines.All[i].Name}: {views[i]}";
            }
        }

        if (outcomes.TrueForAll(o => o is AdvanceResult))
        {
            for (var i = 0; i < outcomes.Count; i++)
            {
                _states[i] = ((AdvanceResult)outcomes[i]).State;
            }

            Last = (AdvanceResult)outcomes[0];
            Journal.Add(new JournalEntry(signal, (JsonObject)Facts.DeepClone()));
        }

        return outcomes[0];
    }
}
