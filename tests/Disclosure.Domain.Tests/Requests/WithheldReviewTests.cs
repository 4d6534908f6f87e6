using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>不公开信息的定期评估 (条例第十八条).</summary>
public sealed class WithheldReviewTests
{
    [Fact]
    public void What_is_withheld_is_reviewed_within_a_year_and_then_by_the_day_that_was_set()
    {
        var c = Refused();
        var replied = c.State.RepliedOn!.Value;
        Assert.Equal(replied.AddMonths(12), c.State.ReviewDueOn);

        c.Today = replied.AddMonths(12);
        var next = c.Today.AddYears(2);
        Assert.Empty(c.Request.ReviewWithheld(Review(c) with { NextOn = next }, c.Today));
        Assert.Equal(next, c.State.ReviewDueOn);
        Assert.Equal(PublicStatus.Closed, c.State.Status);

        c.Today = next;
        Assert.Empty(c.Request.ReviewWithheld(Review(c) with { MayBePublic = true, NextOn = null }, c.Today));
        Assert.Null(c.State.ReviewDueOn);
        Assert.Equal("may-be-public", Assert.Single(c.Request.ReviewWithheld(Review(c), c.Today)).Code);
    }

    [Theory]
    [InlineData(Stage.Served)]
    [InlineData(Stage.Closed)]
    [InlineData(Stage.Withdrawn)]
    public void Where_nothing_is_withheld_there_is_nothing_to_review(Stage stage)
    {
        var c = RequestCase.At(stage);
        Assert.Null(c.State.ReviewDueOn);
        Assert.Equal("nothing-withheld", c.Refused(x => x.Request.ReviewWithheld(Review(x), x.Today).FirstOrDefault()).Code);
    }

    [Fact]
    public void A_partial_reply_counts_by_what_it_withholds_and_not_before_it_is_closed()
    {
        var c = RequestCase.At(Stage.Consolidated);
        Reply(c, c.Disclosed with { Type = ReplyType.PartlyDisclosed, Items = [new("批复"), new("讨论记录", true, RefusalGround.Deliberative, "属于过程稿")] }, c.LetterId);
        Assert.Null(c.State.ReviewDueOn);
        RequestCase.Ok(c.Request.Close(null, c.Today));
        Assert.Equal(c.State.RepliedOn!.Value.AddMonths(12), c.State.ReviewDueOn);
    }

    [Fact]
    public void A_new_reply_takes_the_place_of_what_was_withheld_and_a_supplement_does_not()
    {
        var supplemented = Refused();
        Again(supplemented, FurtherReplyKind.Supplement, supplemented.Disclosed);
        Assert.NotNull(supplemented.State.ReviewDueOn);

        var renewed = Refused();
        renewed.Today = renewed.Today.AddMonths(6);
        Again(renewed, FurtherReplyKind.Renewed, renewed.Disclosed);
        Assert.Null(renewed.State.ReviewDueOn);

        // Withheld anew: the year begins with the new reply, and a review of the old one does not count for it.
        var again = Refused();
        Assert.Empty(again.Request.ReviewWithheld(Review(again) with { NextOn = again.Today.AddDays(30) }, again.Today));
        again.Today = again.Today.AddMonths(6);
        Again(again, FurtherReplyKind.Renewed, Refusal(again));
        Assert.Equal(again.Today.AddMonths(12), again.State.ReviewDueOn);
    }

    [Fact]
    public void While_it_is_answered_again_the_earlier_refusal_stands()
    {
        var c = Refused();
        Assert.Empty(c.Request.AnswerAgain(FurtherReplyTests.Opened(c), c.Today));
        Assert.NotNull(c.State.ReviewDueOn);
    }

    [Fact]
    public void Every_gap_is_told_beside_its_field()
    {
        var c = Refused();
        c.Today = c.Today.AddDays(10);
        var refusals = c.Request.ReviewWithheld(new WithheldReviewed(c.Today.AddDays(1), false, " ", null, new Approval("", c.Today)), c.Today);
        Assert.Equal(["reason", "on", "nextOn", "approval.signerName"], refusals.Select(r => r.Field));
        Assert.Equal("nextOn", Assert.Single(c.Request.ReviewWithheld(Review(c) with { NextOn = c.Today }, c.Today)).Field);
        Assert.Equal("nextOn", Assert.Single(c.Request.ReviewWithheld(Review(c) with { NextOn = c.Today.AddYears(5).AddDays(1) }, c.Today)).Field);
        Assert.Equal("nextOn", Assert.Single(c.Request.ReviewWithheld(Review(c) with { MayBePublic = true }, c.Today)).Field);
        Assert.Equal("on", Assert.Single(c.Request.ReviewWithheld(Review(c) with { On = c.State.RepliedOn!.Value.AddDays(-1) }, c.Today)).Field);
        Assert.Empty(c.Request.ReviewWithheld(Review(c) with { NextOn = c.Today.AddYears(5) }, c.Today));
    }

    private static WithheldReviewed Review(RequestCase c) => new(c.Today, false, "仍属内部管理信息", c.Today.AddYears(1), c.Approval);

    private static ReplyDraft Refusal(RequestCase c) => new(ReplyType.Refused, RefusalGround.InternalAffairs, "属于内部管理信息。", c.Search, "不能区分处理", [], null);

    private static RequestCase Refused()
    {
        var c = RequestCase.At(Stage.Consolidated);
        Reply(c, Refusal(c), c.LetterId);
        RequestCase.Ok(c.Request.Close(null, c.Today));
        return c;
    }

    private static void Again(RequestCase c, FurtherReplyKind kind, ReplyDraft draft)
    {
        Assert.Empty(c.Request.AnswerAgain(FurtherReplyTests.Opened(c, kind), c.Today));
        RequestCase.Ok(c.Request.AnswerDirectly(c.Other, "公开办直接办理"));
        Reply(c, draft, Guid.NewGuid());
        RequestCase.Ok(c.Request.Close(null, c.Today));
    }

    private static void Reply(RequestCase c, ReplyDraft draft, Guid letter)
    {
        Assert.Empty(c.Request.DraftReply(draft, c.Today));
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(c.Letter(draft.Type) with { LetterId = letter }));
        RequestCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
        RequestCase.Ok(c.Request.Serve(new ServiceAct(ServiceMeans.Online, c.Today), RequestCase.Calendar, c.Today));
    }
}
