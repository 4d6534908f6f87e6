using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Opinions;

/// <summary>A fact about an opinion.</summary>
public abstract record OpinionEvent : DomainEvent;

/// <summary>Who writes. Never published.</summary>
/// <param name="Name">姓名.</param>
/// <param name="Phone">联系电话.</param>
/// <param name="Email">电子邮箱.</param>
public sealed record OpinionSender(string Name, string? Phone, string? Email);

/// <summary>Target times of the authority in working days, as they were when the opinion came. The Regulation sets none.</summary>
/// <param name="AcceptDays">受理时限.</param>
/// <param name="AnswerDays">答复时限.</param>
public sealed record OpinionTerms(int AcceptDays, int AnswerDays);

/// <summary>来信: what was written, by whom, and what we promised.</summary>
/// <param name="Number">编号.</param>
/// <param name="QueryCode">查询码.</param>
/// <param name="Kind">类别.</param>
/// <param name="Title">标题.</param>
/// <param name="Content">内容.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="ConsentsToPublication">Agrees that it is published without personal data.</param>
/// <param name="WishedDepartmentId">The department that the writer thinks of; it binds nobody.</param>
/// <param name="ReceivedOn">收到之日: the day it came through the box, working day or not.</param>
/// <param name="Terms">Target times.</param>
/// <param name="FileIds">What came with it.</param>
public sealed record OpinionFiled(
    string Number,
    string QueryCode,
    OpinionKind Kind,
    string Title,
    string Content,
    OpinionSender Sender,
    bool ConsentsToPublication,
    Guid? WishedDepartmentId,
    DateOnly ReceivedOn,
    OpinionTerms Terms,
    IReadOnlyList<Guid> FileIds) : OpinionEvent;

/// <summary>补发查询码: the code before it stops working.</summary>
/// <param name="Code">Twelve characters.</param>
public sealed record OpinionCodeReissued(string Code) : OpinionEvent;

/// <summary>受理.</summary>
public sealed record OpinionAccepted(DateOnly On) : OpinionEvent;

/// <summary>不予受理.</summary>
public sealed record OpinionDeclined(DeclineReason Reason, string? Explanation, DateOnly On) : OpinionEvent;

/// <summary>分办.</summary>
public sealed record OpinionRouted(Guid DepartmentId, string? Note, DateOnly On) : OpinionEvent;

/// <summary>退回分办: not this department's matter.</summary>
public sealed record OpinionReturned(Guid DepartmentId, string Reason) : OpinionEvent;

/// <summary>拟写答复. A new draft takes the place of the one before.</summary>
public sealed record OpinionAnswerDrafted(string Text) : OpinionEvent;

/// <summary>退回修改 of a draft.</summary>
public sealed record OpinionAnswerSentBack(string Reason) : OpinionEvent;

/// <summary>负责人审签.</summary>
public sealed record OpinionAnswerApproved(Approval Approval) : OpinionEvent;

/// <summary>答复: the signed text goes to the writer.</summary>
public sealed record OpinionAnswered(DateOnly On) : OpinionEvent;

/// <summary>公示: the text as everybody may read it.</summary>
/// <param name="Title">标题.</param>
/// <param name="Content">内容 without personal data.</param>
/// <param name="Answer">答复 without personal data.</param>
/// <param name="On">公示日期.</param>
public sealed record OpinionPublished(string Title, string Content, string Answer, DateOnly On) : OpinionEvent;

/// <summary>撤下公示.</summary>
public sealed record OpinionTakenDown(string Reason, DateOnly On) : OpinionEvent;

/// <summary>办结.</summary>
public sealed record OpinionClosed(DateOnly On) : OpinionEvent;

/// <summary>撤回.</summary>
public sealed record OpinionWithdrawn(DateOnly On, string? Reason) : OpinionEvent;

/// <summary>It is really an application: the office says so and asks (条例第三十条 by analogy). Nothing changes until the writer agrees.</summary>
public sealed record OpinionConversionOffered(string Explanation, DateOnly On) : OpinionEvent;

/// <summary>转为申请: the writer agreed.</summary>
/// <param name="Request">The application.</param>
/// <param name="On">When.</param>
public sealed record OpinionBecameRequest(LinkedCase Request, DateOnly On) : OpinionEvent;

/// <summary>电话告知 of a writer without an address for mail, or whose mail did not arrive.</summary>
public sealed record OpinionSenderPhoned(DateOnly On, string SpokeWith, string Content) : OpinionEvent;
