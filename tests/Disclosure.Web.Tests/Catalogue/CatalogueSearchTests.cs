using Disclosure.Web.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Catalogue;

public sealed class CatalogueSearchSqliteTests() : CatalogueSearchTests(postgres: false);

public sealed class CatalogueSearchPostgresTests() : CatalogueSearchTests(postgres: true);

/// <summary>Finding, on both databases alike.</summary>
public abstract class CatalogueSearchTests(bool postgres) : CatalogueTest(postgres)
{
    [Theory]
    [InlineData("公路")]
    [InlineData("桥梁")]
    [InlineData("养护")]
    [InlineData("ETC")]
    [InlineData("12395")]
    [InlineData("湘交公路〔2025〕44号")]
    [InlineData("430S00/2025-000320")]
    [InlineData("2025-000320")]
    [InlineData("HNPR-2026-18001")]
    [InlineData("农村公路养护")]
    [InlineData("路")]
    public async Task As_many_are_found_as_a_plain_scan_finds(string word)
    {
        await SeedAsync();
        await using var db = Site.Db();
        var scan = (await db.CatalogueRecords.AsNoTracking().ToListAsync())
            .Where(r => new[] { r.IndexNumber, r.DocumentNumber, r.RegistrationNumber, r.Title, r.Summary, r.Body }.Any(t => t?.Contains(word, StringComparison.OrdinalIgnoreCase) == true))
            .Select(r => r.IndexNumber).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(scan);
        foreach (var order in Enum.GetValues<CatalogueOrder>())
        {
            var page = await FindAsync(word, order, size: 100);
            Assert.Equal(scan, page.Records.Select(r => r.IndexNumber).Order(StringComparer.Ordinal));
            Assert.Equal(scan.Count, page.Total);
        }
    }

    [Fact]
    public async Task Titles_come_before_bodies_and_newest_before_older()
    {
        await ImportAsync(CatalogueSamples.File(
            CatalogueSamples.Json(r => (r["indexNumber"], r["title"], r["body"], r["publishedAt"]) = ("430S00/2024-000001", "港口收费标准", "正文。", "2024-06-01")),
            CatalogueSamples.Json(r => (r["indexNumber"], r["title"], r["body"], r["publishedAt"]) = ("430S00/2024-000002", "会议消息", "会议听取了港口情况。会议还研究了其他事项，部署了下一步工作。", "2024-07-01")),
            CatalogueSamples.Json(r => (r["indexNumber"], r["title"], r["body"], r["publishedAt"]) = ("430S00/2024-000003", "公路消息", "正文。", "2024-08-01"))));
        Assert.Equal(["430S00/2024-000001", "430S00/2024-000002"], (await FindAsync("港口")).Records.Select(r => r.IndexNumber));
        Assert.Equal(["430S00/2024-000002", "430S00/2024-000001"], (await FindAsync("港口", CatalogueOrder.Newest)).Records.Select(r => r.IndexNumber));
        Assert.Equal("430S00/2024-000003", (await FindAsync(null)).Records[0].IndexNumber);
    }

    [Fact]
    public async Task All_words_must_be_there_whichever_field_holds_them()
    {
        await SeedAsync();
        Assert.Equal(["430S00/2025-000320"], (await FindAsync("官庄 概算 湘交基建")).Records.Select(r => r.IndexNumber));
        Assert.Empty((await FindAsync("官庄 网约车")).Records);

        // The end of the title and the beginning of the number make no phrase.
        await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json(r => (r["title"], r["documentNumber"]) = ("关于过渡期甲", "乙丙字1号"))));
        Assert.Equal(0, (await FindAsync("甲乙丙")).Total);
        Assert.Equal(1, (await FindAsync("甲 乙丙")).Total);
    }

    [Fact]
    public async Task A_branch_of_the_tree_holds_what_is_below_it_and_pages_follow_each_other()
    {
        await SeedAsync();
        Assert.All((await FindAsync(null, category: "政策法规")).Records, r => Assert.StartsWith("430S00/202", r.IndexNumber, StringComparison.Ordinal));
        Assert.Equal((await FindAsync(null, category: "normative")).Total + (await FindAsync(null, category: "documents")).Total, (await FindAsync(null, category: "policies")).Total);
        Assert.InRange((await FindAsync("公路", category: "finance")).Total, 1, 3);
        foreach (var order in Enum.GetValues<CatalogueOrder>())
        {
            var whole = (await FindAsync("公路", order, size: 100)).Records.Select(r => r.IndexNumber).ToList();
            var pages = new List<string>();
            for (var page = 1; page <= 5; page++)
            {
                pages.AddRange((await FindAsync("公路", order, page: page, size: 5)).Records.Select(r => r.IndexNumber));
            }

            Assert.Equal(whole.Take(25), pages);
        }

        Assert.Empty((await FindAsync("公路", page: int.MaxValue)).Records);
        Assert.Empty((await FindAsync(null, page: 1_000)).Records);
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("NEAR(a b)")]
    [InlineData("title:* AND NOT")]
    [InlineData("'; DROP TABLE x; --")]
    [InlineData("<script>&amp;\u202E\uD800𫚖")]
    [InlineData("a & b | !c <-> (d:*")]
    public async Task A_hostile_query_is_words_and_nothing_else(string query)
    {
        await SeedAsync();
        await FindAsync(query);
        await FindAsync(query, CatalogueOrder.Newest);
    }

    [Fact]
    public async Task The_longest_text_and_rare_characters_are_found()
    {
        await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json(r => r["body"] = "𫚖鱼洲航道。" + string.Concat(Enumerable.Repeat("长江黄金水道", 30_000)))));
        Assert.Equal(1, (await FindAsync("𫚖鱼")).Total);
        Assert.Equal(1, (await FindAsync("黄金水道")).Total);
        Assert.Equal(0, (await FindAsync("𫚗")).Total);
    }

    [Fact]
    public async Task An_index_that_lost_its_triggers_is_made_anew_at_the_start()
    {
        await SeedAsync();
        var before = (await FindAsync("公路")).Total;
        await using (var db = Site.Db())
        {
            if (db.Database.IsSqlite())
            {
                await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "CatalogueTexts_Added";""");
                await db.Database.ExecuteSqlRawAsync("""INSERT INTO "CatalogueFts"("CatalogueFts") VALUES ('delete-all')""");
                Assert.Equal(0, (await FindAsync("公路")).Total);
            }
        }

        await Site.Get<Web.Seeding.Seeder>().RunAsync();
        Assert.Equal(before, (await FindAsync("公路")).Total);
    }
}
