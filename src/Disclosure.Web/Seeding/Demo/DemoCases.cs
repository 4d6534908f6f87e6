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

        var seeds = Read<DemoCasesSeed>("cases.json").Cases;
        await using var db = await factory.CreateDbContextAsync(ct);
        var done = await db.Seeds.Where(s => s.Key.StartsWith("demo/")).Select(s => s.Key).ToListAsync(ct);
        // Oldest first, so that numbers follow the dates.
        var missing = seeds.Where(s => !done.Contains(Mark(s.Key))).OrderByDescending(s => s.Age).ToList();
        var letters = Read<DemoOpinionsSeed>("opinions.json").Opinions.Where(s => !done.Contains(Mark(s.Key))).OrderByDescending(s => s.Age).ToList();
        if (missing.Count == 0 && letters.Count == 0)
        {
            return;
        }

        logger.LogInformation("Making {Count} demo cases.", missing.Count);
        var office = await DemoOffice.LoadAsync(db, ct);
        var calendar = await calendars.GetAsync(ct);
        foreach (var seed in missing)
        {
            await new DemoWalk(services, office, calendar, time).WalkAsync(seed, ct);
            await MarkAsync(db, seed.Key, ct);
        }

        foreach (var letter in letters)
        {
            await new DemoOpinionWalk(services, office, calendar, time).WalkAsync(letter, ct);
            await MarkAsync(db, letter.Key, ct);
        }
    }

    private static string Mark(string key) => $"demo/{key}";

    private async Task MarkAsync(DisclosureDb db, string key, CancellationToken ct)
    {
        db.Seeds.Add(new SeedRow { Key = Mark(key), Hash = SeedFiles.Hash(key), AppliedAt = time.GetUtcNow() });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(files.Text("demo", file), Json) ?? throw new SeedException($"demo/{file}", "文件为空。");
        }
        catch (JsonException e)
        {
            throw new SeedException($"demo/{file}", $"第{(e.LineNumber ?? 0) + 1}行：{e.Message}");
        }
    }
}
