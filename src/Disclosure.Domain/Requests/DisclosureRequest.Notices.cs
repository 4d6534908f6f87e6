using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>文书拟稿, or 修改 after it was sent back.</summary>
    /// <param name="noticeId">New, or that of the notice that is reworked.</param>
    /// <param name="content">What it says.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when drafted.</returns>
    public IReadOnlyList<Refusal> DraftNotice(Guid noticeId, NoticeContent content, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (NotOpen() is { } no)
        {
            return [no];
        }

        if (Registered() is { } unregistered)
        {
            return [unregistered];
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

        if (State.ReplyLetter is not null && content is not ThirdPartyReleaseContent)
        {
            return [new("replied", "答复已经编号，不能再发程序性文书。")];
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
            Raise(new NoticeDrafted(noticeId, content));
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

    private Refusal? Registered() => State.Registration is null ? new Refusal("not-registered", "本件尚未登记，请先登记。", Law.Article("四十五")) : null;

    private Refusal? Standing(Guid noticeId, out Notice? notice)
    {
        notice = State.Notices.Find(n => n.Id == noticeId);
        return NotOpen() ?? notice switch
        {
            null => new Refusal("no-notice", "没有这份文书。"),
            { VoidReason: not null } => new Refusal("void", "该文书已经作废。"),
            _ => null,
        };
    }

    /// <summary>What may stand only once: one 补正, one 延期, one unpaid fee notice, one unanswered demand for reasons.</summary>
    private Refusal? Repeated(Guid noticeId, NoticeContent content)
    {
        var others = State.Notices.FindAll(n => n.Id != noticeId && n.Kind == content.Kind && n.VoidReason is null);
        return content.Kind switch
        {
            NoticeKind.Clarification when others.Count > 0 => new("once", "补正应当一次性告知，本件已有补正告知，不能再次告知。", Law.Article("三十")),
            NoticeKind.Extension when others.Count > 0 => new("once", "答复期限只能延长一次，本件已有延期告知。", Law.Article("三十三")),
            NoticeKind.Fee when others.Count > 0 => new("once", "一件申请只发一次收费通知，也不得同时按两种标准计费。", Fees.ProcessingFee.Source),
            NoticeKind.Reasons when others.Count > 0 => new("once", "已经要求申请人说明理由。", Law.Article("三十五")),
            _ => null,
        };
    }

    /// <summary>Asks the clock whether the notice would have effect if it went out today; a late one that is merely a violation passes.</summary>
    private Refusal? WouldServe(Guid noticeId, NoticeContent content, DateOnly today, WorkCalendar calendar)
    {
        if (content is not (ClarificationContent or ExtensionContent or FeeContent or DeferralContent))
        {
            return null;
        }

        var state = State.Apply(new NoticeDrafted(noticeId, content)).Apply(new NoticeServed(noticeId, new ServiceAct(ServiceMeans.Online, today)));
        return ClockRefuses(state, calendar);
    }

    /// <summary>Raises an event unless the law gives what it records no effect.</summary>
    private Refusal? RaiseLawful(RequestEvent e, WorkCalendar calendar, DateOnly today)
    {
        if (ClockRefuses(State.Apply(e), calendar) is { } refusal)
        {
            return refusal;
        }

        Raise(e);
        return null;
    }

    /// <summary>
    /// Why the law gives the last move no effect. What had none before (an extension that a corrected date made late) does not
    /// count against it: such a case must still be answered, and can still be withdrawn.
    /// </summary>
    private Refusal? ClockRefuses(RequestState after, WorkCalendar calendar)
    {
        var before = WithoutEffect(State, calendar).Select(x => x.Event).ToList();
        return WithoutEffect(after, calendar).FirstOrDefault(x => !before.Contains(x.Event)) is { Refusal: { } r }
            ? new Refusal("clock", r.Reason, r.Article, r.Field)
            : null;
    }

    private static IReadOnlyList<(ClockEvent Event, ClockRefusal Refusal)> WithoutEffect(RequestState state, WorkCalendar calendar) =>
        state.ReceivedOn is { } received ? StatutoryClock.WithoutEffect(new ClockHistory(received, state.ClockEvents(calendar)), calendar) : [];

    private Refusal? CheckMeans(Notice notice, ServiceAct act)
    {
        const string source = "国办公开办函〔2016〕235号";
        var applicant = State.Filing!.Applicant;
        return act.Means switch
        {
            ServiceMeans.Email or ServiceMeans.Online when !notice.Content.ToApplicant => new("means", "给第三方或者其他机关的文书应当邮寄、直接送达或者委托其他机关送达。", null, "means"),
            ServiceMeans.Email when applicant.Email is null => new("means", "申请人没有提供电子邮箱，请改用其他方式。", null, "means"),
            ServiceMeans.Online when State.Filing.Receipt.Channel != ReceiptChannel.Online => new("means", "申请人不是通过网上系统申请，请改用其他方式。", null, "means"),
            ServiceMeans.Post when Blank(act.TrackingNumber) => Required("trackingNumber", "邮寄送达请填写邮政 EMS 或者挂号单号。", source),
            ServiceMeans.InPerson or ServiceMeans.OtherAgency when Blank(act.Recipient) => Required("recipient", "请填写签收人。", source),
            _ => null,
        };
    }
}
