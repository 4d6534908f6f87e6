using Disclosure.Domain.Common;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Requests;
using static Disclosure.Domain.Tests.Disputes.DisputeCase;

namespace Disclosure.Domain.Tests.Disputes;

/// <summary>复议诉讼: every move at every stage, and that the case itself stays what it was.</summary>
public sealed class DisputeTests
{
    private static readonly DisputeStage[] Standing = [.. Enum.GetValues<DisputeStage>().Except([DisputeStage.Voided])];

    private static readonly Dictionary<string, (Func<RequestCase, Refusal?> Move, DisputeStage[] Lawful)> Table = new()
    {
        ["open again"] = (c => c.Request.OpenDispute(Opened(DisputeKind.Reconsideration, c.Today), c.Today).FirstOrDefault(), []),
        ["answer"] = (c => c.Request.AnswerDispute(new DisputeAnswered(Id, c.Today, null, []), c.Today), [DisputeStage.AnswerDue]),
        ["decide"] = (c => c.Request.DecideDispute(Decided(c.Today), c.Today).FirstOrDefault(), [DisputeStage.AnswerDue, DisputeStage.Pending]),
        ["redo"] = (c => c.Request.RedoReply(new DisputeRedone(Id, c.Today, "湘交公开告〔2026〕9号", []), c.Today), [DisputeStage.RedoDue]),
        ["number"] = (c => c.Request.NumberDispute(Id, "〔2026〕2号"), Standing),
        ["void"] = (c => c.Request.VoidDispute(Id, "重复登记"), Standing),
        ["correct the receipt"] = (c => Correct(c, DisputeDate.Received, c.Today.AddDays(-1)), Standing),
        ["correct the answer"] = (c => Correct(c, DisputeDate.Answered, c.Today.AddDays(-1)), []),
        ["correct the term of the new reply"] = (c => Correct(c, DisputeDate.RedoBy, c.Today.AddDays(40)), [DisputeStage.RedoDue, DisputeStage.Ended]),
    };

