using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Api;

/// <summary>Following a request by number and code, and downloading its letters.</summary>
public sealed class StatusEndpoints(
    IDbContextFactory<DisclosureDb> factory,
    CaseReader reader,
    LookupThrottle throttle,
    LetterTickets tickets,
    FileStore files,
    IOptions<SiteOptions> site)
{
    /// <summary><c>GET /api/v1/requests/{number}</c>.</summary>
    public async Task<IResult> StatusAsync(HttpContext http, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (view, problem) = await OpenAsync(http, number, ct);
        if (view is null)
        {
            return problem!;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == view.Row.Id).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id)
            .Select(m => new { At = m.SettledAt ?? m.QueuedAt, m.Subject, m.State }).ToListAsync(ct);
        var letters = CitizenLetters.Of(view.State);
        var attached = letters.SelectMany(l => l.AttachmentIds).ToList();
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == view.Row.Id && attached.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        return TypedResults.Ok(new RequestStatus
        {
            Number = view.State.Number,
            Status = view.State.Status,
            ReceivedOn = view.State.ReceivedOn,
            DueOn = view.Clock?.DueOn,
            Provisional = view.Clock?.Provisional ?? false,
            RemainingWorkingDays = view.Clock is { EndedBy: null } running ? running.RemainingWorkingDays : null,
            Timeline = [.. PublicTimeline.Of(view.Events).Select(s => new StatusStep(Local(s.At), s.Status, s.Title))],
            Letters =
            [
                .. letters.Select(l => new StatusLetter(l.Number, l.Title, UrlOf(view, $"letters/{l.Id:N}", l.FileId),
                    [.. l.AttachmentIds.Where(rows.ContainsKey).Select(id => new StatusAttachment(files.NameOf(rows[id], view.Cipher), UrlOf(view, $"letters/{l.Id:N}/files/{id:N}", id)))])),
            ],
            Mail = [.. mails.Select(m => new StatusMail(Local(m.At), m.Subject, m.State))],
        });
    }

    /// <summary><c>GET /api/v1/requests/{number}/letters/{letter}</c>, and <c>…/files/{file}</c> for what was released with it.</summary>
    public async Task<IResult> DownloadAsync(HttpContext http, string number, Guid letter, Guid? file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (view, problem) = SecretQuery.TicketOf(http) is { } ticket ? await OpenAsync(ticket, number, letter, file, ct) : await OpenAsync(http, number, ct);
        if (view is null)
        {
            return problem!;
        }

        var fileId = FileOf(view, letter, file);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = fileId is null ? null : await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.CaseId == view.Row.Id, ct);
        if (row is null)
        {
            return new ApiProblem(StatusCodes.Status404NotFound, "no-such-letter", "没有这份文书", "该申请没有这份文书，请重新查询后使用其中的地址。");
        }

        var (name, content) = await files.ReadAsync(row, view.Cipher, ct);
        return FileEndpoints.Send(name, row.ContentType, content);
    }

    private static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(LegalTime.Offset);

    /// <summary>The stored file that an address means, if it is the applicant's.</summary>
    private static Guid? FileOf(CaseView view, Guid letter, Guid? file)
    {
        var wanted = CitizenLetters.Of(view.State).FirstOrDefault(l => l.Id == letter);
        return file is null || wanted?.AttachmentIds.Contains(file.Value) == true ? file ?? wanted?.FileId : null;
    }

    private string UrlOf(CaseView view, string path, Guid fileId) =>
        $"{site.Value.BaseUrl.TrimEnd('/')}/api/v1/requests/{Uri.EscapeDataString(view.State.Number)}/{path}?ticket={tickets.Issue(view.Row.Id, fileId, view.Row.QueryCodeHash)}";

    private async Task<(CaseView? View, ApiProblem? Problem)> OpenAsync(HttpContext http, string number, CancellationToken ct)
    {
        var code = SecretQuery.CodeOf(http);
        if (string.IsNullOrWhiteSpace(code))
        {
            return (null, ApiProblem.Invalid("code", $"请在请求头 {SecretQuery.CodeHeader} 或者参数 code 中提供查询码。"));
        }

        var client = http.Connection.RemoteIpAddress;
        if (throttle.TryEnter(client, number) is { } retryAt)
        {
            return (null, ApiProblem.TooMany(retryAt, "受理编号或者查询码多次不正确。"));
        }

        if (await reader.OpenForCitizenAsync(number, code, ct) is not { } view)
        {
            return (null, ApiProblem.NoSuchRequest());
        }

        throttle.Forgive(client, number);
        return (view, null);
    }

    private async Task<(CaseView? View, ApiProblem? Problem)> OpenAsync(string ticket, string number, Guid letter, Guid? file, CancellationToken ct)
    {
        var view = tickets.Read(ticket) is { } permitted ? await reader.ForCitizenAsync(permitted.CaseId, permitted.CodeHash, ct) : null;
        return view is not null && view.State.Number == CaseNumber.Normalise(number) && FileOf(view, letter, file) == tickets.Read(ticket)?.FileId
            ? (view, null)
            : (null, new ApiProblem(StatusCodes.Status404NotFound, "link-expired", "下载地址已经失效", "下载地址短期有效，请重新查询申请，使用新的地址。"));
    }
}
