using Disclosure.Domain.Decisions;

namespace Disclosure.Domain.Requests.Events;

/// <summary>Another case of the same authority.</summary>
/// <param name="CaseId">Its identity.</param>
/// <param name="Number">Its 受理编号.</param>
public sealed record LinkedCase(Guid CaseId, string Number);

/// <summary>One matter taken out of an application, as a case of its own.</summary>
/// <param name="Case">The new case.</param>
/// <param name="Information">What it asks for.</param>
public sealed record SplitPart(LinkedCase Case, InformationSought Information);

/// <summary>
/// 拆分办理 (一事一申请), on the application as filed: it keeps one matter, the others go on as cases of their own. Each case is
/// one 件 in 表三 and for the fee.
/// </summary>
/// <param name="Kept">What this case goes on to ask for.</param>
/// <param name="Parts">The other cases.</param>
/// <param name="Reason">Why.</param>
public sealed record RequestSplit(InformationSought Kept, IReadOnlyList<SplitPart> Parts, string Reason) : RequestEvent;

/// <summary>A 补正 that was asked of the whole application and answered before it was split.</summary>
/// <param name="LetterTitle">The notice, as later letters name it.</param>
/// <param name="LetterNumber">Its 发文字号.</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="RequestedOn">When it was asked.</param>
/// <param name="ReplyBy">The last day to answer; null while the receipt of the notice was not on record.</param>
/// <param name="ReceivedOn">When it was answered: the period runs anew from then (条例第三十条).</param>
public sealed record InheritedClarification(string LetterTitle, string LetterNumber, DateOnly IssuedOn, DateOnly RequestedOn, DateOnly? ReplyBy, DateOnly ReceivedOn);

/// <summary>拆分办理, on a part: it was received when the whole was, and what the clock of the whole says holds for it.</summary>
/// <param name="From">The application it was taken from.</param>
/// <param name="ReceivedOn">收到申请之日 of the whole (条例第三十一条).</param>
/// <param name="Clarification">The 补正 of the whole; none may be asked again.</param>
public sealed record RequestSplitOff(LinkedCase From, DateOnly ReceivedOn, InheritedClarification? Clarification) : RequestEvent;

/// <summary>并案答复, on the leading case: its reply answers these cases too.</summary>
/// <param name="Members">The cases that join.</param>
/// <param name="Reason">Why.</param>
public sealed record JointReplyFormed(IReadOnlyList<LinkedCase> Members, string Reason) : RequestEvent;

/// <summary>并案答复, on the leading case: a case that its reply no longer answers.</summary>
/// <param name="Member">The case.</param>
/// <param name="Reason">Why.</param>
public sealed record JointReplyLeft(LinkedCase Member, string Reason) : RequestEvent;

/// <summary>并案答复, on a case that joins: its own work rests, its clock runs on.</summary>
/// <param name="Lead">The leading case.</param>
/// <param name="Reason">Why.</param>
public sealed record JointReplyJoined(LinkedCase Lead, string Reason) : RequestEvent;

/// <summary>取消并案, on the case that had joined: its own work goes on where it rested.</summary>
/// <param name="Reason">Why.</param>
public sealed record JointReplyEnded(string Reason) : RequestEvent;

/// <summary>The leading case's reply, as it stands for a case that joined.</summary>
/// <param name="LetterNumber">发文字号.</param>
/// <param name="Type">答复类型.</param>
/// <param name="Remedy">What the letter names as remedy.</param>
/// <param name="RepliedOn">答复日期; null while it came back and is to be served anew.</param>
/// <param name="ReportRow">Row of 表三; null in what was stored before it was kept here.</param>
public sealed record JointReply(string LetterNumber, ReplyType Type, Remedy Remedy, DateOnly? RepliedOn, string? ReportRow = null);

/// <summary>并案答复 served, failed or corrected, on a case that joined: follows the leading case.</summary>
/// <param name="Reply">The reply.</param>
public sealed record JointReplyFollowed(JointReply Reply) : RequestEvent;
