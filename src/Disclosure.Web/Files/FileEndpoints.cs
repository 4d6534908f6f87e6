using System.Text;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Letters.Docx;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files;

/// <summary>Downloads for officers, each on record.</summary>
public static class FileEndpoints
{
    /// <summary>Maps <c>/office/files/{id}</c>, and <c>/office/files/{id}/docx</c> for an issued letter to edit in WPS.</summary>
    public static void MapFiles(this WebApplication app)
    {
        app.MapGet("/office/files/{id:guid}", DownloadAsync).RequireAuthorization(AccountSetup.Officer);
        app.MapGet("/office/files/{id:guid}/docx", DownloadDocxAsync).RequireAuthorization(AccountSetup.Officer);
    }

    /// <summary>A download: never shown inside our origin, except what browsers render safely.</summary>
    public static IResult Send(string name, string contentType, byte[] content)
    {
        return Results.File(content, contentType, name);
    }

    private static Task<IResult> DownloadAsync(
        Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, CaseReader cases, RevealDesk reveals, TimeProvider time, CancellationToken ct) =>
        OpenAsync(id, http, factory, gate, store, cases, reveals, time, _ => true, (file, name, content) => Send(name, file.ContentType, content), ct);

    // A letter is stored under its number.
    private static Task<IResult> DownloadDocxAsync(
        Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, CaseReader cases, RevealDesk reveals, TimeProvider time, CancellationToken ct) =>
        OpenAsync(id, http, factory, gate, store, cases, reveals, time, file => file.Purpose == "letter", (_, name, content) =>
        {
            var html = Encoding.UTF8.GetString(content);
            return Send(LetterDocx.FileName(html, Path.GetFileNameWithoutExtension(name)), LetterDocx.ContentType, LetterDocx.Convert(html));
        }, ct);

    private static async Task<IResult> OpenAsync(
        Guid id, HttpContext http, IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store, CaseReader cases, RevealDesk reveals, TimeProvider time,
        Func<FileRow, bool> wanted, Func<FileRow, string, byte[], IResult> send, CancellationToken ct)
    {
        var actor = ActorAccessor.From(http.User)!;
        await using var db = await factory.CreateDbContextAsync(ct);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId != null, ct);

        // A file of a case that is not mine is as absent as one that does not exist.
        if (file is null || !wanted(file) || await ViewAsync(cases, file.CaseId!.Value, actor, ct) is not { } view)
        {
            return Results.NotFound();
        }

        if (!await MayOpenAsync(db, file, view.State, actor, reveals, ct))
        {
            // The case page asks for the reason beside the file.
            return Results.LocalRedirect($"/office/cases/{view.Row.Id}#files");
        }

        var (name, content) = await store.ReadAsync(file, view.Cipher, ct);
        db.Reveals.Add(RevealDesk.Row(actor, view.Row.Id, PersonalAccessRules.FileField(id), reason: null, time.GetUtcNow()));
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return send(file, name, content);
    }

    private static async Task<CaseView?> ViewAsync(CaseReader cases, Guid caseId, Actor actor, CancellationToken ct)
    {
        try
        {
            return await cases.ForOfficerAsync(caseId, actor, ct);
        }
        catch (CaseErasedException)
        {
            // With the case's key its files are gone.
            return null;
        }
    }

    private static async Task<bool> MayOpenAsync(DisclosureDb db, FileRow file, RequestState state, Actor actor, RevealDesk reveals, CancellationToken ct) =>
        PersonalAccessRules.OfFile(PersonalAccessRules.Of(state, actor), file.Purpose, actor) switch
        {
            PersonalAccess.Logged => true,
            PersonalAccess.NeedsReason => await reveals.IsFileOpenAsync(db, actor, file.CaseId!.Value, file.Id, ct),
            _ => false,
        };
}
