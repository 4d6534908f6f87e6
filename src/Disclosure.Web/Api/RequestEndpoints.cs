using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Api;

/// <summary>Filing a request.</summary>
public sealed class RequestEndpoints(
    IDbContextFactory<DisclosureDb> factory,
    FilingWriter writer,
    FilingThrottle throttle,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>Header that makes a retry return the first receipt.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Largest body, in bytes: five times what the longest lawful request needs.</summary>
    public const int MaxBody = 64 * 1024;

    private const int LongestKey = 200;

    /// <summary>What is wrong with a key that is none.</summary>
    internal static readonly string BadKey = $"应当是 1 至 {LongestKey} 个可见的 ASCII 字符，每件各用一个不重复的值，例如 UUID。";

    /// <summary>The key stands for something else already.</summary>
    internal static ApiProblem KeyReused(string what) => new(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "Idempotency-Key 已经用过", $"这个 Idempotency-Key 已用于另一件内容不同的{what}。提交新的{what}请换一个值；重试原来的{what}请保持内容不变。")
    {
        Errors = new Dictionary<string, IReadOnlyList<string>> { [KeyHeader] = [$"已用于内容不同的{what}。"] },
    };

    /// <summary><c>POST /api/v1/requests</c>.</summary>
    public async Task<IResult> FileAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var client = http.Connection.RemoteIpAddress;
        if (throttle.TryEnter(client) is { } retryAt)
        {
            return ApiProblem.TooMany(retryAt, "同一来源短时间内提交的申请过多。");
        }

        if (!TryKey(http, out var key))
        {
            return ApiProblem.Invalid(KeyHeader, BadKey);
        }

        var (body, problem) = await JsonBody.ReadAsync<FileRequest>(http.Request, MaxBody, ct);
        if (body is null)
        {
            return problem!;
        }

        var (authority, unknown) = await AuthorityAsync(body.Authority, ct);
        if (unknown is not null)
        {
            return unknown;
        }

        if (Misplaced(body) is { } misplaced)
        {
            return misplaced;
        }

        var outcome = await writer.FileAsync(ToFiling(body, authority), key, Actor.Citizen, ct);
        switch (outcome)
        {
            case FilingOutcome.Filed filed:
                if (filed.Repeated)
                {
                    throttle.Forgive(client);
                }

                return Created(filed.Receipt);
            case FilingOutcome.Refused refused:
                return Refused(refused, body);
            default:
                return KeyReused("申请");
        }
    }

    /// <summary>The idempotency key of a filing: the client's, or one that is used once.</summary>
    internal static bool TryKey(HttpContext http, out string key)
    {
        var given = http.Request.Headers[KeyHeader];
        if (given.Count == 0)
        {
            key = $"api:{Guid.NewGuid():N}";
            return true;
        }

        // The draft standard writes the key as a quoted string; many clients send it bare.
        var text = given.Count == 1 ? given[0]!.Trim().Trim('"') : string.Empty;
        key = $"api:{text}";
        return text.Length is >= 1 and <= LongestKey && text.All(c => c is > ' ' and < '\u007f');
    }

    private static ApiProblem? Misplaced(FileRequest body) => (body.Kind == RequestKind.Correction, body.Correction) switch
    {
        (true, null) => ApiProblem.Invalid("correction", "缺少必填项。申请更正的，请写明提供记录的机关、不准确之处、应当更正为什么和证据。"),
        (false, not null) => ApiProblem.Invalid("correction", "只有申请更正（kind 为 correction）才填写。"),
        _ => null,
    };

    private static CorrectionSought? CorrectionOf(FileRequest body) => body.Correction is not { } c ? null : new(
        string.IsNullOrWhiteSpace(body.Information.Title) ? body.Information.Description ?? string.Empty : body.Information.Title,
        c.HeldBy ?? string.Empty,
        c.Inaccurate ?? string.Empty,
        c.ShouldRead ?? string.Empty,
        body.Information.DocumentNumber,
        c.Evidence);

    /// <summary>A member of the contract by the domain's field: the record is named by the information.</summary>
    private static string? MemberOf(string? field) => field switch
    {
        "correction.record" => "information.title",
        "correction.documentNumber" => "information.documentNumber",
        _ => field,
    };

    private static ApiProblem Refused(FilingOutcome.Refused refused, FileRequest body) => ApiProblem.Invalid(refused.Refusals
        .Select(r => r with { Field = MemberOf(r.Field) })
        .Select(r => r.Field == "applicant.idType" ? r with { Message = $"请选择证件类型：{IdTypes.Allowed(body.Applicant.Kind)}。" } : r));

    private Filing ToFiling(FileRequest body, Guid authority) => new(
        authority,
        new Applicant
        {
            Kind = body.Applicant.Kind,
            Name = body.Applicant.Name ?? string.Empty,
            IdType = IdTypes.NameOf(body.Applicant.IdType),
            IdNumber = body.Applicant.IdNumber ?? string.Empty,
            Category = body.Applicant.Category,
            ContactName = body.Applicant.ContactName,
            Phone = body.Applicant.Phone,
            Email = body.Applicant.Email,
            Address = body.Applicant.Address,
            Postcode = body.Applicant.Postcode,
        },
        new InformationSought(body.Information.Description ?? string.Empty, body.Information.Title, body.Information.DocumentNumber),
        new DeliveryPreference(body.Delivery.Form, body.Delivery.Method),
        new ReceiptFacts(ReceiptChannel.Online, time.Today()),
        [],
        Correction: CorrectionOf(body));

    /// <summary>The authority that a body names; the only one where it names none.</summary>
    internal async Task<(Guid Id, ApiProblem? Problem)> AuthorityAsync(string? organCode, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = await db.Authorities.AsNoTracking().OrderBy(a => a.OrganCode).Select(a => new { a.Id, a.OrganCode, a.Name }).ToListAsync(ct);
        var wanted = organCode?.Trim();
        var found = string.IsNullOrEmpty(wanted) ? (all.Count == 1 ? all[0] : null) : all.Find(a => a.OrganCode.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return found is not null
            ? (found.Id, null)
            : (default, ApiProblem.Invalid("authority", $"请写明机关的机构代码：{string.Join("、", all.Select(a => $"{a.OrganCode}（{a.Name}）"))}。"));
    }

    private IResult Created(FilingReceipt receipt) => TypedResults.Created(
        $"/api/v1/requests/{Uri.EscapeDataString(receipt.Number)}",
        new FileReceipt
        {
            Number = receipt.Number,
            QueryCode = receipt.QueryCode,
            ReceivedOn = receipt.ReceivedOn,
            DueOn = receipt.DueOn,
            Provisional = receipt.Provisional,
            TrackUrl = site.Value.TrackUrl(receipt.Number),
        });
}
