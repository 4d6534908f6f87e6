using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Disclosure.Web.Data.Configuration;

internal sealed class AuthorityConfiguration : IEntityTypeConfiguration<AuthorityRow>
{
    public void Configure(EntityTypeBuilder<AuthorityRow> builder)
    {
        builder.HasIndex(x => x.OrganCode).IsUnique();

        // An authority that was there before the 意见箱 gets what a new one would.
        builder.Property(x => x.OpinionNumberPattern).HasDefaultValue(AuthorityRow.DefaultOpinionNumberPattern);
        builder.Property(x => x.OpinionAcceptDays).HasDefaultValue(5);
        builder.Property(x => x.OpinionAnswerDays).HasDefaultValue(15);
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<DepartmentRow>
{
    public void Configure(EntityTypeBuilder<DepartmentRow> builder) => builder.HasIndex(x => new { x.AuthorityId, x.Code }).IsUnique();
}

internal sealed class RoutingRuleConfiguration : IEntityTypeConfiguration<RoutingRuleRow>
{
    public void Configure(EntityTypeBuilder<RoutingRuleRow> builder) => builder.HasIndex(x => new { x.DepartmentId, x.Keyword }).IsUnique();
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(x => x.DisplayName).HasMaxLength(60);
        builder.Property(x => x.RoleKeys).HasMaxLength(400);
    }
}

internal sealed class NumberConfiguration : IEntityTypeConfiguration<NumberRow>
{
    public void Configure(EntityTypeBuilder<NumberRow> builder)
    {
        builder.HasKey(x => new { x.AuthorityId, x.Series, x.Year });
        builder.Property(x => x.Last).IsConcurrencyToken();
    }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDayRow>
{
    public void Configure(EntityTypeBuilder<CalendarDayRow> builder) => builder.HasKey(x => x.Date);
}

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYearRow>
{
    public void Configure(EntityTypeBuilder<CalendarYearRow> builder)
    {
        builder.HasKey(x => x.Year);
        builder.Property(x => x.Year).ValueGeneratedNever();
    }
}

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<TemplateRow>
{
    public void Configure(EntityTypeBuilder<TemplateRow> builder) => builder.HasIndex(x => new { x.Kind, x.Key, x.Version }).IsUnique();
}

internal sealed class SeedConfiguration : IEntityTypeConfiguration<SeedRow>
{
    public void Configure(EntityTypeBuilder<SeedRow> builder) => builder.HasKey(x => x.Key);
}
