using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>送达. Nothing is served without the sealed copy; e-mail and online serve only where the applicant chose them.</summary>
    /// <param name="act">Means and date.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? Serve(ServiceAct act, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (State.ReplyLetter is not { SealedFileId: not null } letter)
        {
            return new("no-sealed-copy", "没有盖章件，不得送达。请先编号用印并上传盖章件。");
        }

        if (letter.IsServed)
        {
            return new("served", "答复已经送出。");
        }

        if (ServiceRules.CheckMeans(act.Means, State.Filing!) is { } unlawful)
        {
            return unlawful;
        }

        if (act.Means == ServiceMeans.Post && Blank(act.TrackingNumber))
        {
            return Required("trackingNumber", "邮寄送达请填写邮政 EMS 或者挂号单号。", "国办公开办函〔2016〕235号");
        }

        if (act.Means is ServiceMeans.InPerson or ServiceMeans.OtherAgency && Blank(act.Recipient))
        {
            return Required("recipient", "请填写签收人。", "国办公开办函〔2016〕235号");
        }

        if (SentBySystem(act, today) is { } backdated)
        {
            return backdated;
        }

        if (act.On > today || act.On < letter.Issued.IssuedOn)
        {
            return new("date", "送达日期不能早于成文日期，也不能晚于今天。", null, "on");
        }

        // Asked after the signature: what they say may still change the decision.
        if (ThirdPartyAsked("送达") is { } open)
        {
            return open;
        }

        if (ReleaseForbidden() is { } withheld)
        {
            return withheld;
        }

        if (State.Draft is { } reply && Overrides(reply) && OverriddenUntold() is { } untold)
        {
            return untold;
        }

        return RaiseLawful(new ReplyServed(letter.Issued.LetterId, act), calendar, today);
    }

    /// <summary>登记回证: the applicant received it.</summary>
    public Refusal? ProveService(DateOnly on, Guid? proofFileId, DateOnly today)
    {
        if (NotServed(out var letter) is { } no)
        {
            return no;
        }

        if (letter!.ProvedOn is not null)
        {
            return new("proved", "已经登记回证；日期有误的，请更正答复日期。");
        }

        if (on > today || on < letter.Served!.On)
        {
            return new("date", "签收日期不能早于送出日期，也不能晚于今天。", null, "on");
        }

        Raise(new ServiceProved(letter.Issued.LetterId, on, proofFileId));
        return null;
    }

    /// <summary>
    /// 送达失败: a returned or bounced reply is not served. The clock runs on. A mail may come back after 办结: then nothing was
    /// closed, until the case is archived.
    /// </summary>
    public Refusal? FailService(DateOnly on, string reason, DateOnly today)
    {
        var letter = State.ReplyLetter;
        var bounced = State is { Closing: not null, Archive: null } && letter is { IsServed: true, ProvedOn: null, Served.Means: ServiceMeans.Email };
        if (!bounced && NotServed(out letter) is { } no)
        {
            return no;
        }

        if (on > today || on < letter!.Served!.On)
        {
            return new("date", "退回日期不能早于送出日期，也不能晚于今天。", null, "on");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明未送达的原因，例如“查无此人，退回”。");
        }

        Raise(new ServiceFailed(letter.Issued.LetterId, on, reason.Trim()));
        return null;
    }

    /// <summary>电话告知, for an applicant whom no mail reaches.</summary>
    public Refusal? RecordPhoneNotice(DateOnly on, string spokeWith, string content, DateOnly today)
    {
        if (State.Filing is null)
        {
            return NotOpen(receiptNeeded: false);
        }

        if (on > today || on < State.Filing.Receipt.SubmittedOn)
        {
            return new("date", "告知日期不能早于申请日期，也不能晚于今天。", null, "on");
        }

        if (Blank(spokeWith))
        {
            return Required("spokeWith", "请填写受话人。");
        }

        if (Blank(content))
        {
            return Required("content", "请记录告知的内容。");
        }

        Raise(new ApplicantPhoned(on, spokeWith.Trim(), content.Trim()));
        return null;
    }

    /// <summary>办结: the reply is served and, where the means needs it, proved.</summary>
    public Refusal? Close(string? note, DateOnly today)
    {
        if (NotServed(out var letter) is { } no)
        {
            return no;
        }

        if (letter!.Served!.NeedsProof && letter.ProvedOn is null)
        {
            return new("no-proof", "尚未登记回证，不能办结。");
        }

        Redone(letter);
        Raise(new RequestClosed(today, ReplyCatalogue.Basis(State.Draft!.Type, State.Draft.Ground).ReportRow, Trimmed(note)));
        return null;
    }

    /// <summary>归档: the last move (条例第四十五条).</summary>
    public Refusal? ArchiveCase(string? archiveNumber, DateOnly today)
    {
        if (State.Closing is null)
        {
            return new("not-closed", "尚未办结，不能归档。", Law.Article("四十五"));
        }

        if (State.Archive is not null)
        {
            return new("archived", "本件已经归档。");
        }

        Raise(new RequestArchived(today, Trimmed(archiveNumber)));
        return null;
    }

    /// <summary>条例第三十二条、第三十四条: nothing is decided while a third party or a joint producer may still speak.</summary>
    private Refusal? ThirdPartyAsked(string move) => State.Consultations.Where(c => !c.Ended).Select(c => c.Asked switch
    {
        ConsultationKind.ThirdParty => new Refusal("consultation-open", $"正在征求第三方意见，尚未收到意见，期限也未届满，不能{move}。", Law.Article("三十二")),
        ConsultationKind.JointProducer => new Refusal("consultation-open", $"正在征求共同制作机关意见，尚未收到意见，期限也未届满，不能{move}。", Law.Article("三十四")),
        _ => null,
    }).FirstOrDefault(r => r is not null);

    /// <summary>条例第三十二条: the view of a third party's reason may have changed since the draft.</summary>
    private Refusal? ReleaseForbidden() => State.Draft is { } draft && DecisionRules.CheckRelease(draft, State.Consultations) is { } no ? no with { Field = null } : null;

    /// <summary>What the system sends itself leaves the house at this moment: another date would be untrue.</summary>
    private static Refusal? SentBySystem(ServiceAct act, DateOnly today) => act.Means.IsBySystem() && act.On != today
        ? new Refusal("date", "网上和电子邮件送达由系统即时发出，送达日期只能是今天。", null, "on")
        : null;

    /// <summary>True when the reply gives what a third party may have spoken against: all of it, or a part that leaves nothing out for their sake.</summary>
    private static bool Overrides(ReplyDraft draft) =>
        ReplyCatalogue.Releases(draft.Type) && !(draft.Items ?? []).Any(i => i is { Ground: RefusalGround.ThirdPartyRights, PersonalMarks: false });

    /// <summary>条例第三十二条: whoever objected is told in writing what is released and why, before it is.</summary>
    private Refusal? OverriddenUntold() => State.Notices.Exists(n =>
            n is { VoidReason: null, Content: ConsultationContent { Asked: ConsultationKind.ThirdParty }, Answer.Opinion.Consent: false }
            && !State.Notices.Exists(t => t is { IsServed: true, VoidReason: null, Content: ThirdPartyReleaseContent c } && c.ConsultationId == n.Id))
        ? new Refusal("third-party-untold", "第三方不同意公开而决定公开的，应当先将决定公开的内容和理由书面告知第三方，再送达答复。", Law.Article("三十二"))
        : null;

    private Refusal? NotServed(out Letter? letter)
    {
        letter = State.ReplyLetter;
        return NotAtWork() ?? (letter is { IsServed: true } ? null : new Refusal("not-served", "答复尚未送出。"));
    }
}
