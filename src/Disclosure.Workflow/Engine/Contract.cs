using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>
/// The port between the case and a workflow engine: a pure function. The same inputs give the same output on every call,
/// no effect happens inside, and nothing is remembered between calls.
/// </summary>
public interface IWorkflowEngine
{
    /// <summary>The engine's short name, stored with each instance.</summary>
    string Name { get; }

    /// <summary>The version of its behaviour and of its state format.</summary>
    string Version { get; }

    /// <summary>
    /// Moves an instance on by one signal.
    /// </summary>
    /// <param name="definition">The pinned definition.</param>
    /// <param name="state">What the last advance returned; null for <see cref="WorkflowSignal.Start"/> only.</param>
    /// <param name="signal">What happened.</param>
    /// <param name="facts">A fresh snapshot of the case, read by expressions as <c>facts</c>. Neither changed nor kept.</param>
    /// <returns>An <see cref="AdvanceResult"/>, or an <see cref="AdvanceFailure"/> after which the old state still holds.</returns>
    AdvanceOutcome Advance(WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts);
}

/// <summary>What happened to an instance.</summary>
public abstract record WorkflowSignal
{
    private WorkflowSignal()
    {
    }

    /// <summary>Starts a new instance. The id becomes part of every command key and must not contain "/".</summary>
    public sealed record Start(string InstanceId) : WorkflowSignal;

    /// <summary>A task was completed with one of its outcomes.</summary>
    public sealed record TaskCompleted(string WaitId, string Outcome) : WorkflowSignal;

    /// <summary>
    /// A named event. Every open wait that lists the name is completed. <paramref name="Correlation"/> says what caused it
    /// (an assignment, say); it is kept in the journal and selects nothing.
    /// </summary>
    public sealed record Named(string Name, string? Correlation = null) : WorkflowSignal;

    /// <summary>The instance is cancelled; all that is open is closed.</summary>
    public sealed record Cancel(string Reason) : WorkflowSignal;
}

/// <summary>The outcome of an advance: <see cref="AdvanceResult"/> or <see cref="AdvanceFailure"/>.</summary>
public abstract record AdvanceOutcome
{
    private protected AdvanceOutcome()
    {
    }
}

/// <summary>A successful advance.</summary>
/// <param name="State">The new state: opaque canonical JSON, small.</param>
/// <param name="Status">Where the instance stands now.</param>
/// <param name="Commands">What the host is to do, in order; each key occurs once in the life of an instance.</param>
/// <param name="OpenWaits">All waits that are open now, oldest first.</param>
/// <param name="Trace">What happened during this advance, in order.</param>
/// <param name="Variables">The variables by name.</param>
public sealed record AdvanceResult(
    string State,
    InstanceStatus Status,
    IReadOnlyList<WorkflowCommand> Commands,
    IReadOnlyList<OpenWait> OpenWaits,
    IReadOnlyList<TraceEntry> Trace,
    JsonObject Variables) : AdvanceOutcome;

/// <summary>An advance that did not happen. The state given to it is still the state of the instance.</summary>
/// <param name="NodeId">The node at which it failed, when there is one.</param>
/// <param name="Code">What kind of failure.</param>
/// <param name="Message">For the officer who sees the incident, in Chinese.</param>
/// <param name="Detail">The technical reason for the administrator.</param>
public sealed record AdvanceFailure(string? NodeId, AdvanceFailureCode Code, string Message, string? Detail = null) : AdvanceOutcome;

/// <summary>The kinds of failure.</summary>
public enum AdvanceFailureCode
{
    /// <summary>The state is unreadable or belongs to another definition.</summary>
    InvalidState,

    /// <summary>A start signal for an instance that exists, or any other signal for one that does not, or a bad instance id.</summary>
    InvalidSignal,

    /// <summary>The instance has finished or was cancelled.</summary>
    AlreadyEnded,

    /// <summary>The wait never existed.</summary>
    UnknownWait,

    /// <summary>The wait existed and is closed.</summary>
    WaitClosed,

    /// <summary>The task has no such outcome.</summary>
    UnknownOutcome,

    /// <summary>No open wait lists this signal.</summary>
    SignalNotAwaited,

