using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Architecture.Tests;

/// <summary>Both sets of migrations lead to the model as it is. After a change: <c>dotnet ef migrations add</c>, once per provider.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Migrations_of_SQLite_match_the_model() => Matches(new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=unused.db").Options));

    [Fact]
    public void Migrations_of_PostgreSQL_match_the_model() => Matches(new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=unused").Options));

    private static void Matches(DisclosureDb db)
    {
        using (db)
        {
            Assert.NotEmpty(db.Database.GetMigrations());
            Assert.NotEmpty(db.Model.GetEntityTypes());
            Assert.False(db.Database.HasPendingModelChanges(), "The model has changed since the last migration.");
        }
    }
}
