using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;

namespace Disclosure.Domain.Requests.Events;

/// <summary>文书拟稿: a notice is proposed, or proposed anew after it was sent back.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Content">What it says.</param>
/// <param name="Wording">The letter's middle as edited in WPS; null for the template's own text.</param>
public sealed record NoticeDrafted(Guid NoticeId, NoticeContent Content, LetterWording? Wording = null) : RequestEvent;

/// <summary>文书同意: by the head of the disclosure office.</summary>
public sealed record NoticeApproved(Guid NoticeId, Approval Approval) : RequestEvent;

/// <summary>文书退回修改.</summary>
public sealed record NoticeSentBack(Guid NoticeId, string Reason) : RequestEvent;

/// <summary>文书编号: numbered, rendered and fixed.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Title">文书名称.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="FileId">The rendered letter.</param>
/// <param name="ContentHash">SHA-256 of the rendered letter, hex.</param>
public sealed record NoticeIssued(Guid NoticeId, string Number, string Title, DateOnly IssuedOn, Guid FileId, string ContentHash) : RequestEvent;

/// <summary>文书用印: the sealed copy is on file.</summary>
public sealed record NoticeSealed(Guid NoticeId, Guid SealedFileId) : RequestEvent;

/// <summary>文书发出: the day that counts follows the means.</summary>
public sealed record NoticeServed(Guid NoticeId, ServiceAct Act) : RequestEvent;

/// <summary>文书送达: the addressee received it.</summary>
public sealed record NoticeProved(Guid NoticeId, DateOnly On, Guid? ProofFileId) : RequestEvent;

/// <summary>文书退回: it came back; it counts as not sent.</summary>
public sealed record NoticeFailed(Guid NoticeId, DateOnly On, string Reason) : RequestEvent;

/// <summary>文书作废: before it went out. Its number stays used.</summary>
public sealed record NoticeVoided(Guid NoticeId, string Reason) : RequestEvent;

/// <summary>Which entered date of a letter was wrong.</summary>
public enum NoticeDate
{
    /// <summary>发出日期.</summary>
    Sent,

    /// <summary>签收日期.</summary>
    Received,

    /// <summary>The day on which the answer, the opinion or the payment was received.</summary>
    Answered,
}

/// <summary>更正文书日期: supersedes a wrong date of a letter, with reason and approver; the clock follows.</summary>
/// <param name="NoticeId">The letter.</param>
/// <param name="Date">Which date.</param>
/// <param name="From">As entered.</param>
/// <param name="To">The right one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approval">Who approved the correction.</param>
/// <param name="EvidenceFileId">Evidence, e.g. the scan of the slip.</param>
public sealed record NoticeDateCorrected(Guid NoticeId, NoticeDate Date, DateOnly From, DateOnly To, string Reason, Approval Approval, Guid? EvidenceFileId) : RequestEvent;

/// <summary>催告: somebody was reminded of a letter that is out.</summary>
/// <param name="NoticeId">The letter.</param>
/// <param name="Kind">Of what.</param>
/// <param name="For">The day that it is about: the last day for the answer, or the day of posting. Another day is another reminder.</param>
public sealed record NoticeReminded(Guid NoticeId, ReminderKind Kind, DateOnly For) : RequestEvent;

/// <summary>收到补正 (条例第三十条).</summary>
/// <param name="NoticeId">The 补正告知 it answers.</param>
/// <param name="On">The day it was received.</param>
/// <param name="Information">What is asked for, as completed.</param>
/// <param name="Note">The applicant's words beside it.</param>
/// <param name="FileIds">What was attached.</param>
public sealed record ClarificationReceived(Guid NoticeId, DateOnly On, InformationSought Information, string? Note, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>延长补正时间: a good reason was seen, or the time was too short.</summary>
public sealed record ClarificationTimeExtended(Guid NoticeId, DateOnly ReplyBy, string Reason) : RequestEvent;

/// <summary>收到意见: what the one who was asked said.</summary>
/// <param name="NoticeId">The consultation.</param>
/// <param name="On">The day it was received.</param>
/// <param name="Consent">True when they agree to the release.</param>
/// <param name="Opinion">意见和理由, as given.</param>
/// <param name="FileId">The reply slip.</param>
public sealed record ConsultationAnswered(Guid NoticeId, DateOnly On, bool Consent, string Opinion, Guid? FileId) : RequestEvent;

/// <summary>逾期未提出意见: the 15 working days passed in silence (条例第三十二条、第三十四条).</summary>
public sealed record ConsultationLapsed(Guid NoticeId, DateOnly On) : RequestEvent;

/// <summary>本机关对意见的判断: an objection alone is not enough (条例第十五条、第三十二条).</summary>
/// <param name="NoticeId">The consultation.</param>
/// <param name="ReasonIsGood">合理理由成立.</param>
/// <param name="PublicInterest">不公开会对公共利益造成重大影响.</param>
/// <param name="View">Why.</param>
public sealed record ConsultationAssessed(Guid NoticeId, bool ReasonIsGood, bool PublicInterest, string View) : RequestEvent;

/// <summary>收到理由说明 (条例第三十五条).</summary>
public sealed record ReasonsGiven(Guid NoticeId, DateOnly On, string Reasons, IReadOnlyList<Guid> FileIds) : RequestEvent;

/// <summary>本机关对理由的判断 (条例第三十五条): before it nobody is refused for asking much, and no reply is deferred.</summary>
/// <param name="NoticeId">The demand for reasons.</param>
/// <param name="AreGood">理由合理.</param>
/// <param name="View">Why.</param>
public sealed record ReasonsAssessed(Guid NoticeId, bool AreGood, string View) : RequestEvent;

/// <summary>缴费 (国办函〔2020〕109号第六条).</summary>
public sealed record FeePaid(Guid NoticeId, DateOnly On, long Amount, Guid? ProofFileId) : RequestEvent;

/// <summary>视为放弃: neither completed (条例第三十条) nor paid (国办函〔2020〕109号第六条) in time.</summary>
/// <param name="NoticeId">The notice that went unanswered.</param>
/// <param name="On">The day it was closed.</param>
/// <param name="ReportRow">Row of the annual report: 3.6.1 or 3.6.2.</param>
/// <param name="ReasonsConsidered">What was done to find out whether there is a good reason.</param>
public sealed record RequestAbandoned(Guid NoticeId, DateOnly On, string ReportRow, string ReasonsConsidered) : RequestEvent;
