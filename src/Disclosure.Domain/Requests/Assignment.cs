using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>Where a department's work on a case stands.</summary>
public enum AssignmentState
{
    /// <summary>待签收.</summary>
    Assigned,

    /// <summary>承办中.</summary>
    Accepted,

    /// <summary>待处室审签.</summary>
    Submitted,

    /// <summary>已审签.</summary>
    Approved,

    /// <summary>已退回: waits for 改派.</summary>
    Returned,

    /// <summary>逾期继续, without its answer.</summary>
    PassedOver,
}

/// <summary>One department's part in a case.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="IsLead">主办 or 协办.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Answer">Its latest answer.</param>
/// <param name="Approval">Its head's approval.</param>
/// <param name="TimesUrged">催办 so far.</param>
/// <param name="ReturnReason">Why it was returned, or passed over.</param>
public sealed record Assignment(
    Guid DepartmentId,
    bool IsLead,
    AssignmentState State,
    DepartmentAnswerSubmitted? Answer = null,
    Approval? Approval = null,
    int TimesUrged = 0,
    string? ReturnReason = null)
{
    /// <summary>True when nothing more is awaited from this department.</summary>
    public bool IsSettled => State is AssignmentState.Approved or AssignmentState.PassedOver;
}
