using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Notices;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>更正事实: superseded with a reason and an approver, within what is possible, and the clock follows.</summary>
public sealed class CorrectionTests
{
    private static readonly DateOnly Day = RequestCase.FiledOn;

    [Theory]
    [InlineData("2026-03-01", "2026-03-27")]
    [InlineData("2026-02-28", "2026-03-27")]
    [InlineData("2026-02-27", "2026-03-26")]
    [InlineData("2026-02-26", "2026-03-25")]
    public void The_clock_follows_a_corrected_receipt(string to, string due)
    {
        // 2026-02-28 is a working Saturday by 调休, 2026-03-01 a Sunday.
        var c = RequestCase.At(Stage.Registered);
        Assert.Equal(new DateOnly(2026, 3, 30), Due(c));

        RequestCase.Ok(Correct(c, CorrectableFact.ReceivedOn, Date(to)));

        Assert.Equal(Date(due), Due(c));
        var correction = Assert.IsType<FactCorrected>(c.Request.Raised[^1]);
        Assert.Equal((Day, Date(to)), (correction.From, correction.To));
    }

    [Theory]
    [InlineData("2026-03-02", "same")]
    [InlineData("2026-03-11", "date")]
    [InlineData("2008-04-30", "date")]
    public void A_receipt_is_not_corrected_to_what_cannot_be(string to, string code)
    {
        var c = RequestCase.At(Stage.Registered);
        c.Today = new(2026, 3, 10);

        Expect(c, CorrectableFact.ReceivedOn, Date(to), code);
    }

    [Theory]
    [InlineData("2026-03-10")]
    [InlineData("2008-05-01")]
    public void Today_and_the_first_day_of_the_regulation_are_possible(string to)
    {
        var c = RequestCase.At(Stage.Registered);
        c.Today = new(2026, 3, 10);

        RequestCase.Ok(Correct(c, CorrectableFact.ReceivedOn, Date(to)));
    }

    [Fact]
    public void A_receipt_is_not_later_than_what_followed_it()
    {
        var c = RequestCase.At(Stage.Registered);
        c.Today = Day.AddDays(2);
        c.SendClarification();
        c.Today = Day.AddDays(5);
        Expect(c, CorrectableFact.ReceivedOn, Day.AddDays(3), "date");
        RequestCase.Ok(Correct(c, CorrectableFact.ReceivedOn, Day.AddDays(2)));

        var withdrawn = RequestCase.At(Stage.Withdrawn);
        withdrawn.Today = Day.AddDays(5);
        Expect(withdrawn, CorrectableFact.ReceivedOn, Day.AddDays(1), "date");

        var served = RequestCase.At(Stage.Served);
        served.Today = Day.AddDays(5);
        Expect(served, CorrectableFact.ReceivedOn, Day.AddDays(1), "date");
    }

    [Fact]
    public void An_unconfirmed_receipt_has_no_date_to_correct() => Expect(RequestCase.At(Stage.Unconfirmed), CorrectableFact.ReceivedOn, Day.AddDays(-1), "no-fact", field: null);

    [Fact]
    public void There_is_no_reply_to_correct_before_it_is_served() => Expect(RequestCase.At(Stage.Sealed), CorrectableFact.RepliedOn, Day.AddDays(-1), "no-fact", field: null);

    [Fact]
    public void A_day_of_reply_lies_between_the_letter_and_what_came_after_it()
    {
        var c = RequestCase.At(Stage.Registered);
        c.Today = Day.AddDays(3);
        c = WalkOn(c);
        RequestCase.Ok(c.Request.Serve(new(ServiceMeans.Post, Day.AddDays(5), "EX000000000CN"), RequestCase.Calendar, c.Today = Day.AddDays(5)));
        c.Today = Day.AddDays(7);
        RequestCase.Ok(c.Request.ProveService(c.Today, null, c.Today));
        c.Today = Day.AddDays(20);
        Expect(c, CorrectableFact.RepliedOn, Day.AddDays(2), "date");
        Expect(c, CorrectableFact.RepliedOn, Day.AddDays(8), "date");
        RequestCase.Ok(Correct(c, CorrectableFact.RepliedOn, Day.AddDays(3)));
        RequestCase.Ok(Correct(c, CorrectableFact.RepliedOn, Day.AddDays(7)));
        Assert.Equal(Day.AddDays(7), c.State.RepliedOn);
    }

    [Fact]
    public void A_day_of_reply_is_not_later_than_the_closing()
    {
        var c = RequestCase.At(Stage.Closed);
        c.Today = Day.AddDays(3);

        Expect(c, CorrectableFact.RepliedOn, Day.AddDays(1), "date");
    }

