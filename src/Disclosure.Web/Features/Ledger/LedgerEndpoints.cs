using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;

namespace Disclosure.Web.Features.Ledger;

/// <summary>The download of the 台账.</summary>
public static class LedgerEndpoints
{
    /// <summary>
    /// Maps <c>POST /office/ledger/export</c>: by POST, because the text searched for may be a name and must not stand in an
    /// address. It changes nothing, and the cookie does not come with a foreign site's POST.
    /// </summary>
    public static void MapLedger(this WebApplication app) =>
        app.MapPost("/office/ledger/export", async (HttpContext http, LedgerExport export, TimeProvider time, CancellationToken ct) =>
        {
            var form = await http.Request.ReadFormAsync(ct);
            var filter = QueueFilter.Parse(form["state"], form["department"], form["channel"], form["due"], form["from"], form["to"], form["kind"]) with
            {
                Text = string.IsNullOrWhiteSpace(form["text"]) ? null : form["text"].ToString(),
            };
            var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
            await export.WriteAsync(ActorAccessor.From(http.User)!, filter, file, ct);
            file.Position = 0;
            return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"依申请公开台账-{time.Today():yyyy-MM-dd}.xlsx");
        }).RequireAuthorization(AccountSetup.Officer);
}
