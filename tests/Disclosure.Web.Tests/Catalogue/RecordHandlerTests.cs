using System.Net;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Features.CatalogueDesk;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Catalogue;

public sealed class RecordHandlerSqliteTests() : RecordHandlerTests(postgres: false);

public sealed class RecordHandlerPostgresTests() : RecordHandlerTests(postgres: true);

/// <summary>What officers do with the catalogue, as the database and the public see it.</summary>
public abstract class RecordHandlerTests(bool postgres) : DeskTest(postgres)
{
    [Fact]
    public async Task A_new_entry_is_public_found_and_numbered_at_once()
    {
        var id = await PublishAsync();
        var record = await RecordAsync(id);
        Assert.Equal(("430S00/2026-000001", RecordState.Published, 1), (record.IndexNumber, record.State, record.Version));
        Assert.Equal(PublicationTiming.OnTime, record.Deadline.Timing);
        var page = await VisitAsync("/catalogue/430S00/2026-000001");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("2026-03-02 10:00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("更正", page.Page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await FindAsync("桥梁检查")).Total);
        Assert.Equal(1, (await FindAsync("湘交公路〔2026〕9号")).Total);
        Assert.Equal(1, (await Site.Get<CategorySource>().GetAsync()).Find("normative")!.Count);
        Assert.Contains("桥梁检查", (await VisitAsync("/catalogue/feed")).Html, StringComparison.Ordinal);

        // The answer was lost and the button is pressed again: no second entry.
        Assert.True((await Handler.PublishAsync(Officer, new RecordCommand(id, 0, true, Good), true, null)).Succeeded);
        Assert.Single(await NumbersAsync());
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Numbers_have_no_gap_go_round_imported_ones_and_are_never_given_again()
    {
        await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json(r => r["indexNumber"] = "430S00/2026-000002")));
        var first = await PublishAsync();
        Assert.Equal(["title"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good with { Title = " " }), true, null)));
        Assert.Equal(["reviewed"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good), false, null)));
        Assert.Equal(["category"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good with { Category = ["没有的栏目"] }), true, null)));
        Assert.True((await Handler.WithdrawAsync(Officer, first, 1, "含有个人信息")).Succeeded);
        await PublishAsync(Good with { Title = "第二条" });
        Assert.Equal(["430S00/2026-000001", "430S00/2026-000002", "430S00/2026-000003"], await NumbersAsync());

        var officers = Enumerable.Range(0, 6).Select(_ => Site.Officer("office", Roles.DisclosureOfficer)).ToList();
        await Task.WhenAll(officers.Select((o, i) => PublishAsync(Good with { Title = $"同时公开第{i}条" }, o)));
        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"430S00/2026-{n:D6}"), await NumbersAsync());
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task What_waits_is_seen_by_officers_only_and_watched_until_it_is_public()
    {
        var id = Guid.NewGuid();
        Assert.True((await Handler.SaveDraftAsync(Officer, new RecordCommand(id, 0, true, new CatalogueDraft { Title = "待公开的统计公报", ProducedOn = "2026-02-10" }))).Succeeded);
        Assert.Equal(["title", "producedOn"], FieldsOf(await Handler.SaveDraftAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, new CatalogueDraft()))));
        Assert.Equal(0, (await FindAsync("统计公报")).Total);
        Assert.Empty(await NumbersAsync());
        var page = await ListAsync(DeskShow.Waiting);
        Assert.Equal((1, 0, 0, new DateOnly(2026, 3, 16)), (page.Waiting, page.Near, page.Overdue, page.Lines[0].Deadline.DueOn));

        Site.Clock.Set(new DateOnly(2026, 3, 13), 9);
        Assert.Equal((1, 1, 0), Counts(await ListAsync(DeskShow.Near)));
        Site.Clock.Set(new DateOnly(2026, 3, 17), 9);
        Assert.Equal((1, 0, 1), Counts(await ListAsync(DeskShow.Overdue)));
        Assert.Equal(id, Assert.Single((await ListAsync(DeskShow.Overdue)).Lines).Id);

        var refused = await Handler.PublishAsync(Officer, new RecordCommand(id, 1, false, new CatalogueDraft { Title = "待公开的统计公报", ProducedOn = "2026-02-10" }), true, null);
        Assert.Equal(["publisher", "body", "category"], FieldsOf(refused));
        Assert.True((await Handler.SaveDraftAsync(Officer, new RecordCommand(id, 1, false, Good with { Title = "待公开的统计公报" }))).Succeeded);
        Assert.True((await Handler.PublishAsync(Officer, new RecordCommand(id, 2, false, Good with { Title = "待公开的统计公报" }), true, null)).Succeeded);
        var record = await RecordAsync(id);
        Assert.Equal((RecordState.Published, PublicationTiming.Late, "430S00/2026-000001"), (record.State, record.Deadline.Timing, record.IndexNumber));
        Assert.Equal(["公开", "修改待公开内容", "登记待公开"], record.History.Select(h => Disclosure.Web.Catalogue.Desk.RecordWords.Of(h.Change.Kind)));
        Assert.Equal((0, 0, 0), Counts(await ListAsync(DeskShow.Late)));
        Assert.Equal(id, Assert.Single((await ListAsync(DeskShow.Late)).Lines).Id);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task What_waits_can_be_given_up_without_a_number_and_stays_on_record()
    {
        var id = Guid.NewGuid();
        await Handler.SaveDraftAsync(Officer, new RecordCommand(id, 0, true, Good));
        Assert.Equal(["reason"], FieldsOf(await Handler.DiscardAsync(Officer, id, 1, " ")));
        Assert.True((await Handler.DiscardAsync(Officer, id, 1, "由制作机关公开")).Succeeded);
        Assert.Equal(0, (await ListAsync(DeskShow.Waiting)).Waiting);
        Assert.Equal(RecordState.Discarded, Assert.Single((await ListAsync(DeskShow.Discarded)).Lines).State);
        Assert.IsType<Outcome.Refused>(await Handler.PublishAsync(Officer, new RecordCommand(id, 2, false, Good), true, null));
        Assert.Empty(await NumbersAsync());
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task A_correction_shows_the_present_text_its_day_and_keeps_every_version()
    {
        var id = await PublishAsync();
        Site.Clock.Set(new DateOnly(2026, 3, 9), 9);
        var content = (await RecordAsync(id)).Content;
        Assert.Equal(["reason"], FieldsOf(await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content with { Title = "隧道" }), null)));
        Assert.True((await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content with { Title = "关于隧道检查结果的通报", PublishedAt = "2026-03-01", Category = ["政务动态"] }), "标题写错")).Succeeded);
        var page = await VisitAsync("/catalogue/430S00/2026-000001");
        Assert.Contains("本条已于 2026年3月9日 更正", page.Text, StringComparison.Ordinal);
        Assert.Equal("关于隧道检查结果的通报", page.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(Good.Title!, page.Html, StringComparison.Ordinal);
        Assert.Equal((0, 1), ((await FindAsync("普通国省道")).Total, (await FindAsync("隧道")).Total));
        Assert.Equal(1, (await FindAsync("隧道", category: "news")).Total);

        var history = (await RecordAsync(id)).History;
        Assert.Equal(2, history.Count);
        Assert.Equal(("标题写错", Officer.Name), (history[0].Change.Reason, history[0].Change.ActorName));
        Assert.Equal([("名称", Good.Title, "关于隧道检查结果的通报"), ("公开日期", "2026-03-02 10:00", "2026-03-01"), ("栏目", "政策法规 › 规范性文件", "政务动态")], history[0].Differences.Select(d => (d.Field, d.Was, d.Now)));
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Of_two_officers_at_once_the_second_is_told_and_nothing_is_lost()
    {
        var id = await PublishAsync();
        var content = (await RecordAsync(id)).Content;
        var other = Site.Officer("office", Roles.DisclosureHead);
        Assert.True((await Handler.CorrectAsync(other, new RecordCommand(id, 1, false, content with { Title = "甲的更正" }), "甲")).Succeeded);
        var conflict = Assert.IsType<Outcome.Conflict>(await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content with { Title = "乙的更正" }), "乙"));
        Assert.Equal((2, "更正", other.Name), (conflict.Version, Assert.Single(conflict.Changes).Title, conflict.Changes[0].ActorName));
        Assert.IsType<Outcome.Conflict>(await Handler.WithdrawAsync(Officer, id, 1, "乙"));
        Assert.Equal("甲的更正", (await RecordAsync(id)).Content.Title);

        // In the very same moment: one wins, the other hears of it, both versions are on record in order.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Handler.CorrectAsync(Officer, new RecordCommand(id, 2, false, content with { Title = $"第{i}个" }), "同时")));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(3, outcomes.OfType<Outcome.Conflict>().Count());
        Assert.Equal([3, 2, 1], (await RecordAsync(id)).History.Select(h => h.Change.Seq));
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task What_is_taken_down_answers_410_says_no_title_and_is_found_nowhere_until_it_is_put_back()
    {
        await SeedAsync();
        var id = await PublishAsync();
        const string path = "/catalogue/430S00/2026-000001";
        Assert.Equal(["reason"], FieldsOf(await Handler.WithdrawAsync(Officer, id, 1, null)));
        Assert.True((await Handler.WithdrawAsync(Officer, id, 1, "含有个人信息")).Succeeded);
        var gone = await VisitAsync(path);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Equal("这条信息已经撤下", gone.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("桥梁检查", gone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("含有个人信息", gone.Html, StringComparison.Ordinal);
        foreach (var page in new[] { "/catalogue", "/catalogue?q=湘交公路〔2026〕9号", "/catalogue?category=normative", "/catalogue/feed", "/catalogue/feed?category=normative", "/api/v1/catalogue?indexNumber=430S00/2026-000001", "/api/v1/catalogue?q=〔2026〕9号" })
        {
            var answer = await VisitAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("桥梁检查结果的通报", answer.Html.Replace("关于普通国省道桥梁定期检查结果的通报", null, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(3, (await Site.Get<CategorySource>().GetAsync()).Find("normative")!.Count);
        Assert.Equal(id, Assert.Single((await ListAsync(DeskShow.Withdrawn)).Lines).Id);
        Assert.Empty(await DifferencesAsync());

        // It can be mended before it is put back.
        var content = (await RecordAsync(id)).Content;
        Assert.True((await Handler.CorrectAsync(Officer, new RecordCommand(id, 2, false, content with { Summary = "已删去个人信息。" }), "删去个人信息")).Succeeded);
        Assert.Equal(HttpStatusCode.Gone, (await VisitAsync(path)).Status);
        Assert.Equal(["reason"], FieldsOf(await Handler.RestoreAsync(Officer, id, 3, "")));
        Assert.True((await Handler.RestoreAsync(Officer, id, 3, "已删去个人信息")).Succeeded);
        Assert.Equal(HttpStatusCode.OK, (await VisitAsync(path)).Status);
        Assert.Equal(1, (await FindAsync("已删去个人信息")).Total);
        Assert.Equal(4, (await Site.Get<CategorySource>().GetAsync()).Find("normative")!.Count);
        Assert.IsType<Outcome.Refused>(await Handler.RestoreAsync(Officer, id, 4, "再来"));
        Assert.Empty(await DifferencesAsync());
    }

    [Theory]
    [InlineData(Roles.IntakeClerk)]
    [InlineData(Roles.Handler)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    public async Task Others_may_look_and_change_nothing(string role)
    {
        var id = await PublishAsync();
        var other = Site.Officer("office", role);
        var content = (await Site.Get<DeskQuery>().FindAsync(other, id))!.Content;
        Outcome[] outcomes =
        [
            await Handler.PublishAsync(other, new RecordCommand(Guid.NewGuid(), 0, true, Good), true, null), await Handler.SaveDraftAsync(other, new RecordCommand(Guid.NewGuid(), 0, true, Good)),
            await Handler.CorrectAsync(other, new RecordCommand(id, 1, false, content with { Title = "改" }), "改"), await Handler.WithdrawAsync(other, id, 1, "撤"),
            await Handler.RestoreAsync(other, id, 1, "复"), await Handler.DiscardAsync(other, id, 1, "废"), await Site.Get<SuggestionHandler>().HandleAsync(other, Guid.NewGuid(), null, null, null, null, null),
        ];
        Assert.All(outcomes, o => Assert.IsType<Outcome.Forbidden>(o));
        Assert.Equal(1, (await RecordAsync(id)).Version);
        Assert.Single(await NumbersAsync());
    }

    [Fact]
    public async Task Moves_that_do_not_fit_are_refused_and_leave_no_trace()
    {
        var id = await PublishAsync();
        var content = (await RecordAsync(id)).Content;
        Outcome[] refused =
        [
            await Handler.SaveDraftAsync(Officer, new RecordCommand(id, 1, false, content)), await Handler.PublishAsync(Officer, new RecordCommand(id, 1, false, content), true, null),
            await Handler.RestoreAsync(Officer, id, 1, "复"), await Handler.DiscardAsync(Officer, id, 1, "废"), await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content), "没有改"),
            await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content with { Category = ["无"] }), "栏目"),
            await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, content with { Attachments = [new("偷.pdf", "", Guid.NewGuid())] }), "附件"),
        ];
        Assert.All(refused, o => Assert.NotEmpty(Assert.IsType<Outcome.Refused>(o).Refusals));
        Assert.IsType<Outcome.NotFound>(await Handler.WithdrawAsync(Officer, Guid.NewGuid(), 0, "无"));
        Assert.Single((await RecordAsync(id)).History);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task An_imported_entry_keeps_its_number_and_its_first_version_when_it_is_corrected()
    {
        await ImportAsync(CatalogueSamples.Text);
        await using var db = Site.Db();
        var row = await db.CatalogueRecords.SingleAsync();
        Assert.Empty((await RecordAsync(row.Id)).History);
        var content = (await RecordAsync(row.Id)).Content;
        Assert.True((await Handler.CorrectAsync(Officer, new RecordCommand(row.Id, 0, false, content with { Title = "更正的题目" }), "题目不全")).Succeeded);
        var record = await RecordAsync(row.Id);
        Assert.Equal(("430S00/2019-03004411", 2), (record.IndexNumber, record.Version));
        Assert.Equal(["更正", "导入"], record.History.Select(h => Disclosure.Web.Catalogue.Desk.RecordWords.Of(h.Change.Kind)));
        Assert.Equal(row.Title, Assert.Single(record.History[0].Differences).Was);
        // The old page once more adds nothing and takes nothing back.
        Assert.Empty((await ImportAsync(CatalogueSamples.Text)).Problems);
        Assert.Equal("更正的题目", (await RecordAsync(row.Id)).Content.Title);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task A_change_behind_the_history_is_found()
    {
        var id = await PublishAsync();
        await using var db = Site.Db();
        await db.CatalogueRecords.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Title, "篡改"));
        Assert.Contains("名称与历史不一致", Assert.Single(await DifferencesAsync()), StringComparison.Ordinal);
        await db.CatalogueChanges.Where(c => c.RecordId == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ActorName, "别人"));
        Assert.Contains("历史第1次变更被改动", Assert.Single(await DifferencesAsync()), StringComparison.Ordinal);
        await db.CatalogueChanges.Where(c => c.RecordId == id).ExecuteDeleteAsync();
        Assert.Contains("不一致", Assert.Single(await DifferencesAsync()), StringComparison.Ordinal);
    }

    private Task<DeskPage> ListAsync(string show) => Site.Get<DeskQuery>().ListAsync(Officer, new DeskAsked(show, null, null, 1));

    private static (int Waiting, int Near, int Overdue) Counts(DeskPage page) => (page.Waiting, page.Near, page.Overdue);
}
