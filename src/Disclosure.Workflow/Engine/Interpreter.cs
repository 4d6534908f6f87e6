namespace Disclosure.Workflow;

/// <summary>
/// One advance of one instance. Follows Elsa 3.7 in counter mode, its surprises included; each is explained in
/// docs/decisions/0004-workflow-port.md.
/// </summary>
internal sealed partial class Interpreter(WorkflowDefinition definition, InstanceState state, ExpressionEvaluator expressions)
{
    /// <summary>More steps than this without a wait is a loop that never ends.</summary>
    private const int MaxSteps = 10_000;

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
            default:
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "无法识别的流程信号。", signal.GetType().Name);
        }
    }

    public AdvanceResult Result() =>
        new(state.Write(), state.Status, _commands, [.. state.Waits.Select(w => w.Public())], _trace, state.VariablesJson());

    private void Start()
    {
        _queue.Enqueue((_graph.Root ?? throw new AdvanceException(null, AdvanceFailureCode.Definition, "流程定义中没有任何节点。"), false));
        Drain();
    }

    private void CompleteTask(WorkflowSignal.TaskCompleted signal)
    {
        var wait = state.Waits.Find(w => w.Id == signal.WaitId && w.Kind == WaitKind.Task) ?? throw MissingWait(signal.WaitId);
        if (!wait.Signals.Contains(signal.Outcome, StringComparer.Ordinal))
        {
            throw new AdvanceException(wait.NodeId, AdvanceFailureCode.UnknownOutcome, $"该任务没有“{signal.Outcome}”这一办理结果。", $"outcomes: {string.Join(", ", wait.Signals)}");
        }

        Resume(wait, signal.Outcome);
    }

    private AdvanceException MissingWait(string waitId)
    {
        var mark = waitId.LastIndexOf('#');
        var known = mark > 0
            && int.TryParse(waitId.AsSpan(mark + 1), out var visit)
            && definition.Find(waitId[..mark])?.Type == ActivityTypes.Task
            && visit >= 1
            && visit <= state.VisitOf(waitId[..mark])
            && waitId == InstanceState.Wait.IdOf(waitId[..mark], visit);
        return known
            ? new AdvanceException(waitId[..mark], AdvanceFailureCode.WaitClosed, "该任务已经办结或关闭，请刷新后查看最新进展。", waitId)
            : new AdvanceException(null, AdvanceFailureCode.UnknownWait, "流程中没有这项任务。", waitId);
    }

    private void Raise(WorkflowSignal.Named signal)
    {
        var matching = state.Waits.Where(w => w.Kind == WaitKind.Signal && w.Signals.Contains(signal.Name, StringComparer.Ordinal)).ToList();
        if (matching.Count == 0)
        {
            throw new AdvanceException(null, AdvanceFailureCode.SignalNotAwaited, $"流程当前没有等待“{signal.Name}”。", signal.Name);
        }

        foreach (var wait in matching)
        {
            // The first may have cancelled the others, or finished the instance.
            if (state.Waits.Contains(wait))
            {
                Resume(wait, signal.Name);
            }
        }
    }

    private void Resume(InstanceState.Wait wait, string outcome)
    {
        state.Waits.Remove(wait);
        Complete(wait.NodeId, wait.Visit, [outcome], wait.Backward);
        Drain();
    }

    /// <summary>Runs what is scheduled, first in first out. Elsa ends a flowchart that has neither scheduled nor waiting work.</summary>
    private void Drain()
    {
        while (_queue.TryDequeue(out var item))
        {
            if (++_steps > MaxSteps)
            {
                throw new AdvanceException(item.Node, AdvanceFailureCode.StepLimit, $"流程在“{item.Node}”处循环不止，请检查流程定义。", $"{MaxSteps} steps");
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

    private void OpenWait(WorkflowActivity activity, int visit, WaitKind kind, bool backward, IReadOnlyList<string> signals) =>
        state.Waits.Add(new InstanceState.Wait(activity.Id, visit, kind, backward, signals));

    private void Close(InstanceState.Wait wait)
    {
        state.Waits.Remove(wait);
        _trace.Add(new TraceEntry(wait.NodeId, wait.Visit, TraceKind.Cancelled, None));
        if (wait.Kind == WaitKind.Task)
        {
            _commands.Add(new WorkflowCommand.CloseTask(Key(wait.NodeId, wait.Visit, "close"), wait.NodeId, wait.Id));
        }
    }

    private void CloseAll()
    {
        foreach (var wait in state.Waits.ToList())
        {
            Close(wait);
        }
    }

    private string Key(string node, int visit, string kind) => $"{state.InstanceId}/{node}/{visit}/{kind}";
}
