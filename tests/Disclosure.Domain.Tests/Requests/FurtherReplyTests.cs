using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Disputes;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>补充、更正、重新答复: a second reply by the same steps that moves neither clock nor 表三.</summary>
public sealed class FurtherReplyTests
{
    private static readonly Guid Second = new("00000000-0000-0000-0000-0000000000f2");

    internal static FurtherReplyOpened Opened(RequestCase c, FurtherReplyKind kind = FurtherReplyKind.Supplement, Guid? dispute = null, DateOnly? due = null) =>
        new(Guid.NewGuid(), kind, "原答复遗漏了第三项信息", c.Approval, dispute, due);

    [Theory]
    [InlineData(Stage.Closed, FurtherReplyKind.Supplement, PublicStatus.Supplementing)]
    [InlineData(Stage.Archived, FurtherReplyKind.Correction, PublicStatus.Supplementing)]
    [InlineData(Stage.Archived, FurtherReplyKind.Renewed, PublicStatus.Renewing)]
    public void The_first_reply_stays_the_reply_and_the_second_goes_the_same_way(Stage from, FurtherReplyKind kind, PublicStatus status)
    {
        var c = RequestCase.At(from);
        var (first, clock) = (c.State, c.State.Clock(RequestCase.Calendar, c.Today)!);
        c.Today = c.Today.AddDays(60);

        Assert.Empty(c.Request.AnswerAgain(Opened(c, kind), c.Today));
        Assert.Equal(status, c.State.Status);
        Assert.Null(c.State.ReplyLetter);
        Assert.Null(c.State.Draft);
        Assert.Equal("not-consolidated", c.Refused(x => x.Request.DraftReply(x.Disclosed, x.Today).FirstOrDefault()).Code);
        Refusal("not-closed", c, x => x.Request.AnswerAgain(Opened(x), x.Today).FirstOrDefault());

        Again(c, Part(c));
        Assert.Equal(PublicStatus.Answered, c.State.Status);
        RequestCase.Ok(c.Request.Close(null, c.Today));

        Assert.Equal(PublicStatus.Closed, c.State.Status);
        Assert.Equal(first.RepliedOn, c.State.RepliedOn);
        Assert.Equal("3.1", c.State.FirstClosing!.ReportRow);
        Assert.Equal("3.2", c.State.Closing!.ReportRow);
        var now = c.State.Clock(RequestCase.Calendar, c.Today)!;
        Assert.Equal((clock.DueOn, clock.OnTime, clock.WorkingDaysUsed), (now.DueOn, now.OnTime, now.WorkingDaysUsed));
        Assert.Equal([c.LetterId, Second], c.State.Letters.Select(l => l.Issued.LetterId));
        Assert.Equal(ReplyType.Disclosed, c.State.DraftOf(c.LetterId)!.Type);
        Assert.Equal(ReplyType.PartlyDisclosed, c.State.DraftOf(Second)!.Type);
        Assert.Null(c.State.Archive);
        RequestCase.Ok(c.Request.ArchiveCase(null, c.Today));
        // And once more, as often as the law asks for it.
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        Assert.Equal(2, c.State.Past.Count);
    }

    [Fact]
    public void The_date_of_the_first_reply_is_corrected_within_its_own_bounds()
    {
        var c = RequestCase.At(Stage.Archived);
        c.Today = c.Today.AddDays(60);
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        Again(c, c.Disclosed);
        Refusal("date", c, x => x.Request.Correct(CorrectableFact.RepliedOn, x.Today, "登记有误", x.Approval, null, x.Today));

        var later = RequestCase.At(Stage.Served);
        later.Today = later.Today.AddDays(5);
        RequestCase.Ok(later.Request.Close(null, later.Today));
        RequestCase.Ok(later.Request.Correct(CorrectableFact.RepliedOn, RequestCase.FiledOn.AddDays(1), "登记有误", later.Approval, null, later.Today));
        Assert.Empty(later.Request.AnswerAgain(Opened(later), later.Today));
        Again(later, later.Disclosed);
        // The second service does not take the correction of the first one back.
        Assert.Equal(RequestCase.FiledOn.AddDays(1), later.State.RepliedOn);
    }

