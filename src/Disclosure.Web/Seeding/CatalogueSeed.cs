using Disclosure.Web.Catalogue;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding;

/// <summary>
/// The catalogue's seeds: the category tree of the department's site once per database, and in Development the records of
/// <c>seeds/catalogue/</c>, by the same import as any file.
/// </summary>
public sealed class CatalogueSeed(IDbContextFactory<DisclosureDb> factory, WriteGate gate, SeedFiles files, CatalogueImporter importer, CategorySource categories, IHostEnvironment environment, TimeProvider time)
{
    private const string CategoriesKey = "catalogue/categories";
    private const string RecordsKey = "catalogue/records";

    /// <summary>Adds the tree, once; afterwards the database rules.</summary>
    /// <exception cref="SeedException">The file is refused.</exception>
    public async Task SeedCategoriesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Seeds.AnyAsync(s => s.Key == CategoriesKey, ct))
        {
            return;
        }

        var seed = files.Json<CategoriesSeed>("catalogue", "categories.json");
        var codes = All(seed.Categories).Select(c => c.Code).ToList();
        if (codes.Count != codes.Distinct(StringComparer.Ordinal).Count())
        {
            throw new SeedException("catalogue/categories.json", "栏目代码不能重复。");
        }

        var authority = await db.Authorities.OrderBy(a => a.OrganCode).Select(a => a.Id).FirstAsync(ct);
        Add(db, authority, null, seed.Categories);
        db.Seeds.Add(new SeedRow { Key = CategoriesKey, Hash = SeedFiles.Hash(files.Text("catalogue", "categories.json")), AppliedAt = time.GetUtcNow() });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        categories.Reload();
    }

    /// <summary>Adds the records, in Development, once.</summary>
    /// <exception cref="SeedException">A record is refused.</exception>
    public async Task SeedDemoAsync(CancellationToken ct = default)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Seeds.AnyAsync(s => s.Key == RecordsKey, ct))
        {
            return;
        }

        var paths = files.List(Path.Combine("seeds", "catalogue"), "records-*.json");
        var texts = new List<(string File, string Text)>();
        foreach (var path in paths)
        {
            texts.Add((Path.GetFileName(path), await File.ReadAllTextAsync(path, ct)));
        }

        var outcome = await importer.ImportAsync(texts, ct);
        if (outcome.Problems.Count > 0)
        {
            throw new SeedException("catalogue", string.Join(" ", outcome.Problems));
        }

        db.Seeds.Add(new SeedRow { Key = RecordsKey, Hash = SeedFiles.Hash(string.Concat(texts.Select(t => t.Text))), AppliedAt = time.GetUtcNow() });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private static IEnumerable<CategorySeed> All(IEnumerable<CategorySeed> seeds) => seeds.SelectMany(s => All(s.Children ?? []).Prepend(s));

    private void Add(DisclosureDb db, Guid authority, Guid? parent, IReadOnlyList<CategorySeed> seeds)
    {
        foreach (var (seed, order) in seeds.Select((s, i) => (s, i)))
        {
            var row = new CatalogueCategoryRow { Id = Guid.CreateVersion7(time.GetUtcNow()), AuthorityId = authority, ParentId = parent, Code = seed.Code, Name = seed.Name, Order = order };
            db.CatalogueCategories.Add(row);
            Add(db, authority, row.Id, seed.Children ?? []);
        }
    }
}

/// <summary>seeds/catalogue/categories.json.</summary>
public sealed record CategoriesSeed(int Version, IReadOnlyList<CategorySeed> Categories);

/// <summary>A category with those below it.</summary>
public sealed record CategorySeed(string Code, string Name, IReadOnlyList<CategorySeed>? Children = null);
