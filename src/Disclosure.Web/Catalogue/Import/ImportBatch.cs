using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>One transaction of an import. Holds what it has added, so that one batch may hold an entry twice.</summary>
internal sealed class ImportBatch(DisclosureDb db, AuthorityRow authority, TimeProvider time)
{
    /// <summary>The series of issued numbers.</summary>
    public const string Series = "catalogue";

    private readonly Dictionary<string, string> added = [];
    private readonly Dictionary<string, string> addedByContent = [];
    private readonly Dictionary<long, long> nextKeys = [];
    private List<CatalogueCategoryRow>? tree;

    /// <summary>Adds a record that is not there.</summary>
    /// <returns>Its number, whether it is new and whether its category is; or why it cannot be added.</returns>
    public async Task<((string Number, bool IsNew, bool NewCategory)? Done, string? Refusal)> AddAsync(CatalogueRecord record, CancellationToken ct)
    {
        var hash = RecordRows.HashOf(record);
        if (record.IndexNumber is { } number)
        {
            var known = added.GetValueOrDefault(number.Value) ?? await db.CatalogueRecords.Where(r => r.IndexNumber == number.Value).Select(r => r.ContentHash).SingleOrDefaultAsync(ct);
            if (known is not null)
            {
                return known == hash
                    ? ((number.Value, false, false), null)
                    : (null, $"索引号 {number} 已经用于内容不同的一条。索引号不得重复使用；要更正已公开的内容，请由工作人员办理更正。");
            }
        }
        else if ((addedByContent.GetValueOrDefault(hash) ?? await db.CatalogueRecords.Where(r => r.ContentHash == hash).Select(r => r.IndexNumber).FirstOrDefaultAsync(ct)) is { } same)
        {
            return ((same, false, false), null);
        }

        record = record.IndexNumber is null ? record.Numbered(await IssueAsync(ct)) : record;
        var (category, isNew) = await CategoryAsync(record.Category, ct);
        await StoreAsync(record, category, hash, ct);
        added[record.IndexNumber!.Value] = hash;
        addedByContent[hash] = record.IndexNumber.Value;
        return ((record.IndexNumber.Value, true, isNew), null);
    }

    /// <summary>A number of our own: the next serial that nobody has, for imported ones may already stand where we count to.</summary>
    private async Task<IndexNumber> IssueAsync(CancellationToken ct)
    {
        var year = time.Today().Year;
        var row = await db.Numbers.FindAsync([authority.Id, Series, year], ct);
        if (row is null)
        {
            row = new NumberRow { AuthorityId = authority.Id, Series = Series, Year = year, Last = 0 };
            db.Numbers.Add(row);
        }

        while (true)
        {
            var number = IndexNumber.Issue(authority.OrganCode, year, ++row.Last);
            if (!added.ContainsKey(number.Value) && !await db.CatalogueRecords.AnyAsync(r => r.IndexNumber == number.Value, ct))
            {
                return number;
            }
        }
    }

    private async Task<(CatalogueCategoryRow Category, bool IsNew)> CategoryAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        tree ??= await db.CatalogueCategories.Where(c => c.AuthorityId == authority.Id).ToListAsync(ct);
        CatalogueCategoryRow? at = null;
        var isNew = false;
        for (var depth = 0; depth < path.Count; depth++)
        {
            var below = tree.Where(c => c.ParentId == at?.Id).ToList();
            var next = below.FirstOrDefault(c => c.Name == path[depth]);
            if (next is null)
            {
                isNew = true;
                next = new CatalogueCategoryRow
                {
                    Id = Guid.CreateVersion7(time.GetUtcNow()),
                    AuthorityId = authority.Id,
                    ParentId = at?.Id,
                    // The same path has the same address in every database.
                    Code = $"c-{SeedFiles.Hash(string.Join('\n', path.Take(depth + 1)))[..12]}",
                    Name = path[depth],
                    Order = below.Count == 0 ? 0 : below.Max(c => c.Order) + 1,
                };
                tree.Add(next);
                db.CatalogueCategories.Add(next);
            }

            at = next;
        }

        return (at!, isNew);
    }

    private async Task StoreAsync(CatalogueRecord record, CatalogueCategoryRow category, string hash, CancellationToken ct)
    {
        var row = new CatalogueRecordRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AuthorityId = authority.Id,
            IndexNumber = record.IndexNumber!.Value,
            Title = record.Title,
            Publisher = record.Publisher,
            Body = record.Body,
            ContentHash = hash,
            AddedAt = time.GetUtcNow(),
        };
        RecordRows.Fill(row, record, category.Id);
        db.CatalogueRecords.Add(row);
        db.CatalogueTexts.Add(RecordRows.Text(record, row.Id, await NextKeyAsync(row.PublishedAt, ct)));
    }

    private async Task<long> NextKeyAsync(DateTimeOffset publishedAt, CancellationToken ct)
    {
        var first = CatalogueTextRow.FirstKey(publishedAt);
        if (!nextKeys.TryGetValue(first, out var key))
        {
            key = await RecordRows.NextKeyAsync(db, publishedAt, ct);
        }

        nextKeys[first] = key + 1;
        return key;
    }
}
