using System.Collections.Immutable;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>再次答复: why a case that was answered is answered again.</summary>
public enum FurtherReplyKind
{
    /// <summary>补充答复: something was left out; the earlier reply stands.</summary>
    Supplement,

    /// <summary>更正答复: the earlier reply has a mistake; where the two differ, this one holds.</summary>
    Correction,

    /// <summary>重新答复: the earlier reply is gone, ordered by a decision or revoked by the authority itself.</summary>
    Renewed,
}

/// <summary>A reply that was served and closed, set aside when the case was opened for another one.</summary>
/// <param name="Draft">What was decided.</param>
/// <param name="LetterId">Its letter.</param>
/// <param name="Signature">签发.</param>
/// <param name="Reviews">What it passed.</param>
/// <param name="Assignments">Who had worked on it.</param>
/// <param name="DepartmentsDueOn">The date set for them.</param>
/// <param name="Consolidated">主办汇总.</param>
/// <param name="AnsweredByOfficeId">The disclosure office, where it answered itself.</param>
/// <param name="Closing">办结.</param>
/// <param name="Archive">归档; null when it was still to be archived.</param>
/// <param name="NoticeCount">How many procedural letters there were: those belong to it and are not gone on with.</param>
/// <param name="Opened">What it had been opened for itself; null for the first reply.</param>
public sealed record PastReply(
    ReplyDraft Draft,
    Guid LetterId,
    Approval Signature,
    ImmutableDictionary<ReviewStage, Approval> Reviews,
    ImmutableList<Assignment> Assignments,
    DateOnly? DepartmentsDueOn,
    string? Consolidated,
    Guid? AnsweredByOfficeId,
    RequestClosed Closing,
    RequestArchived? Archive,
    int NoticeCount,
    FurtherReplyOpened? Opened);
