using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Disclosure.Web.Data;

/// <summary>The database. One context per operation, from the factory.</summary>
public abstract class DisclosureDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<AuthorityRow> Authorities => Set<AuthorityRow>();

    public DbSet<DepartmentRow> Departments => Set<DepartmentRow>();

    public DbSet<RoutingRuleRow> RoutingRules => Set<RoutingRuleRow>();

    public DbSet<NumberRow> Numbers => Set<NumberRow>();

    public DbSet<CalendarDayRow> CalendarDays => Set<CalendarDayRow>();

    public DbSet<CalendarYearRow> CalendarYears => Set<CalendarYearRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<SeedRow> Seeds => Set<SeedRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<PublishedOpinionRow> PublishedOpinions => Set<PublishedOpinionRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<CaseKeyRow> CaseKeys => Set<CaseKeyRow>();

    public DbSet<BlindIndexRow> BlindIndex => Set<BlindIndexRow>();

    public DbSet<CaseDepartmentRow> CaseDepartments => Set<CaseDepartmentRow>();

    public DbSet<CaseTimeRow> CaseTimes => Set<CaseTimeRow>();

    public DbSet<CaseDepartmentTimeRow> CaseDepartmentTimes => Set<CaseDepartmentTimeRow>();

    public DbSet<SupervisionRow> Supervisions => Set<SupervisionRow>();

    public DbSet<FilingKeyRow> FilingKeys => Set<FilingKeyRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<RevealRow> Reveals => Set<RevealRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<SignalRow> Signals => Set<SignalRow>();

    public DbSet<TaskRow> Tasks => Set<TaskRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<MailRow> Mails => Set<MailRow>();

    public DbSet<MailAttemptRow> MailAttempts => Set<MailAttemptRow>();

    public DbSet<AnswerCountRow> AnswerCounts => Set<AnswerCountRow>();

    public DbSet<CatalogueRecordRow> CatalogueRecords => Set<CatalogueRecordRow>();

    /// <summary>What of the catalogue everybody may see: all that is not taken down. Public pages, search, feed and API read nothing else.</summary>
    public IQueryable<CatalogueRecordRow> PublicRecords => CatalogueRecords.Where(r => r.State == Domain.Catalogue.RecordState.Published);

    public DbSet<CatalogueDraftRow> CatalogueDrafts => Set<CatalogueDraftRow>();

    public DbSet<CatalogueChangeRow> CatalogueChanges => Set<CatalogueChangeRow>();

    public DbSet<SitePageRow> SitePages => Set<SitePageRow>();

    public DbSet<CatalogueAttachmentRow> CatalogueAttachments => Set<CatalogueAttachmentRow>();

    public DbSet<CatalogueCategoryRow> CatalogueCategories => Set<CatalogueCategoryRow>();

    public DbSet<CaseDisputeRow> CaseDisputes => Set<CaseDisputeRow>();

    public DbSet<ReportCorrectionRow> ReportCorrections => Set<ReportCorrectionRow>();

    public DbSet<ReportEntryRow> ReportEntries => Set<ReportEntryRow>();

    public DbSet<PastRequestRow> PastRequests => Set<PastRequestRow>();

    public DbSet<PastImportRow> PastImports => Set<PastImportRow>();

    public DbSet<CalendarImportRow> CalendarImports => Set<CalendarImportRow>();

    public DbSet<CalendarVersionRow> CalendarVersions => Set<CalendarVersionRow>();

    public DbSet<CatalogueTextRow> CatalogueTexts => Set<CatalogueTextRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DisclosureDb).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // SQLite cannot order by DateTimeOffset; every instant is UTC anyway.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        v => v.UtcDateTime,
        v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)));
}

/// <summary>SQLite, the default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : DisclosureDb(options);

/// <summary>PostgreSQL, for several nodes.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : DisclosureDb(options);
