using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>The tables and lists of the dashboard as XLSX. By GET: what they are narrowed to holds nothing personal.</summary>
public static class DashboardEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps <c>/office/dashboard/export</c> and <c>/office/dashboard/cases/export</c>.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet("/office/dashboard/export", async (HttpContext http, DashboardQuery query, TimeProvider time, CancellationToken ct) =>
        {
            var filter = FilterOf(http, time);
            if (await query.ReadAsync(ActorAccessor.From(http.User)!, filter, ct) is not { } figures)
            {
                return Forbidden();
            }

            return figures.Table(http.Request.Query["table"]) is { } table
                ? Download($"{table.Title}-{DashboardFilter.MonthText(filter.From)}至{DashboardFilter.MonthText(filter.To)}.xlsx", target => DashboardWorkbook.Write(table, filter, target))
                : Results.Text("没有这个表。", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }).RequireAuthorization(AccountSetup.Officer);

        app.MapGet("/office/dashboard/cases/export", async (HttpContext http, DashboardQuery query, TimeProvider time, CancellationToken ct) =>
        {
            var filter = FilterOf(http, time);
            var measure = DashboardMeasures.All.GetValueOrDefault(http.Request.Query["measure"].ToString(), DashboardMeasures.All["replied"]);
            var file = Temporary();
            if (!await DashboardWorkbook.WriteAsync(query, ActorAccessor.From(http.User)!, filter, measure, http.Request.Query["part"], file, ct))
            {
                await file.DisposeAsync();
                return Forbidden();
            }

            file.Position = 0;
            return Results.File(file, Xlsx, $"{measure.Title}-{time.Today():yyyy-MM-dd}.xlsx");
        }).RequireAuthorization(AccountSetup.Officer);
    }

    private static DashboardFilter FilterOf(HttpContext http, TimeProvider time) => DashboardFilter.Parse(name => http.Request.Query[name], time.Today());

    private static IResult Forbidden() => Results.Text("效能统计由督查员、公开工作机构负责人和签发领导查看。", "text/plain; charset=utf-8", statusCode: StatusCodes.Status403Forbidden);

    private static IResult Download(string name, Action<Stream> write)
    {
        var file = Temporary();
        write(file);
        file.Position = 0;
        return Results.File(file, Xlsx, name);
    }

    private static FileStream Temporary() => new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
}
