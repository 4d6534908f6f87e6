using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Track;

/// <summary>Proving number and code, leaving, and the applicant's downloads.</summary>
public static class TrackEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTrack(this IEndpointRouteBuilder routes)
    {
        routes.MapPagePost("/track", EnterAsync);
        routes.MapPagePost("/track/leave", Leave);
        routes.MapGet("/track/case/files/{id:guid}", DownloadAsync).ExcludeFromDescription();
    }

    private static Task<IResult> EnterAsync(HttpContext http, CaseReader reader, LookupPost post, CancellationToken ct) => post.HandleAsync(
        http, new("受理编号", VisitKind.Track, "/track/case", typeof(Track), (number, code, errors) => new TrackModel(number, code, errors), (number, code, stop) => reader.ProveAsync(number, code, stop)), ct);

    /// <summary>Leaving needs no proof: whoever makes a browser leave does no harm.</summary>
    private static IResult Leave(HttpContext http, CitizenVisits visits)
    {
        visits.End(http);
        return PostChecks.SeeOther("/track?left=1");
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, CitizenVisits visits, IDbContextFactory<DisclosureDb> factory, FileStore store, CancellationToken ct)
    {
        if (await visits.FindAsync(http, VisitKind.Track, ct) is not { } view)
        {
            return PostChecks.SeeOther("/track?ended=1");
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var file = PublicLetters.Allows(view.State, id)
            ? await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId == view.Row.Id, ct)
            : null;
        if (file is null)
        {
            return Results.NotFound();
        }

        var (name, content) = await store.ReadAsync(file, view.Cipher, ct);
        return FileEndpoints.Send(name, file.ContentType, content);
    }
}
