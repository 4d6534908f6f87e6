using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>Cases with every kind of interruption, to the day.</summary>
public sealed class NoticeJourneyTests
{
    [Fact]
    public void Spring_festival_with_clarification_and_a_silent_third_party()
    {
        // Filed on a Saturday that is a working day by 调休.
        var c = new NoticeCase(new(2026, 2, 14));
        Assert.Equal(new DateOnly(2026, 3, 20), c.Clock.DueOn);

        var clarification = c.Send(NoticeCase.Clarification(), new(2026, 3, 2));
        Assert.Equal(PublicStatus.AwaitingClarification, c.Request.State.Status);
        Assert.Null(c.Clock.DueOn);
        Assert.Empty(c.Clock.Violations);

        c.Today = new(2026, 3, 10);
        Assert.Empty(c.Request.ReceiveClarification(clarification, c.Today, new("某大桥2019年的单价分析表"), "补充", [], NoticeCase.Calendar, c.Today));
        Assert.Equal(new DateOnly(2026, 4, 8), c.Clock.DueOn);
        Assert.Equal("某大桥2019年的单价分析表", c.Request.State.Information.Description);

        var letter = c.Send(NoticeCase.ThirdParty(), new(2026, 3, 16));
        Assert.Equal(PublicStatus.Consulting, c.Request.State.Status);
        c.Today = new(2026, 3, 18);
        NoticeCase.Ok(c.Request.ProveNotice(letter, c.Today, null, NoticeCase.Calendar, c.Today));
        Assert.Equal(new DateOnly(2026, 4, 9), c.Request.State.Notices[^1].ReplyBy(NoticeCase.Calendar));

        c.Today = new(2026, 4, 9);
        Assert.Equal("too-early", c.Refused(() => c.Request.LapseConsultation(letter, NoticeCase.Calendar, c.Today)).Code);
        c.Today = new(2026, 4, 10);
        NoticeCase.Ok(c.Request.LapseConsultation(letter, NoticeCase.Calendar, c.Today));
        Assert.Equal(new DateOnly(2026, 5, 6), c.Clock.DueOn);
        Assert.Equal(new DateOnly(2026, 4, 8), c.Clock.InternalDueOn);
    }

    [Fact]
    public void An_extension_on_the_due_date_is_lawful_and_on_the_day_after_refused()
    {
        var c = new NoticeCase(new(2026, 9, 6), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8));
        Assert.Equal(new DateOnly(2026, 10, 12), c.Clock.DueOn);
        c.Post(new ExtensionContent(20, "需要调阅二十年间的档案"), new(2026, 10, 12));
        Assert.Equal(PublicStatus.Extended, c.Request.State.Status);
        Assert.Equal(new DateOnly(2026, 11, 9), c.Clock.DueOn);

