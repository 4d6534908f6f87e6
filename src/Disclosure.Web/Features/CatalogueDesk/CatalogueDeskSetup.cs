using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>Registers 目录管理.</summary>
public static class CatalogueDeskSetup
{
    /// <summary>Handlers, queries and the place in the navigation.</summary>
    public static IServiceCollection AddCatalogueDesk(this IServiceCollection services)
    {
        services.AddSingleton<RecordHandler>();
        services.AddSingleton<CaseCopies>();
        services.AddSingleton<AttachmentInspection>();
        services.AddSingleton<DeskQuery>();
        services.AddSingleton<SuggestionHandler>();
        return services.AddOfficeLink("/office/catalogue", "目录管理", 300, actor => actor.IsOfficer);
    }

    /// <summary>Maps <c>/office/catalogue/files/{id}</c>: an attachment of an entry, public or not, for officers of its authority.</summary>
    public static void MapCatalogueDesk(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/office/catalogue/files/{id:guid}", SendAsync).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, FileStore store, CancellationToken ct)
    {
        var actor = ActorAccessor.From(http.User)!;
        await using var db = await factory.CreateDbContextAsync(ct);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.RecordId != null, ct);
        if (file is null || !(await db.CatalogueRecords.AnyAsync(r => r.Id == file.RecordId && r.AuthorityId == actor.AuthorityId, ct)
            || await db.CatalogueDrafts.AnyAsync(d => d.Id == file.RecordId && d.AuthorityId == actor.AuthorityId, ct)))
        {
            return Results.NotFound();
        }

        var (name, content) = await store.ReadAsync(file, null, ct);
        return FileEndpoints.Send(name, file.ContentType, content);
    }
}
