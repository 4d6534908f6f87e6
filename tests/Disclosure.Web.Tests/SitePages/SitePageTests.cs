using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Seeding;
using Disclosure.Web.SitePages;
using Disclosure.Web.Tests.Public;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.SitePages;

/// <summary>The pages of the navigation: seeded, public, edited with versions, and safe whatever is typed.</summary>
public sealed class SitePageTests : IAsyncLifetime
{
    private readonly Site site = new();
    private Visitor visitor = null!;

    private Actor Officer => field ??= site.Officer("office", Roles.DisclosureOfficer);

    private SitePageStore Store => site.Get<SitePageStore>();

    public static TheoryData<string> Keys => [.. SitePageCatalogue.All.Select(p => p.Key)];

    public static TheoryData<string, string> Hostile => new()
    {
        { "<script>alert(1)</script><img src=x onerror=alert(1)>", "alert(1)" },
        { "[点](https://example.org/\"onclick=\"alert(1))", "点" },
        { "<a href=\"javascript:alert(1)\">x</a>", "javascript" },
        { "| <b onmouseover=alert(1)>甲</b> | 乙 |\n|---|---|\n| </td><iframe src=//x> | 丙 |", "丙" },
        { "# <style>*{display:none}</style>题\n\n<!-- 注 --><svg/onload=alert(1)>", "题" },
        { "```html\n<script>x</script>\n```\n\n&lt;script&gt; &#x3C;script&#x3E;", "script" },
        { "\u202E反\u0001\u001B[31m𠮷😀\uD800", "反" },
        { string.Concat(Enumerable.Repeat("> ", 5_000)) + "深", "" },
        { new string('[', 20_000), "" },
        { new string('*', 30_001) + "重", "" },
    };

