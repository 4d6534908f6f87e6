using System.Diagnostics;
using System.Text.Json;
using Disclosure.Web.Answers;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Benchmarks;

/// <summary>How many questions of <c>seeds/search/queries.json</c> find their record among the first five, beside a plain LIKE, and how long it takes.</summary>
internal static class AnswerBenchmark
{
    /// <summary>Takes the records that the questions are about.</summary>
    public static async Task ImportAsync(IServiceProvider services)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue"), "records-*.json"))
        {
            await services.GetRequiredService<CatalogueImporter>().ImportAsync([(path, await File.ReadAllTextAsync(path))], CancellationToken.None);
        }
    }

    /// <summary>Prints the figures for the records as they are now.</summary>
    public static async Task RunAsync(IServiceProvider services, string among)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "search", "queries.json")));
        var queries = json.RootElement.GetProperty("queries").EnumerateArray()
            .Select(q => (Text: q.GetProperty("query").GetString()!, Expected: q.GetProperty("expected").EnumerateArray().Select(e => e.GetString()!).ToList())).ToList();
        var finder = services.GetRequiredService<AnswerFinder>();
        var (hit, like) = (0.0, 0.0);
        var times = new List<double>();
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync();
        foreach (var (text, expected) in queries)
        {
            await finder.ForCitizenAsync(text);
            var watch = Stopwatch.StartNew();
            var found = (await finder.ForCitizenAsync(text)).Select(a => a.Key).ToList();
            times.Add(watch.Elapsed.TotalMilliseconds);
            hit += expected.Count(found.Contains) / (double)expected.Count;
            var plain = await db.CatalogueRecords.Where(r => r.Title.Contains(text) || r.Body.Contains(text)).OrderByDescending(r => r.PublishedAt).Take(5).Select(r => r.IndexNumber).ToListAsync();
            like += expected.Count(plain.Contains) / (double)expected.Count;
        }

        times.Sort();
        Console.WriteLine($"answers to {queries.Count} questions among {among}: recall at 5 {hit / queries.Count:0.000}, plain LIKE {like / queries.Count:0.000}; median {times[times.Count / 2]:0.0} ms, p95 {times[(int)(times.Count * 0.95)]:0.0} ms, most {times[^1]:0.0} ms");
    }
}
