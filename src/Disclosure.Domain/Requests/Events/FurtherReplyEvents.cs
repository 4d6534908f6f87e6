namespace Disclosure.Domain.Requests.Events;

/// <summary>再次答复立项: a case that was answered is taken up again. Date of reply, clock and row of 表三 stay those of the first reply.</summary>
/// <param name="RoundId">Identity of the work.</param>
/// <param name="Kind">补充, 更正, 重新.</param>
/// <param name="Reason">Why, as the new letter will say.</param>
/// <param name="Approval">Who decided it.</param>
/// <param name="DisputeId">The dispute whose decision orders it; null where the authority acts by itself.</param>
/// <param name="DueOn">Its own date: that of the decision, or the one the office set itself; null when there is none.</param>
public sealed record FurtherReplyOpened(Guid RoundId, FurtherReplyKind Kind, string Reason, Approval Approval, Guid? DisputeId, DateOnly? DueOn) : RequestEvent;

/// <summary>终止再次答复, before it went out: the case is again what it was. A letter that was numbered for it is void.</summary>
/// <param name="RoundId">The work.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approval">Who decided it.</param>
public sealed record FurtherReplyDropped(Guid RoundId, string Reason, Approval Approval) : RequestEvent;
