using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Docx;

namespace Disclosure.Web.Features.LetterPreview;

/// <summary>The letter of a case as it would be, in a tab of its own, to read and to print.</summary>
public static class LetterPreviewEndpoint
{
    /// <summary>Maps <c>/office/cases/{id}/letter-preview</c>, and <c>/office/cases/{id}/notices/{notice}/preview</c>, which leads to the letter itself once it is numbered.</summary>
    public static void MapLetterPreview(this IEndpointRouteBuilder app)
    {
        app.MapGet("/office/cases/{id:guid}/notices/{notice:guid}/preview", async (Guid id, Guid notice, HttpContext http, CaseReader reader, Letters.NoticePreview preview, CancellationToken ct) =>
        {
            if (ActorAccessor.From(http.User) is not { } actor || !CaseAccess.ReadsLetters(actor) || await reader.ForOfficerAsync(id, actor, ct) is not { } view)
            {
                return Results.NotFound();
            }

            return view.State.Notices.Find(n => n.Id == notice)?.Issued is { } issued
                ? Results.Redirect($"/office/files/{issued.FileId}")
                : await preview.RenderAsync(view, notice, ct) is { } html ? Results.Content(html, "text/html; charset=utf-8") : Results.NotFound();
        }).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
        app.MapGet("/office/cases/{id:guid}/letter-preview", async (Guid id, HttpContext http, CaseReader reader, Letters.LetterPreview preview, CancellationToken ct) =>
            ActorAccessor.From(http.User) is { } actor && CaseAccess.ReadsLetters(actor)
            && await reader.ForOfficerAsync(id, actor, ct) is { State.Draft: { } draft } view
            && await preview.RenderAsync(view, draft, ct) is { } html
                ? Results.Content(html, "text/html; charset=utf-8")
                : Results.NotFound()).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
        MapDocx(app);
    }

    // The same letters to edit in WPS, for the same readers, masked where the preview masks. An issued letter comes from its file, on
    // record. No path ends like a file name: responses of such paths may be cached.
    private static void MapDocx(IEndpointRouteBuilder app)
    {
        app.MapGet("/office/cases/{id:guid}/letter-preview/docx", async (Guid id, HttpContext http, CaseReader reader, Letters.LetterPreview preview, CancellationToken ct) =>
        {
            if (ActorAccessor.From(http.User) is not { } actor || !CaseAccess.ReadsLetters(actor) || await reader.ForOfficerAsync(id, actor, ct) is not { State.Draft: { } draft } view)
            {
                return Results.NotFound();
            }

            return view.State.ReplyLetter is { } letter
                ? Results.LocalRedirect($"/office/files/{letter.Issued.FileId}/docx")
                : Docx(await preview.RenderAsync(view, draft, ct), view);
        }).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
        app.MapGet("/office/cases/{id:guid}/notices/{notice:guid}/preview/docx", async (Guid id, Guid notice, HttpContext http, CaseReader reader, Letters.NoticePreview preview, CancellationToken ct) =>
        {
            if (ActorAccessor.From(http.User) is not { } actor || !CaseAccess.ReadsLetters(actor) || await reader.ForOfficerAsync(id, actor, ct) is not { } view)
            {
                return Results.NotFound();
            }

            return view.State.Notices.Find(n => n.Id == notice)?.Issued is { } issued
                ? Results.LocalRedirect($"/office/files/{issued.FileId}/docx")
                : Docx(await preview.RenderAsync(view, notice, ct), view);
        }).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
    }

    private static IResult Docx(string? html, CaseView view) => html is null
        ? Results.NotFound()
        : FileEndpoints.Send(LetterDocx.FileName(html, $"{view.State.Number}，未编号"), LetterDocx.ContentType, LetterDocx.Convert(html));
}
