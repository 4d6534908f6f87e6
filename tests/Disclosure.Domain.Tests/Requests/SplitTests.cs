using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>拆分办理: each part is received when the whole was, and counts as one.</summary>
public sealed class SplitTests
{
    private static readonly Guid Whole = new("00000000-0000-0000-0000-0000000000aa");

    [Theory]
    [InlineData(Stage.Unconfirmed, "receipt-open")]
    [InlineData(Stage.Filed, null)]
    [InlineData(Stage.Registered, null)]
    [InlineData(Stage.Assigned, "assigned")]
    [InlineData(Stage.Returned, "assigned")]
    [InlineData(Stage.Accepted, "assigned")]
    [InlineData(Stage.Submitted, "assigned")]
    [InlineData(Stage.Answered, "assigned")]
    [InlineData(Stage.Consolidated, "assigned")]
    [InlineData(Stage.Drafted, "drafted")]
    [InlineData(Stage.Reviewed, "drafted")]
    [InlineData(Stage.Signed, "drafted")]
    [InlineData(Stage.Issued, "drafted")]
    [InlineData(Stage.Sealed, "drafted")]
    [InlineData(Stage.Served, "drafted")]
    [InlineData(Stage.Failed, "drafted")]
    [InlineData(Stage.Closed, "closed")]
    [InlineData(Stage.Archived, "closed")]
    [InlineData(Stage.Withdrawn, "withdrawn")]
    [InlineData(Stage.Abandoned, "abandoned")]
    public void Split_before_anybody_works_on_the_content(Stage stage, string? code)
    {
        var c = RequestCase.At(stage);
        if (code is null)
        {
            Assert.Equal(2, Split(c).Count);
        }
        else
        {
            Assert.Equal(code, c.Refused(_ => Try(c, Parts(2)).Refusals.FirstOrDefault()).Code);
        }
    }

    [Fact]
    public void A_case_that_every_department_returned_may_be_split()
    {
        var c = RequestCase.At(Stage.Registered);
        RequestCase.Ok(c.Request.Assign(c.Lead, [], null, null, null));
        RequestCase.Ok(c.Request.Return(c.Lead, "内容分属两个处室"));

        Assert.Equal(2, Split(c).Count);
    }

    [Fact]
    public void A_part_is_received_when_the_whole_was_and_due_on_the_same_day()
    {
        var c = RequestCase.File(new(ReceiptChannel.Fax, RequestCase.FiledOn));
        c.Today = RequestCase.FiledOn.AddDays(3);
        RequestCase.Ok(c.Request.ConfirmReceipt(c.Today, "电话确认", c.Today));
        RequestCase.Ok(c.Request.Correct(CorrectableFact.ReceivedOn, c.Today.AddDays(-1), "登记有误", c.Approval, null, c.Today));
        c.Today = c.Today.AddDays(5);

        var part = Split(c)[0];

        Assert.Equal(RequestCase.FiledOn.AddDays(2), part.State.ReceivedOn);
        Assert.Equal(Due(c.Request, c.Today), Due(part, c.Today));
        Assert.Equal(PublicStatus.Registered, part.State.Status);
        Assert.Equal(c.State.Number, part.State.SplitFrom!.From.Number);
        Assert.Equal(c.State.Filing!.Applicant, part.State.Filing!.Applicant);
        Assert.NotEqual(c.State.QueryCode, part.State.QueryCode);
        Assert.Equal("第二项", part.State.Information.Description);
        Assert.Equal("第一项", c.State.Information.Description);
    }

