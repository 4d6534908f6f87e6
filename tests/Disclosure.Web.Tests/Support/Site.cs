using System.Collections.Frozen;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Disclosure.Web.Tests.Support;

/// <summary>The whole site on a temporary folder: real SQLite file, real seeds, real files. Only the clock is set by the test.</summary>
public class Site : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> settings = [];

    /// <summary>The site's folder; removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("disclosure-test-").FullName;

    /// <summary>The clock, by default Monday 2026-03-02 10:00 in Asia/Shanghai.</summary>
    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>The environment; production by default, so that no demo data is made.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>A service of the running site.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Adds a setting before the site starts.</summary>
    public Site With(string key, string value)
    {
        settings[key] = value;
        return this;
    }

    /// <summary>A database context, for looking.</summary>
    public DisclosureDb Db() => Get<IDbContextFactory<DisclosureDb>>().CreateDbContext();

    /// <summary>The first authority.</summary>
    public Guid AuthorityId
    {
        get
        {
            using var db = Db();
            return db.Authorities.Select(a => a.Id).Single();
        }
    }

    /// <summary>A department by its code.</summary>
    public Guid Department(string code)
    {
        using var db = Db();
        return db.Departments.Where(d => d.Code == code).Select(d => d.Id).Single();
    }

    /// <summary>An officer with these roles, in a department.</summary>
    public Actor Officer(string department, params string[] roles) =>
        new(Guid.NewGuid(), $"{roles[0]}@{department}", AuthorityId, Department(department), roles.ToFrozenSet());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Folder))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
