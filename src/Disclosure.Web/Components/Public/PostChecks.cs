using Disclosure.Domain.Common;
using Disclosure.Web.Cases;
using Microsoft.AspNetCore.Antiforgery;

namespace Disclosure.Web.Components.Public;

/// <summary>What every post of a public page does alike.</summary>
public static class PostChecks
{
    /// <summary>
    /// A post to the address of a page. It comes before the page's own endpoint, and it checks the antiforgery token itself, so
    /// that a refusal is shown on the form with everything that was typed.
    /// </summary>
    public static RouteHandlerBuilder MapPagePost(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        var builder = routes.MapPost(pattern, handler).ExcludeFromDescription();
        builder.Add(b => ((RouteEndpointBuilder)b).Order = -1);
        return builder;
    }

    /// <summary>Null when the form came from a page of ours in this browser; otherwise what to tell.</summary>
    public static async Task<Refusal?> CheckTokenAsync(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? null
            : new Refusal("token", "页面停留过久已经过期，或者浏览器没有保存 Cookie，本次没有提交。您填写的内容仍在下面，请核对后再次点击按钮；如果仍然看到这条提示，请在浏览器设置中允许本网站保存 Cookie，或者按页面下方的电话、地址联系我们。");
    }

    /// <summary>The form of a small post; what could not be read is left out.</summary>
    public static async Task<IFormCollection> FormAsync(this HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            return http.Request.Form = FormCollection.Empty;
        }
    }

    /// <summary>What to tell somebody who tried too often: the moment of the next try, rounded up to the minute.</summary>
    public static Refusal TooOften(DateTimeOffset next) =>
        new("too-often", $"尝试次数过多。为防止他人猜测，请在 {LegalTime.Show(next.AddSeconds(59))[^5..]} 之后再试；急需了解进度的，请拨打页面下方的电话。");

    /// <summary>After a post: the browser gets the next page by a GET, so that reloading sends nothing again.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
