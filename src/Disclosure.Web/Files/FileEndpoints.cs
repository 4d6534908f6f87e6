using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files;

/// <summary>Downloads for officers, each on record.</summary>
public static class FileEndpoints
{
    /// <summary>Maps <c>/office/files/{id}</c>.</summary>
    public static void MapFiles(this WebApplication app) =>
        app.MapGet("/office/files/{id:guid}", async (Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, CaseKeys keys, TimeProvider time, CancellationToken ct) =>
        {
            var actor = ActorAccessor.From(http.User)!;
            await using var db = await factory.CreateDbContextAsync(ct);
            var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId != null, ct);
            if (file is null || !await db.Cases.AnyAsync(c => c.Id == file.CaseId && c.AuthorityId == actor.AuthorityId, ct))
            {
                return Results.NotFound();
            }

            var (name, content) = await store.ReadAsync(file, await keys.OpenAsync(db, file.CaseId!.Value, ct), ct);
            db.Reveals.Add(new RevealRow { Id = Guid.CreateVersion7(time.GetUtcNow()), CaseId = file.CaseId.Value, AccountId = actor.Id!.Value, AccountName = actor.Name, Field = $"file:{id:N}", At = time.GetUtcNow() });
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }

            return Send(name, file.ContentType, content);
        }).RequireAuthorization(AccountSetup.Officer);

    /// <summary>A download: never shown inside our origin, except what browsers render safely.</summary>
    public static IResult Send(string name, string contentType, byte[] content)
    {
        return Results.File(content, contentType, name);
    }
}