    [Fact]
    public void A_completed_application_gives_its_new_period_to_every_part_and_no_second_completion()
    {
        var c = RequestCase.At(Stage.Registered);
        c.SendClarification();
        Assert.Equal("notice-open", c.Refused(_ => Try(c, Parts(2)).Refusals.FirstOrDefault()).Code);
        c.Today = c.Today.AddDays(7);
        Assert.Empty(c.Request.ReceiveClarification(c.ClarificationId, c.Today, new InformationSought("2019年和2020年的批复"), null, [], RequestCase.Calendar, c.Today));

        var part = Split(c)[0];

        Assert.Equal(Due(c.Request, c.Today), Due(part, c.Today));
        Assert.Equal(RequestCase.Calendar.AddWorkingDays(c.Today, 20), Due(part, c.Today));
        RequestCase.Ok(part.Register(ApplicantCategory.NaturalPerson, null));
        var again = Assert.Single(part.DraftNotice(Guid.NewGuid(), new ClarificationContent(["请写明年份"], "指导", 15), RequestCase.Calendar, c.Today));
        Assert.Equal(("once", Law.Article("三十")), (again.Code, again.Article));
        Assert.Null(DecisionRules.CheckRecord(ReplyType.StillUnclear, part.State.DecisionFacts));
        var late = part.Correct(CorrectableFact.ReceivedOn, c.Today, "有误", c.Approval, null, c.Today);
        Assert.Equal("date", late!.Code);
    }

    [Fact]
    public void A_completion_after_the_split_says_better_what_is_sought()
    {
        var c = RequestCase.At(Stage.Registered);
        Split(c);
        c.SendClarification();
        Assert.Empty(c.Request.ReceiveClarification(c.ClarificationId, c.Today, new InformationSought("2019年的批复"), null, [], RequestCase.Calendar, c.Today));

        Assert.Equal("2019年的批复", c.State.Information.Description);
    }

    [Fact]
    public void It_is_split_once_but_a_part_may_be_split_again()
    {
        var c = RequestCase.At(Stage.Registered);
        var part = Split(c)[0];

        Assert.Equal("split", c.Refused(_ => Try(c, Parts(2)).Refusals.FirstOrDefault()).Code);
        var (again, refusals) = part.Split(Guid.NewGuid(), new("第二项之一"), [Part(7, "第二项之二")], "又含两项", RequestCase.Calendar, c.Today);
        Assert.Empty(refusals);
        Assert.Equal(c.State.ReceivedOn, Assert.Single(again).State.ReceivedOn);
    }

    [Fact]
    public void Every_mistake_is_named_beside_its_field_and_nothing_happens()
    {
        var c = RequestCase.At(Stage.Registered);
        var before = c.State;

        var (parts, refusals) = c.Request.Split(Whole, new(string.Empty), [Part(2, "第二项"), Part(3, " "), Part(4, "第二项")], " ", RequestCase.Calendar, c.Today);

        Assert.Empty(parts);
        Assert.Equal(["kept.description", "parts[1].description", "parts", "reason"], refusals.Select(r => r.Field));
        Assert.Same(before, c.State);
        Assert.Equal("parts", Assert.Single(Try(c, []).Refusals).Field);
        Assert.Equal("parts", Assert.Single(Try(c, Parts(DisclosureRequest.MaxParts)).Refusals).Field);
        Assert.Empty(Try(c, Parts(DisclosureRequest.MaxParts - 1)).Refusals);
    }

    [Fact]
    public void A_split_case_is_rebuilt_as_it_was()
    {
        var c = RequestCase.At(Stage.Registered);
        var part = Split(c)[1];

        Assert.Equal(States.Json(part.State), States.Json(RequestState.Fold(part.Raised)));
        Assert.Equal(States.Json(c.State), States.Json(RequestState.Fold(c.Request.Raised)));
    }

    private static DateOnly? Due(DisclosureRequest request, DateOnly today) => request.State.Clock(RequestCase.Calendar, today)!.DueOn;

    private static PartFiling Part(int number, string what) => new(new SplitPart(new LinkedCase(Guid.NewGuid(), $"430S00-SQ2026-{number:00000}"), new InformationSought(what)), []);

    private static PartFiling[] Parts(int count) => [.. Enumerable.Range(2, count).Select(n => Part(n, n == 2 ? "第二项" : $"第{n}项"))];

    private static (IReadOnlyList<DisclosureRequest> Parts, IReadOnlyList<Refusal> Refusals) Try(RequestCase c, PartFiling[] parts) =>
        c.Request.Split(Whole, new InformationSought("第一项"), parts, "一事一申请", RequestCase.Calendar, c.Today);

    private static IReadOnlyList<DisclosureRequest> Split(RequestCase c)
    {
        var (parts, refusals) = Try(c, Parts(2));
        Assert.Empty(refusals);
        return parts;
    }
}
