using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Requests.Events;

/// <summary>申请提交: what was asked, by whom, through which channel.</summary>
/// <param name="Number">受理编号.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="Information">所需信息.</param>
/// <param name="Delivery">获取形式和途径.</param>
/// <param name="Receipt">The facts that settle the date of receipt (条例第三十一条).</param>
/// <param name="FileIds">Identity proof and other uploads.</param>
/// <param name="WrittenByOfficer">True when the officer wrote it down for the applicant (条例第二十九条第一款).</param>
/// <param name="PostalNumber">EMS number of the envelope, for post.</param>
/// <param name="Kind">申请公开, or 申请更正; what was stored before there were two kinds means the first.</param>
/// <param name="Correction">What is to be corrected; with <see cref="RequestKind.Correction"/> and only with it.</param>
public sealed record RequestFiled(
    string Number,
    Applicant Applicant,
    InformationSought Information,
    DeliveryPreference Delivery,
    ReceiptFacts Receipt,
    IReadOnlyList<Guid> FileIds,
    bool WrittenByOfficer = false,
    string? PostalNumber = null,
    RequestKind Kind = RequestKind.Disclosure,
    CorrectionSought? Correction = null) : RequestEvent;

/// <summary>查询码 issued, at filing or by 补发. The latest one counts.</summary>
/// <param name="Code">The ungrouped code.</param>
/// <param name="Reissued">True for 补发.</param>
public sealed record QueryCodeIssued(string Code, bool Reissued) : RequestEvent;

/// <summary>登记: checked by the intake clerk.</summary>
/// <param name="Category">Column of the annual report; null for a correction request, which it does not count.</param>
/// <param name="Note">备注.</param>
public sealed record RequestRegistered(ApplicantCategory? Category, string? Note) : RequestEvent;

/// <summary>确认收到: both sides confirmed (条例第三十一条).</summary>
/// <param name="On">The day of confirmation, which is the day of receipt.</param>
/// <param name="How">How it was confirmed, e.g. 电话.</param>
public sealed record ReceiptConfirmed(DateOnly On, string How) : RequestEvent;

/// <summary>撤回 by the applicant.</summary>
/// <param name="On">Date.</param>
/// <param name="Reason">Reason, if given.</param>
public sealed record RequestWithdrawn(DateOnly On, string? Reason) : RequestEvent;

/// <summary>The facts that may be corrected.</summary>
public enum CorrectableFact
{
    /// <summary>收到日期.</summary>
    ReceivedOn,

    /// <summary>答复的基准日期.</summary>
    RepliedOn,
}

/// <summary>A fact superseded, with reason and approver. The clock follows.</summary>
/// <param name="Fact">Which fact.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approval">Who approved the correction.</param>
/// <param name="EvidenceFileId">Evidence, e.g. the scan of the envelope.</param>
public sealed record FactCorrected(CorrectableFact Fact, DateOnly From, DateOnly To, string Reason, Approval Approval, Guid? EvidenceFileId) : RequestEvent;
