using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>撤回: lawful at every stage until the reply has left the house; no reason may be demanded; everything ends with it.</summary>
public sealed class WithdrawalTests
{
    public static TheoryData<Stage> Lawful =>
    [
        Stage.Unconfirmed, Stage.Filed, Stage.Registered, Stage.Assigned, Stage.Returned, Stage.Accepted, Stage.Submitted, Stage.Answered, Stage.Consolidated,
        Stage.Drafted, Stage.Reviewed, Stage.Signed, Stage.Issued, Stage.Sealed, Stage.Failed,
    ];

    [Theory]
    [MemberData(nameof(Lawful))]
    public void Needs_no_reason_and_ends_the_clock(Stage stage)
    {
        var c = RequestCase.At(stage);
        c.Today = c.Today.AddDays(1);

        RequestCase.Ok(c.Request.Withdraw(" ", RequestCase.Calendar, c.Today));

        var withdrawn = Assert.IsType<RequestWithdrawn>(c.Request.Raised[^1]);
        Assert.Equal((c.Today, null), (withdrawn.On, withdrawn.Reason));
        Assert.Equal(PublicStatus.Withdrawn, c.State.Status);
        var clock = c.State.Clock(RequestCase.Calendar, c.Today.AddDays(100));
        Assert.Equal(stage == Stage.Unconfirmed ? null : ClockState.Ended, clock?.State);
        Assert.Null(c.State.RepliedOn);
    }

    [Fact]
    public void Is_possible_while_the_citizen_is_awaited()
    {
        var c = RequestCase.At(Stage.Registered);
        c.SendClarification();
        c.Today = c.Today.AddDays(3);

        RequestCase.Ok(c.Request.Withdraw("已从其他途径获得", RequestCase.Calendar, c.Today));

        Assert.Equal(PublicStatus.Withdrawn, c.State.Status);
    }

    [Theory]
    [InlineData(Stage.Served, "answered")]
    [InlineData(Stage.Closed, "closed")]
    [InlineData(Stage.Archived, "closed")]
    [InlineData(Stage.Withdrawn, "withdrawn")]
    [InlineData(Stage.Abandoned, "abandoned")]
    public void Is_too_late_once_answered_or_ended(Stage stage, string code) =>
        Assert.Equal(code, RequestCase.At(stage).Refused(c => c.Request.Withdraw(null, RequestCase.Calendar, c.Today)).Code);
}
