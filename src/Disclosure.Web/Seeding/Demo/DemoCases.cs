using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>
/// Cases in every state with their whole history, in Development only. They are made by the product's own writers and handlers
/// on a clock that is moved through the past, so that nothing about them is invented but the persons. A start that is
/// interrupted goes on where it stopped.
/// </summary>
public sealed class DemoCases(
    IServiceProvider services,
    IDbContextFactory<DisclosureDb> factory,
    WriteGate gate,
    SeedFiles files,
    CalendarSource calendars,
    IHostEnvironment environment,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<DemoCases> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Makes what is missing.</summary>
    /// <exception cref="SeedException">The file is refused.</exception>
    public async Task RunAsync(CancellationToken ct = default)
    {
        var options = DemoAccounts.Options(configuration);
        if (!environment.IsDevelopment() || !options.Accounts || !options.Cases)
        {
            return;
        }

        var seeds = Read().Cases;
        await using var db = await factory.CreateDbContextAsync(ct);
        var done = await db.Seeds.Where(s => s.Key.StartsWith("demo/")).Select(s => s.Key).ToListAsync(ct);
        // Oldest first, so that numbers follow the dates.
        var missing = seeds.Where(s => !done.Contains(Mark(s))).OrderByDescending(s => s.Age).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        logger.LogInformation("Making {Count} demo cases.", missing.Count);
        var office = await DemoOffice.LoadAsync(db, ct);
        var calendar = await calendars.GetAsync(ct);
        foreach (var seed in missing)
        {
            await new DemoWalk(services, office, calendar, time).WalkAsync(seed, ct);
            db.Seeds.Add(new SeedRow { Key = Mark(seed), Hash = SeedFiles.Hash(seed.Key), AppliedAt = time.GetUtcNow() });
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }
        }
    }

    private static string Mark(DemoCaseSeed seed) => $"demo/{seed.Key}";

    private DemoCasesSeed Read()
    {
        try
        {
            return JsonSerializer.Deserialize<DemoCasesSeed>(files.Text("demo", "cases.json"), Json) ?? throw new SeedException("demo/cases.json", "文件为空。");
        }
        catch (JsonException e)
        {
            throw new SeedException("demo/cases.json", $"第{(e.LineNumber ?? 0) + 1}行：{e.Message}");
        }
    }
}
