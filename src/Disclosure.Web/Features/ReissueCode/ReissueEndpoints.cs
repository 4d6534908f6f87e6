using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>补发查询码 by the applicant: the same answer whether what was typed is right or not.</summary>
public static class ReissueEndpoints
{
    /// <summary>Most reissues of a case within a day.</summary>
    public const int MaxPerDay = 3;

    /// <summary>No answer is quicker, so that its time does not tell what the page does not.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    private static readonly string[] Fields = ["number", "name", "idNumber"];

    /// <summary>Maps the post.</summary>
    public static void MapReissue(this IEndpointRouteBuilder routes) => routes.MapPagePost("/track/reissue", PostAsync);

    private static async Task<IResult> PostAsync(HttpContext http, LookupThrottle throttle, Reissue reissue, PageModel page, TimeProvider time, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var (number, name, idNumber) = (form["number"].ToString(), form["name"].ToString(), form["idNumber"].ToString());
        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show([expired], StatusCodes.Status422UnprocessableEntity);
        }

        var blanks = Check().ToList();
        if (blanks.Count > 0)
        {
            return Show(blanks, StatusCodes.Status422UnprocessableEntity);
        }

        // Never forgiven: a right answer must not be told from a wrong one by what a next try is allowed.
        if (throttle.TryEnter(http.Connection.RemoteIpAddress, number) is { } next)
        {
            return Show([PostChecks.TooOften(next)], StatusCodes.Status429TooManyRequests);
        }

        var floor = Task.Delay(AnswerTime, time, ct);
        await reissue.TryAsync(number, name, idNumber, ct);
        await floor;
        return PostChecks.SeeOther("/track/reissue?done=1");

        IEnumerable<Refusal> Check()
        {
            foreach (var (field, value, message) in new[] { ("number", number, "请输入受理编号。"), ("name", name, "请输入申请时填写的姓名或者单位名称。"), ("idNumber", idNumber, "请输入申请时填写的证件号码。") })
            {
                if (string.IsNullOrWhiteSpace(value))
                {
                    yield return new("required", message, null, field);
                }
                else if (value.Length > 500)
                {
                    yield return new("too-long", "内容过长，请核对后重新输入。", null, field);
                }
            }
        }

        IResult Show(IEnumerable<Refusal> why, int status) => page.Show(typeof(ReissuePage), new ReissueModel(number, name, idNumber, new FormErrors(why).InOrder(Fields)), status);
    }
}

/// <summary>Reissues when the three are right and the day's limit is not reached; tells nobody.</summary>
public sealed class Reissue(IdentityProof proof, ReissueCodeHandler handler, IDbContextFactory<DisclosureDb> factory, TimeProvider time, ILogger<Reissue> logger)
{
    /// <summary>Tries.</summary>
    public async Task TryAsync(string number, string name, string idNumber, CancellationToken ct)
    {
        if (await proof.FindAsync(number, FilingText.Line(name), FilingText.Compact(idNumber), ct) is not { } caseId)
        {
            return;
        }

        var since = time.GetUtcNow().AddDays(-1);
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            // The first code is one of these events too: after filing it is no reissue.
            var issued = await db.Events.CountAsync(e => e.CaseId == caseId && e.Type == nameof(QueryCodeIssued) && e.Seq > 2 && e.At > since, ct);
            if (issued >= ReissueEndpoints.MaxPerDay)
            {
                return;
            }
        }

        var outcome = await handler.HandleAsync(Actor.Citizen, caseId, ct);
        if (!outcome.Succeeded)
        {
            logger.LogWarning("The query code of case {CaseId} could not be reissued: {Reason}", caseId, outcome.Message);
        }
    }
}
