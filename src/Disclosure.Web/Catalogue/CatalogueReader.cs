using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue;

/// <summary>Reads single records and the newest ones.</summary>
public sealed class CatalogueReader(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>A record by its 索引号, one that was taken down too: its page must say so without showing anything of it.</summary>
    /// <param name="indexNumber">As written.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The record with its attachments, or null. Look at its state before anything of it is shown.</returns>
    public async Task<CatalogueRecordRow?> FindAsync(string indexNumber, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.CatalogueRecords.AsNoTracking().Include(r => r.Attachments).SingleOrDefaultAsync(r => r.IndexNumber == indexNumber, ct);
        row?.Attachments.Sort((a, b) => a.Order.CompareTo(b.Order));
        return row;
    }

    /// <summary>The days on which a record was corrected, the latest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> CorrectedOnAsync(Guid recordId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var moments = await db.CatalogueChanges.Where(c => c.RecordId == recordId && c.Kind == RecordChangeKind.Corrected).OrderByDescending(c => c.Seq).Select(c => c.At).ToListAsync(ct);
        return [.. moments.Select(LegalTime.DateOf).Distinct()];
    }
}

/// <summary>Addresses of the catalogue. They follow the 索引号, which never changes and is never given again, so they stay.</summary>
public static class CatalogueAddress
{
    /// <summary>The record's page: <c>/catalogue/430S00/2020-04005630</c>.</summary>
    public static string Of(CatalogueRecordRow record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"/catalogue/{record.IndexNumber}";
    }

    /// <summary>Where an attachment leads: to the file kept here, or elsewhere.</summary>
    public static string Of(CatalogueAttachmentRow attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return attachment.FileId is { } file ? $"/catalogue/files/{file}" : attachment.Url;
    }

    /// <summary>The list of a category.</summary>
    public static string Of(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return $"/catalogue?category={Uri.EscapeDataString(category.Code)}";
    }
}
