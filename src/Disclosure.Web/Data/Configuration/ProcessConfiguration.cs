using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.HasKey(x => new { x.DefinitionId, x.Version });
        builder.Property(x => x.DefinitionId).HasMaxLength(80);
    }
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.HasIndex(x => new { x.CaseId, x.StartedBy }).IsUnique();
        builder.Property(x => x.Revision).IsConcurrencyToken();
        builder.HasOne<DefinitionRow>().WithMany().HasForeignKey(x => new { x.DefinitionId, x.DefinitionVersion }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignalConfiguration : IEntityTypeConfiguration<SignalRow>
{
    public void Configure(EntityTypeBuilder<SignalRow> builder)
    {
        builder.HasKey(x => new { x.InstanceId, x.Seq });
        builder.HasIndex(x => new { x.State, x.At });
    }
}

internal sealed class TaskConfiguration : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.HasIndex(x => x.CommandKey).IsUnique();
        builder.HasIndex(x => new { x.CaseId, x.State });
        builder.HasIndex(x => new { x.State, x.Role, x.DepartmentId });
        builder.HasIndex(x => new { x.CompletedById, x.EndedAt });
        builder.Property(x => x.State).IsConcurrencyToken();
    }
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.HasIndex(x => x.ResolvedAt);
        builder.HasIndex(x => x.CaseId);
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => new { x.DoneAt, x.Role });
        builder.HasIndex(x => x.CaseId);
    }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => x.MessageId).IsUnique();
        builder.HasIndex(x => new { x.State, x.NextAttemptAt });
        builder.HasIndex(x => x.CaseId);
        builder.Property(x => x.Attempts).IsConcurrencyToken();
    }
}

internal sealed class MailAttemptConfiguration : IEntityTypeConfiguration<MailAttemptRow>
{
    public void Configure(EntityTypeBuilder<MailAttemptRow> builder) => builder.HasKey(x => new { x.MailId, x.Attempt });
}
