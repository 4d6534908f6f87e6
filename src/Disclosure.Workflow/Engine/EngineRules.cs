namespace Disclosure.Workflow;

/// <summary>
/// What every engine answers alike, so that no screen and no incident depends on which one runs: identities, refusals of a
/// signal that does not fit, and the limit of steps.
/// </summary>
public static class EngineRules
{
    /// <summary>More steps than this in one advance is a loop that never ends.</summary>
    public const int MaxSteps = 2_000;

    /// <summary>The identity of a wait: the node and how often it has been entered.</summary>
    public static string WaitId(string nodeId, int visit) => $"{nodeId}#{visit}";

    /// <summary>The idempotency key of a command.</summary>
    public static string Key(string instanceId, string nodeId, int visit, string kind) => $"{instanceId}/{nodeId}/{visit}/{kind}";

    /// <summary>The command that closes the task of a wait.</summary>
    public static WorkflowCommand.CloseTask Close(string instanceId, string nodeId, int visit) =>
        new(Key(instanceId, nodeId, visit, "close"), nodeId, WaitId(nodeId, visit));

    /// <summary>
    /// Whether the signal may meet this state at all: a start has no state and a usable instance id, any other signal has one.
    /// </summary>
    /// <exception cref="AdvanceException">It may not.</exception>
    public static void RequireFit(string? state, WorkflowSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        switch (signal)
        {
            case WorkflowSignal.Start when state is not null:
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程已经启动，不能再次启动。");
            case WorkflowSignal.Start { InstanceId: var id } when string.IsNullOrWhiteSpace(id) || id.Contains('/', StringComparison.Ordinal):
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程实例的标识不能为空，也不能含有“/”。");
            case WorkflowSignal.Start:
                break;
            case WorkflowSignal.TaskCompleted or WorkflowSignal.Named or WorkflowSignal.Cancel when state is null:
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程尚未启动。");
            case WorkflowSignal.TaskCompleted or WorkflowSignal.Named or WorkflowSignal.Cancel:
                break;
            default:
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "无法识别的流程信号。", signal.GetType().Name);
        }
    }

    /// <summary>Whether a state that was read belongs to the definition and may still move.</summary>
    /// <param name="definition">The pinned definition.</param>
    /// <param name="stateHash">The hash that the state names; null when the state could not be read.</param>
    /// <param name="status">The status that the state names.</param>
    /// <exception cref="AdvanceException">It may not.</exception>
    public static void RequireOpen(WorkflowDefinition definition, string? stateHash, InstanceStatus status)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (stateHash is null)
        {
            throw new AdvanceException(null, AdvanceFailureCode.InvalidState, "流程的保存状态无法读取，请用办理记录重建该流程。");
        }

        if (stateHash != definition.Hash)
        {
            throw new AdvanceException(null, AdvanceFailureCode.InvalidState, "流程的保存状态与流程定义的版本不符。", $"state {stateHash}, definition {definition.Hash}");
        }

        if (status != InstanceStatus.Running)
        {
            throw new AdvanceException(null, AdvanceFailureCode.AlreadyEnded, status == InstanceStatus.Cancelled ? "流程已经终止，不能再办理。" : "流程已经办结，不能再办理。");
        }
    }

    /// <summary>The open task that a signal completes.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="open">The open waits.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="visits">How often a node has been entered.</param>
    /// <exception cref="AdvanceException">There is no such open task, or it has no such outcome.</exception>
    public static OpenWait RequireTask(WorkflowDefinition definition, IEnumerable<OpenWait> open, WorkflowSignal.TaskCompleted signal, Func<string, int> visits)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(visits);
        var wait = open.FirstOrDefault(w => w.WaitId == signal.WaitId && w.Kind == WaitKind.Task) ?? throw MissingTask(definition, signal.WaitId, visits);
        return wait.Signals.Contains(signal.Outcome, StringComparer.Ordinal)
            ? wait
            : throw new AdvanceException(wait.NodeId, AdvanceFailureCode.UnknownOutcome, $"该任务没有“{signal.Outcome}”这一办理结果。", $"outcomes: {string.Join(", ", wait.Signals)}");
    }

    /// <summary>The open waits that a named signal completes, oldest first.</summary>
    /// <exception cref="AdvanceException">Nobody waits for it.</exception>
    public static IReadOnlyList<OpenWait> RequireAwaited(IEnumerable<OpenWait> open, WorkflowSignal.Named signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        List<OpenWait> matching = [.. open.Where(w => w.Kind == WaitKind.Signal && w.Signals.Contains(signal.Name, StringComparer.Ordinal))];
        return matching.Count > 0
            ? matching
            : throw new AdvanceException(null, AdvanceFailureCode.SignalNotAwaited, $"流程当前没有等待“{signal.Name}”。", signal.Name);
    }

    /// <summary>The failure of a flow that runs in circles.</summary>
    public static AdvanceException TooManySteps(string nodeId) =>
        new(nodeId, AdvanceFailureCode.StepLimit, $"流程在“{nodeId}”处循环不止，请检查流程定义。", $"{MaxSteps} steps");

    private static AdvanceException MissingTask(WorkflowDefinition definition, string waitId, Func<string, int> visits)
    {
        var mark = waitId.LastIndexOf('#');
        var node = mark > 0 ? waitId[..mark] : "";
        var known = int.TryParse(waitId.AsSpan(mark + 1), out var visit)
            && definition.Find(node)?.Type == ActivityTypes.Task
            && visit >= 1
            && visit <= visits(node)
            && waitId == WaitId(node, visit);
        return known
            ? new AdvanceException(node, AdvanceFailureCode.WaitClosed, "该任务已经办结或关闭，请刷新后查看最新进展。", waitId)
            : new AdvanceException(null, AdvanceFailureCode.UnknownWait, "流程中没有这项任务。", waitId);
    }
}