    [Fact]
    public void What_a_decision_orders_has_its_term_and_is_on_record_with_the_close()
    {
        var c = RequestCase.At(Stage.Archived);
        var by = c.Today.AddDays(20);
        Order(c, by);
        Refusal("kind", c, x => x.Request.AnswerAgain(Opened(x, FurtherReplyKind.Supplement, DisputeCase.Id), x.Today).FirstOrDefault());
        Refusal("no-redo", c, x => x.Request.AnswerAgain(Opened(x, FurtherReplyKind.Renewed, Guid.NewGuid()), x.Today).FirstOrDefault());

        Assert.Empty(c.Request.AnswerAgain(Opened(c, FurtherReplyKind.Renewed, DisputeCase.Id, c.Today.AddDays(99)), c.Today));
        Assert.Equal(by, c.State.FurtherDueOn);
        Refusal("under-way", c, x => x.Request.RedoReply(new DisputeRedone(DisputeCase.Id, x.Today, "湘交公开告〔2026〕9号", []), x.Today));
        Again(c, c.Disclosed);
        Assert.Equal(DisputeStage.RedoDue, c.State.Disputes[0].Stage);
        RequestCase.Ok(c.Request.Close(null, c.Today));
        Assert.Equal(("湘交公开告〔2026〕2号", c.Today), (c.State.Disputes[0].Redone!.LetterNumber, c.State.Disputes[0].Redone!.On));
        Assert.Equal(DisputeStage.Ended, c.State.Disputes[0].Stage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dropped_before_it_went_out_the_case_is_what_it_was(bool archived)
    {
        var c = RequestCase.At(archived ? Stage.Archived : Stage.Closed);
        var before = c.State;
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        RequestCase.Ok(c.Request.AnswerDirectly(c.Other, "公开办直接补充"));
        Assert.Empty(c.Request.DraftReply(c.Disclosed, c.Today));
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(Letter(c, ReplyType.Disclosed)));
        Refusal("required", c, x => x.Request.DropFurtherReply(" ", x.Approval, x.Today));
        Refusal("required", c, x => x.Request.DropFurtherReply("立项有误", new Approval("", x.Today), x.Today));

        RequestCase.Ok(c.Request.DropFurtherReply("立项有误", c.Approval, c.Today));
        Assert.Equal((before.Status, before.Draft, before.Signature, before.Closing, before.Archive, before.Assignments), (c.State.Status, c.State.Draft, c.State.Signature, c.State.Closing, c.State.Archive, c.State.Assignments));
        Assert.Equal(c.LetterId, c.State.ReplyLetter!.Issued.LetterId);
        Assert.Equal("立项有误", c.State.Letters[^1].VoidReason);
        Assert.Empty(c.State.Past);
        Assert.Null(c.State.Further);
    }

    [Fact]
    public void What_went_out_is_not_dropped()
    {
        var c = RequestCase.At(Stage.Closed);
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        Again(c, c.Disclosed);
        Refusal("served", c, x => x.Request.DropFurtherReply("立项有误", x.Approval, x.Today));
        RequestCase.Ok(c.Request.FailService(c.Today, "查无此人", c.Today));
        Refusal("served", c, x => x.Request.DropFurtherReply("立项有误", x.Approval, x.Today));
        Assert.Equal(PublicStatus.Supplementing, c.State.Status);
    }

    [Fact]
    public void Every_gap_is_told_beside_its_field()
    {
        var c = RequestCase.At(Stage.Closed);
        c.Today = c.Today.AddDays(1);
        var refusals = c.Request.AnswerAgain(new FurtherReplyOpened(Guid.NewGuid(), FurtherReplyKind.Renewed, " ", new Approval("", c.Today), null, c.Today.AddDays(-1)), c.Today);
        Assert.Equal(["reason", "approval.signerName", "dueOn"], refusals.Select(r => r.Field));
        Assert.Equal("approval.on", Assert.Single(c.Request.AnswerAgain(Opened(c) with { Approval = new("负责人", c.Today.AddDays(1)) }, c.Today)).Field);
        Assert.Equal("approval.on", Assert.Single(c.Request.AnswerAgain(Opened(c) with { Approval = new("负责人", c.State.RepliedOn!.Value.AddDays(-1)) }, c.Today)).Field);
        Assert.Equal("dueOn", Assert.Single(c.Request.AnswerAgain(Opened(c, due: c.Today.AddYears(1).AddDays(1)), c.Today)).Field);
        Assert.Empty(c.Request.AnswerAgain(Opened(c, due: c.Today), c.Today));
    }

    [Fact]
    public void Of_the_procedural_letters_only_who_must_be_heard_is_still_asked()
    {
        var c = RequestCase.At(Stage.Closed);
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        Assert.Equal([NoticeKind.Consultation], NoticeRules.Possible(c.State));
        Refusal("answered-again", c, x => x.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, x.Today).FirstOrDefault());
        Assert.Empty(c.Request.DraftNotice(Guid.NewGuid(), new ConsultationContent(ConsultationKind.ThirdParty, "某公司", null, "单价分析表"), RequestCase.Calendar, c.Today));
    }