    /// <summary>An expression failed or gave a value of the wrong kind.</summary>
    Expression,

    /// <summary>The definition cannot be run at this node: unknown type, missing input, invalid loop.</summary>
    Definition,

    /// <summary>Too many steps in one advance: a loop without a wait.</summary>
    StepLimit,
}

/// <summary>Where an instance stands.</summary>
public enum InstanceStatus
{
    /// <summary>Waiting for at least one signal.</summary>
    Running,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Its last advance failed. Set by the host beside the unchanged state, never by an engine.</summary>
    Faulted,
}

/// <summary>An outcome an officer can choose.</summary>
/// <param name="Name">The port.</param>
/// <param name="Label">The words on the button.</param>
public sealed record TaskOutcome(string Name, string Label);

/// <summary>
/// Something the host is to do in the transaction that stores the state. <see cref="Key"/> is
/// <c>{instance}/{node}/{visit}/{kind}</c>: a repeated command does nothing.
/// </summary>
public abstract record WorkflowCommand(string Key, string NodeId)
{
    /// <summary>Create a task for a role of a department.</summary>
    /// <param name="Key">The idempotency key.</param>
    /// <param name="NodeId">The node.</param>
    /// <param name="Visit">How many times the node has been entered, from 1.</param>
    /// <param name="WaitId">To be named by <see cref="WorkflowSignal.TaskCompleted"/>.</param>
    /// <param name="Title">The title of the task.</param>
    /// <param name="Role">The key of the role.</param>
    /// <param name="Department"><c>intake</c>, <c>lead</c> or <c>own</c>; the host resolves it.</param>
    /// <param name="Form">The key of the form.</param>
    /// <param name="Outcomes">What can be chosen.</param>
    /// <param name="TargetWorkingDays">The internal target in working days, if any. Not a statutory period.</param>
    public sealed record CreateTask(
        string Key,
        string NodeId,
        int Visit,
        string WaitId,
        string Title,
        string Role,
        string Department,
        string Form,
        IReadOnlyList<TaskOutcome> Outcomes,
        int? TargetWorkingDays) : WorkflowCommand(Key, NodeId);

    /// <summary>Close a task that nobody needs to do any more.</summary>
    public sealed record CloseTask(string Key, string NodeId, string WaitId) : WorkflowCommand(Key, NodeId);

    /// <summary>Tell the holders of a role something inside the office.</summary>
    public sealed record Notify(string Key, string NodeId, string Role, string Department, string Template) : WorkflowCommand(Key, NodeId);

    /// <summary>Start side instances: one per open assignment (<c>assignments</c>) or one for the case (<c>case</c>).</summary>
    public sealed record StartSide(string Key, string NodeId, string DefinitionId, string Scope) : WorkflowCommand(Key, NodeId);
}

/// <summary>The kinds of wait.</summary>
public enum WaitKind
{
    /// <summary>Completed by <see cref="WorkflowSignal.TaskCompleted"/>.</summary>
    Task,

    /// <summary>Completed by <see cref="WorkflowSignal.Named"/>.</summary>
    Signal,
}

/// <summary>An open wait.</summary>
/// <param name="WaitId"><c>{node}#{visit}</c>.</param>
/// <param name="NodeId">The node.</param>
/// <param name="Visit">The visit.</param>
/// <param name="Kind">What completes it.</param>
/// <param name="Signals">The outcomes of a task, or the names of the signals waited for.</param>
public sealed record OpenWait(string WaitId, string NodeId, int Visit, WaitKind Kind, IReadOnlyList<string> Signals);

/// <summary>What happened to a node.</summary>
public enum TraceKind
{
    /// <summary>It was entered.</summary>
    Entered,

    /// <summary>It was completed with the outcomes named.</summary>
    Completed,

    /// <summary>It lies on a way not taken.</summary>
    Skipped,

    /// <summary>Its wait was closed without an outcome.</summary>
    Cancelled,
}

/// <summary>One line of the trace.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Visit">The visit; 0 for a node that was skipped before it was ever entered.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Outcomes">The ports followed.</param>
public sealed record TraceEntry(string NodeId, int Visit, TraceKind Kind, IReadOnlyList<string> Outcomes);
