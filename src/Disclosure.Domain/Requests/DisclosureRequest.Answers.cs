using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>Longest text of reasons, in characters: twice what other texts may have, for they are somebody else's words.</summary>
    public const int MaxReasons = 4000;

    /// <summary>收到补正 (条例第三十条): the period to reply begins anew, if the notice was in time.</summary>
    /// <param name="noticeId">The 补正告知.</param>
    /// <param name="on">The day it was received.</param>
    /// <param name="information">What is asked for, as completed.</param>
    /// <param name="note">The applicant's words.</param>
    /// <param name="files">What was attached.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when recorded.</returns>
    public IReadOnlyList<Refusal> ReceiveClarification(Guid noticeId, DateOnly on, InformationSought information, string? note, IReadOnlyList<Guid> files, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(information);
        if (Awaited<ClarificationContent>(noticeId, on, today, out _) is { } no)
        {
            return [no];
        }

        var refusals = FilingRules.CheckInformation(information).ToList();
        if (note?.Length > FilingRules.MaxDescription)
        {
            refusals.Add(new("too-long", $"补充说明不能超过{FilingRules.MaxDescription}个字，请精简。", null, "note"));
        }

        if (refusals.Count == 0 && RaiseLawful(new ClarificationReceived(noticeId, on, information, Trimmed(note), files), calendar, today) is { } unlawful)
        {
            refusals.Add(unlawful);
        }

        return refusals;
    }

    /// <summary>延长补正时间: the applicant has a good reason (条例第三十条 “无正当理由”), or the time was too short.</summary>
    public Refusal? ExtendClarificationTime(Guid noticeId, DateOnly replyBy, string reason, WorkCalendar calendar, DateOnly today)
    {
        if (Awaited<ClarificationContent>(noticeId, today, today, out var notice) is { } no)
        {
            return no;
        }

        if (replyBy <= today || replyBy <= notice!.ReplyBy(calendar))
        {
            return new("date", "新的补正期限应当晚于今天和原期限。", Law.Article("三十"), "replyBy");
        }

        if (replyBy > calendar.AddWorkingDays(today, NoticeRules.MaxReplyWorkingDays))
        {
            return new("date", $"新的补正期限距今天不能超过{NoticeRules.MaxReplyWorkingDays}个工作日，请核对年份。", Law.Article("三十"), "replyBy");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明延长补正时间的理由。");
        }

        return RaiseLawful(new ClarificationTimeExtended(noticeId, replyBy, reason.Trim()), calendar, today);
    }

    /// <summary>收到意见. May come after the 15 working days; the clock counts no more than those.</summary>
    public Refusal? ReceiveOpinion(Guid noticeId, DateOnly on, bool consent, string opinion, Guid? fileId, WorkCalendar calendar, DateOnly today)
    {
        var lapsed = State.Notices.Find(n => n.Id == noticeId) is { Answer: { Lapse: not null, Opinion: null } };
        if (Awaited<ConsultationContent>(noticeId, on, today, out var notice, evenIf: lapsed) is { } no)
        {
            return no;
        }

        if (Blank(opinion))
        {
            return Required("opinion", consent ? "请记录同意公开的意见，例如“同意公开”。" : "请记录不同意公开的意见和理由。", ConsultationArticle(notice!));
        }

        return RaiseLawful(new ConsultationAnswered(noticeId, on, consent, opinion.Trim(), fileId), calendar, today);
    }

    /// <summary>
    /// 逾期未提出意见, after the 15 working days: a third party's silence leaves the decision to the authority (条例第三十二条), a
    /// joint producer's silence is consent (条例第三十四条). Another agency has no such period.
    /// </summary>
    public Refusal? LapseConsultation(Guid noticeId, WorkCalendar calendar, DateOnly today)
    {
        if (Awaited<ConsultationContent>(noticeId, today, today, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.ReplyBy(calendar) is not { } by)
        {
            return notice.Content is ConsultationContent { Asked: ConsultationKind.OtherAgency }
                ? new("no-period", "征求其他机关意见没有法定的答复期限，请催办或者另行确认。", Law.Article("十一"))
                : new("not-delivered", "征求意见书尚无送达日期，15个工作日尚未起算；请查明投递情况后登记送达或者退回。", ConsultationArticle(notice));
        }

        if (today <= by)
        {
            return new("too-early", $"征求意见期限至{StatutoryClock.Text(by)}届满，尚未逾期。", ConsultationArticle(notice));
        }

        Raise(new ConsultationLapsed(noticeId, today));
        return null;
    }

    /// <summary>本机关对第三方意见的判断 (条例第十五条、第三十二条): an objection alone is not enough.</summary>
    public Refusal? AssessConsultation(Guid noticeId, bool reasonIsGood, bool publicInterest, string view)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.Content is not ConsultationContent { Asked: ConsultationKind.ThirdParty })
        {
            return new("kind", "只有征求第三方意见才需要判断其理由。", Law.Article("三十二"));
        }

        if (!notice.Answer.Ended)
        {
            return new("not-answered", "尚未收到第三方意见，期限也未届满。", Law.Article("三十二"));
        }

        if (Blank(view))
        {
            return Required("view", "请写明本机关的判断：第三方的理由是否合理，不公开是否会对公共利益造成重大影响。", Law.Article("三十二"));
        }

        Raise(new ConsultationAssessed(noticeId, reasonIsGood, publicInterest, view.Trim()));
        return null;
    }

    /// <summary>收到理由说明 (条例第三十五条). The period to reply goes on.</summary>
    public Refusal? ReceiveReasons(Guid noticeId, DateOnly on, string reasons, IReadOnlyList<Guid> files, DateOnly today)
    {
        // Late ones are taken too, and judged anew, as long as the judgement may still change the decision.
        var silent = State.Signature is null && State.Notices.Exists(n => n.Id == noticeId && n.Answer is { Reasons: null, ReasonsView: not null });
        if (Awaited<ReasonsContent>(noticeId, on, today, out _, evenIf: silent) is { } no)
        {
            return no;
        }

        if (Blank(reasons))
        {
            return Required("reasons", "请记录申请人说明的理由。", Law.Article("三十五"));
        }

        if (reasons.Length > MaxReasons)
        {
            return new("too-long", $"理由不能超过{MaxReasons}个字，请精简，或者将原件作为材料上传。", null, "reasons");
        }

        Raise(new ReasonsGiven(noticeId, on, reasons.Trim(), files));
        return null;
    }

    /// <summary>
    /// 本机关对理由的判断 (条例第三十五条): 理由不合理的，不予处理；理由合理而不能按期答复的，延迟答复. Silence is judged once its time is over.
    /// </summary>
    /// <param name="noticeId">The demand for reasons.</param>
    /// <param name="areGood">理由合理.</param>
    /// <param name="view">Why.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? AssessReasons(Guid noticeId, bool areGood, string view, WorkCalendar calendar, DateOnly today)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.Content is not ReasonsContent)
        {
            return new("kind", "只有要求说明理由的，才需要判断其理由。", Law.Article("三十五"));
        }

        var silent = notice.Answer.Reasons is null;
        if (silent && !(notice.IsServed && notice.ReplyBy(calendar) < today))
        {
            return new("not-answered", "尚未收到理由说明，说明的期限也未届满。", Law.Article("三十五"));
        }

        if (silent && areGood)
        {
            return new("no-reasons", "申请人没有说明理由，不能判断为理由合理。", Law.Article("三十五"), "reasonIsGood");
        }

        if (Blank(view))
        {
            return Required("view", "请写明本机关的判断和依据。", Law.Article("三十五"));
        }

        if (view.Length > NoticeRules.MaxText)
        {
            return new("too-long", $"不能超过{NoticeRules.MaxText}个字，请精简。", null, "view");
        }

        if (State.Signature is not null)
        {
            return new("signed", "答复已经签发，不能再改变判断。");
        }

        Raise(new ReasonsAssessed(noticeId, areGood, view.Trim()));
        return null;
    }

    /// <summary>缴费: the whole amount, with proof; the period to reply begins anew (国办函〔2020〕109号第六条).</summary>
    public Refusal? PayFee(Guid noticeId, DateOnly on, long amount, Guid? proofFileId, WorkCalendar calendar, DateOnly today)
    {
        if (Awaited<FeeContent>(noticeId, on, today, out var notice) is { } no)
        {
            return no;
        }

        if (notice!.Content is FeeContent fee && amount != fee.Amount)
        {
            return new("amount", $"应缴{fee.Amount}元，登记的金额不符。", Fees.ProcessingFee.Source, "amount");
        }

        if (proofFileId is null)
        {
            return Required("proof", "请上传缴费凭证。");
        }

        return RaiseLawful(new FeePaid(noticeId, on, amount, proofFileId), calendar, today);
    }

    /// <summary>
    /// 视为放弃: the applicant neither completed (条例第三十条) nor paid (国办函〔2020〕109号第六条) in time. Only after the last day, and
    /// only after somebody looked for a good reason.
    /// </summary>
    public Refusal? Abandon(Guid noticeId, string reasonsConsidered, WorkCalendar calendar, DateOnly today)
    {
        if (Standing(noticeId, out var notice) is { } no)
        {
            return no;
        }

        if (Replied(notice!) is { } replied)
        {
            return replied;
        }

        if (notice!.Content is not (ClarificationContent or FeeContent) || !notice.IsAwaiting)
        {
            return new("not-awaiting", "没有逾期未补正或者逾期未缴费的情形，不能视为放弃申请。", Law.Article("三十"));
        }

        if (notice.ReplyBy(calendar) is not { } by)
        {
            return new("not-delivered", "没有申请人收到通知的记录，期限尚未起算，不能视为放弃申请。", Law.Article("三十"));
        }

        if (today <= by)
        {
            return new("too-early", $"期限至{StatutoryClock.Text(by)}届满，尚未逾期，不能视为放弃申请。", Law.Article("三十"));
        }

        if (Blank(reasonsConsidered))
        {
            return Required("reasonsConsidered", "请记录为查明有无正当理由所做的工作，例如电话联系的时间和结果。", Law.Article("三十"));
        }

        return RaiseLawful(
            new RequestAbandoned(noticeId, today, notice.Content is FeeContent ? "3.6.2" : "3.6.1", reasonsConsidered.Trim()),
            calendar,
            today);
    }

    private static string ConsultationArticle(Notice notice) => NoticeRules.ArticleOf(((ConsultationContent)notice.Content).Asked);

    private Refusal? Awaited<T>(Guid noticeId, DateOnly on, DateOnly today, out Notice? notice, bool evenIf = false)
        where T : NoticeContent
    {
        if (Standing(noticeId, out notice) is { } no)
        {
            return no;
        }

        if (notice!.Content is not T || !(notice.IsAwaiting || evenIf))
        {
            return new("not-awaiting", "没有尚待答复的这类文书，可能已经登记。");
        }

        return on > today || on < notice.Served!.On
            ? new Refusal("date", "日期不能早于文书发出之日，也不能晚于今天。", null, "on")
            : null;
    }
}
