using Disclosure.Domain.Catalogue;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Catalogue;

/// <summary>附件 that are kept here, for everybody (条例第二十四条: 查阅、检索、下载).</summary>
public static class CatalogueFiles
{
    /// <summary>Maps <c>GET /catalogue/files/{id}</c>.</summary>
    public static void MapCatalogueFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/catalogue/files/{id:guid}", [HttpMethods.Get, HttpMethods.Head], SendAsync).ExcludeFromDescription();

    /// <summary>Sends a file while the record that shows it now is public; 410 once it is taken down or names the file no more.</summary>
    private static async Task<IResult> SendAsync(Guid id, IDbContextFactory<DisclosureDb> factory, FileStore store, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.RecordId != null, ct);
        if (file is null || await db.CatalogueRecords.Where(r => r.Id == file.RecordId).Select(r => (RecordState?)r.State).SingleOrDefaultAsync(ct) is not { } state)
        {
            // What waits to be published is as absent as what never was.
            return Results.NotFound();
        }

        if (state != RecordState.Published || !await db.CatalogueAttachments.AnyAsync(a => a.RecordId == file.RecordId && a.FileId == id, ct))
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        var (_, content) = await store.ReadAsync(file, null, ct);
        var shown = await db.CatalogueAttachments.Where(a => a.RecordId == file.RecordId && a.FileId == id).Select(a => a.Name).FirstAsync(ct);
        return FileEndpoints.Send(WithEnding(shown, store.NameOf(file, null)), file.ContentType, content);
    }

    // The name that was checked and is shown, not that of the upload, with the ending that programs need.
    private static string WithEnding(string shown, string stored)
    {
        var safe = string.Concat(shown.Where(c => !char.IsControl(c) && c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')));
        return safe.EndsWith(Path.GetExtension(stored), StringComparison.OrdinalIgnoreCase) ? safe : safe + Path.GetExtension(stored);
    }
}
