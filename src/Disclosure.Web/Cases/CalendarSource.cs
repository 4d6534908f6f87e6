using Disclosure.Domain.Deadlines;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>
/// The working calendar from the database, kept in memory until it changes. Another process may import one (the command line,
/// another node): whether a version was added is asked again when the answer is <see cref="Stale"/> old.
/// </summary>
public sealed class CalendarSource(IDbContextFactory<DisclosureDb> factory, TimeProvider time)
{
    /// <summary>For how long a calendar that somebody else imported may go unnoticed.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);

    private volatile Known? current;

    /// <summary>The calendar.</summary>
    public async ValueTask<WorkCalendar> GetAsync(CancellationToken ct = default)
    {
        if (current is { } known && time.GetElapsedTime(known.AskedAt) < Stale)
        {
            return known.Calendar;
        }

        var now = time.GetTimestamp();
        await using var db = await factory.CreateDbContextAsync(ct);
        var versions = await db.CalendarVersions.CountAsync(ct);
        if (current is { } same && same.Versions == versions)
        {
            current = same with { AskedAt = now };
            return same.Calendar;
        }

        var days = await db.CalendarDays.AsNoTracking().OrderBy(d => d.Date).ToListAsync(ct);
        var years = await db.CalendarYears.AsNoTracking().Select(y => y.Year).ToListAsync(ct);
        var calendar = new WorkCalendar(days.Select(d => new CalendarDay(d.Date, d.Name, d.IsOff)), years.ToHashSet());
        current = new Known(calendar, versions, now);
        return calendar;
    }

    /// <summary>Forgets it after an import.</summary>
    public void Reload() => current = null;

    private sealed record Known(WorkCalendar Calendar, int Versions, long AskedAt);
}
