using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Disputes;
using Disclosure.Domain.Tests.Requests;
using static Disclosure.Domain.Tests.Corrections.CorrectionCase;

namespace Disclosure.Domain.Tests.Corrections;

/// <summary>更正申请 (条例第四十一条): what it must say, what is never done to it, and the four ways in which it is answered.</summary>
public sealed class CorrectionRequestTests
{
    private const string Article = "《政府信息公开条例》第四十一条";

    private static readonly DateOnly Day = RequestCase.FiledOn;

    /// <summary>Every letter of the clock, with the article that knows it.</summary>
    public static TheoryData<NoticeContent, string> ClockLetters => new()
    {
        { new ClarificationContent(["请写明年份"], "可以参考证件填写。", 15), "第三十条" },
        { new ExtensionContent(20, "需要调阅档案"), "第三十三条" },
        { new ReasonsContent("两个月内申请58件。", 10), "第三十五条" },
        { new DeferralContent(Day.AddDays(90), "数量巨大"), "第三十五条" },
        { new FeeContent(FeeBasis.Items, 11, 0, 100, "银行汇款"), "第四十二条" },
        { new ConsultationContent(ConsultationKind.ThirdParty, "某公司", null, "档案"), "第三十二条" },
        { new ConsultationContent(ConsultationKind.JointProducer, "某局", null, "档案"), "第三十四条" },
        { new ConsultationContent(ConsultationKind.OtherAgency, "某局", null, "档案"), "第十一条" },
        { new ConsultationInfoContent(Guid.NewGuid()), "第三十二条" },
        { new ThirdPartyReleaseContent(Guid.NewGuid(), "全部", "公共利益"), "第三十二条" },
    };

    /// <summary>Each reply with what the article makes it say, and the fields that may not be left out.</summary>
    public static TheoryData<ReplyType, string[]> Replies => new()
    {
        { ReplyType.Corrected, ["search", "correction.what", "correction.on", "correction.nowReads"] },
        { ReplyType.NotCorrected, ["search"] },
        { ReplyType.Transferred, ["correction.agency", "correction.on"] },
        { ReplyType.Redirected, ["correction.agency", "correction.contact"] },
    };

    [Fact]
    public void What_was_stored_before_there_were_two_kinds_is_a_request_for_disclosure()
    {
        var filed = RequestCase.Filing(new(ReceiptChannel.Online, Day));
        Assert.Equal((RequestKind.Disclosure, null), (filed.Kind, filed.Correction));
        Assert.Equal(RequestKind.Disclosure, RequestState.Fold([filed]).Kind);
        Assert.Equal(RequestKind.Disclosure, RequestState.Empty.Kind);
        Assert.Equal(RequestKind.Disclosure, (RequestKind)0);
    }

    [Fact]
    public void Kind_and_content_cannot_contradict_each_other()
    {
        var filing = RequestCase.Filing(new(ReceiptChannel.Online, Day));
        foreach (var bad in new[]
        {
            filing with { Kind = RequestKind.Correction },
            filing with { Correction = RequestCase.Record },
            filing with { Kind = RequestKind.Correction, Correction = RequestCase.Record },
        })
        {
            Assert.Throws<ArgumentException>(() => DisclosureRequest.File(bad, "ABCDEFGHJKLM", Day));
        }
    }

    [Theory]
    [InlineData("correction.record")]
    [InlineData("correction.heldBy")]
    [InlineData("correction.inaccurate")]
    [InlineData("correction.shouldRead")]
    [InlineData("correction.evidence")]
    public void What_article_41_asks_for_is_named_when_missing(string field)
    {
        var record = field switch
        {
            "correction.record" => RequestCase.Record with { Record = " " },
            "correction.heldBy" => RequestCase.Record with { HeldBy = string.Empty },
            "correction.inaccurate" => RequestCase.Record with { Inaccurate = "　" },
            "correction.shouldRead" => RequestCase.Record with { ShouldRead = string.Empty },
            _ => RequestCase.Record with { Evidence = null },
        };
        var refusal = Assert.Single(CorrectionRules.CheckSought(record, hasFiles: false));
        Assert.Equal((field, Article), (refusal.Field, refusal.Article));
        Assert.Empty(CorrectionRules.CheckSought(RequestCase.Record, hasFiles: false));
    }

    [Fact]
    public void Evidence_is_a_text_or_a_file()
    {
        Assert.Empty(CorrectionRules.CheckSought(RequestCase.Record with { Evidence = null }, hasFiles: true));
        Assert.Empty(CorrectionRules.CheckSought(RequestCase.Record, hasFiles: true));
    }

    [Fact]
    public void A_text_that_is_too_long_is_named_with_its_limit()
    {
        var refusals = CorrectionRules.CheckSought(new(new('记', 201), new('机', 201), new('误', 2001), new('正', 2001), new('号', 201), new('证', 2001)), hasFiles: true).ToList();
        Assert.Equal(6, refusals.Count);
        Assert.All(refusals, r => Assert.Equal("too-long", r.Code));
        Assert.Empty(CorrectionRules.CheckSought(new(new('记', 200), new('机', 200), new('误', 2000), new('正', 2000), new('号', 200), new('证', 2000)), hasFiles: true));
    }

