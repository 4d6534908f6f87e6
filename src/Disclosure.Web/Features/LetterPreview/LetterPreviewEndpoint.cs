using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.LetterPreview;

/// <summary>The letter of a case as it would be, in a tab of its own, to read and to print.</summary>
public static class LetterPreviewEndpoint
{
    // The letter says what is asked for and decided: it is for those who write, review, sign and seal it, and for the department that answers.
    private static readonly string[] Readers =
    [
        Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.LegalReviewer, Roles.SecrecyReviewer, Roles.SigningLeader, Roles.SealOfficer,
        Roles.Handler, Roles.DepartmentHead,
    ];

    /// <summary>Maps <c>/office/cases/{id}/letter-preview</c>, and <c>/office/cases/{id}/notices/{notice}/preview</c>, which leads to the letter itself once it is numbered.</summary>
    public static void MapLetterPreview(this IEndpointRouteBuilder app)
    {
        app.MapGet("/office/cases/{id:guid}/notices/{notice:guid}/preview", async (Guid id, Guid notice, HttpContext http, CaseReader reader, Letters.NoticePreview preview, CancellationToken ct) =>
        {
            if (ActorAccessor.From(http.User) is not { } actor || !actor.Has(Readers) || await reader.ForOfficerAsync(id, actor, ct) is not { } view)
            {
                return Results.NotFound();
            }

            return view.State.Notices.Find(n => n.Id == notice)?.Issued is { } issued
                ? Results.Redirect($"/office/files/{issued.FileId}")
                : await preview.RenderAsync(view, notice, ct) is { } html ? Results.Content(html, "text/html; charset=utf-8") : Results.NotFound();
        }).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
        app.MapGet("/office/cases/{id:guid}/letter-preview", async (Guid id, HttpContext http, CaseReader reader, Letters.LetterPreview preview, CancellationToken ct) =>
            ActorAccessor.From(http.User) is { } actor && actor.Has(Readers)
            && await reader.ForOfficerAsync(id, actor, ct) is { State.Draft: { } draft } view
            && await preview.RenderAsync(view, draft, ct) is { } html
                ? Results.Content(html, "text/html; charset=utf-8")
                : Results.NotFound()).RequireAuthorization(AccountSetup.Officer).ExcludeFromDescription();
    }
}
