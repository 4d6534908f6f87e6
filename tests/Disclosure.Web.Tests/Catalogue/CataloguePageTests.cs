using System.Net;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Public;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>The public pages and the feed, as a browser without JavaScript reads them.</summary>
public sealed class CataloguePageTests : IAsyncLifetime
{
    private readonly Site site = new();
    private Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        visitor = new Visitor(site);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue"), "records-*.json"))
        {
            await ImportAsync(await File.ReadAllTextAsync(path));
        }
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_browses_from_the_front_page_to_a_record()
    {
        Assert.NotNull((await visitor.GetAsync("/")).Page.QuerySelector("main a[href='/catalogue']"));
        var list = await visitor.GetAsync("/catalogue");
        Assert.Equal(18, list.Page.QuerySelectorAll(".categories li").Length);
        Assert.Equal(20, list.Page.QuerySelectorAll(".records > li").Length);
        Assert.Contains("第 1 页，共 2 页", list.Text, StringComparison.Ordinal);
        var second = await visitor.GetAsync(list.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(20, second.Page.QuerySelectorAll(".records > li").Length);
        Assert.Null(second.Page.QuerySelector("a[rel=next]"));

        var policies = await visitor.GetAsync("/catalogue?category=policies");
        Assert.Equal("政策法规", policies.Page.QuerySelector("h1")!.TextContent);
        var normative = await visitor.GetAsync(policies.Page.QuerySelector(".categories a")!.GetAttribute("href")!);
        Assert.Equal(3, normative.Page.QuerySelectorAll(".records > li").Length);
        var record = await visitor.GetAsync(normative.Page.QuerySelector(".records h3 a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, record.Status);
        Assert.Equal("首页信息公开目录政策法规规范性文件正文", string.Concat(record.Page.QuerySelectorAll(".crumbs li").Select(l => l.TextContent.Trim())));
    }

    [Fact]
    public async Task A_search_marks_what_it_found_and_says_how_to_go_on_when_there_is_nothing()
    {
        var found = await visitor.GetAsync("/catalogue?q=桥梁");
        Assert.NotEmpty(found.Page.QuerySelectorAll(".records mark"));
        Assert.All(found.Page.QuerySelectorAll(".records mark"), m => Assert.Equal("桥梁", m.TextContent));
        Assert.Equal("桥梁", found.Value("q"));
        var newest = await visitor.GetAsync(found.Page.QuerySelector(".list-head a")!.GetAttribute("href")!);
        Assert.Contains("最新的在前。", newest.Text, StringComparison.Ordinal);

        Assert.Single((await visitor.GetAsync("/catalogue?q=430S00/2025-000320")).Page.QuerySelectorAll(".records > li"));
        var none = await visitor.GetAsync("/catalogue?q=飞船&category=finance");
        Assert.NotNull(none.Page.QuerySelector("main a[href='/apply']"));
        Assert.Equal("/catalogue?q=%E9%A3%9E%E8%88%B9", none.Page.QuerySelectorAll("main .panel a").First().GetAttribute("href"));
        Assert.Contains("没有找到", (await visitor.GetAsync("/catalogue?q=？？")).Text, StringComparison.Ordinal);
        Assert.Contains("只按前 100 个字", (await visitor.GetAsync($"/catalogue?q={new string('路', 300)}")).Text, StringComparison.Ordinal);
        Assert.Contains("没有第 9 页", (await visitor.GetAsync("/catalogue?page=9")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/catalogue?page=-1")).Status);
        var gone = await visitor.GetAsync("/catalogue?category=nowhere");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Equal(20, gone.Page.QuerySelectorAll(".records > li").Length);
    }

    [Fact]
    public async Task A_record_shows_its_metadata_in_order_and_an_unknown_number_is_not_found()
    {
        await ImportAsync(CatalogueSamples.Text);
        var record = await visitor.GetAsync("/catalogue/430S00/2019-03004411");
        Assert.Equal(["索引号", "发布单位", "公开日期", "公开方式", "公开时限"], record.Page.QuerySelectorAll(".facts dt").Select(t => t.TextContent));
        Assert.Equal("2019-12-14 10:08", record.Page.QuerySelectorAll(".facts dd")[2].TextContent);
        Assert.Equal(4, record.Page.QuerySelectorAll(".text p").Length);
        var unknown = await visitor.GetAsync("/catalogue/430S00/2019-99999999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("没有这一条", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/catalogue/%3Cscript%3E/x")).Status);
    }

    [Fact]
    public async Task Hostile_content_is_text_on_every_page_and_in_the_feed()
    {
        const string evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>&amp;𫚖\u202Eabc\u0001\uFFFE 毒";
        await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json(r =>
        {
            foreach (var field in new[] { "title", "publisher", "source", "manner", "audience", "subject", "duration", "registrationNumber", "summary", "body", "documentNumber" })
            {
                r[field] = evil;
            }

            r["indexNumber"] = "430S00/2026-999999";
            r["publishedAt"] = "2026-12-30 08:00";
            r["producedOn"] = "2026-12-30";
            r["category"] = new System.Text.Json.Nodes.JsonArray("</title><b>栏</b>");
            r["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = evil, ["url"] = "https://example.org/\"onclick=\"x" });
        })));
        foreach (var path in new[] { "/catalogue", "/catalogue?q=毒", "/catalogue/430S00/2026-999999", $"/catalogue?q={Uri.EscapeDataString(evil)}" })
        {
            var page = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("alert(1)", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Page.QuerySelectorAll("main script, main img, main [onerror], main [onclick]"));
            Assert.DoesNotContain("\u202E", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u0001", page.Html, StringComparison.Ordinal);
        }

        var entry = (await FeedAsync("/catalogue/feed")).Root!.Elements().First(e => e.Name.LocalName == "entry");
        Assert.Contains("<script>alert(1)</script>", entry.Elements().First(e => e.Name.LocalName == "title").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_an_atom_feed_of_the_newest()
    {
        var feed = await FeedAsync("/catalogue/feed");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(atom + "feed", feed.Root!.Name);
        var entries = feed.Root.Elements(atom + "entry").ToList();
        Assert.Equal(30, entries.Count);
        Assert.Equal("2026-04-20T01:00:00Z", feed.Root.Element(atom + "updated")!.Value);
        Assert.Equal(entries.Count, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, e => Assert.StartsWith("http://localhost:5080/catalogue/430S00/", e.Element(atom + "id")!.Value, StringComparison.Ordinal));
        Assert.Equal(3, (await FeedAsync("/catalogue/feed?category=finance")).Root!.Elements(atom + "entry").Count());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/catalogue/feed?category=nowhere")).Status);
    }

    private async Task<XDocument> FeedAsync(string path)
    {
        var answer = await visitor.GetAsync(path);
        Assert.Equal("application/atom+xml", answer.Response.Content.Headers.ContentType!.MediaType);
        // Forbids what XML does not allow.
        using var reader = XmlReader.Create(new StringReader(answer.Html), new XmlReaderSettings { CheckCharacters = true });
        return XDocument.Load(reader);
    }

    private async Task ImportAsync(string text)
    {
        await site.Get<Seeder>().RunAsync();
        Assert.Empty((await site.Get<CatalogueImporter>().ImportAsync([("x", text)], CancellationToken.None)).Problems);
    }
}
