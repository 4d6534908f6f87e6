using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>督办: asked, answered, revoked; and the case itself does not move.</summary>
public sealed class SupervisionTests
{
    private readonly RequestCase c = RequestCase.At(Stage.Accepted);
    private readonly Guid id = Guid.NewGuid();

    [Fact]
    public void It_moves_neither_the_clock_nor_the_status()
    {
        var (status, due) = (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn);
        Assert.Empty(c.Request.Supervise(id, c.Lead, " 请说明进度 ", c.Today.AddDays(3), c.Today));
        Assert.Equal("请说明进度", c.State.Supervisions.Single().Issued.Text);
        Assert.True(c.State.Supervisions[0].IsOpen);
        RequestCase.Ok(c.Request.AnswerSupervision(id, "预计下周办结", c.Today));
        Assert.False(c.State.Supervisions[0].IsOpen);
        Assert.Equal((status, due), (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn));
    }

    [Fact]
    public void It_is_overdue_on_the_day_after_the_last_and_never_once_answered()
    {
        Assert.Empty(c.Request.Supervise(id, null, "请说明进度", c.Today, c.Today));
        Assert.False(c.State.Supervisions[0].IsOverdue(c.Today));
        Assert.True(c.State.Supervisions[0].IsOverdue(c.Today.AddDays(1)));
        RequestCase.Ok(c.Request.AnswerSupervision(id, "预计下周办结", c.Today.AddDays(1)));
        Assert.False(c.State.Supervisions[0].IsOverdue(c.Today.AddDays(1)));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_said_beside_its_field()
    {
        var refusals = c.Request.Supervise(id, c.Other, " ", c.Today.AddDays(-1), c.Today);
        Assert.Equal(["department", "text", "answerBy"], refusals.Select(r => r.Field));
        Assert.Equal("text", Assert.Single(c.Request.Supervise(id, null, new string('字', 1001), c.Today, c.Today)).Field);
        Assert.Empty(c.State.Supervisions);
    }

    [Fact]
    public void It_is_answered_or_revoked_once()
    {
        Assert.Empty(c.Request.Supervise(id, null, "请说明进度", c.Today, c.Today));
        Assert.Equal("supervision-sent", Assert.Single(c.Request.Supervise(id, null, "请说明进度", c.Today, c.Today)).Code);
        Assert.Equal("text", c.Refused(x => x.Request.AnswerSupervision(id, "", x.Today)).Field);
        Assert.Equal("reason", c.Refused(x => x.Request.RevokeSupervision(id, "", x.Today)).Field);
        RequestCase.Ok(c.Request.RevokeSupervision(id, "已经答复", c.Today));
        Assert.Equal("supervision-revoked", c.Refused(x => x.Request.AnswerSupervision(id, "已办", x.Today)).Code);
        Assert.Equal("supervision-revoked", c.Refused(x => x.Request.RevokeSupervision(id, "已办", x.Today)).Code);
    }

    [Fact]
    public void An_answer_is_taken_after_the_case_has_ended_and_a_department_that_returned_it_is_not_asked()
    {
        Assert.Empty(c.Request.Supervise(id, null, "请说明进度", c.Today, c.Today));
        RequestCase.Ok(c.Request.Return(c.Lead, "职责不在本处"));
        Assert.Equal("not-assigned", Assert.Single(c.Request.Supervise(Guid.NewGuid(), c.Lead, "请说明进度", c.Today, c.Today)).Code);
        RequestCase.Ok(c.Request.Withdraw(null, RequestCase.Calendar, c.Today));
        Assert.Equal("withdrawn", Assert.Single(c.Request.Supervise(Guid.NewGuid(), null, "请说明进度", c.Today, c.Today)).Code);
        RequestCase.Ok(c.Request.AnswerSupervision(id, "申请人已经撤回", c.Today));
        Assert.IsType<SupervisionAnswered>(c.Request.Raised[^1]);
    }
}
