using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Answers;
using Disclosure.Web.Components.Public;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Disclosure.Web.Features.Apply;

/// <summary>An answer before filing: offered while it is described, counted where it was one. What is typed travels by POST and is kept nowhere.</summary>
public static class AnswerEndpoints
{
    /// <summary>Maps <c>POST /apply/answers</c>, the list alone for the page's script, and <c>POST /apply/answered</c>.</summary>
    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/apply/answers", OfferAsync).ExcludeFromDescription();
        routes.MapPagePost("/apply/answered", CountAsync);
    }

    private static async Task<IResult> OfferAsync(HttpContext http, AnswerFinder finder, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        if (await http.CheckTokenAsync() is not null)
        {
            return Results.NoContent();
        }

        return new RazorComponentResult<AnswerList>(new { Answers = await finder.ForCitizenAsync(FilingText.Line(form["text"]), ct), Asked = false });
    }

    private static async Task<IResult> CountAsync(HttpContext http, AnswerCounter counter, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var what = form["what"].ToString();
        var slash = what.IndexOf('/', StringComparison.Ordinal);
        if (await http.CheckTokenAsync() is not null || slash < 0 || !Enum.TryParse<AnswerKind>(what[..slash], out var kind) || !Enum.IsDefined(kind)
            || await counter.AddAsync(kind, what[(slash + 1)..], ct) is null)
        {
            return PostChecks.SeeOther("/apply");
        }

        return PostChecks.SeeOther($"/apply/answered?what={Uri.EscapeDataString(what)}");
    }
}
