using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class AnswerCountConfiguration : IEntityTypeConfiguration<AnswerCountRow>
{
    public void Configure(EntityTypeBuilder<AnswerCountRow> builder)
    {
        builder.ToTable("AnswerCounts");
        builder.HasKey(x => new { x.Kind, x.Key, x.On });
        builder.HasIndex(x => x.On);
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Key).HasMaxLength(60);
    }
}
