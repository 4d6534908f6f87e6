using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Requests;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>A third party's good reason stands in the way of a release at every step, not only at the draft (条例第三十二条).</summary>
public sealed class ThirdPartyTests
{
    [Fact]
    public void A_view_that_changes_after_the_draft_stops_the_signature_and_the_service()
    {
        var c = RequestCase.At(Stage.Reviewed);
        var asked = Objected(c);
        Assert.Equal("no-assessment", c.Refused(x => x.Request.Sign(x.Approval)).Code);
        RequestCase.Ok(c.Request.AssessConsultation(asked, true, false, "属于商业秘密。"));
        var refused = c.Refused(x => x.Request.Sign(x.Approval));
        Assert.Equal(("reason-good", null), (refused.Code, refused.Field));
        Assert.Contains("第三十二条", refused.Article, StringComparison.Ordinal);

        RequestCase.Ok(c.Request.AssessConsultation(asked, true, true, "关系公众出行安全。"));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(c.Letter()));
        RequestCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
        Send(c, new ThirdPartyReleaseContent(asked, "报价文件。", "关系公众出行安全。"));
        RequestCase.Ok(c.Request.AssessConsultation(asked, true, false, "重新判断：属于商业秘密。"));
        Assert.Equal("reason-good", c.Refused(x => x.Request.Serve(new ServiceAct(ServiceMeans.Online, x.Today), RequestCase.Calendar, x.Today)).Code);
        RequestCase.Ok(c.Request.AssessConsultation(asked, false, false, "已经公开过同类信息，理由不成立。"));
        RequestCase.Ok(c.Request.Serve(new ServiceAct(ServiceMeans.Online, c.Today), RequestCase.Calendar, c.Today));
    }

    [Theory]
    [InlineData(ConsultationKind.ThirdParty, "第三十二条")]
    [InlineData(ConsultationKind.JointProducer, "第三十四条")]
    [InlineData(ConsultationKind.OtherAgency, null)]
    public void Nothing_is_signed_while_those_may_speak_whom_the_law_gives_a_time(ConsultationKind asked, string? article)
    {
        var c = RequestCase.At(Stage.Reviewed);
        Send(c, new ConsultationContent(asked, "某单位", null, "报价文件。"));
        var refusal = c.Request.Sign(c.Approval);
        Assert.Equal(article is null ? null : "consultation-open", refusal?.Code);
        Assert.Equal(article is null ? null : $"《政府信息公开条例》{article}", refusal?.Article);
    }

    [Theory]
    [InlineData(ConsultationKind.ThirdParty, "第三十二条")]
    [InlineData(ConsultationKind.JointProducer, "第三十四条")]
    public void A_refusal_names_the_article_under_which_they_were_asked(ConsultationKind asked, string article)
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.ThirdParty(asked), new(2026, 3, 3));
        Assert.Contains(article, c.Refused(() => c.Request.LapseConsultation(id, NoticeCase.Calendar, c.Today)).Article, StringComparison.Ordinal);
        NoticeCase.Ok(c.Request.ProveNotice(id, c.Today, null, NoticeCase.Calendar, c.Today));
        Assert.Contains(article, c.Refused(() => c.Request.LapseConsultation(id, NoticeCase.Calendar, c.Today)).Article, StringComparison.Ordinal);
        Assert.Contains(article, c.Refused(() => c.Request.ReceiveOpinion(id, c.Today, false, " ", null, NoticeCase.Calendar, c.Today)).Article, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_the_reply_is_out_nobody_is_reminded_of_what_it_no_longer_needs()
    {
        var c = RequestCase.At(Stage.Sealed);
        var early = RequestCase.At(Stage.Registered);
        early.SendClarification();
        var late = early.Today.AddDays(60);
        Assert.NotEmpty(NoticeReminders.Due(early.State, RequestCase.Calendar, late, new ReminderRules()));

        var asked = c.State.Apply(new NoticeDrafted(c.ClarificationId, new ClarificationContent(["请写明年份"], "指导", 15))).Apply(new NoticeServed(c.ClarificationId, new ServiceAct(ServiceMeans.Online, c.Today)));
        Assert.NotEmpty(NoticeReminders.Due(asked, RequestCase.Calendar, late, new ReminderRules()));
        Assert.Empty(NoticeReminders.Due(asked.Apply(new ReplyServed(c.LetterId, new ServiceAct(ServiceMeans.Online, c.Today))), RequestCase.Calendar, late, new ReminderRules()));
    }

    private static Guid Objected(RequestCase c)
    {
        var asked = Send(c, NoticeCase.ThirdParty());
        RequestCase.Ok(c.Request.ReceiveOpinion(asked, c.Today, false, "属于商业秘密。", null, RequestCase.Calendar, c.Today));
        return asked;
    }

    private static Guid Send(RequestCase c, NoticeContent content)
    {
        var id = Guid.NewGuid();
        Assert.Empty(c.Request.DraftNotice(id, content, RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.ApproveNotice(id, c.Approval, RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.IssueNotice(new NoticeIssued(id, "湘交公开征〔2026〕1号", "文书", c.Today, Guid.NewGuid(), "00"), RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.SealNotice(id, Guid.NewGuid()));
        RequestCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.InPerson, c.Today, Recipient: "某公司"), RequestCase.Calendar, c.Today));
        return id;
    }
}
