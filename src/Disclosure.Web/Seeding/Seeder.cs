using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Disclosure.Web.SitePages;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding;

/// <summary>
/// Applies the seed files once per (key, version, hash). Afterwards the database rules: a changed seed file adds a new
/// version of a template or definition, and never touches what the department has edited. A bad file is refused whole.
/// </summary>
public sealed class Seeder(IDbContextFactory<DisclosureDb> factory, WriteGate gate, SeedFiles files, WorkflowPublisher workflows, TemplatePublisher templates, CalendarSource calendars, KeyRing ring, CatalogueSeed catalogue, SitePageSeed pages, TimeProvider time)
{
    internal const string RingKey = "key-ring";

    /// <summary>Migrates the schema and applies what is new.</summary>
    public async Task RunAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // Migrating compares models before it finds nothing to do; asking for names is cheap, and most starts have nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
        }

        await CatalogueSearchSchema.EnsureAsync(db, gate, ct);
        await CheckRingAsync(db, ct);
        await SeedOrganisationAsync(db, ct);
        await SeedCalendarAsync(db, ct);
        await templates.SeedAsync(db, files, ct);
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        await workflows.SeedAsync(files, ct);
        await catalogue.SeedCategoriesAsync(ct);
        await pages.SeedAsync(ct);
        calendars.Reload();
    }

    /// <summary>
    /// A database and its key ring belong together. The first start notes which ring it is; a later start with another one
    /// (a lost file made anew beside a database on another machine, a wrong backup) stops before anything is sealed with it.
    /// </summary>
    private async Task CheckRingAsync(DisclosureDb db, CancellationToken ct)
    {
        var known = await db.Seeds.SingleOrDefaultAsync(s => s.Key == RingKey, ct);
        if (known is null)
        {
            db.Seeds.Add(new SeedRow { Key = RingKey, Hash = ring.Fingerprint, AppliedAt = time.GetUtcNow() });
        }
        else if (known.Hash != ring.Fingerprint)
        {
            throw new InvalidOperationException("The key ring does not belong to this database. Restore the ring that was backed up with it (setting Keys:Ring): with another one no case can be opened.");
        }
    }

    private async Task SeedOrganisationAsync(DisclosureDb db, CancellationToken ct)
    {
        if (await db.Authorities.AnyAsync(ct))
        {
            return;
        }

        var seed = files.Json<AuthoritySeed>("authority.json");
        foreach (var pattern in new[] { seed.RequestNumberPattern, seed.LetterNumberPattern, seed.NoticeNumberPattern })
        {
            if (NumberPattern.Check(pattern) is { } wrong)
            {
                throw new SeedException("authority.json", wrong);
            }
        }

        if (!seed.NoticeNumberPattern.Contains("{kind}", StringComparison.Ordinal))
        {
            // Each kind counts for itself: without it two letters would have one number.
            throw new SeedException("authority.json", "程序性文书的编号格式须包含 {kind}。");
        }

        var box = seed.OpinionBox ?? new OpinionBoxSeed(AuthorityRow.DefaultOpinionNumberPattern, 5, 15, ExcludedByGuide: false);
        if (NumberPattern.Check(box.NumberPattern) is { } badBox)
        {
            throw new SeedException("authority.json", badBox);
        }

        if (box.AcceptWorkingDays is < 1 or > 60 || box.AnswerWorkingDays < box.AcceptWorkingDays || box.AnswerWorkingDays > 250)
        {
            throw new SeedException("authority.json", "意见箱的受理时限应为1至60个工作日，答复时限不得短于受理时限，也不得超过250个工作日。");
        }

        var authority = new AuthorityRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            OrganCode = seed.OrganCode,
            Name = seed.Name,
            RequestNumberPattern = seed.RequestNumberPattern,
            LetterNumberPattern = seed.LetterNumberPattern,
            NoticeNumberPattern = seed.NoticeNumberPattern,
            OpinionNumberPattern = box.NumberPattern,
            OpinionAcceptDays = box.AcceptWorkingDays,
            OpinionAnswerDays = box.AnswerWorkingDays,
            OpinionBoxIsNoChannel = box.ExcludedByGuide,
            ReconsiderationBody = seed.ReconsiderationBody,
            Court = seed.Court,
            OnlineReconsideration = seed.OnlineReconsideration,
            OfficeName = seed.Office.Name,
            OfficeAddress = seed.Office.Address,
            OfficePostcode = seed.Office.Postcode,
            OfficePhone = seed.Office.Phone,
            OfficeHours = seed.Office.Hours,
            OfficeFax = seed.Office.Fax,
            OfficeEmail = seed.Office.Email,
        };
        db.Authorities.Add(authority);
        var departments = files.Json<DepartmentsSeed>("departments.json").Departments;
        if (departments.Count(d => d.Intake) != 1)
        {
            throw new SeedException("departments.json", "必须有且只有一个政府信息公开工作机构（intake）。");
        }

        foreach (var (department, order) in departments.Select((d, i) => (d, i)))
        {
            var row = new DepartmentRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                AuthorityId = authority.Id,
                Code = department.Code,
                Name = department.Name,
                IsIntake = department.Intake,
                Order = order,
            };
            db.Departments.Add(row);
            db.RoutingRules.AddRange(department.Keywords.Select(k => new RoutingRuleRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                DepartmentId = row.Id,
                Keyword = k,
            }));
        }
    }

    private async Task SeedCalendarAsync(DisclosureDb db, CancellationToken ct)
    {
        var loaded = await db.CalendarYears.Select(y => new { y.Year, y.Hash }).ToListAsync(ct);
        var hashes = loaded.Select(y => y.Hash).ToHashSet();
        var years = loaded.Select(y => y.Year).ToHashSet();
        foreach (var path in files.List(Path.Combine("seeds", "calendar"), "*.json"))
        {
            var json = await File.ReadAllTextAsync(path, ct);
            if (hashes.Contains(SeedFiles.Hash(json)))
            {
                continue;
            }

            if (CalendarFile.Parse(json) is not CalendarParse.Valid { File: var calendar })
            {
                var invalid = (CalendarParse.Invalid)CalendarFile.Parse(json);
                throw new SeedException(path, string.Join(" ", invalid.Errors.Select(e => $"第{e.Line}行：{e.Reason}")));
            }

            if (years.Contains(calendar.Year))
            {
                continue;
            }

            if (loaded.Count > 0)
            {
                // A year that comes with an update of the product: what was due by the calendar without it is recalculated.
                var import = new CalendarImportRow { Id = Guid.CreateVersion7(time.GetUtcNow()), Year = calendar.Year, Source = string.Join(' ', calendar.Source), ActorName = Accounts.Actor.System.Name, At = time.GetUtcNow() };
                db.CalendarImports.Add(import);
                db.CalendarVersions.Add(new CalendarVersionRow { Year = calendar.Year, Version = 1, ImportId = import.Id, Body = json });
            }

            db.CalendarYears.Add(new CalendarYearRow { Year = calendar.Year, Source = string.Join(' ', calendar.Source), Hash = SeedFiles.Hash(json) });
            db.CalendarDays.AddRange(calendar.Days.Select(d => new CalendarDayRow { Date = d.Date, Name = d.Name, IsOff = d.IsOff }));
        }
    }
}
