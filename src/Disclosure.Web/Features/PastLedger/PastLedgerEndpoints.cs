using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Files;
using Disclosure.Web.PastLedger;

namespace Disclosure.Web.Features.PastLedger;

/// <summary>历史台账: the way to the page, and the template.</summary>
public static class PastLedgerEndpoints
{
    /// <summary>Adds the link of the menu.</summary>
    public static IServiceCollection AddPastLedgerPage(this IServiceCollection services) =>
        services.AddOfficeLink("/office/past-ledger", "历史台账", 110, CaseAccess.SeesEverything);

    /// <summary>Maps <c>GET /office/past-ledger/template</c>.</summary>
    public static void MapPastLedger(this WebApplication app) =>
        app.MapGet("/office/past-ledger/template", () => Results.File(PastTemplate.Write(), XlsxBook.ContentType, "历史台账模板.xlsx")).RequireAuthorization(AccountSetup.Officer);
}
