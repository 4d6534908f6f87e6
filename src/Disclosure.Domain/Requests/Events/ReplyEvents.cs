using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;

namespace Disclosure.Domain.Requests.Events;

/// <summary>拟稿. A later draft supersedes the earlier one and its reviews.</summary>
/// <param name="Draft">The reply.</param>
public sealed record ReplyDrafted(ReplyDraft Draft) : RequestEvent;

/// <summary>The reviews that a draft passes before it is signed.</summary>
public enum ReviewStage
{
    /// <summary>核稿.</summary>
    Check,

    /// <summary>法制审核.</summary>
    Legal,

    /// <summary>保密审查 (条例第十七条).</summary>
    Secrecy,
}

/// <summary>A review passed.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Approval">The approval.</param>
public sealed record ReplyReviewed(ReviewStage Stage, Approval Approval) : RequestEvent;

/// <summary>退回修改, from a review or from signing.</summary>
/// <param name="Stage">The review; null when the signing leader sent it back.</param>
/// <param name="Reason">Reason.</param>
public sealed record ReplySentBack(ReviewStage? Stage, string Reason) : RequestEvent;

/// <summary>签发.</summary>
/// <param name="Approval">The approval.</param>
public sealed record ReplySigned(Approval Approval) : RequestEvent;

/// <summary>
/// 撤回签发, before the reply has ever gone out: it is drafted anew. A letter that was numbered is void and keeps its number.
/// </summary>
/// <param name="Reason">Why.</param>
/// <param name="Approval">Who took the signature back.</param>
/// <param name="LetterId">The voided letter; null when none was numbered.</param>
public sealed record SignatureRecalled(string Reason, Approval Approval, Guid? LetterId) : RequestEvent;

/// <summary>编号: the letter has its 发文字号 and is rendered. Immutable from here on.</summary>
/// <param name="LetterId">Identity of the letter.</param>
/// <param name="Number">发文字号, e.g. 湘交公开告〔2026〕12号.</param>
/// <param name="Title">文书名称 with the authority's name.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="FileId">The rendered letter.</param>
/// <param name="ContentHash">SHA-256 of the rendered text, hex.</param>
/// <param name="Type">答复类型.</param>
/// <param name="Remedy">救济途径 named in it.</param>
/// <param name="LawVersion">Version of the law's lists (<see cref="ReplyLaw"/>) that it was written by; null before they had one.</param>
public sealed record LetterIssued(Guid LetterId, string Number, string Title, DateOnly IssuedOn, Guid FileId, string ContentHash, ReplyType Type, Remedy Remedy, string? LawVersion = null) : RequestEvent;

/// <summary>用印: the sealed copy (盖章件) is on file. Without it nothing is served.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="SealedFileId">The scan of the sealed copy.</param>
public sealed record LetterSealed(Guid LetterId, Guid SealedFileId) : RequestEvent;

/// <summary>送达: the reply left the house.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="Act">Means and date.</param>
public sealed record ReplyServed(Guid LetterId, ServiceAct Act) : RequestEvent;

/// <summary>回证: the applicant received it.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="On">签收日.</param>
/// <param name="ProofFileId">送达回证.</param>
public sealed record ServiceProved(Guid LetterId, DateOnly On, Guid? ProofFileId) : RequestEvent;

/// <summary>送达失败: returned or bounced. Not service: it must be served again, by another way.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="On">Date.</param>
/// <param name="Reason">Reason.</param>
public sealed record ServiceFailed(Guid LetterId, DateOnly On, string Reason) : RequestEvent;

/// <summary>办结.</summary>
/// <param name="On">Date.</param>
/// <param name="ReportRow">Row of 表三; null for a correction request, which it does not count.</param>
/// <param name="Note">备注.</param>
public sealed record RequestClosed(DateOnly On, string? ReportRow, string? Note) : RequestEvent;

/// <summary>归档.</summary>
/// <param name="On">Date.</param>
/// <param name="ArchiveNumber">档号.</param>
public sealed record RequestArchived(DateOnly On, string? ArchiveNumber) : RequestEvent;

/// <summary>电话告知: the applicant was told by telephone, where no mail could reach them.</summary>
/// <param name="On">Date.</param>
/// <param name="SpokeWith">受话人.</param>
/// <param name="Content">What was said.</param>
/// <param name="Explanation">For 电话释明, beside a 补正; null for 电话告知.</param>
public sealed record ApplicantPhoned(DateOnly On, string SpokeWith, string Content, PhoneExplanation? Explanation = null) : RequestEvent;

/// <summary>电话释明: what is unclear was explained by telephone (条例第三十条).</summary>
/// <param name="At">Time of day.</param>
/// <param name="ByApplicant">True when the applicant called; false when the authority did.</param>
/// <param name="Number">The number on the applicant's side.</param>
/// <param name="Said">What the applicant said.</param>
public sealed record PhoneExplanation(TimeOnly At, bool ByApplicant, string Number, string Said);
