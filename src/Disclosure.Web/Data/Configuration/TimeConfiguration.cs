using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class CaseTimeConfiguration : IEntityTypeConfiguration<CaseTimeRow>
{
    public void Configure(EntityTypeBuilder<CaseTimeRow> builder)
    {
        builder.HasKey(x => x.CaseId);

        // Covers the question whether a month has changed; the rows of a month lie together behind it.
        builder.HasIndex(x => new { x.AuthorityId, x.EndMonth, x.Stamp });
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.ReplyType).HasMaxLength(40);
        builder.Property(x => x.Channel).HasMaxLength(40);
        builder.Property(x => x.Ahead).HasMaxLength(400);
        builder.HasOne<CaseRow>().WithOne().HasForeignKey<CaseTimeRow>(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseDepartmentTimeConfiguration : IEntityTypeConfiguration<CaseDepartmentTimeRow>
{
    public void Configure(EntityTypeBuilder<CaseDepartmentTimeRow> builder)
    {
        builder.HasKey(x => new { x.CaseId, x.DepartmentId });
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SupervisionConfiguration : IEntityTypeConfiguration<SupervisionRow>
{
    public void Configure(EntityTypeBuilder<SupervisionRow> builder)
    {
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => new { x.AuthorityId, x.IssuedOn });
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
