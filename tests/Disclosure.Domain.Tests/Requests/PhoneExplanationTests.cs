using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using static Disclosure.Domain.Tests.Requests.Stage;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>电话释明: beside the written 补正, in place of nothing, without effect on any date.</summary>
public sealed class PhoneExplanationTests
{
    private static readonly PhoneExplanation Call = new(new(9, 30), ByApplicant: false, "139 0000 0000", "申请人表示清楚，将书面补正。");

    [Fact]
    public void It_is_recorded_and_neither_status_nor_clock_nor_draft_changes()
    {
        var c = RequestCase.At(Filed);
        var (status, due) = (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn);
        Assert.Empty(c.Request.ExplainByPhone(c.Today, " 申请人 ", " 请写明年份。 ", Call, c.Today, new(9, 30)));
        var recorded = Assert.IsType<ApplicantPhoned>(c.Request.Raised[^1]);
        Assert.Equal(("申请人", "请写明年份。", "139 0000 0000"), (recorded.SpokeWith, recorded.Content, recorded.Explanation!.Number));
        Assert.Equal((status, due), (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn));
        Assert.Empty(c.State.Notices);
    }

    [Fact]
    public void Each_mistake_is_named_at_its_field()
    {
        var c = RequestCase.At(Filed);
        var refusals = c.Request.ExplainByPhone(c.Today.AddDays(1), " ", "", new(new(9, 30), true, "12", " "), c.Today, new(10, 0));
        Assert.Equal(["on", "spokeWith", "number", "explained", "said"], refusals.Select(r => r.Field));
        Assert.Equal(["on"], c.Request.ExplainByPhone(RequestCase.FiledOn.AddDays(-1), "申请人", "内容", Call, c.Today, new(10, 0)).Select(r => r.Field));
        Assert.Equal(["at"], c.Request.ExplainByPhone(c.Today, "申请人", "内容", Call, c.Today, new(9, 29)).Select(r => r.Field));
        Assert.Empty(c.Request.ExplainByPhone(RequestCase.FiledOn, "申请人", "内容", Call, c.Today, new(9, 30)));
    }

    [Theory]
    [InlineData(Unconfirmed, true)]
    [InlineData(Filed, true)]
    [InlineData(Signed, true)]
    [InlineData(Issued, false)]
    [InlineData(Served, false)]
    [InlineData(Closed, false)]
    [InlineData(Withdrawn, false)]
    [InlineData(Abandoned, false)]
    public void It_stands_before_the_reply_alone(Stage stage, bool lawful)
    {
        var c = RequestCase.At(stage);
        Assert.Equal(lawful, c.Request.ExplainByPhone(c.Today, "申请人", "内容", Call, c.Today, new(23, 59)).Count == 0);
    }

    [Fact]
    public void After_the_clarification_came_there_is_nothing_left_to_explain()
    {
        var c = RequestCase.At(Registered);
        var id = Guid.NewGuid();
        Assert.Empty(c.Request.DraftNotice(id, new ClarificationContent(["请写明年份"], "指导", 10), RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.ApproveNotice(id, c.Approval, RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.IssueNotice(new NoticeIssued(id, "湘交公开补〔2026〕1号", "补正告知书", c.Today, Guid.NewGuid(), "00"), RequestCase.Calendar, c.Today));
        RequestCase.Ok(c.Request.SealNotice(id, Guid.NewGuid()));
        RequestCase.Ok(c.Request.ServeNotice(id, new(Domain.Correspondence.ServiceMeans.InPerson, c.Today, Recipient: "本人"), RequestCase.Calendar, c.Today));
        var awaited = c.State.Notices[0].ReplyBy(RequestCase.Calendar);
        Assert.Empty(c.Request.ExplainByPhone(c.Today, "申请人", "内容", Call, c.Today, new(23, 59)));
        Assert.True(c.State.Notices[0].IsAwaiting);
        Assert.Equal(awaited, c.State.Notices[0].ReplyBy(RequestCase.Calendar));
        Assert.Empty(c.Request.ReceiveClarification(id, c.Today, new InformationSought("2019年的批复"), null, [], RequestCase.Calendar, c.Today));
        Assert.Equal(["clarified"], c.Request.ExplainByPhone(c.Today, "申请人", "内容", Call, c.Today, new(23, 59)).Select(r => r.Code));
    }
}
