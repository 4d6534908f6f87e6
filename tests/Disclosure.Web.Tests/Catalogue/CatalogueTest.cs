using Disclosure.Domain.Catalogue;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;
using Npgsql;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>A site with an empty catalogue, on either database. The facts of a class run on both by two thin classes.</summary>
public abstract class CatalogueTest(bool postgres) : IAsyncLifetime
{
    private readonly string? server = Environment.GetEnvironmentVariable("DISCLOSURE_TEST_POSTGRES");
    private readonly string name = $"disclosure_{Guid.NewGuid():N}";

    protected Site Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (postgres)
        {
            Assert.SkipWhen(server is null, "DISCLOSURE_TEST_POSTGRES names no server; tests/run.sh starts one.");
            Site.With("Database:Provider", "PostgreSql").With("ConnectionStrings:Disclosure", new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString());
        }

        await Site.Get<Seeder>().RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        if (postgres && server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    protected Task<ImportOutcome> ImportAsync(params string[] texts) =>
        Site.Get<CatalogueImporter>().ImportAsync([.. texts.Select((t, i) => ($"{i + 1}.txt", t))], CancellationToken.None);

    protected async Task SeedAsync()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue"), "records-*.json"))
        {
            Assert.Empty((await ImportAsync(await File.ReadAllTextAsync(path))).Problems);
        }
    }

    protected async Task<CataloguePage> FindAsync(string? query, CatalogueOrder order = CatalogueOrder.Relevance, string? category = null, int page = 1, int size = 20)
    {
        var tree = await Site.Get<CategorySource>().GetAsync();
        var branch = category is null ? null : tree.Branch(tree.Find(category)!);
        return await Site.Get<CatalogueSearch>().FindAsync(new CatalogueQuestion(SearchQuery.Parse(query), branch, null, order, page, size), CancellationToken.None);
    }
}
