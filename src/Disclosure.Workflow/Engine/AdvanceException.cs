namespace Disclosure.Workflow;

/// <summary>Carries a failure out of the inside of an engine. <see cref="IWorkflowEngine.Advance"/> returns it, never throws it.</summary>
public sealed class AdvanceException : Exception
{
    /// <summary>Wraps a failure.</summary>
    public AdvanceException(AdvanceFailure failure, Exception? cause = null)
        : base(failure?.Message, cause)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Failure = failure;
    }

    /// <summary>Makes the failure and wraps it.</summary>
    public AdvanceException(string? nodeId, AdvanceFailureCode code, string message, string? detail = null)
        : this(new AdvanceFailure(nodeId, code, message, detail))
    {
    }

    /// <summary>What the engine answers.</summary>
    public AdvanceFailure Failure { get; }
}
