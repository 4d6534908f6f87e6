using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.PhoneNotice;
using Disclosure.Web.Features.Redeliver;
using Disclosure.Web.Outbox;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Service;

/// <summary>The mail that served the reply comes back: alarm with its last day, another means, and the day that this means gives.</summary>
public sealed class RedeliverTests : NoticeTest
{
    private static readonly DateOnly Due = new(2026, 3, 30);

    private CaseWalk Mailing => new(Site.Services) { Service = day => new ServiceAct(ServiceMeans.Email, day) };

    private Actor Server => Site.Officer("office", Roles.SealOfficer);

    [Theory]
    [InlineData(27, "必须在2026年3月30日（星期一）前（含当日）改用邮寄")]
    [InlineData(30, "必须在2026年3月30日（星期一）前（含当日）改用邮寄")]
    [InlineData(31, "法定期限2026年3月30日（星期一）已过，请立即改用邮寄")]
    public async Task A_bounce_raises_the_alarm_with_the_last_day_for_another_means(int day, string says)
    {
        var id = await EmailedAsync();
        Site.Clock.Set(new(2026, 3, day));
        Assert.True(await BounceAsync(id));
        Assert.False(await BounceAsync(id));
        Assert.Contains(says, (await AlarmAsync(id)).Text, StringComparison.Ordinal);
        var data = (await Site.Get<CasePageQuery>().LoadAsync(id, Officer))!;
        Assert.Contains(CaseFlags.Of(data), f => f.Word == "送达异常" && f.ToString().Contains("2026年3月30日", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crash_between_bounce_and_alarm_leaves_neither_and_the_next_reading_raises_both()
    {
        var id = await EmailedAsync();
        await using (var db = Site.Db())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER crash BEFORE INSERT ON Notices BEGIN SELECT RAISE(ABORT, 'crash'); END");
        }

        await Assert.ThrowsAnyAsync<Exception>(() => BounceAsync(id));
        await using (var db = Site.Db())
        {
            Assert.Equal(MailState.Sent, await db.Mails.Where(m => m.CaseId == id && m.TemplateKey == "reply-enclosed").Select(m => m.State).SingleAsync());
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER crash");
        }

        Assert.True(await BounceAsync(id));
        Assert.Contains("2026年3月30日", (await AlarmAsync(id)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task Posted_anew_the_day_of_posting_counts_and_the_way_goes_on_to_its_end(int day, bool onTime)
    {
        var id = await EmailedAsync();
        Assert.True(await BounceAsync(id));
        Assert.Equal(new DateOnly(2026, 3, 2), (await StateAsync(id)).RepliedOn);
        Site.Clock.Set(new(2026, 3, day));
        var today = new DateOnly(2026, 3, day);
        await DoAsync(new(id, null, today, "邮箱不存在，退信", Post(today)));
        var state = await StateAsync(id);
        Assert.Equal((today, ServiceMeans.Post), (state.RepliedOn!.Value, state.ReplyLetter!.Served!.Means));
        Assert.Equal(Due, (await RowAsync(id)).DueOn);
        Assert.Equal(onTime, state.RepliedOn <= Due);
        await using (var db = Site.Db())
        {
            Assert.NotNull((await db.Notices.SingleAsync(n => n.CaseId == id && n.Kind == PhoneNotices.Kind && n.Key.EndsWith("/reply-enclosed"))).DoneAt);
        }

        // The step of closing is open all along; it waits for the slip.
        Assert.Equal(RedeliverStage.AwaitingProof, await StageAsync(id));
        await DoAsync(new(id, null, ProvedOn: today));
        await Walk.OnAsync(id, null);
        state = await StateAsync(id);
        Assert.NotNull(state.Archive);
        Assert.Equal(today, state.RepliedOn);
        Assert.Equal(["ReplyServed", "ServiceFailed", "ReplyServed", "ServiceProved", "RequestClosed", "RequestArchived"], (await TypesAsync(id)).SkipWhile(t => t != "ReplyServed"));
        await VerifyAsync();
    }

    [Fact]
    public async Task The_bounce_alone_lets_the_clock_run_on_and_the_alarm_stand()
    {
        var id = await EmailedAsync();
        Assert.True(await BounceAsync(id));
        await DoAsync(new(id, null, new(2026, 3, 2), "邮箱已满，退信"));
        var state = await StateAsync(id);
        Assert.Null(state.RepliedOn);
        Assert.Equal(PublicStatus.InProgress, state.Status);
        Assert.Equal(RedeliverStage.Unserved, await StageAsync(id));
        Assert.Null((await AlarmAsync(id)).DoneAt);
        var refused = Assert.IsType<Outcome.Refused>(await Site.Get<RedeliverHandler>().HandleAsync(Server, new(id, null)));
        Assert.Equal("means", Assert.Single(refused.Refusals).Field);
        // Came back a second time, by post.
        await DoAsync(new(id, null, Act: Post(new(2026, 3, 2))));
        await DoAsync(new(id, null, new(2026, 3, 2), "查无此人，退回"));
        Assert.Equal(RedeliverStage.Unserved, await StageAsync(id));
        await DoAsync(new(id, null, Act: new ServiceAct(ServiceMeans.InPerson, new(2026, 3, 2), Recipient: "本人")));
        await Walk.OnAsync(id, null);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_mail_that_comes_back_after_the_case_was_closed_opens_it_again()
    {
        var id = await EmailedAsync("archive");
        Assert.Equal(PublicStatus.Closed, (await StateAsync(id)).Status);
        Assert.True(await BounceAsync(id));
        await DoAsync(new(id, null, new(2026, 3, 2), "邮箱不存在，退信", Post(new(2026, 3, 2))));
        var state = await StateAsync(id);
        Assert.Equal((PublicStatus.Answered, null), (state.Status, state.Closing));
        await DoAsync(new(id, null, ProvedOn: new(2026, 3, 2)));
        Assert.Equal(RedeliverStage.ToClose, await StageAsync(id));
        await DoAsync(new(id, null, Note: "改邮寄后签收"));
        Assert.Equal(PublicStatus.Closed, (await StateAsync(id)).Status);
        Assert.Equal(RedeliverStage.None, await StageAsync(id));
        await Walk.OnAsync(id, null);
        Assert.NotNull((await StateAsync(id)).Archive);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_call_serves_nothing_and_the_same_mail_is_not_sent_again_under_the_old_day()
    {
        var id = await EmailedAsync();
        Assert.True(await BounceAsync(id));
        var alarm = await AlarmAsync(id);
        Assert.True((await Site.Get<RecordPhoneNoticeHandler>().HandleAsync(Officer, new(id, alarm.Id, new(2026, 3, 2), "申请人", "告知将改邮寄"))).Succeeded);
        Assert.Null((await AlarmAsync(id)).DoneAt);
        await using var db = Site.Db();
        Assert.Equal(ResendResult.NotPossible, await Site.Get<OutboxStore>().ResendAsync(await db.Mails.Where(m => m.CaseId == id && m.TemplateKey == "reply-enclosed").Select(m => m.Id).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_does_not_serve_does_not_serve_anew_and_what_was_not_mailed_does_not_bounce()
    {
        var id = await EmailedAsync();
        Assert.IsType<Outcome.Forbidden>(await Site.Get<RedeliverHandler>().HandleAsync(Site.Officer("office", Roles.Supervisor), new(id, null, new(2026, 3, 2), "退信")));
        var future = Assert.IsType<Outcome.Refused>(await Site.Get<RedeliverHandler>().HandleAsync(Server, new(id, null, new(2026, 3, 3), "退信")));
        Assert.Equal("failedOn", Assert.Single(future.Refusals).Field);
        var online = await Walk.ToAsync("archive");
        Assert.Equal(RedeliverStage.None, await StageAsync(online));
        Assert.IsType<Outcome.Refused>(await Site.Get<RedeliverHandler>().HandleAsync(Server, new(online, null, new(2026, 3, 2), "退信")));
    }

    private static ServiceAct Post(DateOnly day) => new(ServiceMeans.Post, day, TrackingNumber: "EX123456789CN");

    private async Task<Guid> EmailedAsync(string until = "close")
    {
        var id = await Mailing.ToAsync(until, f => f with { Delivery = new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Email) });
        await using var db = Site.Db();
        await db.Mails.Where(m => m.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Sent));
        return id;
    }

    private async Task<bool> BounceAsync(Guid id)
    {
        await using var db = Site.Db();
        return await Site.Get<OutboxStore>().MarkBouncedAsync(await db.Mails.Where(m => m.CaseId == id && m.TemplateKey == "reply-enclosed").Select(m => m.MessageId).SingleAsync(), "550 5.1.1 user unknown", CancellationToken.None);
    }

    private async Task<NoticeRow> AlarmAsync(Guid id)
    {
        await using var db = Site.Db();
        return await db.Notices.AsNoTracking().SingleAsync(n => n.CaseId == id && n.Key.EndsWith("/reply-enclosed"));
    }

    private async Task DoAsync(RedeliverCommand command)
    {
        var outcome = await Site.Get<RedeliverHandler>().HandleAsync(Server, command);
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private async Task<RedeliverStage> StageAsync(Guid id)
    {
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        return RedeliverHandler.StageOf(view.State, view.Events.Select(e => e.Event));
    }

    private async Task<IEnumerable<string>> TypesAsync(Guid id) => TypesOf((await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!.Events.Select(e => e.Event));
}
