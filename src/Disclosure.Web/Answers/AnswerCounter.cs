using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Answers;

/// <summary>How often something published was the answer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">索引号 or number.</param>
/// <param name="Title">Its title; null when it is gone.</param>
/// <param name="Count">How often.</param>
/// <param name="LastOn">When last.</param>
public sealed record AnswerCount(AnswerKind Kind, string Key, string? Title, int Count, DateOnly LastOn);

/// <summary>“这回答了我的问题”: counted by day and by what answered, and by nothing that could tell who said it.</summary>
public sealed class AnswerCounter(IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    private const int Shown = 100;

    /// <summary>Counts one.</summary>
    /// <returns>Title and address of what answered; null when nothing public has this key, and then nothing is counted.</returns>
    public async Task<(string Title, string Address)?> AddAsync(AnswerKind kind, string key, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await FindAsync(db, kind, key, ct) is not { } found)
        {
            return null;
        }

        var today = time.Today();
        var name = kind.ToString();
        await using var turn = await gate.EnterAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "AnswerCounts" ("Kind", "Key", "On", "Count") VALUES ({name}, {key}, {today}, 1)
            ON CONFLICT ("Kind", "Key", "On") DO UPDATE SET "Count" = "AnswerCounts"."Count" + 1
            """, ct);
        return found;
    }

    /// <summary>What answered most since a day, most often first.</summary>
    public async Task<IReadOnlyList<AnswerCount>> SinceAsync(DateOnly from, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.AnswerCounts.AsNoTracking().Where(a => a.On >= from).GroupBy(a => new { a.Kind, a.Key })
            .Select(g => new { g.Key.Kind, g.Key.Key, Count = g.Sum(a => a.Count), Last = g.Max(a => a.On) }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(Shown).ToListAsync(ct);
        var counts = new List<AnswerCount>();
        foreach (var row in rows)
        {
            var kind = Enum.Parse<AnswerKind>(row.Kind);
            counts.Add(new(kind, row.Key, (await FindAsync(db, kind, row.Key, ct))?.Title, row.Count, row.Last));
        }

        return counts;
    }

    private static async Task<(string Title, string Address)?> FindAsync(DisclosureDb db, AnswerKind kind, string key, CancellationToken ct) => kind switch
    {
        AnswerKind.Record => await db.CatalogueRecords.AsNoTracking().Where(r => r.IndexNumber == key).Select(r => r.Title).FirstOrDefaultAsync(ct) is { } title ? (title, $"/catalogue/{key}") : null,
        AnswerKind.Opinion => await db.PublishedOpinions.AsNoTracking().Where(o => o.Number == key).Select(o => o.Title).FirstOrDefaultAsync(ct) is { } title ? (title, $"/opinions/published/{Uri.EscapeDataString(key)}") : null,
        _ => null,
    };
}
