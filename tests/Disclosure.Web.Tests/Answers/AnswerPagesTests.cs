using System.Net;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Answers;

/// <summary>An answer before filing: offered on the page, counted, and taken over at intake.</summary>
public sealed class AnswerPagesTests : IAsyncLifetime
{
    private const string Number = "430S00/2025-000316";

    private readonly Site site = new();

    public async ValueTask InitializeAsync()
    {
        await site.Get<Seeder>().RunAsync();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue"), "records-*.json"))
        {
            Assert.Empty((await site.Get<CatalogueImporter>().ImportAsync([(path, await File.ReadAllTextAsync(path))], CancellationToken.None)).Problems);
        }
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Without_script_the_button_shows_what_is_public_and_keeps_what_was_typed()
    {
        using var client = site.CreateClient();
        var token = await TokenAsync(client, "/apply/person");
        using var form = Multipart(("__RequestVerificationToken", token), ("information.description", "网约车驾驶员许可条件"), ("applicant.name", "张三"), ("look", "1"));
        var answer = await client.PostAsync("/apply/person", form);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"href=\"/catalogue/{Number}\"", html, StringComparison.Ordinal);
        Assert.Contains("中有“", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("张三", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Empty(await db.Cases.ToListAsync());
        Assert.Empty(await db.AnswerCounts.ToListAsync());
    }

    [Fact]
    public async Task Where_nothing_fits_that_is_said_and_the_form_goes_on()
    {
        using var client = site.CreateClient();
        var token = await TokenAsync(client, "/apply/person");
        using var form = Multipart(("__RequestVerificationToken", token), ("information.description", "量子引力波的波函数坍缩"), ("look", "1"));
        var html = WebUtility.HtmlDecode(await (await client.PostAsync("/apply/person", form)).Content.ReadAsStringAsync());
        Assert.Contains("没有找到已经公开的相近信息", html, StringComparison.Ordinal);
        Assert.Contains("提交申请", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_gets_the_list_alone_and_nothing_without_a_token()
    {
        using var client = site.CreateClient();
        var token = await TokenAsync(client, "/apply/person");
        var list = await client.PostAsync("/apply/answers", new FormUrlEncodedContent([new("text", "网约车驾驶员许可条件"), new("__RequestVerificationToken", token)]));
        var html = await list.Content.ReadAsStringAsync();
        Assert.Contains($"/catalogue/{Number}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/apply/answers", new FormUrlEncodedContent([new("text", "网约车")]))).StatusCode);
    }

    [Fact]
    public async Task What_answered_is_counted_by_day_and_only_where_it_exists()
    {
        using var client = site.CreateClient();
        var token = await TokenAsync(client, "/apply/person");
        async Task<string?> AnsweredAsync(string what)
        {
            var answer = await client.PostAsync("/apply/answered", new FormUrlEncodedContent([new("what", what), new("__RequestVerificationToken", token)]));
            return answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.PathAndQuery;
        }

        Assert.StartsWith("/apply/answered", await AnsweredAsync($"Record/{Number}"), StringComparison.Ordinal);
        await AnsweredAsync($"Record/{Number}");
        foreach (var bad in new[] { "Record/430S00/9999-000001", "Reply/1", "7/x", "Record", "<script>/x", "Opinion/' OR 1=1" })
        {
            Assert.EndsWith("/apply", await AnsweredAsync(bad), StringComparison.Ordinal);
        }

        var count = Assert.Single(await site.Get<AnswerCounter>().SinceAsync(site.Get<TimeProvider>().Today()));
        Assert.Equal((AnswerKind.Record, Number, 2), (count.Kind, count.Key, count.Count));
        Assert.NotNull(count.Title);
    }

    [Fact]
    public async Task A_record_taken_at_intake_stands_in_the_draft_and_in_the_letter()
    {
        var walk = new CaseWalk(site.Services);
        var id = await walk.ToAsync("assign", f => f with { Information = new("网约车驾驶员许可条件和办理程序") });
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var view = (await site.Get<CaseReader>().ForOfficerAsync(id, officer))!;
        var record = AlreadyPublic.Of((await site.Get<AnswerFinder>().ForOfficerAsync(view, officer)).First(a => a.Key == Number), "https://jtt.example.org/");
        Assert.Equal($"https://jtt.example.org/catalogue/{Number}", record.Url);
        Guid task;
        await using (var db = site.Db())
        {
            task = (await db.Tasks.SingleAsync(t => t.CaseId == id && t.Form == "assign")).Id;
        }

        Assert.True((await site.Get<AssignHandler>().AnswerDirectlyAsync(officer, new(id, task, null, record.Basis))).Succeeded);
        view = (await site.Get<CaseReader>().ForOfficerAsync(id, officer))!;
        var model = ReplyModel.From(view, "经办人", new Dictionary<Guid, string>());
        Assert.Equal((ReplyType.AlreadyPublic, record.Where), (model.Type, model.Reference.Where));
        var letter = await site.Get<Disclosure.Web.Letters.LetterPreview>().RenderAsync(view, model.ToDraft());
        Assert.Contains(record.Url, letter!, StringComparison.Ordinal);
        await using (var db = site.Db())
        {
            var draft = await db.Tasks.SingleAsync(t => t.CaseId == id && t.Form == "draft");
            Assert.True((await site.Get<DraftHandler>().HandleAsync(officer, new(id, draft.Id, null, model.ToDraft()))).Succeeded);
        }
    }

    [Theory]
    [InlineData("申请的信息已经主动公开：《甲》，网址：https://a.example/b", true)]
    [InlineData("不属于本机关职责，应向某某厅提出。", false)]
    [InlineData("申请的信息已经主动公开：《甲》，网址：javascript:alert(1)", false)]
    [InlineData(null, false)]
    public void Only_what_was_taken_over_is_read_again(string? basis, bool is_) => Assert.Equal(is_, AlreadyPublic.In(basis) is not null);

    private static async Task<string> TokenAsync(HttpClient client, string page)
    {
        var html = await client.GetStringAsync(page);
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value);
    }

    private static MultipartFormDataContent Multipart(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}
