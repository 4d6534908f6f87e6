using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Track;

/// <summary>Proving number and code, leaving, and the applicant's downloads.</summary>
public static class TrackEndpoints
{
    private static readonly string[] Fields = ["number", "code"];

    /// <summary>Maps them.</summary>
    public static void MapTrack(this IEndpointRouteBuilder routes)
    {
        routes.MapPagePost("/track", EnterAsync);
        routes.MapPagePost("/track/leave", Leave);
        routes.MapGet("/track/case/files/{id:guid}", DownloadAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> EnterAsync(HttpContext http, CaseReader reader, LookupThrottle throttle, CitizenVisits visits, PageModel page, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var (number, code) = (form["number"].ToString(), form["code"].ToString());
        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show([expired], StatusCodes.Status422UnprocessableEntity);
        }

        var blanks = Check(number, code).ToList();
        if (blanks.Count > 0)
        {
            return Show(blanks, StatusCodes.Status422UnprocessableEntity);
        }

        var client = http.Connection.RemoteIpAddress;
        if (throttle.TryEnter(client, number) is { } next)
        {
            return Show([PostChecks.TooOften(next)], StatusCodes.Status429TooManyRequests);
        }

        if (await reader.ProveAsync(number, code, ct) is not { } proof)
        {
            return Show([new("no-match", "受理编号或者查询码不正确，请对照回执或者邮件核对后重新输入。")], StatusCodes.Status422UnprocessableEntity);
        }

        throttle.Forgive(client, number);
        visits.Begin(http, VisitKind.Track, proof);
        return PostChecks.SeeOther("/track/case");

        IResult Show(IEnumerable<Refusal> why, int status) => page.Show(typeof(Track), new TrackModel(number, code, new FormErrors(why).InOrder(Fields)), status);
    }

    private static IEnumerable<Refusal> Check(string number, string code)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            yield return new("required", "请输入受理编号。", null, "number");
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            yield return new("required", "请输入查询码。", null, "code");
        }
        else if (QueryCode.Normalise(code) is null)
        {
            yield return new("invalid", "查询码应为12个字母和数字，不含数字0、1和字母O、I。请核对后重新输入。", null, "code");
        }
    }

    /// <summary>Leaving needs no proof: whoever makes a browser leave does no harm.</summary>
    private static IResult Leave(HttpContext http, CitizenVisits visits)
    {
        visits.End(http);
        return PostChecks.SeeOther("/track?left=1");
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, CitizenVisits visits, IDbContextFactory<DisclosureDb> factory, FileStore store, CancellationToken ct)
    {
        if (await visits.FindAsync(http, VisitKind.Track, ct) is not { } view)
        {
            return PostChecks.SeeOther("/track?ended=1");
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var file = PublicLetters.Allows(view.State, id)
            ? await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId == view.Row.Id, ct)
            : null;
        if (file is null)
        {
            return Results.NotFound();
        }

        var (name, content) = await store.ReadAsync(file, view.Cipher, ct);
        return FileEndpoints.Send(name, file.ContentType, content);
    }
}
