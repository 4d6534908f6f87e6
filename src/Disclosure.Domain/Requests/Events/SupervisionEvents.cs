namespace Disclosure.Domain.Requests.Events;

/// <summary>督办: the supervisor asks whoever has the case for an answer. It moves no clock and no status.</summary>
/// <param name="SupervisionId">Identity of the 督办单.</param>
/// <param name="DepartmentId">The department that is to answer; null for the disclosure office.</param>
/// <param name="Text">督办要求.</param>
/// <param name="On">The day it was sent.</param>
/// <param name="AnswerBy">The last day for the answer.</param>
public sealed record SupervisionIssued(Guid SupervisionId, Guid? DepartmentId, string Text, DateOnly On, DateOnly AnswerBy) : RequestEvent;

/// <summary>督办反馈: what was asked for is answered.</summary>
/// <param name="SupervisionId">The 督办单.</param>
/// <param name="Text">反馈内容.</param>
/// <param name="On">The day of the answer.</param>
public sealed record SupervisionAnswered(Guid SupervisionId, string Text, DateOnly On) : RequestEvent;

/// <summary>撤销督办: no answer is wanted any more.</summary>
/// <param name="SupervisionId">The 督办单.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day.</param>
public sealed record SupervisionRevoked(Guid SupervisionId, string Reason, DateOnly On) : RequestEvent;
