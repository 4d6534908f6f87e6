using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<CaseRow>
{
    public void Configure(EntityTypeBuilder<CaseRow> builder)
    {
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.AuthorityId, x.Status, x.DueOn, x.Id });
        builder.HasIndex(x => new { x.AuthorityId, x.DueOn, x.Id });
        builder.HasIndex(x => new { x.AuthorityId, x.FiledAt, x.Id });
        builder.HasIndex(x => new { x.LeadDepartmentId, x.DueOn, x.Id });

        // Few cases are disputed: the queue reads those alone.
        builder.HasIndex(x => new { x.AuthorityId, x.DisputeDueOn, x.Id }).HasFilter("\"DisputeState\" IS NOT NULL");
        builder.HasIndex(x => new { x.AuthorityId, x.ReviewDueOn, x.Id }).HasFilter("\"ReviewDueOn\" IS NOT NULL");

        // What the annual report counts stands in the index, in the order of its groups: a million cases are counted without reading one.
        builder.HasIndex(x => new { x.AuthorityId, x.ReportReceivedYear, x.ReportResultYear, x.ReportRow, x.ReportCategory }).HasFilter("\"ReportReceivedYear\" IS NOT NULL");
        builder.Property(x => x.ReportRow).HasMaxLength(10);
        builder.Property(x => x.DisputeState).HasMaxLength(20);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Property(x => x.Subject).HasMaxLength(200);
        builder.HasOne<AuthorityRow>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.HasKey(x => new { x.CaseId, x.Seq });
        builder.Property(x => x.Type).HasMaxLength(60);
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseKeyConfiguration : IEntityTypeConfiguration<CaseKeyRow>
{
    public void Configure(EntityTypeBuilder<CaseKeyRow> builder)
    {
        builder.HasKey(x => x.CaseId);
        builder.HasOne<CaseRow>().WithOne().HasForeignKey<CaseKeyRow>(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BlindIndexConfiguration : IEntityTypeConfiguration<BlindIndexRow>
{
    public void Configure(EntityTypeBuilder<BlindIndexRow> builder)
    {
        builder.HasKey(x => new { x.CaseId, x.Kind, x.KeyVersion });
        builder.HasIndex(x => new { x.Hash, x.Kind });
    }
}

internal sealed class CaseDepartmentConfiguration : IEntityTypeConfiguration<CaseDepartmentRow>
{
    public void Configure(EntityTypeBuilder<CaseDepartmentRow> builder)
    {
        builder.HasKey(x => new { x.CaseId, x.DepartmentId });
        builder.HasIndex(x => new { x.DepartmentId, x.State });
    }
}

internal sealed class FilingKeyConfiguration : IEntityTypeConfiguration<FilingKeyRow>
{
    public void Configure(EntityTypeBuilder<FilingKeyRow> builder)
    {
        builder.HasKey(x => x.Key);
        builder.Property(x => x.Key).HasMaxLength(64);
        builder.HasIndex(x => x.CaseId);
    }
}

internal sealed class NoteConfiguration : IEntityTypeConfiguration<NoteRow>
{
    public void Configure(EntityTypeBuilder<NoteRow> builder) => builder.HasIndex(x => new { x.CaseId, x.At });
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder) => builder.HasIndex(x => new { x.CaseId, x.AccountId, x.Form }).IsUnique();
}

internal sealed class RevealConfiguration : IEntityTypeConfiguration<RevealRow>
{
    public void Configure(EntityTypeBuilder<RevealRow> builder) => builder.HasIndex(x => new { x.CaseId, x.At });
}

internal sealed class FileConfiguration : IEntityTypeConfiguration<FileRow>
{
    public void Configure(EntityTypeBuilder<FileRow> builder)
    {
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => x.StagingKey);
    }
}