    public async ValueTask InitializeAsync()
    {
        await site.Get<Seeder>().RunAsync();
        visitor = new Visitor(site);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_seeded_page_is_public_at_its_address_linked_from_every_page_and_its_links_lead_somewhere(string key)
    {
        var info = SitePageCatalogue.Find(key)!;
        var page = await visitor.GetAsync(info.Address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(info.Title, page.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("{", page.Page.QuerySelector(".page-text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("**", page.Page.QuerySelector(".page-text")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Page.QuerySelectorAll(".page-text h2"));
        Assert.NotNull((await visitor.GetAsync("/")).Page.QuerySelector($"footer a[href='{info.Address}']"));
        foreach (var href in page.Page.QuerySelectorAll(".page-text a").Select(a => a.GetAttribute("href")!))
        {
            Assert.StartsWith("/", href, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(href)).Status);
        }
    }

    [Fact]
    public async Task What_the_law_wants_in_the_guide_is_there()
    {
        var text = (await visitor.GetAsync("/info/guide")).Page.QuerySelector(".page-text")!.TextContent;
        // 条例第十二条第二款.
        Assert.All(["政府信息的分类", "编排体系", "获取方式", "湖南省交通运输厅办公室（政务公开办公室）", "长沙市天心区湘府西路199号", "9:00—12:00", "0731-88770000", "传真号码", "电子邮箱"], t => Assert.Contains(t, text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/info/nothing")).Status);
        // The applicant's guide has one address.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/info/apply-guide")).Status);
    }

    [Fact]
    public async Task A_new_version_is_public_at_once_earlier_ones_stay_and_can_come_back()
    {
        Assert.True((await Store.SaveAsync(Officer, "contact", 1, "## 新地址\n\n请到{办公地址}。", "搬迁")).Succeeded);
        var page = await visitor.GetAsync("/info/contact");
        Assert.Contains("请到长沙市天心区湘府西路199号。", page.Text, StringComparison.Ordinal);
        Assert.Equal("新地址", page.Page.QuerySelector(".page-text h2")!.TextContent);
        var versions = await Store.VersionsAsync(site.AuthorityId, "contact");
        Assert.Equal([(2, Officer.Name, "搬迁"), (1, "系统", "随系统提供")], versions.Select(v => (v.Version, v.ActorName, v.Note!)));
        Assert.Equal("text", Assert.Single(Refusals(await Store.SaveAsync(Officer, "contact", 2, versions[0].Text, null))).Field);
        Assert.True((await Store.SaveAsync(Officer, "contact", 2, versions[1].Text, "恢复第1版")).Succeeded);
        Assert.Equal((3, versions[1].Text), ((await Store.CurrentAsync(site.AuthorityId, "contact"))!.Version, (await Store.CurrentAsync(site.AuthorityId, "contact"))!.Text));
    }

    [Fact]
    public async Task Of_two_at_once_the_second_is_told()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Store.SaveAsync(Officer, "rules", 1, $"第{i}个人的内容", null)));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.OfType<Outcome.Conflict>(), c => Assert.Equal((2, "保存了第2版"), (c.Version, Assert.Single(c.Changes).Title)));
        Assert.Equal(3, outcomes.OfType<Outcome.Conflict>().Count());
        Assert.IsType<Outcome.Conflict>(await Store.SaveAsync(Officer, "rules", 9, "没有的版本", null));
    }

    [Fact]
    public async Task Others_change_nothing_and_what_is_wrong_is_told()
    {
        Assert.All(new[] { Roles.Handler, Roles.Supervisor, Roles.Administrator }, r => Assert.IsType<Outcome.Forbidden>(Store.SaveAsync(site.Officer("office", r), "rules", 1, "改", null).GetAwaiter().GetResult()));
        Assert.IsType<Outcome.NotFound>(await Store.SaveAsync(Officer, "nothing", 0, "新", null));
        var refused = await Store.SaveAsync(Officer, "rules", 1, "![图](https://example.org/a.png) [点](javascript:alert(1)) [点](//example.org) {没有}", new string('长', 501));
        Assert.Equal(["word", "image", "link", "link", "too-long"], Refusals(refused).Select(r => r.Code));
        Assert.Equal("required", Assert.Single(Refusals(await Store.SaveAsync(Officer, "rules", 1, "\u200B \n", null))).Code);
        Assert.Equal("too-long", Assert.Single(Refusals(await Store.SaveAsync(Officer, "rules", 1, new string('长', 100_000), null))).Code);
        await using var db = site.Db();
        Assert.Equal(SitePageCatalogue.All.Count, await db.SitePages.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_text_is_text_or_is_refused(string text, string seen)
    {
        var outcome = await Store.SaveAsync(Officer, "powers", 1, text, "<script>");
        if (outcome is Outcome.Refused refused)
        {
            Assert.All(refused.Refusals, r => Assert.Equal("text", r.Field));
        }

        // The preview shows it before it is judged; it must be as harmless.
        var authority = await site.Get<Disclosure.Web.Components.Public.AuthoritySource>().GetAsync();
        Assert.Contains(seen, SitePageMarkup.Render(text, authority), StringComparison.Ordinal);
        foreach (var html in new[] { $"<main>{SitePageMarkup.Render(text, authority)}</main>", (await visitor.GetAsync("/info/powers")).Html })
        {
            using var parsed = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            Assert.Empty(parsed.QuerySelectorAll("main script, main img, main iframe, main svg, main style, main [onclick], main [onerror], main [onmouseover], main [onload]"));
            Assert.DoesNotContain(parsed.QuerySelectorAll("main a"), a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true);
            Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001B", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Data_of_the_authority_is_text_in_a_page()
    {
        await using var db = site.Db();
        var authority = await db.Authorities.AsNoTracking().SingleAsync();
        authority.OfficeName = "<script>x</script>**办** [a](javascript:b) | `c` {电话}";
        var html = SitePageMarkup.Render("| 甲 |\n|---|\n| {工作机构} |", authority);
        using var parsed = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal(authority.OfficeName, Assert.Single(parsed.QuerySelectorAll("td")).TextContent);
        Assert.Empty(parsed.QuerySelectorAll("script, a, strong"));
    }

    [Fact]
    public async Task A_changed_seed_touches_no_page_that_was_edited()
    {
        await Store.SaveAsync(Officer, "charges", 1, "自己的收费页", null);
        await using var db = site.Db();
        await db.Seeds.Where(s => s.Key.StartsWith("page/")).ExecuteUpdateAsync(s => s.SetProperty(x => x.Hash, "older"));
        await site.Get<SitePageSeed>().SeedAsync();
        Assert.Equal(("自己的收费页", 2), (await Store.CurrentAsync(site.AuthorityId, "charges") is { } charges ? (charges.Text, charges.Version) : default));
        Assert.Equal(2, (await Store.CurrentAsync(site.AuthorityId, "guide"))!.Version);
        await site.Get<SitePageSeed>().SeedAsync();
        Assert.Equal(2, (await Store.CurrentAsync(site.AuthorityId, "guide"))!.Version);
    }

    private static IReadOnlyList<Disclosure.Domain.Common.Refusal> Refusals(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusals;
}
