using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using static Disclosure.Domain.Tests.Requests.Stage;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>并案答复: one reply for several cases, each of which keeps its dates.</summary>
public sealed class JointReplyTests
{
    private static readonly Guid LeadId = new("00000000-0000-0000-0000-0000000000aa");
    private static readonly Guid MemberId = new("00000000-0000-0000-0000-0000000000bb");
    private static readonly Stage[] BeforeReview = [Registered, Assigned, Returned, Accepted, Submitted, Answered, Consolidated, Drafted];
    private static readonly Stage[] BeforeSignature = [.. BeforeReview, Reviewed];

    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>()];

    public static TheoryData<Stage> Joinable => [.. BeforeSignature];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_case_leads_until_its_reply_is_reviewed(Stage stage)
    {
        var (lead, member) = (RequestCase.At(stage), RequestCase.At(Registered));
        if (BeforeReview.Contains(stage))
        {
            Join(lead, member);
            Assert.Equal(MemberId, Assert.Single(lead.State.JointMembers).CaseId);
        }
        else
        {
            lead.Refused(c => Try(c, member).FirstOrDefault());
            Assert.Null(member.State.JointLead);
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_case_joins_until_its_own_reply_is_signed(Stage stage)
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(stage));
        if (BeforeSignature.Contains(stage))
        {
            Join(lead, member);
            Assert.Equal(LeadId, member.State.JointLead!.CaseId);
        }
        else
        {
            var refusal = lead.Refused(c => Try(c, member).FirstOrDefault());
            Assert.Contains(member.State.Number, refusal.Message, StringComparison.Ordinal);
            Assert.Equal("members", refusal.Field);
            Assert.Null(member.State.JointLead);
        }
    }

    [Fact]
    public void Only_applications_of_one_applicant_are_answered_by_one_letter()
    {
        var other = RequestCase.File(applicant: RequestCase.Citizen with { Name = "测试乙" });
        RequestCase.Ok(other.Request.Register(ApplicantCategory.NaturalPerson, null));

        var refusal = RequestCase.At(Registered).Refused(c => Try(c, other).FirstOrDefault());

        Assert.Equal("applicant", refusal.Code);
    }

    [Fact]
    public void The_case_due_first_leads()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        RequestCase.Ok(member.Request.Correct(CorrectableFact.ReceivedOn, RequestCase.FiledOn.AddDays(-3), "登记有误", member.Approval, null, member.Today));

        Assert.Equal(("due", Law.Article("三十三")), (lead.Refused(c => Try(c, member).FirstOrDefault()) is var r ? r.Code : null, r.Article));
        Assert.Empty(member.Request.JoinReplies(MemberId, [(LeadId, lead.Request)], "内容相同", Due(member)));
    }

    [Fact]
    public void An_open_letter_of_its_own_keeps_a_case_from_joining()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        member.SendClarification();

        // While it is awaited, the member has no due date at all, and its period is not known.
        Assert.Equal("notice-open", lead.Refused(c => Try(c, member).FirstOrDefault()).Code);
    }

    [Theory]
    [MemberData(nameof(Joinable))]
    public void While_joined_its_own_way_rests_and_its_clock_runs(Stage stage)
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(stage));
        Join(lead, member);
        Func<RequestCase, Refusal?>[] way =
        [
            c => c.Request.Assign(c.Other, [], null, null, null),
            c => c.Request.AnswerDirectly(c.Other, "已经公开"),
            c => c.Request.Accept(c.Lead),
            c => c.Request.Return(c.Lead, "职责不在本处"),
            c => c.Request.SubmitAnswer(c.Lead, c.Search, "可以公开", ReplyType.Disclosed, null, [], c.Today).FirstOrDefault(),
            c => c.Request.ApproveAnswer(c.Lead, c.Approval),
            c => c.Request.SendBackAnswer(c.Lead, "请补充"),
            c => c.Request.Urge(c.Lead, null),
            c => c.Request.Consolidate("可以公开"),
            c => c.Request.DraftReply(c.Disclosed, c.Today).FirstOrDefault(),
            c => c.Request.Review(ReviewStage.Secrecy, c.Approval),
            c => c.Request.SendBackReply(null, "请核对"),
            c => c.Request.Sign(c.Approval),
            c => c.Request.IssueLetter(c.Letter()),
            c => c.Request.SealLetter(Guid.NewGuid()),
            c => c.Request.Close(null, c.Today),
            c => Try(c, RequestCase.At(Registered), MemberId, Guid.NewGuid()).FirstOrDefault(),
            c => c.Request.Split(MemberId, new("一"), [new(new(new(Guid.NewGuid(), "2"), new("二")), [])], "拆分", RequestCase.Calendar, c.Today).Refusals.FirstOrDefault(),
            c => c.Request.DraftNotice(Guid.NewGuid(), new ClarificationContent(["请写明年份"], "指导", 15), RequestCase.Calendar, c.Today).FirstOrDefault(),
        ];

        Assert.All(way, move => Assert.Equal("joint", member.Refused(move).Code));
        Assert.Empty(member.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, member.Today));
        member.Today = member.Today.AddDays(60);
        Assert.True(member.State.Clock(RequestCase.Calendar, member.Today)!.RemainingWorkingDays < 0);
    }

    [Fact]
    public void The_reply_of_the_lead_answers_every_case_each_by_its_own_date()
    {
        var (lead, member) = (RequestCase.At(Drafted), RequestCase.At(Registered));
        Join(lead, member);
        // The 20th working day of both is 30 March 2026.
        var due = lead.State.Clock(RequestCase.Calendar, lead.Today)!.DueOn!.Value;
        lead.Today = due;
        Serve(lead);
        Follow(lead, member);

        Assert.Equal(PublicStatus.Answered, member.State.Status);
        Assert.Equal(due, member.State.RepliedOn);
        Assert.True(member.State.Clock(RequestCase.Calendar, due)!.OnTime);
        Assert.Equal(("湘交公开告〔2026〕1号", ReplyType.Disclosed), (member.State.JointReply!.LetterNumber, member.State.JointReply.Type));
        member.Refused(c => c.Request.Withdraw(null, RequestCase.Calendar, due));
        Assert.Equal("joint", member.Refused(c => c.Request.Correct(CorrectableFact.RepliedOn, due.AddDays(-1), "有误", new("主任", due), null, due)).Code);

        // It came back, and went out again a working day late.
        lead.Today = member.Today = RequestCase.Calendar.AddWorkingDays(due, 1);
        RequestCase.Ok(lead.Request.FailService(lead.Today, "退回", lead.Today));
        Follow(lead, member);
        Assert.Equal(PublicStatus.Registered, member.State.Status);
        Assert.Null(member.State.RepliedOn);
        RequestCase.Ok(lead.Request.Serve(new ServiceAct(ServiceMeans.InPerson, lead.Today, Recipient: "申请人"), RequestCase.Calendar, lead.Today));
        Follow(lead, member);
        Assert.False(member.State.Clock(RequestCase.Calendar, lead.Today)!.OnTime);

        RequestCase.Ok(lead.Request.ProveService(lead.Today, null, lead.Today));
        RequestCase.Ok(lead.Request.Close(null, lead.Today));
        Follow(lead, member);
        Assert.Equal(PublicStatus.Closed, member.State.Status);
        Assert.Equal(lead.State.Closing!.ReportRow, member.State.Closing!.ReportRow);

        // It bounced after all: open again, and closed again with the lead.
        member.Request.FollowLead(LeadId, lead.State.Apply(new ServiceFailed(lead.LetterId, lead.Today, "邮箱退信")));
        Assert.Equal((PublicStatus.Registered, null), (member.State.Status, member.State.Closing));
        Follow(lead, member);
        Assert.Equal(PublicStatus.Closed, member.State.Status);
        RequestCase.Ok(lead.Request.ArchiveCase("2026-001", lead.Today));
        Follow(lead, member);
        Assert.Equal("2026-001", member.State.Archive!.ArchiveNumber);
        var settled = member.Request.Raised.Count;
        Follow(lead, member);
        Assert.Equal(settled, member.Request.Raised.Count);
        Assert.Equal(States.Json(member.State), States.Json(RequestState.Fold(member.Request.Raised)));
    }

    [Fact]
    public void The_extension_of_the_lead_does_not_extend_a_case_that_joined()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        Join(lead, member);
        var own = member.State.Clock(RequestCase.Calendar, member.Today)!.DueOn;

        Assert.Empty(lead.Request.DraftNotice(lead.ClarificationId, new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, lead.Today));
        RequestCase.Ok(lead.Request.ApproveNotice(lead.ClarificationId, lead.Approval, RequestCase.Calendar, lead.Today));
        RequestCase.Ok(lead.Request.IssueNotice(new NoticeIssued(lead.ClarificationId, "湘交公开延〔2026〕1号", "延期告知书", lead.Today, Guid.NewGuid(), "00"), RequestCase.Calendar, lead.Today));
        RequestCase.Ok(lead.Request.SealNotice(lead.ClarificationId, Guid.NewGuid()));
        RequestCase.Ok(lead.Request.ServeNotice(lead.ClarificationId, new ServiceAct(ServiceMeans.Online, lead.Today), RequestCase.Calendar, lead.Today));
        Follow(lead, member);

        Assert.True(lead.State.Clock(RequestCase.Calendar, lead.Today)!.DueOn > own);
        Assert.Equal(own, member.State.Clock(RequestCase.Calendar, member.Today)!.DueOn);
    }

    [Fact]
    public void A_case_is_separated_until_the_common_reply_is_reviewed()
    {
        var (lead, member) = (RequestCase.At(Drafted), RequestCase.At(Assigned));
        Join(lead, member);
        Assert.Equal("required", lead.Refused(c => Separate(c, member, " ")).Code);
        RequestCase.Ok(Separate(lead, member, "补充了不同的内容"));
        RequestCase.Ok(member.Request.Accept(member.Lead));

        var other = RequestCase.At(Registered);
        Assert.Equal("not-joined", lead.Refused(c => Separate(c, other, "不相同")).Code);
        Join(lead, other);
        RequestCase.Ok(lead.Request.Review(ReviewStage.Secrecy, lead.Approval));
        Assert.Equal("reviewed", lead.Refused(c => Separate(c, other, "不相同")).Code);
        RequestCase.Ok(lead.Request.Sign(lead.Approval));
        Assert.Equal("signed", lead.Refused(c => Separate(c, other, "不相同")).Code);
    }

    [Fact]
    public void Withdrawal_of_the_lead_lets_the_others_go_on_alone()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        Join(lead, member);
        RequestCase.Ok(lead.Request.Withdraw(null, RequestCase.Calendar, lead.Today));
        Follow(lead, member);

        Assert.Null(member.State.JointLead);
        RequestCase.Ok(member.Request.Assign(member.Lead, [], null, null, null));
    }

    [Fact]
    public void Withdrawal_of_a_case_that_joined_takes_it_out_of_the_reply()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        Join(lead, member);
        RequestCase.Ok(member.Request.Withdraw(null, RequestCase.Calendar, member.Today));
        lead.Request.LetGo(new LinkedCase(MemberId, member.State.Number), "申请人已撤回该件。");

        Assert.Empty(lead.State.JointMembers);
        Serve(lead, from: Registered);
        Follow(lead, member);
        Assert.Equal(PublicStatus.Withdrawn, member.State.Status);
    }

    [Fact]
    public void A_letter_that_names_a_case_withdrawn_since_is_known_until_it_is_signed_anew()
    {
        var (lead, member) = (RequestCase.At(Drafted), RequestCase.At(Registered));
        Join(lead, member);
        RequestCase.Ok(lead.Request.Review(ReviewStage.Secrecy, lead.Approval));
        RequestCase.Ok(lead.Request.Sign(lead.Approval));
        RequestCase.Ok(lead.Request.IssueLetter(lead.Letter()));
        lead.Request.LetGo(new LinkedCase(MemberId, member.State.Number), "申请人已撤回该件。");

        Assert.Equal(MemberId, Assert.Single(lead.State.NamedInVain).CaseId);
        RequestCase.Ok(lead.Request.RecallSignature("重新编号", lead.Approval, lead.Today));
        Assert.Empty(lead.State.NamedInVain);
    }

    [Fact]
    public void Once_answered_by_another_case_nothing_more_is_sent_from_this_one()
    {
        var (lead, member) = (RequestCase.At(Drafted), RequestCase.At(Registered));
        Join(lead, member);
        Assert.Equal([NoticeKind.Extension], NoticeRules.Possible(member.State));
        Serve(lead);
        Follow(lead, member);

        Assert.Empty(NoticeRules.Possible(member.State));
        Assert.Equal("replied", member.Refused(c => c.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, c.Today).FirstOrDefault()).Code);
    }

    [Fact]
    public void A_completion_of_the_lead_alone_answers_no_other_case()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        lead.SendClarification();
        Assert.Empty(lead.Request.ReceiveClarification(lead.ClarificationId, lead.Today, new InformationSought("不清楚的文件"), null, [], RequestCase.Calendar, lead.Today));
        Assert.Null(DecisionRules.CheckRecord(ReplyType.StillUnclear, lead.State.DecisionFacts));
        Join(lead, member);

        Assert.Equal("joint", DecisionRules.CheckRecord(ReplyType.StillUnclear, lead.State.DecisionFacts)!.Code);
    }

    [Fact]
    public void A_corrected_day_of_reply_before_a_case_was_received_leaves_it_readable()
    {
        var (lead, member) = (RequestCase.At(Drafted), RequestCase.At(Registered));
        Join(lead, member);
        lead.Today = RequestCase.FiledOn.AddDays(3);
        Serve(lead);
        RequestCase.Ok(member.Request.Correct(CorrectableFact.ReceivedOn, RequestCase.FiledOn.AddDays(2), "登记有误", member.Approval, null, lead.Today));
        member.Request.FollowLead(LeadId, lead.State.Apply(new FactCorrected(CorrectableFact.RepliedOn, lead.Today, RequestCase.FiledOn, "有误", lead.Approval, null)));

        Assert.NotNull(member.State.Clock(RequestCase.Calendar, lead.Today));
    }

    [Fact]
    public void Another_case_is_not_followed()
    {
        var (lead, member) = (RequestCase.At(Registered), RequestCase.At(Registered));
        Join(lead, member);
        var stranger = RequestCase.At(Served);

        member.Request.FollowLead(Guid.NewGuid(), stranger.State);

        Assert.Null(member.State.JointReply);
    }

    private static Func<DisclosureRequest, DateOnly?> Due(RequestCase c) => r => r.State.Clock(RequestCase.Calendar, c.Today)?.DueOn;

    private static IReadOnlyList<Refusal> Try(RequestCase lead, RequestCase member, Guid? leadId = null, Guid? memberId = null) =>
        lead.Request.JoinReplies(leadId ?? LeadId, [(memberId ?? MemberId, member.Request)], "同一申请人就相同内容分别申请", Due(lead));

    private static void Join(RequestCase lead, RequestCase member) => Assert.Empty(Try(lead, member));

    private static Refusal? Separate(RequestCase lead, RequestCase member, string reason) => lead.Request.SeparateReply((MemberId, member.Request), reason);

    private static void Follow(RequestCase lead, RequestCase member) => member.Request.FollowLead(LeadId, lead.State);

    /// <summary>From the draft, or from registration, to the reply served online today.</summary>
    private static void Serve(RequestCase lead, Stage from = Drafted)
    {
        if (from == Registered)
        {
            RequestCase.Ok(lead.Request.AnswerDirectly(lead.Other, "已经主动公开"));
            Assert.Empty(lead.Request.DraftReply(lead.Disclosed, lead.Today));
        }

        RequestCase.Ok(lead.Request.Review(ReviewStage.Secrecy, lead.Approval));
        RequestCase.Ok(lead.Request.Sign(lead.Approval));
        RequestCase.Ok(lead.Request.IssueLetter(lead.Letter()));
        RequestCase.Ok(lead.Request.SealLetter(Guid.NewGuid()));
        RequestCase.Ok(lead.Request.Serve(new ServiceAct(ServiceMeans.Online, lead.Today), RequestCase.Calendar, lead.Today));
    }
}
