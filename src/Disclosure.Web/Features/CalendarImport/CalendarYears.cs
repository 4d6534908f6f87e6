using Disclosure.Domain.Deadlines;
using Disclosure.Web.Calendars;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CalendarImport;

/// <summary>A loaded year as the page shows it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Version">Its version; the first one may have come with the product.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Days">The days that the notice names.</param>
public sealed record LoadedYear(int Year, int Version, string Source, IReadOnlyList<CalendarDay> Days);

/// <summary>What the page of the working calendar shows.</summary>
public sealed class CalendarYears(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>The loaded years, the latest first.</summary>
    public async Task<IReadOnlyList<LoadedYear>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var years = await db.CalendarYears.AsNoTracking().OrderByDescending(y => y.Year).ToListAsync(ct);
        var versions = await db.CalendarVersions.GroupBy(v => v.Year).Select(g => new { g.Key, Version = g.Max(v => v.Version) }).ToDictionaryAsync(g => g.Key, g => g.Version, ct);
        var days = (await db.CalendarDays.AsNoTracking().OrderBy(d => d.Date).ToListAsync(ct)).ToLookup(d => d.Date.Year, d => new CalendarDay(d.Date, d.Name, d.IsOff));
        return [.. years.Select(y => new LoadedYear(y.Year, versions.GetValueOrDefault(y.Year, 1), y.Source, [.. days[y.Year]]))];
    }

    /// <summary>The imports, the latest first.</summary>
    public async Task<IReadOnlyList<CalendarImportRow>> ImportsAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.CalendarImports.AsNoTracking().OrderByDescending(i => i.At).Take(20).ToListAsync(ct);
    }

    /// <summary>Adds the page.</summary>
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddSingleton<CalendarYears>();
        services.AddOfficeLink("/office/calendar", "工作日历", 400, CalendarImporter.MayImport);
        return services;
    }
}
