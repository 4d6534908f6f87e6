using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Public;

/// <summary>A page at which number and code open a case.</summary>
/// <param name="NumberName">What the page calls the number.</param>
/// <param name="Visit">The visit that begins.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Page">The page, for what is wrong.</param>
/// <param name="Model">Its model: number and code as typed, and what is wrong.</param>
/// <param name="Prove">The proof; null when either is wrong.</param>
public sealed record LookupDoor(
    string NumberName, VisitKind Visit, string Next, Type Page, Func<string, string, FormErrors, object> Model, Func<string?, string?, CancellationToken, Task<CitizenProof?>> Prove);

/// <summary>Proving number and code: one order of checks and one throttle for every kind of case, so that none is the easier one to guess at.</summary>
public sealed class LookupPost(LookupThrottle throttle, CitizenVisits visits, PageModel page)
{
    private static readonly string[] Fields = ["number", "code"];

    /// <summary>Handles the post.</summary>
    public async Task<IResult> HandleAsync(HttpContext http, LookupDoor door, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(door);
        var form = await http.FormAsync(ct);
        var (number, code) = (form["number"].ToString(), form["code"].ToString());
        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show([expired], StatusCodes.Status422UnprocessableEntity);
        }

        if (Check(door.NumberName, number, code).ToList() is { Count: > 0 } blanks)
        {
            return Show(blanks, StatusCodes.Status422UnprocessableEntity);
        }

        var client = http.Connection.RemoteIpAddress;
        if (throttle.TryEnter(client, number) is { } next)
        {
            return Show([PostChecks.TooOften(next)], StatusCodes.Status429TooManyRequests);
        }

        if (await door.Prove(number, code, ct) is not { } proof)
        {
            return Show([new("no-match", $"{door.NumberName}或者查询码不正确，请对照回执或者邮件核对后重新输入。")], StatusCodes.Status422UnprocessableEntity);
        }

        throttle.Forgive(client, number);
        visits.Begin(http, door.Visit, proof);
        return PostChecks.SeeOther(door.Next);

        IResult Show(IEnumerable<Refusal> why, int status) => page.Show(door.Page, door.Model(number, code, new FormErrors(why).InOrder(Fields)), status);
    }

    private static IEnumerable<Refusal> Check(string name, string number, string code)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            yield return new("required", $"请输入{name}。", null, "number");
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
}
