using Disclosure.Domain.Common;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;

namespace Disclosure.Web.Features.Withdraw;

/// <summary>A refused confirmation: what was typed and what is wrong.</summary>
public sealed record WithdrawModel(string? Reason, FormErrors Errors);

/// <summary>确认撤回 on the tracking page.</summary>
public static class WithdrawEndpoints
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Maps the post.</summary>
    public static void MapWithdraw(this IEndpointRouteBuilder routes) => routes.MapPagePost("/track/case/withdraw", WithdrawAsync);

    private static async Task<IResult> WithdrawAsync(HttpContext http, CitizenVisits visits, WithdrawHandler handler, PageModel page, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var reason = form["reason"].ToString();
        if (await visits.FindAsync(http, VisitKind.Track, ct) is not { } view)
        {
            return PostChecks.SeeOther("/track?ended=1");
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show(expired);
        }

        // One browser, two tabs: the visit may have turned to another case since this page was opened.
        if (form["number"] != view.State.Number)
        {
            return Show(new Refusal("other-case", $"您在另一个窗口打开了 {view.State.Number}。请确认要撤回的是这一件，再点击“确认撤回”。"));
        }

        // A second click finds it done.
        if (view.State.Withdrawal is not null)
        {
            return PostChecks.SeeOther("/track/case");
        }

        var text = FilingText.Paragraphs(reason);
        if (text?.Length > MaxReason)
        {
            return Show(new Refusal("too-long", $"撤回原因不能超过{MaxReason}个字，请精简；也可以不写。", null, "reason"));
        }

        return await handler.ByCitizenAsync(view.Row.Id, text, ct) switch
        {
            Outcome.Done => PostChecks.SeeOther("/track/case"),
            Outcome.Refused refused => Show([.. refused.Refusals]),
            var other => Show(new Refusal("failed", other.Message ?? "没有撤回成功，请稍后再试。")),
        };

        IResult Show(params IReadOnlyList<Refusal> why) => page.Show(typeof(WithdrawPage), new WithdrawModel(reason, new FormErrors(why)), StatusCodes.Status422UnprocessableEntity);
    }
}
