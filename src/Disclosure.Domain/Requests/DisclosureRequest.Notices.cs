using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>文书拟稿, or 修改 after it was sent back.</summary>
    /// <param name="noticeId">New, or that of the notice that is reworked.</param>
    /// <param name="content">What it says.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="wording">The letter's middle as edited in WPS; null for the template's own text.</param>
    /// <returns>Every refusal; empty when drafted.</returns>
    public IReadOnlyList<Refusal> DraftNotice(Guid noticeId, NoticeContent content, WorkCalendar calendar, DateOnly today, LetterWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (NotOpenFor(content) is { } no)
        {
            return [no];
        }

        if (ClockMove(content) is { } foreign)
        {
            return [foreign];
        }

        if (Registered() is { } unregistered)
        {
            return [unregistered];
        }

        // Its own date may still be put off; what is asked of the applicant or of others is asked in the leading case.
        if (Joined() is { } joined && content is not ExtensionContent)
        {
            return [joined];
        }

        var known = State.Notices.Find(n => n.Id == noticeId);
        if (known is { Issued: not null } or { VoidReason: not null })
        {
            return [new("issued", "该文书已经编号或者作废，不能再修改。")];
        }

        if (known is not null && known.Kind != content.Kind)
        {
            return [new("kind", "不能把一种文书改成另一种。")];
        }

        if ((State.ReplyLetter is not null || State.JointReply is { RepliedOn: not null }) && content is not ThirdPartyReleaseContent)
        {
            return [new("replied", "答复已经编号，不能再发程序性文书。")];
        }

        // The clock ended with the first reply: only who must be heard of what is given now is still asked.
        if (State.Further is not null && content is not (ConsultationContent or ThirdPartyReleaseContent))
        {
            return [new("answered-again", "再次答复不适用补正、延期、收费等期限，只能征求意见。")];
        }

        var refusals = NoticeRules.Check(content, State, today).ToList();
        if (Repeated(noticeId, content) is { } repeated)
        {
            refusals.Add(repeated);
        }

        if (refusals.Count == 0 && WouldServe(noticeId, content, today, calendar) is { } unlawful)
        {
            refusals.Add(unlawful);
        }

        if (refusals.Count == 0)
        {
            Raise(new NoticeDrafted(noticeId, content, wording));
        }

        return refusals;
    }

    /// <summary>文书同意. An extension is approved by the head of the disclosure office (条例第三十三条第二款); the handler checks the role.</summary>
    public Refusal? ApproveNotice(Guid noticeId, Approval approval, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (Replied(notice!) is { } replied)
        {
            return replied;
        }

        if (notice!.Issued is not null || notice.Approval is not null)
        {
            return new("approved", "该文书已经同意。");
        }

        if (WouldServe(noticeId, notice.Content, today, calendar) is { } unlawful)
        {
            return unlawful;
        }

        Raise(new NoticeApproved(noticeId, approval));
        return null;
    }

    /// <summary>文书退回修改.</summary>
    public Refusal? SendBackNotice(Guid noticeId, string reason)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.Issued is not null)
        {
            return new("issued", "该文书已经编号，不能退回修改；可以作废后重新拟稿。");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明需要修改之处。");
        }

        Raise(new NoticeSentBack(noticeId, reason.Trim()));
        return null;
    }

    /// <summary>文书编号.</summary>
    public Refusal? IssueNotice(NoticeIssued issued, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(issued);
        if (Standing(issued.NoticeId, out var notice) is { } no)
        {
            return no;
        }

        if (Replied(notice!) is { } replied)
        {
            return replied;
        }

        if (notice!.Issued is { } already)
        {
            return new("issued", $"已经编号：{already.Number}。");
        }

        if (notice.Approval is null)
        {
            return new("not-approved", "该文书尚未经负责人同意，不能编号。");
        }

        if (WouldServe(notice.Id, notice.Content, today, calendar) is { } unlawful)
        {
            return unlawful;
        }

        Raise(issued);
        return null;
    }

    /// <summary>文书用印.</summary>
    public Refusal? SealNotice(Guid noticeId, Guid sealedFileId)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.Issued is null)
        {
            return new("not-issued", "尚未编号，不能用印。");
        }

        if (notice.IsServed)
        {
            return new("served", "文书已经发出，不能再换盖章件。");
        }

        if (sealedFileId == Guid.Empty)
        {
            return Required("sealedFileId", "请上传盖章件。");
        }

        Raise(new NoticeSealed(noticeId, sealedFileId));
        return null;
    }

    /// <summary>文书发出. What the law gives no effect on that day is refused; what is merely late is recorded, and the clock lists it.</summary>
    public Refusal? ServeNotice(Guid noticeId, ServiceAct act, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (Replied(notice!) is { } replied)
        {
            return replied;
        }

        if (notice!.SealedFileId is null)
        {
            return new("no-sealed-copy", "没有盖章件，不得送达。请先编号用印并上传盖章件。");
        }

        if (notice.IsServed)
        {
            return new("served", "文书已经发出。");
        }

        if (CheckMeans(notice, act) is { } means)
        {
            return means;
        }

        if (SentBySystem(act, today) is { } backdated)
        {
            return backdated;
        }

        if (act.On > today || act.On < notice.Issued!.IssuedOn)
        {
            return new("date", "发出日期不能早于成文日期，也不能晚于今天。", null, "on");
        }

        return RaiseLawful(new NoticeServed(noticeId, act), calendar, today);
    }

    /// <summary>登记送达: the addressee signed for it; what runs from the receipt runs from that day.</summary>
    public Refusal? ProveNotice(Guid noticeId, DateOnly on, Guid? proofFileId, WorkCalendar calendar, DateOnly today)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (!notice!.IsServed)
        {
            return new("not-served", "文书尚未发出。");
        }

        if (!notice.AwaitsProof)
        {
            // What runs from that day must not be moved by a second entry.
            return new("proved", "该文书的送达日期已经确定，无需再登记回证；登记有误的，请按更正办理。");
        }

        if (on > today || on < notice.Served!.On)
        {
            return new("date", "签收日期不能早于发出日期，也不能晚于今天。", null, "on");
        }

        return RaiseLawful(new NoticeProved(noticeId, on, proofFileId), calendar, today);
    }

    /// <summary>登记退回: it came back. It counts as not sent, and the clock runs as if it never had been.</summary>
    public Refusal? FailNotice(Guid noticeId, DateOnly on, string reason, DateOnly today)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (!notice!.IsServed)
        {
            return new("not-served", "文书尚未发出。");
        }

        if (notice.Answer.Ended)
        {
            return new("answered", "已经收到答复，不能再登记退回。");
        }

        if (on > today || on < notice.Served!.On)
        {
            return new("date", "退回日期不能早于发出日期，也不能晚于今天。", null, "on");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明未送达的原因。");
        }

        Raise(new NoticeFailed(noticeId, on, reason.Trim()));
        return null;
    }

    /// <summary>作废: lawful until it went out. The number stays used.</summary>
    public Refusal? VoidNotice(Guid noticeId, string reason)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.IsServed)
        {
            return new("served", "文书已经发出，不能作废。");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明作废的理由。");
        }

        Raise(new NoticeVoided(noticeId, reason.Trim()));
        return null;
    }
}
