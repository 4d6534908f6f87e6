using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Disclosure.Web.Data;

/// <summary>Registers the database by configuration: <c>Database:Provider</c>, <c>ConnectionStrings:Disclosure</c>, <c>Data:Directory</c>.</summary>
public static class DatabaseSetup
{
    /// <summary>Adds the context factory and the write gate.</summary>
    public static IServiceCollection AddDisclosureDatabase(this IServiceCollection services, IConfiguration configuration, DataDirectory directory)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var connection = configuration.GetConnectionString("Disclosure");
        services.AddSingleton(new WriteGate(provider));
        if (provider == DatabaseProvider.Sqlite)
        {
            connection ??= new SqliteConnectionStringBuilder { DataSource = directory.File("disclosure.db") }.ToString();
            services.AddPooledDbContextFactory<SqliteDb>(o => o.UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance), poolSize: 64);
            services.AddSingleton<IDbContextFactory<DisclosureDb>, Factory<SqliteDb>>();
        }
        else
        {
            services.AddPooledDbContextFactory<PostgresDb>(o => o.UseNpgsql(connection ?? throw new InvalidOperationException("ConnectionStrings:Disclosure is needed for PostgreSQL.")), poolSize: 64);
            services.AddSingleton<IDbContextFactory<DisclosureDb>, Factory<PostgresDb>>();
        }

        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContext());
        return services;
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<DisclosureDb>
        where T : DisclosureDb
    {
        public DisclosureDb CreateDbContext() => inner.CreateDbContext();
    }

    /// <summary>Every commit reaches the disk (FULL), readers never wait (WAL), references are checked.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static SqlitePragmas Instance { get; } = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(System.Data.Common.DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>The folder that holds everything the product keeps beside its database.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataDirectory(string Path)
{
    /// <summary>A file or folder inside.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
