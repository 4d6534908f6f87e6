using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    private Refusal? Registered() => State.Registration is null ? new Refusal("not-registered", "本件尚未登记，请先登记。", Law.Article("四十五")) : null;

    private Refusal? Standing(Guid noticeId, out Notice? notice)
    {
        notice = State.Notices.Find(n => n.Id == noticeId);
        return NotOpenFor(notice?.Content) ?? notice switch
        {
            null => new Refusal("no-notice", "没有这份文书。"),
            { VoidReason: not null } => new Refusal("void", "该文书已经作废。"),
            _ => null,
        };
    }

    /// <summary>The 办结告知书 presupposes the end that every other letter forbids.</summary>
    private Refusal? NotOpenFor(NoticeContent? content) => content is not AbandonmentContent ? NotOpen()
        : State.Abandonment is null ? NotOpen() ?? new Refusal("not-abandoned", "本件没有视为放弃申请，不能发办结告知书。", Law.Article("三十")) : null;

    private Refusal? Replied(Notice notice) => State.IsOpen(notice) ? null : new Refusal("replied", "答复已经送出，不能再办理程序性文书。");

    /// <summary>What may stand only once: one 补正, one 延期, one unpaid fee notice, one unanswered demand for reasons.</summary>
    private Refusal? Repeated(Guid noticeId, NoticeContent content)
    {
        var others = State.Notices.FindAll(n => n.Id != noticeId && n.Kind == content.Kind && n.VoidReason is null);
        return content.Kind switch
        {
            NoticeKind.Clarification when State.SplitFrom?.Clarification is not null => new("once", $"拆分前已经要求补正（{State.SplitFrom.From.Number}），补正应当一次性告知，不能再次告知。", Law.Article("三十")),
            NoticeKind.Clarification when State.FromOpinion?.Clarification is not null => new("once", $"本件由意见箱来信（{State.FromOpinion.Opinion.Number}）转来，转为申请时已经请申请人确认、补充，不能再次告知补正。", Law.Article("三十")),
            NoticeKind.Clarification when others.Count > 0 => new("once", "补正应当一次性告知，本件已有补正告知，不能再次告知。", Law.Article("三十")),
            NoticeKind.Extension when others.Count > 0 => new("once", "答复期限只能延长一次，本件已有延期告知。", Law.Article("三十三")),
            NoticeKind.Fee when others.Count > 0 => new("once", "一件申请只发一次收费通知，也不得同时按两种标准计费。", Fees.ProcessingFee.Source),
            NoticeKind.Abandonment when others.Count > 0 => new("once", "已经有办结告知书。"),
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
        state is { ReceivedOn: { } received, Kind: RequestKind.Disclosure } ? StatutoryClock.WithoutEffect(new ClockHistory(received, state.ClockEvents(calendar)), calendar) : [];

    private Refusal? CheckMeans(Notice notice, ServiceAct act)
    {
        const string source = "国办公开办函〔2016〕235号";
        return ServiceRules.CheckMeans(act.Means, notice.Content, State.Filing!) ?? act.Means switch
        {
            ServiceMeans.Post when Blank(act.TrackingNumber) => Required("trackingNumber", "邮寄送达请填写邮政 EMS 或者挂号单号。", source),
            ServiceMeans.InPerson or ServiceMeans.OtherAgency when Blank(act.Recipient) => Required("recipient", "请填写签收人。", source),
            _ => null,
        };
    }
}
