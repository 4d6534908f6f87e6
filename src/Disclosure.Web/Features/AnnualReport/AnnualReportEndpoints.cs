using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Reports;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.AnnualReport;

/// <summary>年度报告 for supervisors: the way to the page, and the download.</summary>
public static class AnnualReportEndpoints
{
    /// <summary>Adds the link of the menu.</summary>
    public static IServiceCollection AddAnnualReportPage(this IServiceCollection services)
    {
        services.AddOfficeLink("/office/report", "年度报告", 300, ReportCorrector.MayRead);
        return services;
    }

    /// <summary>Maps <c>GET /office/report/{year}/xlsx</c>.</summary>
    public static void MapAnnualReport(this WebApplication app) =>
        app.MapGet("/office/report/{year:int}/xlsx", async (int year, HttpContext http, ReportReader reader, ReportCorrector corrector, IDbContextFactory<DisclosureDb> factory, TimeProvider time, CancellationToken ct) =>
        {
            if (ActorAccessor.From(http.User) is not { AuthorityId: { } authority } actor || !ReportCorrector.MayRead(actor))
            {
                return Results.Forbid();
            }

            if (year < 2008 || year > time.Today().Year)
            {
                return Results.NotFound();
            }

            await using var db = await factory.CreateDbContextAsync(ct);
            var name = await db.Authorities.Where(a => a.Id == authority).Select(a => a.Name).SingleAsync(ct);
            var bytes = ReportWorkbook.Write(name, await reader.ReadAsync(authority, year, ct), await corrector.EntriesAsync(authority, year, ct));
            return Results.File(bytes, XlsxBook.ContentType, $"{name}{year}年政府信息公开工作年度报告统计表.xlsx");
        }).RequireAuthorization(AccountSetup.Officer);
}
