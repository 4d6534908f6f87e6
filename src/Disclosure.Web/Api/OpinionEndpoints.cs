using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Api;

/// <summary>The 意见箱: writing to it and following a letter. Throttled as the calls of requests are, by the same counts.</summary>
public sealed class OpinionEndpoints(
    IDbContextFactory<DisclosureDb> factory,
    RequestEndpoints requests,
    OpinionFiler filer,
    OpinionReader reader,
    FilingThrottle filings,
    LookupThrottle lookups,
    CalendarSource calendars,
    IOptions<SiteOptions> site)
{
    /// <summary><c>POST /api/v1/opinions</c>.</summary>
    public async Task<IResult> FileAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var client = http.Connection.RemoteIpAddress;
        if (filings.TryEnter(client) is { } retryAt)
        {
            return ApiProblem.TooMany(retryAt, "同一来源短时间内提交的来信过多。");
        }

        if (!RequestEndpoints.TryKey(http, out var key))
        {
            return ApiProblem.Invalid(RequestEndpoints.KeyHeader, RequestEndpoints.BadKey);
        }

        var (body, problem) = await JsonBody.ReadAsync<FileOpinion>(http.Request, RequestEndpoints.MaxBody, ct);
        if (body is null)
        {
            return problem!;
        }

        var (authority, unknown) = await requests.AuthorityAsync(body.Authority, ct);
        if (unknown is not null)
        {
            return unknown;
        }

        var filing = new OpinionFiling(authority, body.Kind, body.Title ?? string.Empty, body.Content ?? string.Empty, new OpinionSender(body.Name ?? string.Empty, body.Phone, body.Email), body.ConsentsToPublication, null, []);
        switch (await filer.FileAsync(filing, key, Actor.Citizen, ct))
        {
            case OpinionFilingOutcome.Filed filed:
                if (filed.Repeated)
                {
                    filings.Forgive(client);
                }

                return await CreatedAsync(filed.State, ct);
            case OpinionFilingOutcome.Refused refused:
                return ApiProblem.Invalid(refused.Refusals);
            default:
                return RequestEndpoints.KeyReused("来信");
        }
    }

    /// <summary><c>GET /api/v1/opinions/{number}</c>.</summary>
    public async Task<IResult> StatusAsync(HttpContext http, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var code = SecretQuery.CodeOf(http);
        if (string.IsNullOrWhiteSpace(code))
        {
            return ApiProblem.Invalid("code", $"请在请求头 {SecretQuery.CodeHeader} 或者参数 code 中提供查询码。");
        }

        var client = http.Connection.RemoteIpAddress;
        if (lookups.TryEnter(client, number) is { } retryAt)
        {
            return ApiProblem.TooMany(retryAt, "编号或者查询码多次不正确。");
        }

        if (await reader.ProveAsync(number, code, ct) is not { } proof || await reader.ForCitizenAsync(proof, ct) is not { } view)
        {
            return new ApiProblem(StatusCodes.Status404NotFound, "not-found", "没有找到该来信", "编号或者查询码不正确，请核对后重试。");
        }

        lookups.Forgive(client, number);
        await using var db = await factory.CreateDbContextAsync(ct);
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == view.Row.Id).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id)
            .Select(m => new { At = m.SettledAt ?? m.QueuedAt, m.Subject, m.State }).ToListAsync(ct);
        var state = view.State;
        return TypedResults.Ok(new OpinionStatusBody
        {
            Number = state.Number,
            Status = state.Status,
            Kind = state.Filed.Kind,
            Title = state.Filed.Title,
            ReceivedOn = state.Filed.ReceivedOn,
            DueOn = view.DueOn,
            Provisional = view.Provisional,
            AnsweredOn = state.AnsweredOn,
            Answer = state.Answer,
            DeclinedBecause = state.Declined is { } d ? string.Join('。', new[] { d.Reason.Label(), d.Explanation?.TrimEnd('。') }.OfType<string>()) + $"。{d.Reason.Instead()}" : null,
            RequestNumber = state.Became?.Request.Number,
            PublishedUrl = state.Published is null ? null : $"{site.Value.BaseUrl.TrimEnd('/')}/opinions/published/{Uri.EscapeDataString(state.Number)}",
            Timeline = [.. OpinionTimeline.Of(view).Select(s => new OpinionStep(s.At.ToOffset(LegalTime.Offset), s.Status, s.Title))],
            Mail = [.. mails.Select(m => new StatusMail(m.At.ToOffset(LegalTime.Offset), m.Subject, m.State))],
        });
    }

    private async Task<IResult> CreatedAsync(OpinionState state, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        var due = state.AnswerDueOn(calendar);
        return TypedResults.Created($"/api/v1/opinions/{Uri.EscapeDataString(state.Number)}", new OpinionReceiptBody
        {
            Number = state.Number,
            QueryCode = state.QueryCode!,
            ReceivedOn = state.Filed.ReceivedOn,
            DueOn = due,
            Provisional = calendar.IsProvisional(due),
            TrackUrl = site.Value.OpinionUrl(state.Number),
        });
    }
}
