using System.Diagnostics;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Data;
using Disclosure.Web.Hosting;
using Disclosure.Web.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Benchmarks;

/// <summary>
/// Searching 200,000 records, from words that few records hold to words that half of them hold, beside a plain scan. On
/// SQLite, or on PostgreSQL where <c>DISCLOSURE_TEST_POSTGRES</c> names an empty database.
/// </summary>
internal static class CatalogueBenchmark
{
    private const int Records = 200_000;
    private const int Runs = 9;

    /// <summary>Behind the keys of whatever was imported in the same minute.</summary>
    private const int Behind = 500_000;

    private static readonly string[] Places = ["长沙", "株洲", "湘潭", "衡阳", "邵阳", "岳阳", "常德", "张家界", "益阳", "郴州", "永州", "怀化", "娄底", "湘西州", "浏阳", "宁乡", "醴陵", "耒阳", "汨罗", "沅江"];
    private static readonly string[] Things = ["农村公路", "高速公路", "国省干线", "内河航道", "港口码头", "道路客运", "货运物流", "城市公交", "船舶检验", "桥梁隧道", "服务区", "收费站", "治超站", "客运枢纽"];
    private static readonly string[] Deeds = ["养护管理", "初步设计批复", "资金分配公示", "招标结果", "安全检查通报", "行政处罚信息", "统计月报", "工作方案", "年度计划", "许可事项公告", "政策解读"];

    /// <summary>Prints the figures.</summary>
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("disclosure-benchmark-").FullName;
        try
        {
            var server = Environment.GetEnvironmentVariable("DISCLOSURE_TEST_POSTGRES");
            List<string> settings = ["--applicationName", "Disclosure.Web", "--environment", "Production", "--Data:Directory", folder, "--Logging:LogLevel:Default", "Error"];
            if (server is not null)
            {
                settings.AddRange(["--Database:Provider", "PostgreSql", "--ConnectionStrings:Disclosure", $"{server};Command Timeout=300"]);
            }

            await using var app = SiteHost.Build([.. settings]);
            await app.Services.GetRequiredService<Seeder>().RunAsync();
            await AnswerBenchmark.ImportAsync(app.Services);
            await AnswerBenchmark.RunAsync(app.Services, "their own records alone");
            var watch = Stopwatch.StartNew();
            await FillAsync(app.Services);
            await AnswerBenchmark.RunAsync(app.Services, $"{Records:N0} others");
            Console.WriteLine($"catalogue on {(server is null ? "SQLite" : "PostgreSQL")}: {Records:N0} records written in {watch.Elapsed.TotalSeconds:0} s");
            foreach (var words in new[] { "湘交〔2007〕4711号", "2007-104711", "沅江", "沅江 船舶检验", "农村公路养护管理", "桥梁", "公路", "工程", "飞船" })
            {
                var (newest, total) = await MeasureAsync(app.Services, words, CatalogueOrder.Newest);
                var (best, _) = await MeasureAsync(app.Services, words, CatalogueOrder.Relevance);
                Console.WriteLine($"search “{words}”: {total:N0} hits, newest first {newest:0.0} ms, most relevant first {best:0.0} ms");
            }

            await using var db = await app.Services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync();
            watch.Restart();
            var scanned = await db.CatalogueRecords.CountAsync(r => r.Title.Contains("沅江") || r.Body.Contains("沅江"));
            Console.WriteLine($"plain scan for “沅江”: {scanned:N0} hits, {watch.Elapsed.TotalMilliseconds:0} ms");
            watch.Restart();
            await app.Services.GetRequiredService<CategorySource>().GetAsync();
            Console.WriteLine($"category tree with counts: {watch.Elapsed.TotalMilliseconds:0} ms");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Median, int Total)> MeasureAsync(IServiceProvider services, string words, CatalogueOrder order)
    {
        var search = services.GetRequiredService<CatalogueSearch>();
        var question = new CatalogueQuestion(SearchQuery.Parse(words), null, null, order, 1, 20);
        var times = new List<double>();
        var total = 0;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            total = (await search.FindAsync(question, CancellationToken.None)).Total;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (times.Order().ElementAt(Runs / 2), total);
    }

    private static async Task FillAsync(IServiceProvider services)
    {
        var random = new Random(20260302);
        var factory = services.GetRequiredService<IDbContextFactory<DisclosureDb>>();
        Guid authority;
        List<Guid> categories;
        await using (var db = await factory.CreateDbContextAsync())
        {
            authority = await db.Authorities.Select(a => a.Id).FirstAsync();
            categories = await db.CatalogueCategories.Select(c => c.Id).ToListAsync();
        }

        var first = new DateTimeOffset(2007, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var from = 0; from < Records; from += 2_000)
        {
            await using var db = await factory.CreateDbContextAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = from; i < from + 2_000; i++)
            {
                var at = first.AddMinutes(i * 50L);
                var id = Guid.CreateVersion7(at);
                var (place, thing, deed) = (Places[random.Next(Places.Length)], Things[random.Next(Things.Length)], Deeds[random.Next(Deeds.Length)]);
                var title = $"关于{place}{thing}{deed}的通知";
                var body = string.Join('\n', Enumerable.Range(0, 6).Select(_ => $"{Things[random.Next(Things.Length)]}工程由{Places[random.Next(Places.Length)]}负责{Deeds[random.Next(Deeds.Length)]}，投资{random.Next(10_000)}万元，按规定报送。"));
                var (number, document) = ($"430S00/{at.Year}-{100_000 + i:D6}", $"湘交〔{at.Year}〕{i}号");
                db.CatalogueRecords.Add(new CatalogueRecordRow { Id = id, AuthorityId = authority, IndexNumber = number, DocumentNumber = document, Title = title, Publisher = "湖南省交通运输厅", PublishedAt = at, Body = body, CategoryId = categories[i % categories.Count], ContentHash = $"{i:x64}", AddedAt = at });
                db.CatalogueTexts.Add(new CatalogueTextRow { Id = CatalogueTextRow.FirstKey(at) + Behind, RecordId = id, Title = SearchTokens.Indexed(title), Numbers = SearchTokens.Indexed($"{number} {document}"), Summary = string.Empty, Body = SearchTokens.Indexed(body) });
            }

            await db.SaveChangesAsync();
        }
    }
}
