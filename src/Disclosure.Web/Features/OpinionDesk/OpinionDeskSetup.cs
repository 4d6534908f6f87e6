using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>Registers the office's side of the 意见箱.</summary>
public static class OpinionDeskSetup
{
    /// <summary>Adds handlers, queries and the entry of the navigation.</summary>
    public static IServiceCollection AddOpinionDesk(this IServiceCollection services)
    {
        services.AddSingleton<OpinionWorkHandler>();
        services.AddSingleton<OpinionPageQuery>();
        services.AddSingleton<OpinionQueue>();
        return services.AddOfficeLink("/office/opinions", "意见箱", 50, CaseAccess.SeesCases);
    }

    /// <summary>Maps the downloads of opinions, each on record.</summary>
    public static void MapOpinionDesk(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/office/opinions/files/{id:guid}", DownloadAsync).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, OpinionReader reader, TimeProvider time, CancellationToken ct)
    {
        var actor = ActorAccessor.From(http.User)!;
        await using var db = await factory.CreateDbContextAsync(ct);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId != null, ct);
        OpinionView? view = null;
        try
        {
            view = file is null ? null : await reader.ForOfficerAsync(file.CaseId!.Value, actor, ct);
        }
        catch (CaseErasedException)
        {
            // With the case's key its files are gone.
        }

        if (view is null)
        {
            return Results.NotFound();
        }

        var (name, content) = await store.ReadAsync(file!, view.Cipher, ct);
        db.Reveals.Add(RevealDesk.Row(actor, view.Row.Id, PersonalAccessRules.FileField(id), reason: null, time.GetUtcNow()));
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return FileEndpoints.Send(name, file!.ContentType, content);
    }
}
