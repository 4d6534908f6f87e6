using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue;

/// <summary>Reads single records and the newest ones.</summary>
public sealed class CatalogueReader(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>A record by its 索引号.</summary>
    /// <param name="indexNumber">As written.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The record with its attachments, or null.</returns>
    public async Task<CatalogueRecordRow?> FindAsync(string indexNumber, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.CatalogueRecords.AsNoTracking().Include(r => r.Attachments).SingleOrDefaultAsync(r => r.IndexNumber == indexNumber, ct);
        row?.Attachments.Sort((a, b) => a.Order.CompareTo(b.Order));
        return row;
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

    /// <summary>The list of a category.</summary>
    public static string Of(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return $"/catalogue?category={Uri.EscapeDataString(category.Code)}";
    }
}
