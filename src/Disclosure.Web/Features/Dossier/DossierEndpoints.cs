using Disclosure.Web.Accounts;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Web.Features.Dossier;

/// <summary>The download of a 案卷.</summary>
public static class DossierEndpoints
{
    /// <summary>Names what is missing or damaged, percent-encoded lines; absent when the dossier is whole.</summary>
    public const string FaultsHeader = "Dossier-Faults";

    // Proxies take a few kilobytes of headers, nine bytes a character: some are named, the index names them all.
    private const int MostNamed = 5;
    private const int MostCharacters = 80;

    /// <summary>
    /// Maps <c>POST /office/cases/{id}/dossier</c> with <c>reason</c>: by POST, because it leaves a record, and because a reason
    /// must not stand in an address. The cookie does not come with a foreign site's POST.
    /// </summary>
    public static void MapDossier(this WebApplication app) =>
        app.MapPost("/office/cases/{id:guid}/dossier", async (Guid id, HttpContext http, DossierHandler handler, CancellationToken ct) =>
        {
            var reason = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(ct))["reason"].ToString() : null;
            return await handler.PrepareAsync(ActorAccessor.From(http.User)!, id, reason, ct) switch
            {
                DossierOutcome.Ready ready => new Download(ready.Package),
                DossierOutcome.Refused refused => Results.Problem(refused.Refusal.Message, statusCode: StatusCodes.Status400BadRequest, title: "案卷没有生成"),
                DossierOutcome.Forbidden forbidden => Results.Problem(forbidden.Why, statusCode: StatusCodes.Status403Forbidden, title: "不能下载案卷"),
                _ => Results.Problem("没有找到该件，或者您无权查看。", statusCode: StatusCodes.Status404NotFound, title: "没有找到该件"),
            };
        }).RequireAuthorization(AccountSetup.Officer);

    /// <summary>Sends the ZIP while it is made.</summary>
    private sealed class Download(DossierPackage package) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(package.FileName);
            response.ContentType = "application/zip";
            response.Headers.ContentDisposition = disposition.ToString();
            var faults = package.Faults;
            if (faults.Count > 0)
            {
                IEnumerable<string> named = faults.Count > MostNamed ? [.. faults.Take(MostNamed), $"等{faults.Count}处，见卷内文件目录"] : faults;
                response.Headers[FaultsHeader] = Uri.EscapeDataString(string.Join('\n', named.Select(f => f.Length <= MostCharacters ? f : $"{string.Concat(f.EnumerateRunes().Take(MostCharacters - 1))}…")));
            }

            // An exception after the first byte cuts the connection: the browser reports a failed download, not a short dossier.
            await package.WriteAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
