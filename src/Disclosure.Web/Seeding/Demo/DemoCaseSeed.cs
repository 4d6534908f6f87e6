using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>seeds/demo/cases.json.</summary>
public sealed record DemoCasesSeed(int Version, IReadOnlyList<DemoCaseSeed> Cases);

/// <summary>One demo case: what is asked, how old it is, and how far it has come.</summary>
/// <param name="Key">Stable name; makes a repeated start find the case again.</param>
/// <param name="Applicant">An invented applicant whose numbers belong to nobody.</param>
/// <param name="Title">信息名称.</param>
/// <param name="Description">所需信息的描述.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Method">How the information is wanted.</param>
/// <param name="Age">Working days since it was filed.</param>
/// <param name="Until">The last step that was done.</param>
/// <param name="Lead">主办.</param>
/// <param name="Co">协办.</param>
/// <param name="Reply">The reply.</param>
/// <param name="Ground">Ground of a refusal.</param>
/// <param name="Form">Electronic or paper.</param>
/// <param name="OfflineHead">处室负责人 signed on paper: 线下签批补录.</param>
/// <param name="CorrectReceipt">The date of receipt was corrected on the way.</param>
/// <param name="PassOver">A 协办 that was urged and passed over.</param>
/// <param name="PostalNumber">邮件号 of an application that came by post.</param>
/// <param name="Notice">A procedural letter on top, and how far it has come.</param>
/// <param name="Dispute">复议诉讼 about the reply.</param>
/// <param name="SplitInto">The other matters that were split off: 拆分办理.</param>
/// <param name="Joins">Answered together with an earlier open case of the same applicant: 并案答复.</param>
/// <param name="Correction">A correction request (条例第四十一条) instead of one for disclosure; the title names the record.</param>
/// <param name="Reference">What the reply refers to.</param>
/// <param name="Items">区分处理 of a partial reply.</param>
/// <param name="MailRefused">The applicant's mail server refused the receipt for good.</param>
public sealed record DemoCaseSeed(
    string Key,
    DemoApplicantSeed Applicant,
    string Title,
    string Description,
    ReceiptChannel Channel,
    DeliveryMethod Method,
    int Age,
    DemoStep Until,
    string Lead,
    IReadOnlyList<string> Co,
    ReplyType Reply,
    RefusalGround? Ground = null,
    DeliveryForm Form = DeliveryForm.Electronic,
    bool OfflineHead = false,
    bool CorrectReceipt = false,
    string? PassOver = null,
    string? PostalNumber = null,
    bool MailRefused = false,
    DemoNotice? Notice = null,
    DemoDispute? Dispute = null,
    IReadOnlyList<string>? SplitInto = null,
    bool Joins = false,
    DemoCorrectionSeed? Correction = null,
    ReplyReference? Reference = null,
    IReadOnlyList<PartialItem>? Items = null);

/// <summary>A dispute about the reply of a demo case.</summary>
public enum DemoDispute
{
    /// <summary>行政复议, the answer is due.</summary>
    Reconsideration,

    /// <summary>行政诉讼, answered and pending.</summary>
    Litigation,

    /// <summary>A reconsideration that ordered a new reply.</summary>
    RedoOrdered,
}

/// <summary>A procedural letter of a demo case.</summary>
public enum DemoNotice
{
    /// <summary>补正告知, sent; the applicant has not answered.</summary>
    Clarification,

    /// <summary>征求意见, received; the third party has not answered.</summary>
    Consultation,

    /// <summary>征求意见, posted; nobody knows whether it arrived.</summary>
    ConsultationPosted,

    /// <summary>延期, approved and sent.</summary>
    Extension,

    /// <summary>延期, waiting for approval.</summary>
    ExtensionProposed,

    /// <summary>收费通知, sent and not paid.</summary>
    Fee,
}

/// <summary>An invented applicant.</summary>
public sealed record DemoApplicantSeed(
    ApplicantKind Kind,
    string Name,
    string IdType,
    string IdNumber,
    string? ContactName = null,
    string? Email = null,
    string? Phone = null,
    string? Address = null,
    ApplicantCategory Category = ApplicantCategory.NaturalPerson);

/// <summary>The steps of the way, in order; the last three leave it.</summary>
public enum DemoStep
{
    /// <summary>提交.</summary>
    Filed,

    /// <summary>登记.</summary>
    Registered,

    /// <summary>确认收到 where it is needed, and 分办.</summary>
    Assigned,

    /// <summary>签收.</summary>
    Accepted,

    /// <summary>承办意见送审.</summary>
    Answered,

    /// <summary>处室负责人审签.</summary>
    Approved,

    /// <summary>主办汇总.</summary>
    Consolidated,

    /// <summary>拟稿.</summary>
    Drafted,

    /// <summary>核稿.</summary>
    Checked,

    /// <summary>法制审核.</summary>
    Legal,

    /// <summary>保密审查.</summary>
    Secrecy,

    /// <summary>签发.</summary>
    Signed,

    /// <summary>编号用印.</summary>
    Sealed,

    /// <summary>送达.</summary>
    Served,

    /// <summary>回证.</summary>
    Proved,

    /// <summary>办结.</summary>
    Closed,

    /// <summary>归档.</summary>
    Archived,

    /// <summary>主办处室退回.</summary>
    Returned,

    /// <summary>送出后退回.</summary>
    ServiceFailed,

    /// <summary>签收后申请人撤回.</summary>
    Withdrawn,
}
