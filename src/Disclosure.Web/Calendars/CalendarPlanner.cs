using System.Collections.Immutable;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Calendars;

/// <summary>From what was handed in to what would be stored.</summary>
public sealed class CalendarPlanner(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Works out what an import would do.</summary>
    /// <param name="upload">What was handed in.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The plan, or why it cannot be imported.</returns>
    public async Task<(CalendarPlan? Plan, string? Problem)> PlanAsync(CalendarUpload upload, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await using var db = await factory.CreateDbContextAsync(ct);
        var loaded = await LoadAsync(db, ct);
        var versions = (await db.CalendarVersions.AsNoTracking().Select(v => new { v.Year, v.Version }).ToListAsync(ct)).ToLookup(v => v.Year, v => v.Version);
        if (loaded.Count > 0 && (upload.Year > loaded.Keys.Max() + 1 || upload.Year < loaded.Keys.Min() - 1))
        {
            var missing = upload.Year > loaded.Keys.Max() ? loaded.Keys.Max() + 1 : loaded.Keys.Min() - 1;
            return (null, $"缺少{missing}年的节假日安排，年度之间不能间断；请先导入该年度。");
        }

        var years = new List<PlannedYear>();
        foreach (var (year, days) in Wanted(upload, loaded))
        {
            var known = loaded.GetValueOrDefault(year);
            if (known is null || !known.SequenceEqual(days))
            {
                // A year that was seeded is in its first version, whether or not that is on record.
                var version = versions[year].DefaultIfEmpty(known is null ? 0 : 1).Max() + 1;
                years.Add(new PlannedYear(year, version, days, known));
            }
        }

        var before = Join(loaded);
        var after = years.Count == 0 ? before : Join(loaded.SetItems(years.Select(y => KeyValuePair.Create(y.Year, y.Days))));
        return (new CalendarPlan(upload, years, before, after, CalendarChange.FirstDifference(before, after), StatutoryMissing(upload)), null);
    }

    /// <summary>The loaded years with their days in order of date.</summary>
    internal static async Task<ImmutableSortedDictionary<int, IReadOnlyList<CalendarDay>>> LoadAsync(DisclosureDb db, CancellationToken ct)
    {
        var years = await db.CalendarYears.AsNoTracking().Select(y => y.Year).ToListAsync(ct);
        var days = (await db.CalendarDays.AsNoTracking().OrderBy(d => d.Date).ToListAsync(ct)).ToLookup(d => d.Date.Year, d => new CalendarDay(d.Date, d.Name, d.IsOff));
        return years.ToImmutableSortedDictionary(y => y, y => (IReadOnlyList<CalendarDay>)[.. days[y]]);
    }

    /// <summary>A calendar of these years.</summary>
    internal static WorkCalendar Join(IReadOnlyDictionary<int, IReadOnlyList<CalendarDay>> years) => new(years.Values.SelectMany(d => d), years.Keys.ToHashSet());

    /// <summary>
    /// The years that an upload settles. A file is its whole year. A notice leaves alone what the next year's notice has said of
    /// December, and adds to the year before what it says of that December itself.
    /// </summary>
    private static IEnumerable<(int Year, IReadOnlyList<CalendarDay> Days)> Wanted(CalendarUpload upload, IReadOnlyDictionary<int, IReadOnlyList<CalendarDay>> loaded)
    {
        var own = upload.Days.Where(d => d.Date.Year == upload.Year).ToList();
        if (upload.IsNotice)
        {
            own.AddRange(loaded.GetValueOrDefault(upload.Year, []).Where(d => d is { Date.Month: 12, Name: "元旦" } && own.TrueForAll(o => o.Date != d.Date)));
        }

        yield return (upload.Year, [.. own.OrderBy(d => d.Date)]);
        var before = upload.Days.Where(d => d.Date.Year == upload.Year - 1).ToList();
        if (before.Count > 0 && loaded.TryGetValue(upload.Year - 1, out var known))
        {
            yield return (upload.Year - 1, [.. known.Where(d => before.TrueForAll(b => b.Date != d.Date)).Concat(before).OrderBy(d => d.Date)]);
        }
    }

    private static IReadOnlyList<CalendarDay> StatutoryMissing(CalendarUpload upload) =>
        [.. StatutoryHolidays.Of(upload.Year).Where(h => !upload.Days.Any(d => d.Date == h.Date && d.IsOff))];
}
