using Disclosure.Web.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Catalogue;

public sealed class CatalogueImportSqliteTests() : CatalogueImportTests(postgres: false);

public sealed class CatalogueImportPostgresTests() : CatalogueImportTests(postgres: true);

/// <summary>Storing what was read: whole or not at all, once.</summary>
public abstract class CatalogueImportTests(bool postgres) : CatalogueTest(postgres)
{
    [Fact]
    public async Task A_page_is_stored_with_all_it_says_and_importing_it_again_changes_nothing()
    {
        var outcome = await ImportAsync(CatalogueSamples.Text, CatalogueSamples.Html);
        Assert.Empty(outcome.Problems);
        Assert.Equal([(true, true), (true, false)], outcome.Entries.Select(e => (e.IsNew, e.NewCategory)));
        var row = await Site.Get<CatalogueReader>().FindAsync("430S00/2019-03004411");
        Assert.Equal(new DateTimeOffset(2019, 12, 14, 10, 8, 0, TimeSpan.FromHours(8)), row!.PublishedAt);
        Assert.Null(row.Summary);
        Assert.Single((await Site.Get<CatalogueReader>().FindAsync("430S00/2025-091022"))!.Attachments);
        var tree = await Site.Get<CategorySource>().GetAsync();
        Assert.Equal(["机构职能", "厅领导", "张三", "领导动态"], tree.Find(row.CategoryId)!.Path);
        Assert.Equal(1, tree.Find("organisation")!.Count);

        var before = await DumpAsync();
        Site.Clock.Advance(TimeSpan.FromDays(40));
        var again = await ImportAsync(CatalogueSamples.Html, CatalogueSamples.Text, CatalogueSamples.Text);
        Assert.Empty(again.Problems);
        Assert.All(again.Entries, e => Assert.False(e.IsNew));
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task One_bad_entry_keeps_all_out_and_is_named_with_its_place()
    {
        var outcome = await ImportAsync(CatalogueSamples.Text, CatalogueSamples.File(CatalogueSamples.Json(), CatalogueSamples.Json(r => r["publishedAt"] = "昨天")), "没有");
        Assert.Empty(outcome.Entries);
        Assert.Contains(outcome.Problems, p => p.StartsWith("2.txt 第2条", StringComparison.Ordinal) && p.Contains("昨天", StringComparison.Ordinal));
        Assert.Contains(outcome.Problems, p => p.StartsWith("3.txt", StringComparison.Ordinal));
        await using var db = Site.Db();
        Assert.Equal(0, await db.CatalogueRecords.CountAsync());
    }

    [Fact]
    public async Task A_number_is_never_used_for_another_content()
    {
        Assert.Empty((await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json()))).Problems);
        var other = CatalogueSamples.Json(r => r["title"] = "另一条");
        Assert.Contains("已经用于内容不同的一条", Assert.Single((await ImportAsync(CatalogueSamples.File(other))).Problems), StringComparison.Ordinal);
        var twice = await ImportAsync(CatalogueSamples.File(
            CatalogueSamples.Json(r => r["indexNumber"] = "430S00/2024-000009"), CatalogueSamples.Json(r => (r["indexNumber"], r["title"]) = ("430S00/2024-000009", "又一条"))));
        Assert.Single(twice.Problems);
        await using var db = Site.Db();
        Assert.Equal(1, await db.CatalogueRecords.CountAsync());
    }

    [Fact]
    public async Task An_entry_without_number_is_issued_the_next_free_one_once()
    {
        // Two numbers that we would come to are taken by imports.
        Assert.Empty((await ImportAsync(CatalogueSamples.File(
            CatalogueSamples.Json(r => (r["indexNumber"], r["title"]) = ("430S00/2026-000001", "甲")), CatalogueSamples.Json(r => (r["indexNumber"], r["title"]) = ("430S00/2026-000003", "乙"))))).Problems);
        string[] titles = ["丙", "丁"];
        var file = CatalogueSamples.File([.. titles.Select(t => CatalogueSamples.Json(r => { r.Remove("indexNumber"); r["title"] = t; }))]);
        var first = await ImportAsync(file);
        Assert.Equal(["430S00/2026-000002", "430S00/2026-000004"], first.Entries.Select(e => e.IndexNumber));
        var again = await ImportAsync(file);
        Assert.Equal(first.Entries.Select(e => e.IndexNumber), again.Entries.Select(e => e.IndexNumber));
        Assert.All(again.Entries, e => Assert.False(e.IsNew));
    }

    [Fact]
    public async Task The_seeds_are_importable()
    {
        await SeedAsync();
        await using var db = Site.Db();
        Assert.InRange(await db.CatalogueRecords.CountAsync(), 40, 60);
        Assert.Equal(20, (await db.CatalogueCategories.CountAsync()) - 2);
    }

    private async Task<string> DumpAsync()
    {
        await using var db = Site.Db();
        var rows = await db.CatalogueRecords.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
        return System.Text.Json.JsonSerializer.Serialize(rows) + await db.CatalogueTexts.CountAsync() + await db.CatalogueCategories.CountAsync() + await db.Numbers.CountAsync();
    }
}
