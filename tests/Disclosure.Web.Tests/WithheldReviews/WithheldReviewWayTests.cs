using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.WithheldReview;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.WithheldReviews;

/// <summary>不公开信息的定期评估 through handler and queue on a real database.</summary>
public sealed class WithheldReviewWayTests : NoticeTest
{
    private DateOnly Today => Site.Get<TimeProvider>().Today();

    private static QueueDefinition Queue => QueueCatalogue.Find(QueueCatalogue.Reviews)!;

    private CaseWalk Refusing => new(Site.Services)
    {
        Reply = _ => new ReplyDraft(ReplyType.Refused, RefusalGround.InternalAffairs, "属于内部管理信息。", null, "不能区分处理", [], null),
    };

    [Fact]
    public async Task The_queue_tells_what_is_to_be_reviewed_counts_what_is_near_and_lets_go_what_can_be_public()
    {
        var (refused, given) = (await Refusing.ToAsync(null), await Walk.ToAsync(null));
        Assert.Null((await RowAsync(given)).ReviewDueOn);
        var due = (await RowAsync(refused)).ReviewDueOn!.Value;
        Assert.Equal((await StateAsync(refused)).RepliedOn!.Value.AddMonths(12), due);
        Assert.Equal([refused], (await LinesAsync()).Select(l => l.Case.Id));
        Assert.Equal(0, (await Site.Get<QueueCounts>().GetAsync(Officer))[QueueCatalogue.Reviews]);

        Site.Clock.Set(due.AddDays(-QueueCatalogue.ReviewDays));
        Assert.Equal(1, (await Site.Get<QueueCounts>().GetAsync(Officer))[QueueCatalogue.Reviews]);
        Site.Clock.Set(due.AddDays(1));
        Assert.Equal(Urgency.Overdue, (await LinesAsync())[0].Time.Urgency);

        await DoneAsync(new(refused, null, Today, false, "仍属内部管理信息", Today.AddYears(1), "负责人"));
        Assert.Equal(Today.AddYears(1), (await RowAsync(refused)).ReviewDueOn);
        Assert.Equal(Today.AddYears(1), (await LinesAsync())[0].Time.DueOn);
        await DoneAsync(new(refused, null, Today, true, "已经不再是内部管理信息", null, "负责人"));
        Assert.Empty(await LinesAsync());
        await VerifyAsync();
    }

    [Fact]
    public async Task Only_the_disclosure_office_records_it_and_a_rehearsal_changes_nothing()
    {
        var id = await Refusing.ToAsync(null);
        var command = new WithheldReviewCommand(id, null, Today, false, "仍属内部管理信息", Today.AddYears(1), "负责人");
        foreach (var role in new[] { Roles.Handler, Roles.Supervisor, Roles.LegalReviewer })
        {
            Assert.IsType<Outcome.Forbidden>(await Site.Get<WithheldReviewHandler>().HandleAsync(Site.Officer("office", role), command));
        }

        Assert.IsType<Outcome.Rehearsed>(await Site.Get<WithheldReviewHandler>().RehearseAsync(Officer, command));
        Assert.Empty((await StateAsync(id)).WithheldReviews);
    }

    private async Task<IReadOnlyList<QueueLine>> LinesAsync() => (await Site.Get<QueueReader>().ReadAsync(Queue, Officer, QueueFilter.None)).Lines;

    private async Task DoneAsync(WithheldReviewCommand command)
    {
        var outcome = await Site.Get<WithheldReviewHandler>().HandleAsync(Officer, command);
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
