using System.Net;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Public;

/// <summary>Following a request on the site without JavaScript.</summary>
public sealed class TrackTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Number_and_code_as_people_type_them_open_the_case_for_half_an_hour()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        var entered = await EnterAsync(visitor, $" {receipt.Number.ToLowerInvariant()} ", QueryCode.Group(receipt.QueryCode).ToLowerInvariant().Replace('-', ' '));

        Assert.Equal((HttpStatusCode.SeeOther, "/track/case"), (entered.Status, entered.Location));
        var page = await visitor.GetAsync("/track/case");
        Assert.Contains("已登记", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年3月30日（星期一）", page.Text, StringComparison.Ordinal);
        Assert.Contains("ji***@example.org", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Citizen.Email!, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Citizen.IdNumber, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt.QueryCode, page.Html, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/track/case")).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/track/case")).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.EndsWith("/track?ended=1", (await visitor.GetAsync("/track/case")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_code_answer_alike_and_after_ten_tries_the_next_time_is_said()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        var wrongCode = await EnterAsync(visitor, receipt.Number, "2222-3333-4444");
        var wrongNumber = await EnterAsync(visitor, "430S00-SQ2026-09999", receipt.QueryCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongCode.Status);
        Assert.Equal((wrongCode.Status, Assert.Single(wrongCode.Errors)), (wrongNumber.Status, Assert.Single(wrongNumber.Errors)));
        Assert.Equal("2222-3333-4444", wrongCode.Value("code"));

        for (var i = 2; i < 10; i++)
        {
            await EnterAsync(visitor, receipt.Number, "2222-3333-4444");
        }

        var throttled = await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.Status);
        Assert.Contains("请在 10:15 之后再试", Assert.Single(throttled.Errors).Message, StringComparison.Ordinal);
        site.Clock.Set(new(2026, 3, 2), 10, 15);
        Assert.Equal("/track/case", (await EnterAsync(visitor, receipt.Number, receipt.QueryCode)).Location);
    }

    [Fact]
    public async Task A_reissued_code_ends_the_visit_and_replaces_the_old_one()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/track/case")).Status);

        Assert.True((await site.Get<ReissueCodeHandler>().HandleAsync(Actor.Citizen, receipt.CaseId)).Succeeded);

        Assert.EndsWith("/track?ended=1", (await visitor.GetAsync("/track/case")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(visitor, receipt.Number, receipt.QueryCode)).Status);
    }

    [Fact]
    public async Task The_served_letter_is_downloaded_and_no_other_file_of_the_case()
    {
        var walk = new CaseWalk(site.Services) { Release = ("批复.pdf", "%PDF-1.7 released"u8.ToArray()) };
        var receipt = await walk.FileAsync();
        using var visitor = new Visitor(site);
        await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        await walk.OnAsync(receipt.CaseId, "serve");
        var files = await FilesAsync(receipt.CaseId);
        Assert.All(files, f => Assert.Equal(HttpStatusCode.NotFound, visitor.GetAsync($"/track/case/files/{f.Id}").GetAwaiter().GetResult().Status));

        await walk.OnAsync(receipt.CaseId, "close");

        var page = await visitor.GetAsync("/track/case");
        var offered = page.Page.QuerySelectorAll(".downloads a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, offered.Count);
        foreach (var file in await FilesAsync(receipt.CaseId))
        {
            var answer = await visitor.GetAsync($"/track/case/files/{file.Id}");
            Assert.Equal(file.Purpose is "sealed" or "release" ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.Status);
        }

        var download = await visitor.GetAsync(offered[0]);
        Assert.Equal("attachment", download.Response.Content.Headers.ContentDisposition!.DispositionType);
        using var stranger = new Visitor(site);
        Assert.Equal("/track?ended=1", (await stranger.GetAsync(offered[0])).Location);
    }

    [Fact]
    public async Task A_request_is_withdrawn_once_after_a_confirmation()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        var confirm = await visitor.GetAsync("/track/case/withdraw");
        Assert.Contains(receipt.Number, confirm.Text, StringComparison.Ordinal);
        Assert.Contains("不能恢复", confirm.Text, StringComparison.Ordinal);

        var refused = await visitor.SubmitAsync(confirm, new Dictionary<string, string?> { ["number"] = "another", ["reason"] = "不需要了" });
        Assert.Contains("另一个窗口", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("不需要了", refused.Value("reason"));
        var done = await visitor.SubmitAsync(refused);
        var again = await visitor.SubmitAsync(refused);

        Assert.Equal(("/track/case", "/track/case"), (done.Location, again.Location));
        Assert.Contains("已撤回", (await visitor.GetAsync("/track/case")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(PublicStatus.Withdrawn, (await db.Cases.SingleAsync()).Status);
        Assert.Single(await db.Events.Where(e => e.Type == "RequestWithdrawn").ToListAsync());
    }

    [Fact]
    public async Task An_overdue_case_says_so_and_what_can_be_done()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        site.Clock.Set(new(2026, 4, 2));
        using var visitor = new Visitor(site);
        await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        var page = await visitor.GetAsync("/track/case");

        Assert.Contains("答复期限已过", page.Text, StringComparison.Ordinal);
        Assert.Contains("超过 3 个工作日", page.Text, StringComparison.Ordinal);
        Assert.Contains("湖南省人民政府", page.Page.QuerySelector(".panel.alert")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_ends_the_visit()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        await EnterAsync(visitor, receipt.Number, receipt.QueryCode);
        Assert.Equal("/track?left=1", (await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/track/leave"))).Location);
        Assert.EndsWith("/track?ended=1", (await visitor.GetAsync("/track/case")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_code_is_reissued_with_the_same_answer_for_everybody()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        var wrong = await ReissueAsync(visitor, receipt.Number, "测试乙", Samples.Citizen.IdNumber);
        Assert.Equal(receipt.QueryCode, await CodeAsync(receipt.CaseId));

        var right = await ReissueAsync(visitor, receipt.Number, " 测 试甲", Samples.Citizen.IdNumber.ToLowerInvariant());

        Assert.Equal((wrong.Status, wrong.Location), (right.Status, right.Location));
        var code = await CodeAsync(receipt.CaseId);
        Assert.NotEqual(receipt.QueryCode, code);
        await using var db = site.Db();
        Assert.Single(await db.Mails.Where(m => m.TemplateKey == "query-code").ToListAsync());
        Assert.Contains("如果您填写的三项与登记的一致", (await visitor.GetAsync(right.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("/track/case", (await EnterAsync(visitor, receipt.Number, code)).Location);
    }

    [Fact]
    public async Task Three_reissues_a_day_are_enough_and_strangers_are_throttled()
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        for (var i = 0; i < 4; i++)
        {
            await ReissueAsync(visitor, receipt.Number, Samples.Citizen.Name, Samples.Citizen.IdNumber);
        }

        await using var db = site.Db();
        Assert.Equal(3, await db.Mails.CountAsync(m => m.TemplateKey == "query-code"));
        for (var i = 4; i < 10; i++)
        {
            Assert.Equal("/track/reissue?done=1", (await ReissueAsync(visitor, receipt.Number, "猜", "猜")).Location);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ReissueAsync(visitor, receipt.Number, "猜", "猜")).Status);
    }

    [Fact]
    public async Task Large_text_and_contrast_are_kept_and_lead_nowhere_else()
    {
        using var visitor = new Visitor(site);
        Assert.Equal("/track", (await visitor.GetAsync("/display?large=1&contrast=1&back=/track")).Location);
        Assert.Equal("large contrast", (await visitor.GetAsync("/track")).Page.DocumentElement.ClassName);
        Assert.Equal("/", (await visitor.GetAsync("/display?back=https://evil.example")).Location);
        Assert.Equal("/", (await visitor.GetAsync("/display?back=//evil.example")).Location);
        Assert.Equal("/", (await visitor.GetAsync("/display?back=/%5Cevil.example")).Location);
    }

    private static async Task<Answer> EnterAsync(Visitor visitor, string number, string code) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/track"), new Dictionary<string, string?> { ["number"] = number, ["code"] = code });

    private static async Task<Answer> ReissueAsync(Visitor visitor, string number, string name, string id) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/track/reissue"), new Dictionary<string, string?> { ["number"] = number, ["name"] = name, ["idNumber"] = id });

    private async Task<string> CodeAsync(Guid caseId)
    {
        await using var db = site.Db();
        var row = await db.Cases.SingleAsync(c => c.Id == caseId);
        return (await site.Get<CaseReader>().ForCitizenAsync(caseId, row.QueryCodeHash))!.State.QueryCode!;
    }

    private async Task<List<FileRow>> FilesAsync(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Files.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync();
    }
}
