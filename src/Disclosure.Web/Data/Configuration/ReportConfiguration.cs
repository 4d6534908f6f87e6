using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class CaseDisputeConfiguration : IEntityTypeConfiguration<CaseDisputeRow>
{
    public void Configure(EntityTypeBuilder<CaseDisputeRow> builder)
    {
        builder.HasKey(x => x.DisputeId);
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => new { x.AuthorityId, x.ReceivedOn });
    }
}

internal sealed class ReportCorrectionConfiguration : IEntityTypeConfiguration<ReportCorrectionRow>
{
    public void Configure(EntityTypeBuilder<ReportCorrectionRow> builder)
    {
        builder.HasIndex(x => new { x.AuthorityId, x.Year, x.At });
        builder.HasIndex(x => x.WithdrawsId).IsUnique();
        builder.Property(x => x.Row).HasMaxLength(40);
        builder.Property(x => x.Column).HasMaxLength(40);
        builder.Property(x => x.Reason).HasMaxLength(Domain.Reports.ReportCorrection.LongestReason);
    }
}

internal sealed class ReportEntryConfiguration : IEntityTypeConfiguration<ReportEntryRow>
{
    public void Configure(EntityTypeBuilder<ReportEntryRow> builder)
    {
        builder.HasIndex(x => new { x.AuthorityId, x.Year, x.Key, x.At });
        builder.Property(x => x.Key).HasMaxLength(40);
        builder.Property(x => x.Value).HasPrecision(18, 6);
    }
}

internal sealed class PastRequestConfiguration : IEntityTypeConfiguration<PastRequestRow>
{
    public void Configure(EntityTypeBuilder<PastRequestRow> builder)
    {
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => x.ImportId);
        builder.HasIndex(x => new { x.AuthorityId, x.ReceivedOn, x.Id });

        // What the annual report counts stands in the index: it reads nothing else.
        builder.HasIndex(x => new { x.AuthorityId, x.ReceivedYear, x.ResultYear, x.Outcome, x.Category });
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Property(x => x.Title).HasMaxLength(200);
        builder.Property(x => x.Outcome).HasMaxLength(10);
    }
}

internal sealed class PastImportConfiguration : IEntityTypeConfiguration<PastImportRow>
{
    public void Configure(EntityTypeBuilder<PastImportRow> builder)
    {
        builder.HasIndex(x => new { x.AuthorityId, x.Hash }).IsUnique();
        builder.Property(x => x.Hash).HasMaxLength(64);
    }
}

internal sealed class CalendarVersionConfiguration : IEntityTypeConfiguration<CalendarVersionRow>
{
    public void Configure(EntityTypeBuilder<CalendarVersionRow> builder)
    {
        builder.HasKey(x => new { x.Year, x.Version });
        builder.HasIndex(x => x.ImportId);
    }
}

internal sealed class CalendarImportConfiguration : IEntityTypeConfiguration<CalendarImportRow>
{
    public void Configure(EntityTypeBuilder<CalendarImportRow> builder) => builder.HasIndex(x => x.At);
}
