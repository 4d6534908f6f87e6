namespace Disclosure.Workflow;

/// <summary>Carries a failure out of the interpreter; never leaves the engine.</summary>
internal sealed class AdvanceException(AdvanceFailure failure, Exception? cause = null) : Exception(failure.Message, cause)
{
    public AdvanceException(string? nodeId, AdvanceFailureCode code, string message, string? detail = null)
        : this(new AdvanceFailure(nodeId, code, message, detail))
    {
    }

    public AdvanceFailure Failure { get; } = failure;
}
