using Disclosure.Domain.Common;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>补发查询码 by the citizen: the same answer whether what was typed is right or not.</summary>
public static class ReissueEndpoints
{
    /// <summary>Most reissues of a case within a day.</summary>
    public const int MaxPerDay = 3;

    /// <summary>No answer is quicker, so that its time does not tell what the page does not.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    private static readonly Asked OfRequest = new(
        "/track/reissue", typeof(ReissuePage), "idNumber", "请输入受理编号。", "请输入申请时填写的姓名或者单位名称。", "请输入申请时填写的证件号码。", (r, number, name, proof, ct) => r.TryAsync(number, name, proof, ct));

    private static readonly Asked OfOpinion = new(
        "/opinions/track/reissue", typeof(ReissueOpinionPage), "contact", "请输入来信编号。", "请输入来信时填写的姓名。", "请输入来信时填写的联系电话或者电子邮箱。", (r, number, name, proof, ct) => r.TryOpinionAsync(number, name, proof, ct));

    /// <summary>Maps the posts.</summary>
    public static void MapReissue(this IEndpointRouteBuilder routes)
    {
        foreach (var asked in new[] { OfRequest, OfOpinion })
        {
            routes.MapPagePost(asked.Path, (HttpContext http, LookupThrottle throttle, Reissue reissue, PageModel page, TimeProvider time, CancellationToken ct) => PostAsync(asked, http, throttle, reissue, page, time, ct));
        }
    }

    private static async Task<IResult> PostAsync(Asked asked, HttpContext http, LookupThrottle throttle, Reissue reissue, PageModel page, TimeProvider time, CancellationToken ct)
    {
        var form = await http.FormAsync(ct);
        var (number, name, proof) = (form["number"].ToString(), form["name"].ToString(), form[asked.Proof].ToString());
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
        await asked.TryAsync(reissue, number, name, proof, ct);
        await floor;
        return PostChecks.SeeOther($"{asked.Path}?done=1");

        IEnumerable<Refusal> Check()
        {
            foreach (var (field, value, message) in new[] { ("number", number, asked.NoNumber), ("name", name, asked.NoName), (asked.Proof, proof, asked.NoProof) })
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

        IResult Show(IEnumerable<Refusal> why, int status) =>
            page.Show(asked.Page, new ReissueModel(number, name, proof, new FormErrors(why).InOrder(["number", "name", asked.Proof])), status);
    }

    /// <summary>What one kind of case asks for.</summary>
    /// <param name="Path">Where the form stands and posts to.</param>
    /// <param name="Page">The page.</param>
    /// <param name="Proof">The field beside number and name.</param>
    /// <param name="NoNumber">Said where the number is missing.</param>
    /// <param name="NoName">Said where the name is missing.</param>
    /// <param name="NoProof">Said where the proof is missing.</param>
    /// <param name="TryAsync">Reissues when all is right.</param>
    private sealed record Asked(string Path, Type Page, string Proof, string NoNumber, string NoName, string NoProof, Func<Reissue, string, string, string, CancellationToken, Task> TryAsync);
}