    [Fact]
    public void Letters_of_the_first_reply_that_were_left_behind_stay_behind()
    {
        var c = RequestCase.At(Stage.Registered);
        var notice = Guid.NewGuid();
        Assert.Empty(c.Request.DraftNotice(notice, new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.AnswerDirectly(c.Other, "已有现成信息"));
        Reply(c, c.Disclosed, c.Letter());
        RequestCase.Ok(c.Request.Close(null, c.Today));
        Assert.Empty(c.Request.AnswerAgain(Opened(c), c.Today));
        Assert.False(c.State.IsOpen(c.State.Notices[0]));
        Refusal("replied", c, x => x.Request.ApproveNotice(notice, x.Approval, RequestCase.Calendar, x.Today));
        Assert.Empty(c.State.AwaitedFromApplicant);
    }

    private static ReplyDraft Part(RequestCase c) => c.Disclosed with { Type = ReplyType.PartlyDisclosed, Items = [new("批复"), new("讨论记录", true, RefusalGround.Deliberative, "属于过程稿")], SeparableAnswer = "可以区分处理" };

    private static void Again(RequestCase c, ReplyDraft draft)
    {
        RequestCase.Ok(c.Request.AnswerDirectly(c.Other, "公开办直接办理"));
        Reply(c, draft with { Search = c.Search }, Letter(c, draft.Type));
    }

    private static void Reply(RequestCase c, ReplyDraft draft, LetterIssued letter)
    {
        Assert.Empty(c.Request.DraftReply(draft, c.Today));
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(letter));
        RequestCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
        RequestCase.Ok(c.Request.Serve(new ServiceAct(ServiceMeans.Online, c.Today), RequestCase.Calendar, c.Today));
    }

    private static LetterIssued Letter(RequestCase c, ReplyType type) => c.Letter(type) with { LetterId = Second, Number = "湘交公开告〔2026〕2号" };

    private static void Order(RequestCase c, DateOnly? by)
    {
        Assert.Empty(c.Request.OpenDispute(DisputeCase.Opened(DisputeKind.Reconsideration, c.Today), c.Today));
        Assert.Empty(c.Request.DecideDispute(new DisputeDecided(DisputeCase.Id, c.Today, "复决字1号", DisputeResult.Corrected, "撤销，责令重新答复", true, by, []), c.Today));
    }

    private static void Refusal(string code, RequestCase c, Func<RequestCase, Domain.Common.Refusal?> move) => Assert.Equal(code, c.Refused(move).Code);
}
