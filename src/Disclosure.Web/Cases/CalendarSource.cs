using Disclosure.Domain.Deadlines;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>The working calendar from the database, kept in memory until it changes.</summary>
public sealed class CalendarSource(IDbContextFactory<DisclosureDb> factory)
{
    private volatile WorkCalendar? current;

    /// <summary>The calendar.</summary>
    public async ValueTask<WorkCalendar> GetAsync(CancellationToken ct = default)
    {
        if (current is { } known)
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var days = await db.CalendarDays.AsNoTracking().OrderBy(d => d.Date).ToListAsync(ct);
        var years = await db.CalendarYears.AsNoTracking().Select(y => y.Year).ToListAsync(ct);
        return current = new WorkCalendar(days.Select(d => new CalendarDay(d.Date, d.Name, d.IsOff)), years.ToHashSet());
    }

    /// <summary>Forgets it after an import.</summary>
    public void Reload() => current = null;
}
