using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue;

/// <summary>A node of the tree.</summary>
/// <param name="Id">Its row.</param>
/// <param name="ParentId">Null at the top.</param>
/// <param name="Code">In addresses.</param>
/// <param name="Name">Shown.</param>
/// <param name="Path">Names from the top down, its own last.</param>
/// <param name="Count">Records in it and below it.</param>
public sealed record Category(Guid Id, Guid? ParentId, string Code, string Name, IReadOnlyList<string> Path, int Count);

/// <summary>栏目: the category tree of the department's site, as loaded.</summary>
public sealed class CategoryTree
{
    private readonly Dictionary<Guid, Category> byId = [];
    private readonly ILookup<Guid?, CatalogueCategoryRow> children;

    /// <summary>Builds the tree.</summary>
    /// <param name="rows">All categories.</param>
    /// <param name="counts">Records of each category itself.</param>
    public CategoryTree(IReadOnlyList<CatalogueCategoryRow> rows, IReadOnlyDictionary<Guid, int> counts)
    {
        children = rows.OrderBy(r => r.Order).ThenBy(r => r.Name, StringComparer.Ordinal).ToLookup(r => r.ParentId);
        foreach (var top in children[null])
        {
            Add(top, [], counts);
        }
    }

    /// <summary>All, parents first.</summary>
    public IEnumerable<Category> All => byId.Values;

    /// <summary>Below a node; the top ones for null.</summary>
    public IReadOnlyList<Category> Below(Guid? parent) => [.. children[parent].Where(r => byId.ContainsKey(r.Id)).Select(r => byId[r.Id])];

    /// <summary>A node by its row.</summary>
    public Category? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>A node by what somebody writes for it: its code, its path of names with "/" between, or its name where only one has it.</summary>
    public Category? Find(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        var text = written.Trim();
        var named = byId.Values.Where(c => c.Name == text).Take(2).ToList();
        return byId.Values.FirstOrDefault(c => c.Code == text)
            ?? byId.Values.FirstOrDefault(c => string.Join('/', c.Path) == text)
            ?? (named.Count == 1 ? named[0] : named.FirstOrDefault(c => c.ParentId is null));
    }

    /// <summary>The way down to a node, itself last.</summary>
    public IReadOnlyList<Category> Trail(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        var trail = new List<Category> { category };
        while (trail[0].ParentId is { } parent)
        {
            trail.Insert(0, byId[parent]);
        }

        return trail;
    }

    /// <summary>The node and all below it.</summary>
    public IReadOnlyList<Guid> Branch(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        var branch = new List<Guid> { category.Id };
        for (var i = 0; i < branch.Count; i++)
        {
            branch.AddRange(children[branch[i]].Select(r => r.Id));
        }

        return branch;
    }

    private int Add(CatalogueCategoryRow row, IReadOnlyList<string> above, IReadOnlyDictionary<Guid, int> counts)
    {
        IReadOnlyList<string> path = [.. above, row.Name];
        byId[row.Id] = new Category(row.Id, row.ParentId, row.Code, row.Name, path, 0);
        var count = counts.GetValueOrDefault(row.Id) + children[row.Id].Sum(c => Add(c, path, counts));
        byId[row.Id] = byId[row.Id] with { Count = count };
        return count;
    }
}

/// <summary>Keeps the tree for a minute: every page shows it, and it changes with an import.</summary>
public sealed class CategorySource(IDbContextFactory<DisclosureDb> factory, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    /// <summary>The tree with its counts, at most a minute old.</summary>
    public async ValueTask<CategoryTree> GetAsync(CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        if (known is { } fresh && now - fresh.At < Keep)
        {
            return fresh.Tree;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.CatalogueCategories.AsNoTracking().ToListAsync(ct);
        var counts = await db.PublicRecords.GroupBy(r => r.CategoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var tree = new CategoryTree(rows, counts);
        known = new Known(tree, now);
        return tree;
    }

    /// <summary>Forgets it, after a change by this process.</summary>
    public void Reload() => known = null;

    private sealed record Known(CategoryTree Tree, DateTimeOffset At);
}
