using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.PublicNumbers;

/// <summary>One year of 依申请公开 as the public may see it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Received">新收: by date of receipt.</param>
/// <param name="Answered">答复: by date of the first reply.</param>
/// <param name="OnTime">Of those, answered within the statutory period.</param>
/// <param name="MedianDays">Median of the working days from receipt to reply, all pauses included; null when none was answered.</param>
public sealed record NumbersYear(int Year, int Received, int Answered, int OnTime, double? MedianDays)
{
    /// <summary>Share answered on time, in whole percent, never rounded up to a hundred.</summary>
    public int? OnTimePercent => Answered == 0 ? null : (int)(100L * OnTime / Answered);
}

/// <summary>公开的统计数字, by year, newest first; the same rows that the supervisors' figures are added up from. Correction requests are not among them.</summary>
public sealed class PublicNumbers(IDbContextFactory<DisclosureDb> factory, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private volatile Known? known;

    /// <summary>The years of an authority; at most ten minutes old.</summary>
    public async Task<IReadOnlyList<NumbersYear>> YearsAsync(Guid authorityId, CancellationToken ct = default)
    {
        if (known is { } last && last.AuthorityId == authorityId && time.GetElapsedTime(last.At) < Kept)
        {
            return last.Years;
        }

        var at = time.GetTimestamp();
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db.CaseTimes.AsNoTracking().Where(t => t.AuthorityId == authorityId && t.Kind == CaseKinds.Request);
        var received = await rows.Where(t => t.ReceivedOn != null).GroupBy(t => t.ReceivedOn!.Value.Year).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var spans = await rows.Where(t => t.Outcome == TimeOutcome.Replied && t.EndedOn != null)
            .GroupBy(t => new { t.EndedOn!.Value.Year, Days = t.BaseDays + t.ExtensionDays + t.ExcludedDays + t.OverdueDays, t.OnTime })
            .Select(g => new { g.Key.Year, g.Key.Days, g.Key.OnTime, Count = g.Count() }).ToListAsync(ct);
        IReadOnlyList<NumbersYear> years =
        [
            .. received.Keys.Union(spans.Select(s => s.Year)).OrderDescending().Select(y =>
            {
                var of = spans.Where(s => s.Year == y).OrderBy(s => s.Days).ToList();
                return new NumbersYear(y, received.GetValueOrDefault(y), of.Sum(s => s.Count), of.Where(s => s.OnTime == true).Sum(s => s.Count), Median([.. of.Select(s => (s.Days, s.Count))]));
            }),
        ];
        known = new Known(authorityId, years, at);
        return years;
    }

    /// <summary>The median of values with their numbers, in ascending order; between the two middle ones where there is no middle.</summary>
    internal static double? Median(IReadOnlyList<(int Value, int Count)> sorted)
    {
        var total = sorted.Sum(s => s.Count);
        return total == 0 ? null : (At((total - 1) / 2) + At(total / 2)) / 2.0;

        int At(int place)
        {
            foreach (var (value, count) in sorted)
            {
                if (place < count)
                {
                    return value;
                }

                place -= count;
            }

            return sorted[^1].Value;
        }
    }

    private sealed record Known(Guid AuthorityId, IReadOnlyList<NumbersYear> Years, long At);
}