        var late = new NoticeCase(new(2026, 9, 6), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8)) { Today = new(2026, 10, 13) };
        var refusal = Assert.Single(late.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "理由"), NoticeCase.Calendar, late.Today));
        Assert.Contains("第三十三条", refusal.Article, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_approved_in_time_but_posted_late_has_no_effect_and_is_refused()
    {
        var c = new NoticeCase(new(2026, 9, 8), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8));
        var id = c.Prepare(new ExtensionContent(20, "理由"), new(2026, 10, 12));
        c.Today = new(2026, 10, 13);
        c.Refused(() => c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, c.Today, "EX1"), NoticeCase.Calendar, c.Today));
        // Posted on the last day, recorded on the next: the day of posting counts.
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, new(2026, 10, 12), "EX1"), NoticeCase.Calendar, c.Today));
        Assert.Equal(new DateOnly(2026, 11, 9), c.Clock.DueOn);
    }

    [Fact]
    public void A_second_clarification_is_refused_and_a_late_one_is_a_violation_that_changes_no_date()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var due = c.Clock.DueOn;
        // The 7th working day is 03-11.
        c.Send(NoticeCase.Clarification(), new(2026, 3, 12));
        Assert.Single(c.Clock.Violations);
        Assert.Equal(ClockState.AwaitingClarification, c.Clock.State);
        Assert.Contains(c.Request.DraftNotice(Guid.NewGuid(), NoticeCase.Clarification(), NoticeCase.Calendar, c.Today), r => r.Code == "once");
        c.Today = new(2026, 3, 13);
        Assert.Empty(c.Request.ReceiveClarification(c.Request.State.Notices[0].Id, c.Today, new("补正后的描述"), null, [], NoticeCase.Calendar, c.Today));
        Assert.Equal(due, c.Clock.DueOn);
    }

    [Fact]
    public void A_case_is_abandoned_only_after_the_last_day_and_after_somebody_looked_for_a_reason()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.Clarification(days: 5), new(2026, 3, 5));
        Assert.Equal(new DateOnly(2026, 3, 12), c.Request.State.Notices[0].ReplyBy(NoticeCase.Calendar));
        c.Today = new(2026, 3, 12);
        Assert.Equal("too-early", c.Refused(() => c.Request.Abandon(id, "电话两次未接", NoticeCase.Calendar, c.Today)).Code);
        c.Today = new(2026, 3, 13);
        Assert.Equal("reasonsConsidered", c.Refused(() => c.Request.Abandon(id, " ", NoticeCase.Calendar, c.Today)).Field);
        NoticeCase.Ok(c.Request.ExtendClarificationTime(id, new(2026, 3, 20), "住院", NoticeCase.Calendar, c.Today));
        Assert.Equal("too-early", c.Refused(() => c.Request.Abandon(id, "电话两次未接", NoticeCase.Calendar, c.Today)).Code);
        c.Today = new(2026, 3, 23);
        NoticeCase.Ok(c.Request.Abandon(id, "3月23日电话联系，申请人表示不再需要", NoticeCase.Calendar, c.Today));
        Assert.Equal(PublicStatus.Abandoned, c.Request.State.Status);
        Assert.Equal("3.6.1", c.Request.State.Abandonment!.ReportRow);
        Assert.Equal(ClockState.Ended, c.Clock.State);
        Assert.Equal("abandoned", c.Refused(() => c.Request.Withdraw(null, NoticeCase.Calendar, c.Today)).Code);
    }

    [Fact]
    public void A_notice_that_comes_back_counts_as_not_sent()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var due = c.Clock.DueOn;
        var id = c.Prepare(NoticeCase.Clarification(), new(2026, 3, 4));
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, c.Today, "EX1"), NoticeCase.Calendar, c.Today));
        Assert.Null(c.Clock.DueOn);
        c.Today = new(2026, 3, 9);
        NoticeCase.Ok(c.Request.FailNotice(id, c.Today, "查无此人", c.Today));
        Assert.Equal(due, c.Clock.DueOn);
        Assert.Equal(PublicStatus.Registered, c.Request.State.Status);
        // Sent again by e-mail in time.
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Email, c.Today), NoticeCase.Calendar, c.Today));
        Assert.Empty(c.Clock.Violations);
        Assert.Equal(PublicStatus.AwaitingClarification, c.Request.State.Status);
    }

    [Fact]
    public void The_fee_is_awaited_paid_whole_and_the_period_begins_anew()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var fee = new FeeContent(FeeBasis.Pages, 120, 0, 1_100, "到指定账户缴纳");
        Assert.Equal("amount", Assert.Single(c.Request.DraftNotice(Guid.NewGuid(), fee with { Amount = 1 }, NoticeCase.Calendar, c.Today)).Code);
        Assert.Equal("free", Assert.Single(c.Request.DraftNotice(Guid.NewGuid(), fee with { Quantity = 30, Amount = 0 }, NoticeCase.Calendar, c.Today)).Code);
        var id = c.Send(fee, new(2026, 3, 10));
        Assert.Equal(PublicStatus.AwaitingPayment, c.Request.State.Status);
        Assert.Equal(new DateOnly(2026, 4, 8), c.Request.State.Notices[0].ReplyBy(NoticeCase.Calendar));
        c.Today = new(2026, 3, 16);
        Assert.Equal("amount", c.Refused(() => c.Request.PayFee(id, c.Today, 1, Guid.NewGuid(), NoticeCase.Calendar, c.Today)).Code);
        NoticeCase.Ok(c.Request.PayFee(id, c.Today, 1_100, Guid.NewGuid(), NoticeCase.Calendar, c.Today));
        Assert.Equal(new DateOnly(2026, 4, 14), c.Clock.DueOn);
        Assert.Equal(PublicStatus.Registered, c.Request.State.Status);
    }

    [Fact]
    public void An_unpaid_fee_closes_the_case_by_its_own_row()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Prepare(new FeeContent(FeeBasis.Items, 1, 10, 100, "到指定账户缴纳"), new(2026, 3, 10));
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, c.Today, "EX1"), NoticeCase.Calendar, c.Today));
        c.Today = new(2026, 6, 1);
        // Posted, but nobody knows when it arrived: nothing has begun to run.
        Assert.Equal("not-delivered", c.Refused(() => c.Request.Abandon(id, "已电话提醒", NoticeCase.Calendar, c.Today)).Code);
        NoticeCase.Ok(c.Request.ProveNotice(id, new(2026, 3, 12), null, NoticeCase.Calendar, c.Today));
        NoticeCase.Ok(c.Request.Abandon(id, "已电话提醒", NoticeCase.Calendar, c.Today));
        Assert.Equal("3.6.2", c.Request.State.Abandonment!.ReportRow);
    }

    [Fact]
    public void Another_agency_has_no_period_and_a_letter_without_delivery_never_lapses()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var agency = c.Send(NoticeCase.ThirdParty(ConsultationKind.OtherAgency), new(2026, 3, 4));
        var joint = c.Send(NoticeCase.ThirdParty(ConsultationKind.JointProducer), new(2026, 3, 4));
        c.Today = new(2026, 5, 6);
        Assert.Equal("no-period", c.Refused(() => c.Request.LapseConsultation(agency, NoticeCase.Calendar, c.Today)).Code);
        Assert.Equal("not-delivered", c.Refused(() => c.Request.LapseConsultation(joint, NoticeCase.Calendar, c.Today)).Code);
    }

    [Fact]
    public void A_deferral_needs_the_applicants_reasons_first()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        Assert.Contains(c.Request.DraftNotice(Guid.NewGuid(), new DeferralContent(new(2026, 6, 1), "数量巨大"), NoticeCase.Calendar, c.Today), r => r.Code == "no-reasons");
        var id = c.Send(new ReasonsContent("三个月内申请240件", 7), new(2026, 3, 4));
        Assert.Equal(PublicStatus.AwaitingReasons, c.Request.State.Status);
        Assert.Equal(new DateOnly(2026, 3, 30), c.Clock.DueOn);
        c.Today = new(2026, 3, 9);
        NoticeCase.Ok(c.Request.ReceiveReasons(id, c.Today, "用于学术研究", [], c.Today));

        // Reasons alone do not defer: somebody must have found them good.
        Assert.Contains(c.Request.DraftNotice(Guid.NewGuid(), new DeferralContent(new(2026, 6, 1), "数量巨大"), NoticeCase.Calendar, c.Today), r => r.Code == "no-reasons");
        NoticeCase.Ok(c.Request.AssessReasons(id, false, "内容重复", NoticeCase.Calendar, c.Today));
        Assert.Contains(c.Request.DraftNotice(Guid.NewGuid(), new DeferralContent(new(2026, 6, 1), "数量巨大"), NoticeCase.Calendar, c.Today), r => r.Code == "no-reasons");
        NoticeCase.Ok(c.Request.AssessReasons(id, true, "确有科研需要", NoticeCase.Calendar, c.Today));
        c.Send(new DeferralContent(new(2026, 6, 1), "数量巨大"), new(2026, 3, 10));
        Assert.Equal(new DateOnly(2026, 6, 1), c.Clock.DueOn);
    }

    [Fact]
    public void Silence_is_judged_once_its_time_is_over_and_late_reasons_are_judged_anew()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(new ReasonsContent("三个月内申请240件", 7), new(2026, 3, 4));
        var by = c.Request.State.Notices[0].ReplyBy(NoticeCase.Calendar)!.Value;
        c.Today = by;
        Assert.Equal("not-answered", c.Refused(() => c.Request.AssessReasons(id, false, "没有说明", NoticeCase.Calendar, c.Today)).Code);
        c.Today = by.AddDays(1);
        Assert.Equal("no-reasons", c.Refused(() => c.Request.AssessReasons(id, true, "没有说明", NoticeCase.Calendar, c.Today)).Code);
        NoticeCase.Ok(c.Request.AssessReasons(id, false, "没有说明", NoticeCase.Calendar, c.Today));
        Assert.NotEqual(PublicStatus.AwaitingReasons, c.Request.State.Status);
        Assert.False(c.Request.State.DecisionFacts.ReasonsAreGood);

        NoticeCase.Ok(c.Request.ReceiveReasons(id, c.Today, "住院未能及时说明", [], c.Today));
        Assert.Null(c.Request.State.DecisionFacts.ReasonsAreGood);
        NoticeCase.Ok(c.Request.AssessReasons(id, true, "确有科研需要", NoticeCase.Calendar, c.Today));
        Assert.True(c.Request.State.DecisionFacts.ReasonsAreGood);
    }

    [Fact]
    public void A_corrected_receipt_date_can_make_an_extension_late_and_the_record_says_so()
    {
        var c = new NoticeCase(new(2026, 9, 8), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8));
        c.Post(new ExtensionContent(20, "理由"), new(2026, 10, 12));
        c.Today = new(2026, 10, 14);
        NoticeCase.Ok(c.Request.Correct(Disclosure.Domain.Requests.Events.CorrectableFact.ReceivedOn, new(2026, 9, 7), "收发室登记晚了一天", new Approval("负责人", c.Today), null, c.Today));
        // 09-07 + 20 working days = 10-10, a working Saturday.
        Assert.Equal(new DateOnly(2026, 10, 10), c.Clock.DueOn);
        Assert.Contains(c.Clock.Violations, v => v.Text.Contains("延长", StringComparison.Ordinal));
        Assert.Equal("date", c.Refused(() => c.Request.Correct(Disclosure.Domain.Requests.Events.CorrectableFact.ReceivedOn, new(2026, 10, 13), "误", new Approval("负责人", c.Today), null, c.Today)).Code);
    }
}

internal static class Sending
{
    /// <summary>Prepares and posts on one day, to an applicant who did not file online.</summary>
    public static Guid Post(this NoticeCase c, NoticeContent content, DateOnly on)
    {
        var id = c.Prepare(content, on);
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, on, "EX1"), NoticeCase.Calendar, c.Today));
        return id;
    }
}
