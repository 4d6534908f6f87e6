using Disclosure.Domain.Disputes;

namespace Disclosure.Domain.Requests.Events;

/// <summary>收到复议申请书副本、起诉状副本或者上诉状副本.</summary>
/// <param name="DisputeId">Identity of the dispute.</param>
/// <param name="Kind">Where it is heard.</param>
/// <param name="Simplified">简易程序 of a reconsideration.</param>
/// <param name="Body">复议机关 or court.</param>
/// <param name="CaseNumber">Its case number, if known.</param>
/// <param name="ReceivedOn">The day the copy was received; the term for the answer runs from it.</param>
/// <param name="Claims">请求事项.</param>
/// <param name="AfterReconsideration">经复议后起诉: the column of 表四.</param>
/// <param name="FileIds">The copy received.</param>
public sealed record DisputeOpened(
    Guid DisputeId, DisputeKind Kind, bool Simplified, string Body, string? CaseNumber, DateOnly ReceivedOn, string Claims, bool AfterReconsideration, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>提出书面答复、答辩状, with the evidence and the rules relied on.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="On">The day it was handed in.</param>
/// <param name="Note">备注.</param>
/// <param name="FileIds">What was handed in.</param>
public sealed record DisputeAnswered(Guid DisputeId, DateOnly On, string? Note, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>收到复议决定书、裁判文书.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="On">The day it was received.</param>
/// <param name="Number">Its number.</param>
/// <param name="Result">The column of 表四.</param>
/// <param name="Summary">What it says.</param>
/// <param name="RedoOrdered">责令重新答复.</param>
/// <param name="RedoBy">The last day that it sets for the new reply; null when it names none.</param>
/// <param name="FileIds">The decision.</param>
public sealed record DisputeDecided(Guid DisputeId, DateOnly On, string Number, DisputeResult Result, string Summary, bool RedoOrdered, DateOnly? RedoBy, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>重新答复 as the decision ordered. It is not counted again in 表三.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="On">The day it was made and sent.</param>
/// <param name="LetterNumber">发文字号 of the new reply.</param>
/// <param name="FileIds">The new reply and the proof of its service.</param>
public sealed record DisputeRedone(Guid DisputeId, DateOnly On, string LetterNumber, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>A date of a dispute superseded, with reason and approver. Its term follows.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="Date">Which date.</param>
/// <param name="From">What it was; null for a term that the decision had not named.</param>
/// <param name="To">What it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approval">Who approved the correction.</param>
/// <param name="EvidenceFileId">Evidence, if scanned.</param>
public sealed record DisputeDateCorrected(Guid DisputeId, DisputeDate Date, DateOnly? From, DateOnly To, string Reason, Approval Approval, Guid? EvidenceFileId) : RequestEvent;

/// <summary>案号, learnt after the copy was received.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="CaseNumber">The case number.</param>
public sealed record DisputeNumbered(Guid DisputeId, string CaseNumber) : RequestEvent;

/// <summary>作废登记: registered by mistake, twice, or with a wrong kind or procedure. It stays on record and counts for nothing.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputeVoided(Guid DisputeId, string Reason) : RequestEvent;
