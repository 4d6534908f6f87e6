using System.Text.Json;
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

    // PostgreSQL keeps no position behind 16,383: a phrase further back would not be found, so both databases stop before.
    private const int MaxBodyTokens = 12_000;

    private readonly Dictionary<string, string> added = [];
    private readonly Dictionary<string, string> addedByContent = [];
    private readonly Dictionary<long, long> nextKeys = [];
    private List<CatalogueCategoryRow>? tree;

    /// <summary>Adds a record that is not there.</summary>
    /// <returns>Its number, whether it is new and whether its category is; or why it cannot be added.</returns>
    public async Task<((string Number, bool IsNew, bool NewCategory)? Done, string? Refusal)> AddAsync(CatalogueRecord record, CancellationToken ct)
    {
        var hash = HashOf(record);
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
        await StoreTextAsync(record, Store(record, category, hash), ct);
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

    private Guid Store(CatalogueRecord record, CatalogueCategoryRow category, string hash)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        db.CatalogueRecords.Add(new CatalogueRecordRow
        {
            Id = id,
            AuthorityId = authority.Id,
            IndexNumber = record.IndexNumber!.Value,
            DocumentNumber = record.DocumentNumber,
            Title = record.Title,
            Publisher = record.Publisher,
            Source = record.Source,
            ProducedOn = record.ProducedOn,
            PublishedAt = Instant(record),
            Manner = record.Manner,
            Audience = record.Audience,
            Subject = record.Subject,
            Duration = record.Duration,
            RegistrationNumber = record.RegistrationNumber,
            Summary = record.Summary,
            Body = record.Body,
            CategoryId = category.Id,
            ContentHash = hash,
            AddedAt = time.GetUtcNow(),
            Attachments = [.. record.Attachments.Select((a, i) => new CatalogueAttachmentRow { Order = i, Name = a.Name, Url = a.Url })],
        });
        return id;
    }

    private async Task StoreTextAsync(CatalogueRecord record, Guid id, CancellationToken ct)
    {
        var first = CatalogueTextRow.FirstKey(Instant(record));
        if (!nextKeys.TryGetValue(first, out var key))
        {
            var after = first + (1L << CatalogueTextRow.SlotBits);
            key = await db.CatalogueTexts.Where(t => t.Id >= first && t.Id < after).MaxAsync(t => (long?)t.Id, ct) + 1 ?? first;
        }

        nextKeys[first] = key + 1;
        db.CatalogueTexts.Add(new CatalogueTextRow
        {
            Id = key,
            RecordId = id,
            Title = SearchTokens.Indexed(record.Title),
            Numbers = SearchTokens.Indexed($"{record.IndexNumber} {record.DocumentNumber} {record.RegistrationNumber}"),
            Summary = SearchTokens.Indexed(record.Summary),
            Body = SearchTokens.Indexed(record.Body, MaxBodyTokens),
        });
    }

    private static DateTimeOffset Instant(CatalogueRecord record) => new(record.PublishedAt, LegalTime.Offset);

    private static string HashOf(CatalogueRecord record) => SeedFiles.Hash(JsonSerializer.Serialize(new
    {
        record.DocumentNumber,
        record.Title,
        record.Publisher,
        record.Source,
        record.ProducedOn,
        record.PublishedAt,
        record.Manner,
        record.Audience,
        record.Subject,
        record.Duration,
        record.RegistrationNumber,
        record.Summary,
        record.Body,
        record.Category,
        record.Attachments,
    }));
}
