using Disclosure.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class CatalogueRecordConfiguration : IEntityTypeConfiguration<CatalogueRecordRow>
{
    public void Configure(EntityTypeBuilder<CatalogueRecordRow> builder)
    {
        builder.Property(x => x.IndexNumber).HasMaxLength(40);
        builder.Property(x => x.Title).HasMaxLength(CatalogueRecord.MaxTitle);
        builder.Property(x => x.ContentHash).HasMaxLength(64);
        builder.Property(x => x.Version).IsConcurrencyToken();
        // Rows of before there was a state are public.
        builder.Property(x => x.State).HasDefaultValue(RecordState.Published);
        builder.HasIndex(x => x.IndexNumber).IsUnique();
        builder.HasIndex(x => x.ContentHash);
        builder.HasIndex(x => new { x.PublishedAt, x.Id });
        builder.HasIndex(x => new { x.CategoryId, x.PublishedAt, x.Id });
        builder.HasOne<AuthorityRow>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CatalogueCategoryRow>().WithMany().HasForeignKey(x => x.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Attachments).WithOne().HasForeignKey(x => x.RecordId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CatalogueAttachmentConfiguration : IEntityTypeConfiguration<CatalogueAttachmentRow>
{
    public void Configure(EntityTypeBuilder<CatalogueAttachmentRow> builder)
    {
        builder.HasKey(x => new { x.RecordId, x.Order });
        builder.HasIndex(x => x.FileId);
    }
}

internal sealed class CatalogueDraftConfiguration : IEntityTypeConfiguration<CatalogueDraftRow>
{
    public void Configure(EntityTypeBuilder<CatalogueDraftRow> builder)
    {
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Title).HasMaxLength(CatalogueRecord.MaxTitle);
        builder.HasIndex(x => x.State);
        builder.HasOne<AuthorityRow>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CatalogueChangeConfiguration : IEntityTypeConfiguration<CatalogueChangeRow>
{
    public void Configure(EntityTypeBuilder<CatalogueChangeRow> builder)
    {
        builder.HasKey(x => new { x.RecordId, x.Seq });
        builder.Property(x => x.ActorName).HasMaxLength(100);
        builder.Property(x => x.Reason).HasMaxLength(CatalogueEntry.MaxReason);
        builder.Property(x => x.IndexNumber).HasMaxLength(40);
        builder.Property(x => x.CaseNumber).HasMaxLength(60);
        builder.Property(x => x.Hash).HasMaxLength(32);
        builder.HasIndex(x => x.CaseId);
    }
}

internal sealed class SitePageConfiguration : IEntityTypeConfiguration<SitePageRow>
{
    public void Configure(EntityTypeBuilder<SitePageRow> builder)
    {
        builder.HasKey(x => new { x.AuthorityId, x.Key, x.Version });
        builder.Property(x => x.Key).HasMaxLength(40);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.ActorName).HasMaxLength(100);
        builder.Property(x => x.Note).HasMaxLength(500);
        builder.HasOne<AuthorityRow>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CatalogueCategoryConfiguration : IEntityTypeConfiguration<CatalogueCategoryRow>
{
    public void Configure(EntityTypeBuilder<CatalogueCategoryRow> builder)
    {
        builder.Property(x => x.Code).HasMaxLength(60);
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.HasIndex(x => new { x.AuthorityId, x.Code }).IsUnique();
        builder.HasIndex(x => new { x.ParentId, x.Order });
        builder.HasOne<CatalogueCategoryRow>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CatalogueTextConfiguration : IEntityTypeConfiguration<CatalogueTextRow>
{
    public void Configure(EntityTypeBuilder<CatalogueTextRow> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.RecordId).IsUnique();
        builder.HasOne<CatalogueRecordRow>().WithMany().HasForeignKey(x => x.RecordId).OnDelete(DeleteBehavior.Cascade);
    }
}
