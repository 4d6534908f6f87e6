using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Features.OpinionBox;

/// <summary>What the query page shows.</summary>
public sealed record OpinionTrackModel(string? Number, string? Code, FormErrors Errors);

/// <summary>What the page of withdrawal shows after a refusal.</summary>
public sealed record OpinionWithdrawModel(string? Reason, FormErrors Errors);

/// <summary>The posts of the 意见箱: writing, proving number and code, withdrawing, and making an application of it.</summary>
public static class OpinionBoxEndpoints
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddOpinionBox(this IServiceCollection services) => services.AddScoped<OpinionPost>().AddScoped<ConversionPost>();

    /// <summary>Maps them.</summary>
    public static void MapOpinionBox(this IEndpointRouteBuilder routes)
    {
        routes.MapPagePost("/opinions/new", (HttpContext http, OpinionPost post, CancellationToken ct) => post.HandleAsync(http, ct));
        routes.MapPagePost("/opinions/track", EnterAsync);
        routes.MapPagePost("/opinions/case/leave", Leave);
        routes.MapPagePost("/opinions/case/withdraw", WithdrawAsync);
        routes.MapPagePost("/opinions/case/apply", (HttpContext http, ConversionPost post, CancellationToken ct) => post.HandleAsync(http, ct));
    }

    private static Task<IResult> EnterAsync(HttpContext http, OpinionReader reader, LookupPost post, CancellationToken ct) => post.HandleAsync(
        http, new("来信编号", VisitKind.OpinionTrack, "/opinions/case", typeof(OpinionTrack), (number, code, errors) => new OpinionTrackModel(number, code, errors), reader.ProveAsync), ct);

    private static IResult Leave(HttpContext http, CitizenVisits visits)
    {
        visits.End(http);
        return PostChecks.SeeOther("/opinions/track?left=1");
    }

    private static async Task<IResult> WithdrawAsync(HttpContext http, CitizenVisits visits, OpinionReader reader, CaseWriter writer, PageModel page, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var reason = form["reason"].ToString();
        if (await visits.FindAsync(http, VisitKind.OpinionTrack, reader.ForCitizenAsync, ct) is not { } view)
        {
            return PostChecks.SeeOther("/opinions/track?ended=1");
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show(expired);
        }

        // One browser, two tabs: the visit may have turned to another letter since this page was opened.
        if (form["number"] != view.State.Number)
        {
            return Show(new Refusal("other-case", $"您在另一个窗口打开了 {view.State.Number}。请确认要撤回的是这一封，再点击“确认撤回”。"));
        }

        // A second click finds it done.
        if (view.State.Withdrawal is not null)
        {
            return PostChecks.SeeOther("/opinions/case");
        }

        return await writer.WriteAsync(view.Row.Id, Actor.Citizen, null, unit => unit.Opinion.Withdraw(FilingText.Paragraphs(reason), unit.Today).AsTask(), ct, CaseKinds.Opinion) switch
        {
            Outcome.Done => PostChecks.SeeOther("/opinions/case"),
            Outcome.Refused refused => Show([.. refused.Refusals]),
            var other => Show(new Refusal("failed", other.Message ?? "没有撤回成功，请稍后再试。")),
        };

        IResult Show(params IReadOnlyList<Refusal> why) => page.Show(typeof(WithdrawOpinion), new OpinionWithdrawModel(reason, new FormErrors(why)), StatusCodes.Status422UnprocessableEntity);
    }
}
