using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Disclosure.Web.Tests.Database;

/// <summary>The same site on a real PostgreSQL server, each test in a database of its own.</summary>
public sealed class PostgresTests : IAsyncLifetime
{
    private readonly string? server = Environment.GetEnvironmentVariable("DISCLOSURE_TEST_POSTGRES");
    private readonly string name = $"disclosure_{Guid.NewGuid():N}";
    private Site? site;

    private Site Running => site ?? throw new InvalidOperationException("The site does not run.");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(server is null, "DISCLOSURE_TEST_POSTGRES names no server; tests/run.sh starts one.");
        site = new Site().With("Database:Provider", "PostgreSql")
            .With("ConnectionStrings:Disclosure", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
        await site.Get<Seeder>().RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (site is null)
        {
            return;
        }

        await site.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task A_request_goes_the_whole_way_and_what_is_derived_agrees()
    {
        var id = await new CaseWalk(Running.Services).ToAsync(form: null);

        await using var db = Running.Db();
        Assert.True(db.Database.IsNpgsql());
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        Assert.NotNull(row.EndedOn);
        Assert.DoesNotContain(await db.Tasks.AsNoTracking().ToListAsync(), t => t.State == TaskState.Open);
        Assert.NotEmpty(await db.Mails.AsNoTracking().ToListAsync());
        var differences = new List<DerivedDifference>();
        Assert.Equal(1, await Running.Get<DerivedVerifier>().RunAsync(contents: true, differences.Add, CancellationToken.None));
        Assert.Empty(differences);
    }

    [Fact]
    public async Task Many_filings_at_once_get_numbers_without_a_gap_and_one_key_makes_one_request()
    {
        var writer = Running.Get<FilingWriter>();
        var filing = Samples.Online(Running.AuthorityId, new(2026, 3, 2));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => writer.FileAsync(filing, $"k{i % 12}", Actor.Citizen))));

        var numbers = outcomes.Select(o => Assert.IsType<FilingOutcome.Filed>(o).Receipt.Number).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"430S00-SQ2026-{n:00000}"), numbers);
        await using var db = Running.Db();
        Assert.Equal(12, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task The_second_of_two_who_change_one_case_is_told()
    {
        var walk = new CaseWalk(Running.Services);
        var id = await walk.ToAsync("assign");
        await using var db = Running.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.State == TaskState.Open);
        var handler = Running.Get<Features.Assign.AssignHandler>();
        var (actor, departments) = (await walk.ActorAsync(task), new[] { Running.Department("highway"), Running.Department("construction") });
        var version = await db.Cases.Where(c => c.Id == id).Select(c => c.Version).SingleAsync();

        var outcomes = await Task.WhenAll(departments.Select(d => Task.Run(() => handler.HandleAsync(
            actor with { Id = Guid.NewGuid() }, new(id, task.Id, version, d, [], null, "请办理。", "按职责分工确定。")))));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Single(await db.CaseDepartments.AsNoTracking().ToListAsync());
    }
}
