using Disclosure.Web.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Web.Api;

/// <summary>
/// Takes what is secret out of the address of a request before anything else sees it, so that no log, trace or error page can
/// write it down: the 查询码 of the contract's <c>?code=</c>, and the ticket of a download.
/// </summary>
public static class SecretQuery
{
    /// <summary>Header that carries the code instead; the better way, since addresses are logged by proxies.</summary>
    public const string CodeHeader = "X-Query-Code";

    private static readonly string[] Names = ["code", "ticket"];

    /// <summary>Adds the step. It has to come first.</summary>
    public static void UseSecretQuery(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.QueryString.HasValue && ApiErrors.Covers(request.Path))
        {
            foreach (var name in Names)
            {
                if (request.Query.TryGetValue(name, out var value))
                {
                    context.Items[Key(name)] = value.ToString();
                }
            }

            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = request.Path;
            request.QueryString = QueryString.Create(request.Query.Where(q => !Names.Contains(q.Key, StringComparer.OrdinalIgnoreCase)));
        }

        return next(context);
    });

    /// <summary>The code that came with a request, by header or by address; null when none did.</summary>
    public static string? CodeOf(HttpContext context) =>
        context.Request.Headers[CodeHeader] is [{ Length: > 0 } header] ? header : context.Items[Key("code")] as string;

    /// <summary>The ticket that came with a request.</summary>
    public static string? TicketOf(HttpContext context) => context.Items[Key("ticket")] as string;

    private static string Key(string name) => $"secret-query:{name}";
}
