using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Calendars;

/// <summary>Stores a planned calendar as the next version and has the cases recalculated.</summary>
public sealed class CalendarImporter(IDbContextFactory<DisclosureDb> factory, WriteGate gate, CalendarSource calendars, CalendarRecalculation recalculation, TimeProvider time)
{
    /// <summary>Roles that keep the calendar.</summary>
    public static bool MayImport(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.Supervisor, Roles.DisclosureHead, Roles.DisclosureOfficer, Roles.Administrator);
    }

    /// <summary>
    /// Stores it, with version, in one transaction. What is still to be recalculated of an earlier import is done first.
    /// </summary>
    /// <param name="plan">The plan, as shown.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when stored; otherwise why not.</returns>
    public async Task<string?> SaveAsync(CalendarPlan plan, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.IsOfficer && !MayImport(actor))
        {
            return "导入工作日历由公开办、督查员或者系统管理员办理。";
        }

        if (plan.IsUnchanged)
        {
            return null;
        }

        await recalculation.RunAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var import = new CalendarImportRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Year = plan.Upload.Year,
            Source = plan.Upload.Source,
            ActorId = actor.Id,
            ActorName = actor.Name,
            At = time.GetUtcNow(),
        };
        db.CalendarImports.Add(import);
        foreach (var year in plan.Years)
        {
            await StoreAsync(db, import, year, ct);
        }

        try
        {
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }
        }
        catch (DbUpdateException e) when (CaseWriter.IsRace(e))
        {
            return "另一位工作人员刚刚导入了同一年度的工作日历，请重新预览后再确认。";
        }

        calendars.Reload();
        return null;
    }

    private static async Task StoreAsync(DisclosureDb db, CalendarImportRow import, PlannedYear year, CancellationToken ct)
    {
        var body = CalendarUpload.Write(year.Year, import.Source, year.Days);
        db.CalendarVersions.Add(new CalendarVersionRow
        {
            Year = year.Year,
            Version = year.Version,
            ImportId = import.Id,
            Body = body,
            Previous = year.Previous is null ? null : CalendarUpload.Write(year.Year, import.Source, year.Previous),
        });
        var row = await db.CalendarYears.SingleOrDefaultAsync(y => y.Year == year.Year, ct);
        if (row is null)
        {
            db.CalendarYears.Add(row = new CalendarYearRow { Year = year.Year, Source = import.Source, Hash = string.Empty });
        }

        row.Hash = SeedFiles.Hash(body);
        row.Source = year.Year == import.Year ? import.Source : row.Source;
        var (first, last) = (new DateOnly(year.Year, 1, 1), new DateOnly(year.Year, 12, 31));
        var known = await db.CalendarDays.Where(d => d.Date >= first && d.Date <= last).ToDictionaryAsync(d => d.Date, ct);
        db.CalendarDays.RemoveRange(known.Values.Where(k => year.Days.All(d => d.Date != k.Date)));
        foreach (var day in year.Days)
        {
            if (!known.TryGetValue(day.Date, out var kept))
            {
                db.CalendarDays.Add(kept = new CalendarDayRow { Date = day.Date, Name = day.Name });
            }

            (kept.Name, kept.IsOff) = (day.Name, day.IsOff);
        }
    }
}
