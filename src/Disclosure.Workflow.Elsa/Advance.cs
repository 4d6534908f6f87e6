using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.State;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// One advance while Elsa's runner carries it out: what goes in beside Elsa's own state, and what comes out of it. Elsa's
/// activities find it as a scoped service, so that nothing is shared between two advances.
/// </summary>
internal sealed class Advance
{
    private const string VisitsKey = "Disclosure.Visits";
    private const string IdentitiesKey = "Disclosure.Identities";

    private static readonly AsyncLocal<Advance?> Ambient = new();

    private readonly SortedDictionary<string, int> _visits = new(StringComparer.Ordinal);
    private long _identities;
    private int _steps;

    /// <summary>The advance that the current flow of control carries out; Elsa's generator of identities is a singleton and asks here.</summary>
    public static Advance? Current => Ambient.Value;

    public WorkflowDefinition Definition { get; private set; } = null!;

    public string InstanceId { get; private set; } = "";

    /// <summary>The facts as JSON text; never part of Elsa's state.</summary>
    public string Facts { get; private set; } = "{}";

    /// <summary>The outcome or signal with which the bookmark is resumed.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>What is open, oldest first.</summary>
    public List<Waiting> Waits { get; } = [];

    public List<WorkflowCommand> Commands { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>The first thing that went wrong.</summary>
    public AdvanceFailure? Failure { get; private set; }

    public void Begin(WorkflowDefinition definition, string instanceId, string facts, WorkflowState? state)
    {
        Definition = definition;
        InstanceId = instanceId;
        Facts = facts;
        if (state is not null)
        {
            foreach (var (node, visit) in ReadVisits(state))
            {
                _visits[node] = visit;
            }

            Waits.AddRange(state.Bookmarks.Select(Waiting.Of));
            _identities = long.Parse((string)state.Properties[IdentitiesKey], CultureInfo.InvariantCulture);
        }

        Ambient.Value = this;
    }

    /// <summary>Puts what has to outlast the advance into Elsa's state.</summary>
    public void End(WorkflowState state)
    {
        state.Properties[VisitsKey] = new JsonObject(_visits.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))).ToJsonString();
        state.Properties[IdentitiesKey] = _identities.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a state is one that an advance has put away.</summary>
    public static bool Wrote(WorkflowState state) => state.Properties.ContainsKey(VisitsKey) && state.Properties.ContainsKey(IdentitiesKey);

    /// <summary>How often each node was entered, as a state tells.</summary>
    public static IReadOnlyDictionary<string, int> ReadVisits(WorkflowState state) =>
        JsonNode.Parse((string)state.Properties[VisitsKey])!.AsObject().ToDictionary(p => p.Key, p => (int)p.Value!, StringComparer.Ordinal);

    /// <summary>The same advance gives the same identities, so that the state is a function of what went in.</summary>
    public string NextIdentity() => (++_identities).ToString(CultureInfo.InvariantCulture);

    public int VisitOf(string node) => _visits.GetValueOrDefault(node);

    /// <summary>Counts that a node is entered, and refuses a loop that never ends: Elsa would run for ever.</summary>
    public int Enter(string node)
    {
        if (++_steps > EngineRules.MaxSteps)
        {
            throw EngineRules.TooManySteps(node);
        }

        var visit = _visits[node] = VisitOf(node) + 1;
        Trace.Add(new TraceEntry(node, visit, TraceKind.Entered, []));
        return visit;
    }

    public IEnumerable<OpenWait> OpenWaits() => Waits.Select(w => w.Public());

    /// <summary>A wait is completed with an outcome.</summary>
    public void Resume(string waitId, string outcome)
    {
        Waits.RemoveAll(w => w.Id == waitId);
        Outcome = outcome;
    }

    /// <summary>A wait is closed without an outcome.</summary>
    public void Close(string nodeId, int visit)
    {
        var wait = Waits.Find(w => w.NodeId == nodeId && w.Visit == visit);
        if (wait is null)
        {
            return;
        }

        Waits.Remove(wait);
        Trace.Add(new TraceEntry(wait.NodeId, wait.Visit, TraceKind.Cancelled, []));
        if (wait.Kind == WaitKind.Task)
        {
            Commands.Add(EngineRules.Close(InstanceId, wait.NodeId, wait.Visit));
        }
    }

    /// <summary>Closes all that is open, oldest first.</summary>
    public void CloseAll()
    {
        foreach (var wait in Waits.ToList())
        {
            Close(wait.NodeId, wait.Visit);
        }
    }

    /// <summary>Remembers the first failure and lets Elsa stop: what follows is thrown away.</summary>
    public void Fail(string? node, Exception error, WorkflowExecutionContext? execution)
    {
        Failure ??= Failures.From(node, error);
        execution?.Scheduler.Clear();
    }
}
