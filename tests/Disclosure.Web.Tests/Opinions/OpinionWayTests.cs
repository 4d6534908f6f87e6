using Disclosure.Domain.Decisions;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Opinions;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>意见箱来信 from filing to its end.</summary>
public sealed class OpinionWayTests : OpinionTest
{
    private static PublicationText Text(string content = "建议在目录中按月公布进度。") => new("建议按月公布养护进度", content, "感谢建议，自4月起公布。", IsChecked: true);

    [Fact]
    public async Task A_letter_is_answered_published_and_closed_and_the_writer_hears_of_every_change()
    {
        var id = await ToAsync("opinion-publish");
        Done(await Handler.PublishAsync(Clerk, await StepAsync(id, "opinion-publish"), Text()));
        Done(await Handler.CloseAsync(Clerk, await StepAsync(id, "opinion-close")));

        var state = await StateAsync(id);
        Assert.Equal(OpinionStatus.Closed, state.Status);
        Assert.Equal(["已收到", "已受理", "办理中", "已答复", "已公示", "已办结"], await MailsAsync(id));
        await using var db = Site.Db();
        var row = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal(("430S00-YJ2026-00001", CaseKinds.Opinion, "已办结", new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 23), new DateOnly(2026, 3, 9)), (row.Number, row.Kind, row.StaffState, row.ReceivedOn, row.DueOn, row.InternalDueOn));
        Assert.Equal("Finished", (await db.Instances.SingleAsync()).Status);
        var published = Assert.Single((await Site.Get<PublishedOpinions>().FindAsync("养护 公布", 1)).Items);
        Assert.Equal(("建议按月公布养护进度", "公路管理处"), (published.Row.Title, published.Department));
        Assert.Empty((await Site.Get<PublishedOpinions>().FindAsync("高速", 1)).Items);
        Assert.Equal([new OpinionYear(2026, 1, 1, 1)], await Site.Get<PublishedOpinions>().YearsAsync());
        await VerifyAsync();
    }

    [Fact]
    public async Task What_is_taken_down_is_gone_from_the_public_page()
    {
        var id = await ToAsync("opinion-publish");
        Done(await Handler.PublishAsync(Clerk, await StepAsync(id, "opinion-publish"), Text()));

        Done(await Handler.TakeDownAsync(Clerk, id, null, "来信人要求撤下"));

        Assert.Empty((await Site.Get<PublishedOpinions>().FindAsync(null, 1)).Items);
        Assert.Null(await Site.Get<PublishedOpinions>().GetAsync("430S00-YJ2026-00001"));
        Assert.Equal("已撤下公示", (await MailsAsync(id))[^1]);
        await VerifyAsync();
        Done(await Handler.PublishAgainAsync(Clerk, id, null, Text()));
        Assert.Single((await Site.Get<PublishedOpinions>().FindAsync(null, 1)).Items);
        await VerifyAsync();
    }

    [Theory]
    [InlineData("李四建议按月公布", "姓名")]
    [InlineData("请打139 0000 0000", "电话")]
    [InlineData("写信到 LISI@example.org", "邮箱")]
    [InlineData("身份证 11010119900307889X", "身份证")]
    public async Task Personal_data_is_not_published(string content, string what)
    {
        var id = await ToAsync("opinion-publish");
        var refused = Assert.IsType<Outcome.Refused>(await Handler.PublishAsync(Clerk, await StepAsync(id, "opinion-publish"), Text(content)));
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("content", OpinionRules.Privacy), (refusal.Field, refusal.Article));
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await Site.Get<PublishedOpinions>().FindAsync(null, 1)).Items);
    }

    [Fact]
    public async Task Without_consent_nothing_is_published_and_the_step_does_not_open()
    {
        var id = await ToAsync("opinion-close", consents: false);
        await StepAsync(id, "opinion-close");
        var refused = Assert.IsType<Outcome.Refused>(await Handler.PublishAgainAsync(Clerk, id, null, Text()));
        Assert.Equal("no-consent", Assert.Single(refused.Refusals).Code);
        await using var db = Site.Db();
        Assert.Empty(await db.PublishedOpinions.ToListAsync());
    }

    [Fact]
    public async Task A_declined_letter_ends_with_the_reason_and_where_to_turn()
    {
        var id = await FileAsync();
        Done(await Handler.RegisterAsync(Clerk, await StepAsync(id, "opinion-register"), DeclineReason.Discipline, null));

        Assert.Equal(OpinionStatus.Declined, (await StateAsync(id)).Status);
        Assert.Equal(["已收到", "不予受理"], await MailsAsync(id));
        await using var db = Site.Db();
        Assert.False(await db.Tasks.AnyAsync(t => t.State == TaskState.Open));
        Assert.Equal("不予受理", (await db.Cases.SingleAsync()).StaffState);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_withdrawal_ends_every_step()
    {
        var id = await ToAsync("opinion-answer");
        Done(await Site.Get<CaseWriter>().WriteAsync(id, Actor.Citizen, null, unit => unit.Opinion.Withdraw(null, unit.Today).AsTask(), kind: CaseKinds.Opinion));
        await using var db = Site.Db();
        Assert.False(await db.Tasks.AnyAsync(t => t.State == TaskState.Open));
        Assert.Equal("Cancelled", (await db.Instances.SingleAsync()).Status);
        Assert.Equal("已撤回", (await MailsAsync(id))[^1]);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_department_returns_it_and_a_head_sends_the_answer_back()
    {
        var id = await ToAsync("opinion-answer");
        Done(await Handler.ReturnAsync(Department("highway"), await StepAsync(id, "opinion-answer"), "属于运输管理处职责"));
        Done(await Handler.RouteAsync(Clerk, await StepAsync(id, "opinion-route"), Site.Department("transport"), null));
        Done(await Handler.AnswerAsync(Department("transport"), await StepAsync(id, "opinion-answer"), "初稿"));
        Done(await Handler.ApproveAsync(Department("transport"), await StepAsync(id, "opinion-approve"), null, "请写明时间"));
        Done(await Handler.AnswerAsync(Department("transport"), await StepAsync(id, "opinion-answer"), "定稿"));
        Done(await Handler.ApproveAsync(Department("transport"), await StepAsync(id, "opinion-approve"), new ApprovalInput(null), null));
        Done(await Handler.SendAsync(Clerk, await StepAsync(id, "opinion-send"), null, returning: false));
        Assert.Equal("定稿", (await StateAsync(id)).Answer);
        Assert.Null(await Site.Get<OpinionReader>().ForOfficerAsync(id, Department("highway")));
        Assert.NotNull(await Site.Get<OpinionReader>().ForOfficerAsync(id, Department("transport")));
        await VerifyAsync();
    }

    [Fact]
    public async Task An_unlawful_move_leaves_no_trace()
    {
        var id = await FileAsync();
        await using var before = Site.Db();
        var (version, mails) = ((await before.Cases.AsNoTracking().SingleAsync()).Version, await before.Mails.CountAsync());

        Assert.IsType<Outcome.Refused>(await Handler.RegisterAsync(Clerk, await StepAsync(id, "opinion-register"), DeclineReason.Other, " "));
        Assert.IsType<Outcome.Refused>(await Handler.OfferAsync(Clerk, id, null, null));
        Assert.IsType<Outcome.Forbidden>(await Handler.OfferAsync(Department("highway"), id, null, "请确认"));
        Assert.IsType<Outcome.Forbidden>(await Handler.RegisterAsync(Department("highway"), await StepAsync(id, "opinion-register"), null, null));

        // What is for requests does not find an opinion at all.
        Assert.IsType<Outcome.NotFound>(await Site.Get<CaseWriter>().WriteAsync(id, Clerk, null, unit => unit.Request.Withdraw(null, unit.Calendar, unit.Today).AsTask()));
        Assert.Null(await Site.Get<CaseReader>().ForOfficerAsync(id, Clerk));
        await using var db = Site.Db();
        Assert.Equal((version, mails), ((await db.Cases.AsNoTracking().SingleAsync()).Version, await db.Mails.CountAsync()));
        await StepAsync(id, "opinion-register");
    }

    [Fact]
    public async Task Requests_do_not_see_opinions_in_queues_and_numbers()
    {
        await FileAsync();
        var walk = new CaseWalk(Site.Services);
        await walk.FileAsync();
        await using var db = Site.Db();
        Assert.Equal(["430S00-SQ2026-00001"], await db.Cases.VisibleTo(db, Clerk).Select(c => c.Number).ToListAsync());
        Assert.Equal(1, (await Site.Get<QueueCounts>().GetAsync(Clerk))[QueueCatalogue.Mine]);
        Assert.Equal(["430S00-YJ2026-00001"], (await Site.Get<OpinionQueue>().ListAsync(Clerk, "mine", null)).Select(l => l.Row.Number));
        Assert.Equal(["430S00-YJ2026-00001"], (await Site.Get<OpinionQueue>().ListAsync(Clerk, "all", "养护进度")).Select(l => l.Row.Number));
        Assert.Empty(await Site.Get<OpinionQueue>().ListAsync(Department("highway"), "all", null));
    }

    [Fact]
    public async Task The_same_key_files_once_and_another_content_is_refused()
    {
        var filer = Site.Get<OpinionFiler>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => filer.FileAsync(Filing(), "key", Actor.Citizen)));
        Assert.Single(outcomes.Cast<OpinionFilingOutcome.Filed>().Select(f => f.State.Number).Distinct());
        Assert.IsType<OpinionFilingOutcome.KeyReused>(await filer.FileAsync(Filing() with { Title = "另一件" }, "key", Actor.Citizen));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => filer.FileAsync(Filing(), $"k{i}", Actor.Citizen)));
        await using var db = Site.Db();
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"430S00-YJ2026-{i:00000}"), (await db.Cases.Select(c => c.Number).ToListAsync()).Order(StringComparer.Ordinal));
        await VerifyAsync();
    }

    [Fact]
    public async Task Without_an_address_somebody_is_asked_to_phone_and_the_call_settles_it()
    {
        var id = await FileAsync(f => f with { Sender = f.Sender with { Email = null } });
        await using (var db = Site.Db())
        {
            Assert.Single(await db.Notices.Where(n => n.CaseId == id && n.DoneAt == null).ToListAsync());
        }

        Done(await Handler.PhoneAsync(Clerk, id, null, new DateOnly(2026, 3, 2), "李四", "告知已收到来信"));
        await using var after = Site.Db();
        Assert.Empty(await after.Notices.Where(n => n.CaseId == id && n.DoneAt == null).ToListAsync());
        await VerifyAsync();
    }

    [Fact]
    public async Task Who_wrote_is_shown_on_record_and_with_a_reason_where_no_step_is_open()
    {
        var id = await FileAsync();
        var query = Site.Get<OpinionPageQuery>();
        var supervisor = Site.Officer("office", Roles.Supervisor);
        Assert.Null(await query.RevealAsync(id, supervisor, " "));
        Assert.Equal("李四", (await query.RevealAsync(id, supervisor, "督查"))!.Name);
        Assert.Equal("李四", (await query.RevealAsync(id, Clerk, null))!.Name);
        await using var db = Site.Db();
        Assert.Equal(2, await db.Reveals.CountAsync(r => r.CaseId == id));
    }
}
