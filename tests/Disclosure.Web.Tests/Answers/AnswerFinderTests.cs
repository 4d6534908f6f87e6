using System.Text.Json;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Answers;

/// <summary>What is already public is found in the citizen's own words, with the reason, and nothing where nothing fits.</summary>
public sealed class AnswerFinderTests : IAsyncLifetime
{
    private readonly Site site = new();

    private AnswerFinder Finder => site.Get<AnswerFinder>();

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
    public async Task Of_the_questions_that_citizens_ask_nine_in_ten_find_their_record_among_the_first_five()
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "search", "queries.json")));
        var queries = json.RootElement.GetProperty("queries").EnumerateArray()
            .Select(q => (Text: q.GetProperty("query").GetString()!, Expected: q.GetProperty("expected").EnumerateArray().Select(e => e.GetString()!).ToList())).ToList();
        Assert.True(queries.Count >= 60);
        var (hit, like) = (0.0, 0.0);
        var missed = new List<string>();
        await using var db = site.Db();
        var known = await db.CatalogueRecords.Select(r => r.IndexNumber).ToListAsync();
        foreach (var (text, expected) in queries)
        {
            Assert.All(expected, e => Assert.Contains(e, known));
            var found = (await Finder.ForCitizenAsync(text)).Select(a => a.Key).ToList();
            var share = expected.Count(found.Contains) / (double)expected.Count;
            hit += share;
            if (share < 1)
            {
                missed.Add($"{text}: {string.Join(' ', expected)} → {string.Join(' ', found)}");
            }

            var plain = await db.CatalogueRecords.Where(r => r.Title.Contains(text) || r.Body.Contains(text) || (r.Summary != null && r.Summary.Contains(text)) || (r.DocumentNumber != null && r.DocumentNumber.Contains(text))).OrderByDescending(r => r.PublishedAt).Take(5).Select(r => r.IndexNumber).ToListAsync();
            like += expected.Count(plain.Contains) / (double)expected.Count;
        }

        TestContext.Current.SendDiagnosticMessage($"recall at 5: {hit / queries.Count:0.000}, plain LIKE: {like / queries.Count:0.000}");
        Assert.True(hit / queries.Count >= 0.9, $"{hit / queries.Count:0.000} (LIKE {like / queries.Count:0.000})\n" + string.Join('\n', missed));
        Assert.True(hit > 2 * like);
    }

    [Theory]
    [InlineData("村里的路坏了找谁修", "430S00/2026-000102")]
    [InlineData("开滴滴需要什么条件", "430S00/2025-000316")]
    public async Task The_reason_says_what_was_found(string text, string number)
    {
        var answer = Assert.Single(await Finder.ForCitizenAsync(text), a => a.Key == number);
        Assert.Equal($"/catalogue/{number}", answer.Address);
        Assert.Contains("“", answer.Reason, StringComparison.Ordinal);
        Assert.Matches("有关|标题|内容", answer.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("我想申请公开相关信息")]
    [InlineData("量子引力波的波函数坍缩")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" OR 1=1 -- ) NEAR( *")]
    [InlineData("𠀀𠀁\u202e\u0007")]
    public async Task Nothing_is_offered_where_nothing_fits(string? text) => Assert.Empty(await Finder.ForCitizenAsync(text));

    [Fact]
    public async Task However_long_the_text_is_its_beginning_is_read()
    {
        var text = "网约车驾驶员许可条件" + new string('甲', 100_000);
        Assert.Contains(await Finder.ForCitizenAsync(text), a => a.Key == "430S00/2025-000316");
    }

    [Fact]
    public async Task An_officer_sees_earlier_replies_that_gave_something_and_a_citizen_does_not()
    {
        var walk = new CaseWalk(site.Services);
        var earlier = await walk.ToAsync(null, f => f with { Information = new("某某大桥维修加固工程竣工图纸", "某某大桥竣工图纸") });
        var refused = await new CaseWalk(site.Services) { Reply = _ => new(Domain.Decisions.ReplyType.Refused, Domain.Decisions.RefusalGround.InternalAffairs, "属于内部管理信息。", null, "不能区分处理", [], null) }
            .ToAsync(null, f => f with { Information = new("某某大桥维修加固工程竣工图纸", "某某大桥竣工图纸二") });
        var now = await walk.ToAsync("assign", f => f with { Information = new("某某大桥竣工图纸") });
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var view = (await site.Get<CaseReader>().ForOfficerAsync(now, officer))!;
        var answer = Assert.Single(await Finder.ForOfficerAsync(view, officer), a => a.Kind == AnswerKind.Reply);
        Assert.Equal($"/office/cases/{earlier}", answer.Address);
        Assert.NotEqual(earlier, refused);
        Assert.Empty(await Finder.ForCitizenAsync("某某大桥竣工图纸"));
        // A department that has nothing to do with the earlier case does not learn of it here.
        Assert.DoesNotContain(await Finder.ForOfficerAsync(view, site.Officer("waterway", Roles.Handler)), a => a.Kind == AnswerKind.Reply);
    }
}