    [Fact]
    public void A_correction_names_reason_and_approver()
    {
        var c = RequestCase.At(Stage.Registered);
        Assert.Equal("reason", c.Refused(x => x.Request.Correct(CorrectableFact.ReceivedOn, Day.AddDays(-1), " ", x.Approval, null, x.Today)).Field);
        Assert.Equal("approval.signerName", c.Refused(x => x.Request.Correct(CorrectableFact.ReceivedOn, Day.AddDays(-1), "误", new Approval("", x.Today), null, x.Today)).Field);
        Assert.Equal("approval.on", c.Refused(x => x.Request.Correct(CorrectableFact.ReceivedOn, Day.AddDays(-1), "误", new Approval("甲", x.Today.AddDays(1)), null, x.Today)).Field);
    }

    [Fact]
    public void A_second_service_does_not_inherit_the_corrected_day()
    {
        var c = RequestCase.At(Stage.Served);
        c.Today = Day.AddDays(4);
        RequestCase.Ok(c.Request.FailService(c.Today, "退回", c.Today));
        RequestCase.Ok(c.Request.Serve(new(ServiceMeans.InPerson, c.Today, Recipient: "本人"), RequestCase.Calendar, c.Today));

        Assert.Equal(c.Today, c.State.RepliedOn);
    }

    /// <summary>An act that a correction deprived of its effect must not hold the case for ever: it still has to be answered (条例第三十三条).</summary>
    [Fact]
    public void A_case_whose_extension_a_correction_made_late_can_still_be_withdrawn_and_served()
    {
        foreach (var withdraw in new[] { true, false })
        {
            var c = new NoticeCase(new(2026, 9, 8), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8));
            c.Post(new ExtensionContent(20, "需要调阅档案"), new(2026, 10, 12));
            c.Today = new(2026, 10, 14);
            NoticeCase.Ok(c.Request.Correct(CorrectableFact.ReceivedOn, new(2026, 9, 7), "收发室登记晚了一天", new Approval("负责人", c.Today), null, c.Today));
            Assert.Contains(c.Clock.Violations, v => v.Text.Contains("延长", StringComparison.Ordinal));

            if (withdraw)
            {
                NoticeCase.Ok(c.Request.Withdraw(null, NoticeCase.Calendar, c.Today));
            }
            else
            {
                var lead = Guid.NewGuid();
                var walk = RequestCase.Around(c.Request);
                walk.Today = c.Today;
                NoticeCase.Ok(c.Request.Assign(lead, [], null, null, null));
                NoticeCase.Ok(c.Request.Accept(lead));
                Assert.Empty(c.Request.SubmitAnswer(lead, walk.Search, "可以公开", Domain.Decisions.ReplyType.Disclosed, null, [], c.Today));
                NoticeCase.Ok(c.Request.ApproveAnswer(lead, walk.Approval));
                NoticeCase.Ok(c.Request.Consolidate("可以公开"));
                Assert.Empty(c.Request.DraftReply(walk.Disclosed, c.Today));
                NoticeCase.Ok(c.Request.Review(ReviewStage.Secrecy, walk.Approval));
                NoticeCase.Ok(c.Request.Sign(walk.Approval));
                NoticeCase.Ok(c.Request.IssueLetter(walk.Letter()));
                NoticeCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
                NoticeCase.Ok(c.Request.Serve(new(ServiceMeans.Post, c.Today, "EX000000000CN"), NoticeCase.Calendar, c.Today));
                Assert.False(c.Clock.OnTime);
            }

            Assert.Equal(ClockState.Ended, c.Clock.State);
        }
    }

    [Fact]
    public void A_second_extension_is_refused_even_where_the_first_lost_its_effect()
    {
        var c = new NoticeCase(new(2026, 9, 8), ReceiptChannel.RegisteredPost, signedForOn: new(2026, 9, 8));
        c.Post(new ExtensionContent(20, "理由"), new(2026, 10, 12));
        c.Today = new(2026, 10, 14);
        NoticeCase.Ok(c.Request.Correct(CorrectableFact.ReceivedOn, new(2026, 9, 7), "误", new Approval("负责人", c.Today), null, c.Today));

        Assert.Contains(c.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "再次延长"), NoticeCase.Calendar, c.Today), r => r.Code == "once");
    }

    private static RequestCase WalkOn(RequestCase c)
    {
        RequestCase.Ok(c.Request.Assign(c.Lead, [], null, null, null));
        RequestCase.Ok(c.Request.Accept(c.Lead));
        Assert.Empty(c.Request.SubmitAnswer(c.Lead, c.Search, "可以公开", Domain.Decisions.ReplyType.Disclosed, null, [], c.Today));
        RequestCase.Ok(c.Request.ApproveAnswer(c.Lead, c.Approval));
        RequestCase.Ok(c.Request.Consolidate("可以公开"));
        Assert.Empty(c.Request.DraftReply(c.Disclosed, c.Today));
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(c.Letter()));
        RequestCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
        return c;
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? Due(RequestCase c) => c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn;

    private static Refusal? Correct(RequestCase c, CorrectableFact fact, DateOnly to) => c.Request.Correct(fact, to, "登记有误", c.Approval, null, c.Today);

    private static void Expect(RequestCase c, CorrectableFact fact, DateOnly to, string code, string? field = "to")
    {
        var refusal = c.Refused(x => Correct(x, fact, to));
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }
}
