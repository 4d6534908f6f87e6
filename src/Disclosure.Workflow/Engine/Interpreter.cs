namespace Disclosure.Workflow;

/// <summary>
/// One advance of one instance. Follows Elsa 3.7 in counter mode, its surprises included; each is explained in
/// docs/decisions/0010-workflow-engine-as-a-function.md.
/// </summary>
internal sealed partial class Interpreter(WorkflowDefinition definition, InstanceState state, ExpressionEvaluator expressions)
{
    private static readonly IReadOnlyList<string> Done = ["Done"];
    private static readonly IReadOnlyList<string> None = [];

    private readonly FlowGraph _graph = definition.Graph;
    private readonly Queue<(string Node, bool Backward)> _queue = new();
    private readonly List<WorkflowCommand> _commands = [];
    private readonly List<TraceEntry> _trace = [];
    private int _steps;

    public void Apply(WorkflowSignal signal)
    {
        switch (signal)
        {
            case WorkflowSignal.Start:
                Start();
                break;
            case WorkflowSignal.TaskCompleted completed:
                CompleteTask(completed);
                break;
            case WorkflowSignal.Named named:
                Raise(named);
                break;
            case WorkflowSignal.Cancel:
                CloseAll();
                state.Status = InstanceStatus.Cancelled;
                break;
        }
    }

    public AdvanceResult Result() =>
        new(state.Write(), state.Status, _commands, Open(), _trace, state.VariablesJson());

    private void Start()
    {
        _queue.Enqueue((_graph.Root ?? throw new AdvanceException(null, AdvanceFailureCode.Definition, "流程定义中没有任何节点。"), false));
        Drain();
    }

    private void CompleteTask(WorkflowSignal.TaskCompleted signal)
    {
        var wait = EngineRules.RequireTask(definition, Open(), signal, state.VisitOf);
        Resume(wait.WaitId, signal.Outcome);
    }

    private void Raise(WorkflowSignal.Named signal)
    {
        foreach (var wait in EngineRules.RequireAwaited(Open(), signal))
        {
            // The first may have cancelled the others, or finished the instance.
            if (state.Waits.Exists(w => w.Id == wait.WaitId))
            {
                Resume(wait.WaitId, signal.Name);
            }
        }
    }

    private List<OpenWait> Open() => [.. state.Waits.Select(w => w.Public())];

    private void Resume(string waitId, string outcome)
    {
        var wait = state.Waits.Find(w => w.Id == waitId)!;
        state.Contexts.Reverse();
        state.Remove(wait);
        Complete(wait.NodeId, wait.Visit, [outcome], wait.Backward);
        Drain();
    }

    /// <summary>Runs what is scheduled, first in first out. Elsa ends a flowchart that has neither scheduled nor waiting work.</summary>
    private void Drain()
    {
        while (_queue.TryDequeue(out var item))
        {
            if (++_steps > EngineRules.MaxSteps)
            {
                throw EngineRules.TooManySteps(item.Node);
            }

            Execute(definition.Find(item.Node)!, item.Backward);
        }

        if (state.Waits.Count == 0)
        {
            state.Status = InstanceStatus.Finished;
        }
    }

    private void Complete(string node, int visit, IReadOnlyList<string> outcomes, bool backward)
    {
        _trace.Add(new TraceEntry(node, visit, TraceKind.Completed, outcomes));
        Leave(node, outcomes, backward);
    }

    private void Close(InstanceState.Wait wait)
    {
        state.Remove(wait);
        _trace.Add(new TraceEntry(wait.NodeId, wait.Visit, TraceKind.Cancelled, None));
        if (wait.Kind == WaitKind.Task)
        {
            _commands.Add(EngineRules.Close(state.InstanceId, wait.NodeId, wait.Visit));
        }
    }

    private void CloseAll()
    {
        foreach (var wait in state.Waits.ToList())
        {
            Close(wait);
        }
    }
}
