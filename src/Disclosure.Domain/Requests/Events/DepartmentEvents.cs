using Disclosure.Domain.Decisions;

namespace Disclosure.Domain.Requests.Events;

/// <summary>分办: the departments that work on the case.</summary>
/// <param name="LeadDepartmentId">主办.</param>
/// <param name="CoDepartmentIds">协办.</param>
/// <param name="InternalDueOn">The internal date set for the departments (内部时限), if any.</param>
/// <param name="Note">批分意见.</param>
/// <param name="OverrideReason">Why the routing suggestion was not followed; null where it was.</param>
public sealed record DepartmentsAssigned(
    Guid LeadDepartmentId,
    IReadOnlyList<Guid> CoDepartmentIds,
    DateOnly? InternalDueOn,
    string? Note,
    string? OverrideReason) : RequestEvent;

/// <summary>公开办直接答复: no department is asked, because what is sought is published, at hand, or plainly not this authority's.</summary>
/// <param name="OfficeId">The disclosure office, which handles the case itself.</param>
/// <param name="Basis">Why none needs to be asked, and what the reply rests on.</param>
public sealed record DirectAnswerDecided(Guid OfficeId, string Basis) : RequestEvent;

/// <summary>签收.</summary>
/// <param name="DepartmentId">The department.</param>
public sealed record AssignmentAccepted(Guid DepartmentId) : RequestEvent;

/// <summary>退回 by a department, with its reason.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Reason">Reason.</param>
public sealed record AssignmentReturned(Guid DepartmentId, string Reason) : RequestEvent;

/// <summary>承办意见 submitted for the head's approval.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Search">检索记录.</param>
/// <param name="Opinion">拟办意见.</param>
/// <param name="ProposedReply">建议的答复类型; null from a co-department that only contributes.</param>
/// <param name="ProposedGround">建议的不予公开理由.</param>
/// <param name="FileIds">Documents found.</param>
public sealed record DepartmentAnswerSubmitted(
    Guid DepartmentId,
    SearchRecord Search,
    string Opinion,
    ReplyType? ProposedReply,
    RefusalGround? ProposedGround,
    IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>处室负责人退回修改.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Reason">Reason.</param>
public sealed record DepartmentAnswerSentBack(Guid DepartmentId, string Reason) : RequestEvent;

/// <summary>处室负责人审签: only now does the department's answer have authority.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Approval">The approval.</param>
public sealed record DepartmentAnswerApproved(Guid DepartmentId, Approval Approval) : RequestEvent;

/// <summary>催办.</summary>
/// <param name="DepartmentId">The department urged.</param>
/// <param name="Message">What was said.</param>
public sealed record DepartmentUrged(Guid DepartmentId, string? Message) : RequestEvent;

/// <summary>逾期继续: a late co-department passed over, on record.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Reason">Reason.</param>
public sealed record DepartmentPassedOver(Guid DepartmentId, string Reason) : RequestEvent;

/// <summary>主办汇总各处室意见.</summary>
/// <param name="Summary">The consolidated opinion.</param>
public sealed record AnswersConsolidated(string Summary) : RequestEvent;
