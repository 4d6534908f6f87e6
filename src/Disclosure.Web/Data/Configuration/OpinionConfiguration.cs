using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class PublishedOpinionConfiguration : IEntityTypeConfiguration<PublishedOpinionRow>
{
    public void Configure(EntityTypeBuilder<PublishedOpinionRow> builder)
    {
        builder.HasKey(x => x.CaseId);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.AuthorityId, x.PublishedOn });
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.HasOne<CaseRow>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
