using Disclosure.Domain.Catalogue;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue.Desk;

/// <summary>Recomputes every entry of the catalogue that has a history and compares: the chain of changes, the record, what waits, the search text, the attachments.</summary>
public sealed class RecordVerifier(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Walks through all histories.</summary>
    /// <param name="report">Called for each difference: 索引号 or identity, and what differs.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many entries were looked at.</returns>
    public async Task<int> RunAsync(Action<string, string> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var codes = await db.Authorities.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.OrganCode, ct);
        var ids = await db.CatalogueChanges.Select(c => c.RecordId).Distinct()
            .Union(db.CatalogueRecords.Where(r => r.Version > 0).Select(r => r.Id)).Union(db.CatalogueDrafts.Select(d => d.Id)).ToListAsync(ct);
        foreach (var id in ids)
        {
            var changes = await db.CatalogueChanges.AsNoTracking().Where(c => c.RecordId == id).OrderBy(c => c.Seq).ToListAsync(ct);
            var record = await db.CatalogueRecords.AsNoTracking().Include(r => r.Attachments).SingleOrDefaultAsync(r => r.Id == id, ct);
            var draft = await db.CatalogueDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
            var text = await db.CatalogueTexts.AsNoTracking().SingleOrDefaultAsync(t => t.RecordId == id, ct);
            foreach (var what in Compare(changes, record, draft, text, codes))
            {
                report(record?.IndexNumber ?? $"待公开 {id}", what);
            }
        }

        return ids.Count;
    }

    private static IEnumerable<string> Compare(List<CatalogueChangeRow> changes, CatalogueRecordRow? record, CatalogueDraftRow? draft, CatalogueTextRow? text, Dictionary<Guid, string> codes)
    {
        byte[]? previous = null;
        foreach (var (change, i) in changes.Select((c, i) => (c, i)))
        {
            if (change.Seq != i + 1 || !RecordCodec.HashOf(change, previous).AsSpan().SequenceEqual(change.Hash))
            {
                yield return $"历史第{change.Seq}次变更被改动，或者之前的变更有缺失。";
                yield break;
            }

            previous = change.Hash;
        }

        var entry = CatalogueEntry.Rebuild(changes.Select(RecordCodec.Decode));
        var isRecord = entry.State is RecordState.Published or RecordState.Withdrawn;
        if ((record is not null) != isRecord || (draft is not null) != !isRecord)
        {
            yield return "历史与目录表、待公开表不一致。";
            yield break;
        }

        if (draft is not null && (draft.State != entry.State || draft.Version != entry.Version || draft.Title != entry.Content.Title))
        {
            yield return "待公开内容与历史不一致。";
        }

        if (record is null)
        {
            yield break;
        }

        if ((record.State, record.Version, record.IndexNumber) != (entry.State!.Value, entry.Version, entry.IndexNumber!))
        {
            yield return "状态、版本或者索引号与历史不一致。";
        }

        if (RecordDifference.Between(entry.Content, RecordRows.Content(record, entry.Content.Category)) is { Count: > 0 } differences)
        {
            yield return $"{string.Join("、", differences.Select(d => d.Field))}与历史不一致。";
        }

        if ((text is not null) != (record.State == RecordState.Published))
        {
            yield return "检索文本与公开状态不一致。";
        }

        if (text is not null && CatalogueRecord.Create(entry.Content, codes[record.AuthorityId]).Record is { } made && RecordRows.Text(made, record.Id, text.Id) is var fresh
            && (fresh.Title, fresh.Numbers, fresh.Summary, fresh.Body) != (text.Title, text.Numbers, text.Summary, text.Body))
        {
            yield return "检索文本与内容不一致。";
        }
    }
}