    [Fact]
    public void The_applicant_is_checked_as_for_disclosure_but_by_article_41()
    {
        var refusals = CorrectionRules.Check(new Applicant { Kind = ApplicantKind.Person, Name = string.Empty, IdType = "护照", IdNumber = "E1" }, RequestCase.Record, new(DeliveryForm.Electronic, DeliveryMethod.Email), hasFiles: false).ToList();
        Assert.Equal(["applicant.name", "applicant.contact", "applicant.email"], refusals.Select(r => r.Field));
        Assert.DoesNotContain(refusals, r => r.Article?.Contains("二十九", StringComparison.Ordinal) == true);
        Assert.Equal("applicant.address", Assert.Single(CorrectionRules.Check(RequestCase.Citizen with { Address = null }, RequestCase.Record, new(DeliveryForm.Paper, DeliveryMethod.Post), false)).Field);
        Assert.Equal("delivery.method", Assert.Single(CorrectionRules.Check(RequestCase.Citizen, RequestCase.Record, new(DeliveryForm.Paper, DeliveryMethod.Online), false)).Field);
    }

    [Theory]
    [MemberData(nameof(ClockLetters))]
    public void What_belongs_to_the_clock_is_refused_by_its_article_and_leaves_no_trace(NoticeContent content, string article)
    {
        foreach (var c in new[] { RequestCase.FileCorrection(), Registered(), Assigned() })
        {
            var refusal = c.Refused(x => x.Request.DraftNotice(Guid.NewGuid(), content, RequestCase.Calendar, x.Today).FirstOrDefault());
            Assert.Equal("correction-request", refusal.Code);
            Assert.EndsWith(article, refusal.Article, StringComparison.Ordinal);
            Assert.Contains("更正申请", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Empty(NoticeRules.Possible(Registered().State));
    }

    [Theory]
    [InlineData(CorrectableFact.ReceivedOn)]
    [InlineData(CorrectableFact.RepliedOn)]
    public void No_date_is_corrected_on_which_no_term_hangs(CorrectableFact fact)
    {
        var refusal = Served(ReplyType.Redirected).Refused(c => c.Request.Correct(fact, Day.AddDays(-1), "登记有误", c.Approval, null, c.Today));
        Assert.Equal(("no-term", Article), (refusal.Code, refusal.Article));
    }

    [Fact]
    public void No_clock_runs_at_any_stage()
    {
        foreach (var c in new[] { RequestCase.FileCorrection(), Registered(), Assigned(), Drafted(ReplyType.Corrected), Served(ReplyType.Corrected) })
        {
            Assert.NotNull(c.State.ReceivedOn);
            Assert.Null(c.State.Clock(RequestCase.Calendar, c.Today.AddYears(2)));
        }
    }

    [Fact]
    public void Registration_asks_for_no_column_of_the_report()
    {
        var c = RequestCase.FileCorrection();
        Assert.Equal("category", c.Refused(x => x.Request.Register(ApplicantCategory.NaturalPerson, null)).Field);
        RequestCase.Ok(c.Request.Register(null, "备注"));
        Assert.Null(c.State.Registration!.Category);
        Assert.Equal("category", RequestCase.File().Refused(x => x.Request.Register(null, null)).Field);
    }

    [Fact]
    public void The_check_names_with_whom_and_needs_no_words_searched_for()
    {
        var c = Accepted();
        Refusal? Submit(SearchRecord record) => c.Request.SubmitAnswer(c.Lead, record, "属实", ReplyType.Corrected, null, [], c.Today).FirstOrDefault();

        var withoutWhom = c.Refused(_ => Submit(c.Search with { AskedOf = null }));
        Assert.Equal(("search.askedOf", Article), (withoutWhom.Field, withoutWhom.Article));
        Assert.Equal("search.places", c.Refused(_ => Submit(Check(c) with { Places = " " })).Field);
        Assert.Equal("search.result", c.Refused(_ => Submit(Check(c) with { Result = string.Empty })).Field);
        Assert.Equal("search.searchedOn", c.Refused(_ => Submit(Check(c) with { SearchedOn = Day.AddDays(-1) })).Field);
        RequestCase.Ok(Submit(Check(c)));
        Assert.True(c.State.Assignments[0].Answer!.Search.IsCheck);
    }

    [Fact]
    public void Each_kind_has_its_own_replies_and_no_reply_answers_both()
    {
        foreach (var type in Enum.GetValues<ReplyType>())
        {
            var isCorrection = type is ReplyType.Corrected or ReplyType.NotCorrected or ReplyType.Transferred or ReplyType.Redirected;
            Assert.Equal(isCorrection ? RequestKind.Correction : RequestKind.Disclosure, ReplyCatalogue.KindOf(type));
            var foreign = isCorrection ? RequestKind.Disclosure : RequestKind.Correction;
            var refusal = DecisionRules.CheckRecord(type, new DecisionFacts(Day, [], Kind: foreign));
            Assert.Equal(("kind", Article, "type"), (refusal!.Code, refusal.Article, refusal.Field));
        }

        var c = Consolidated();
        Assert.Equal("kind", c.Refused(x => x.Request.DraftReply(x.Disclosed, x.Today).FirstOrDefault()).Code);
        var d = RequestCase.At(Stage.Consolidated);
        Assert.Equal("kind", d.Refused(x => x.Request.DraftReply(Reply(ReplyType.Corrected, x), x.Today).FirstOrDefault()).Code);
        var a = Accepted();
        Assert.Equal("proposed", a.Refused(x => x.Request.SubmitAnswer(x.Lead, Check(x), "公开", ReplyType.Disclosed, null, [], x.Today).FirstOrDefault()).Field);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_says_what_the_article_makes_it_say(ReplyType type, string[] required)
    {
        var c = Consolidated();
        var bare = new ReplyDraft(type, null, "经核查。", null, null, [], null, new CorrectionOutcome());
        var (state, raised) = (c.State, c.Request.Raised.Count);
        Assert.Equal(required, c.Request.DraftReply(bare, c.Today).Select(r => r.Field));
        Assert.Equal(required, c.Request.DraftReply(bare with { Correction = null }, c.Today).Select(r => r.Field));
        Assert.Equal("reasoning", Assert.Single(c.Request.DraftReply(Reply(type, c) with { Reasoning = " " }, c.Today)).Field);
        Assert.Equal((state, raised), (c.State, c.Request.Raised.Count));
        Assert.Empty(c.Request.DraftReply(Reply(type, c), c.Today));
    }

    [Theory]
    [InlineData(ReplyType.Corrected)]
    [InlineData(ReplyType.Transferred)]
    public void What_answers_a_request_was_done_after_it_came_and_before_the_reply(ReplyType type)
    {
        var c = Consolidated();
        foreach (var wrong in new[] { Day.AddDays(-1), c.Today.AddDays(1) })
        {
            var draft = Reply(type, c);
            Assert.Equal("correction.on", Assert.Single(c.Request.DraftReply(draft with { Correction = draft.Correction! with { On = wrong } }, c.Today)).Field);
        }
    }

    [Theory]
    [InlineData(ReplyType.Corrected)]
    [InlineData(ReplyType.NotCorrected)]
    [InlineData(ReplyType.Transferred)]
    [InlineData(ReplyType.Redirected)]
    public void Each_reply_goes_the_whole_way_and_is_in_no_row_of_the_report(ReplyType type)
    {
        var c = Drafted(type);
        Assert.Equal("no-secrecy-review", c.Refused(x => x.Request.Sign(x.Approval)).Code);
        c = Served(type);
        Assert.Equal(PublicStatus.Answered, c.State.Status);
        RequestCase.Ok(c.Request.Close(null, c.Today));
        RequestCase.Ok(c.Request.ArchiveCase(null, c.Today));
        Assert.Null(c.State.Closing!.ReportRow);
        Assert.Equal(Remedy.Choice, c.State.ReplyLetter!.Issued.Remedy);
        Assert.Equal(States.Json(c.State), States.Json(RequestState.Fold(c.Request.Raised)));
    }

    [Fact]
    public void The_office_may_answer_itself_what_is_not_its_own_to_correct()
    {
        var c = Registered();
        Assert.Equal(Article, c.Refused(x => x.Request.AnswerDirectly(x.Other, " ")).Article);
        RequestCase.Ok(c.Request.AnswerDirectly(c.Other, "该记录由公安机关制作"));
        Assert.Empty(c.Request.DraftReply(Reply(ReplyType.Transferred, c), c.Today));
    }

    [Fact]
    public void Withdrawal_calls_and_disputes_are_as_for_others()
    {
        var c = Assigned();
        RequestCase.Ok(c.Request.RecordPhoneNotice(c.Today, "申请人", "已告知进展", c.Today));
        RequestCase.Ok(c.Request.ReissueQueryCode());
        Assert.Empty(c.Request.OpenDispute(DisputeCase.Opened(DisputeKind.Reconsideration, c.Today), c.Today));
        RequestCase.Ok(c.Request.Withdraw("不再需要", RequestCase.Calendar, c.Today));
        Assert.Equal(PublicStatus.Withdrawn, c.State.Status);
        Assert.Equal("withdrawn", c.Refused(x => x.Request.Consolidate("汇总")).Code);
    }

    [Fact]
    public void The_citizen_reads_that_the_record_is_checked()
    {
        Assert.Contains("核查", PublicStatus.InProgress.Next(RequestKind.Correction), StringComparison.Ordinal);
        Assert.DoesNotContain("检索", PublicStatus.InProgress.Next(RequestKind.Correction), StringComparison.Ordinal);
        Assert.Contains("检索", PublicStatus.InProgress.Next(), StringComparison.Ordinal);
        foreach (var status in new[] { PublicStatus.Submitted, PublicStatus.Registered, PublicStatus.InProgress, PublicStatus.Answered, PublicStatus.Withdrawn })
        {
            Assert.DoesNotContain("工作日", status.Next(RequestKind.Correction), StringComparison.Ordinal);
        }
    }
}