    public static TheoryData<DisputeStage, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<DisputeStage, string>();
            foreach (var stage in Enum.GetValues<DisputeStage>())
            {
                foreach (var move in Table.Keys)
                {
                    pairs.Add(stage, move);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_is_lawful_at_its_stages_and_changes_nothing_elsewhere(DisputeStage stage, string name)
    {
        var c = At(stage);
        Assert.Equal(stage, c.State.Disputes[0].Stage);
        var (move, lawful) = Table[name];
        if (lawful.Contains(stage))
        {
            RequestCase.Ok(move(c));
        }
        else
        {
            c.Refused(move);
        }
    }

    [Fact]
    public void Due_is_the_answer_then_nothing_then_the_new_reply()
    {
        var calendar = RequestCase.Calendar;
        Assert.Equal(calendar.AddWorkingDays(RequestCase.FiledOn.AddDays(60), 10), At(DisputeStage.AnswerDue).State.Disputes[0].DueOn(calendar));
        Assert.Null(At(DisputeStage.Pending).State.Disputes[0].DueOn(calendar));
        Assert.Equal(RequestCase.FiledOn.AddDays(90), At(DisputeStage.RedoDue).State.Disputes[0].DueOn(calendar));
        Assert.Null(At(DisputeStage.Ended).State.Disputes[0].DueOn(calendar));
    }

    [Fact]
    public void The_status_and_the_clock_of_the_case_stay_what_they_were()
    {
        var c = RequestCase.At(Stage.Archived);
        var (status, clock) = (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn);
        var after = At(DisputeStage.Ended, c);
        Assert.Equal(status, after.State.Status);
        Assert.Equal(clock, after.State.Clock(RequestCase.Calendar, c.Today)!.DueOn);
    }

    [Fact]
    public void A_corrected_receipt_moves_the_term()
    {
        var c = At(DisputeStage.AnswerDue);
        RequestCase.Ok(Correct(c, DisputeDate.Received, c.Today.AddDays(-4)));
        Assert.Equal(RequestCase.Calendar.AddWorkingDays(c.Today.AddDays(-4), 10), c.State.Disputes[0].DueOn(RequestCase.Calendar));
    }

    [Fact]
    public void Dates_stand_in_the_order_in_which_things_happen()
    {
        var c = At(DisputeStage.RedoDue);
        foreach (var (date, to) in new[]
                 {
                     (DisputeDate.Received, RequestCase.FiledOn.AddDays(-1)), (DisputeDate.Received, c.Today.AddDays(1)), (DisputeDate.Decided, c.Today.AddDays(-1)),
                     (DisputeDate.RedoBy, c.Today.AddDays(-1)), (DisputeDate.Decided, c.Today.AddDays(1)), (DisputeDate.Redone, c.Today),
                 })
        {
            c.Refused(x => Correct(x, date, to));
        }
    }

    [Theory]
    [InlineData("body")]
    [InlineData("claims")]
    [InlineData("receivedOn")]
    [InlineData("simplified")]
    [InlineData("afterReconsideration")]
    public void Each_defect_of_a_registration_is_named_at_its_field(string field)
    {
        var c = RequestCase.At(Stage.Closed);
        var good = Opened(DisputeKind.Litigation, c.Today);
        var bad = field switch
        {
            "body" => good with { Body = " " },
            "claims" => good with { Claims = "" },
            "receivedOn" => good with { ReceivedOn = c.Today.AddDays(1) },
            "simplified" => good with { Simplified = true },
            _ => good with { Kind = DisputeKind.Reconsideration, AfterReconsideration = true },
        };
        var refusal = Assert.Single(c.Request.OpenDispute(bad, c.Today));
        Assert.Equal(field, refusal.Field);
        Assert.Empty(c.State.Disputes);
        Assert.Empty(c.Request.OpenDispute(good, c.Today));
    }

    [Fact]
    public void A_new_reply_is_ordered_only_by_a_decision_that_corrects()
    {
        var c = At(DisputeStage.Pending);
        Assert.Equal("redoOrdered", Assert.Single(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Upheld, c.Today.AddDays(10)), c.Today)).Field);
        Assert.Equal("redoBy", Assert.Single(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected, c.Today.AddDays(10)) with { RedoOrdered = false }, c.Today)).Field);
        Assert.Equal("redoBy", Assert.Single(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected, c.Today.AddDays(-1)), c.Today)).Field);
        Assert.Empty(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected, c.Today), c.Today));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2206-05-01")]
    [InlineData("2027-05-02")]
    public void A_mistyped_year_of_the_term_is_refused_when_decided_and_when_corrected(string typed)
    {
        var by = DateOnly.ParseExact(typed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var c = At(DisputeStage.Pending);
        var refusal = Assert.Single(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected, by), c.Today));
        Assert.Equal(("date", "redoBy"), (refusal.Code, refusal.Field));
        Assert.Contains("请核对年份", refusal.Message, StringComparison.Ordinal);
        c = At(DisputeStage.RedoDue);
        Assert.Equal("to", c.Refused(x => Correct(x, DisputeDate.RedoBy, by)).Field);
    }

    [Fact]
    public void An_order_without_a_term_stays_open_until_the_reply_is_made_and_the_term_can_be_added()
    {
        var c = At(DisputeStage.Pending);
        Assert.Empty(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected) with { RedoOrdered = true }, c.Today));
        Assert.Equal((DisputeStage.RedoDue, (DateOnly?)null), (c.State.Disputes[0].Stage, c.State.Disputes[0].DueOn(RequestCase.Calendar)));
        RequestCase.Ok(Correct(c, DisputeDate.RedoBy, c.Today.AddDays(20)));
        Assert.Equal(c.Today.AddDays(20), c.State.Disputes[0].DueOn(RequestCase.Calendar));
        Assert.Null(((DisputeDateCorrected)c.Request.Raised[^1]).From);
        RequestCase.Ok(c.Request.RedoReply(new DisputeRedone(Id, c.Today, "湘交公开告〔2026〕9号", []), c.Today));
        Assert.Equal(DisputeStage.Ended, c.State.Disputes[0].Stage);
    }

    [Fact]
    public void What_was_registered_twice_is_told_and_a_voided_one_makes_room()
    {
        var c = At(DisputeStage.AnswerDue);
        var again = Opened(DisputeKind.Reconsideration, c.Today) with { DisputeId = Guid.NewGuid() };
        Assert.Equal(("dispute-alike", "caseNumber"), (Assert.Single(c.Request.OpenDispute(again, c.Today)).Code, Assert.Single(c.Request.OpenDispute(again, c.Today)).Field));
        Assert.Empty(c.Request.OpenDispute(again with { CaseNumber = "〔2026〕7号" }, c.Today));
        RequestCase.Ok(c.Request.VoidDispute(Id, "程序选错"));
        Assert.Empty(c.Request.OpenDispute(again with { DisputeId = Guid.NewGuid() }, c.Today));
        Assert.Equal(3, c.State.Disputes.Count);
    }

    [Theory]
    [InlineData("body", 201)]
    [InlineData("caseNumber", 201)]
    [InlineData("claims", 2001)]
    public void A_text_that_is_too_long_is_told_at_its_field(string field, int length)
    {
        var c = RequestCase.At(Stage.Closed);
        var (text, good) = (new string('长', length), Opened(DisputeKind.Litigation, c.Today));
        var bad = field switch { "body" => good with { Body = text }, "caseNumber" => good with { CaseNumber = text }, _ => good with { Claims = text } };
        var refusal = Assert.Single(c.Request.OpenDispute(bad, c.Today));
        Assert.Equal(("too-long", field), (refusal.Code, refusal.Field));
    }

    private static Refusal? Correct(RequestCase c, DisputeDate date, DateOnly to) => c.Request.CorrectDispute(Id, date, to, "登记有误", c.Approval, null, c.Today);

    /// <summary>Everything on one day, sixty days after filing.</summary>
    private static RequestCase At(DisputeStage stage, RequestCase? on = null)
    {
        var c = on ?? RequestCase.At(Stage.Closed);
        c.Today = RequestCase.FiledOn.AddDays(60);
        Assert.Empty(c.Request.OpenDispute(Opened(DisputeKind.Reconsideration, c.Today), c.Today));
        if (stage is > DisputeStage.AnswerDue and not DisputeStage.Voided)
        {
            RequestCase.Ok(c.Request.AnswerDispute(new DisputeAnswered(Id, c.Today, null, []), c.Today));
        }

        if (stage is > DisputeStage.Pending and not DisputeStage.Voided)
        {
            Assert.Empty(c.Request.DecideDispute(Decided(c.Today, DisputeResult.Corrected, RequestCase.FiledOn.AddDays(90)), c.Today));
        }

        if (stage is > DisputeStage.RedoDue and not DisputeStage.Voided)
        {
            RequestCase.Ok(c.Request.RedoReply(new DisputeRedone(Id, c.Today, "湘交公开告〔2026〕9号", []), c.Today));
        }

        if (stage == DisputeStage.Voided)
        {
            RequestCase.Ok(c.Request.VoidDispute(Id, "重复登记"));
        }

        return c;
    }
}
