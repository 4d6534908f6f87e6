using System.Diagnostics;
using System.Globalization;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Times;

/// <summary>
/// A look at many cases: ten years of them, read once and then walked through in memory. A long run asks for more and prints
/// what it took: DISCLOSURE_TIME_CASES=1000000.
/// </summary>
public sealed class TimeBoardLoadTests : IDisposable
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("DISCLOSURE_TIME_CASES") ?? "6000", CultureInfo.InvariantCulture);
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Ten_years_are_counted_right_and_read_only_once()
    {
        site.Clock.Set(new(2026, 11, 30));
        await FillAsync();
        var supervisor = site.Officer("office", Roles.Supervisor);
        var query = site.Get<DashboardQuery>();
        var year = DashboardFilter.Default(new(2026, 11, 30));
        var all = year with { From = 201701 };

        await TimedAsync("the year, read for the first time", () => query.ReadAsync(supervisor, year));
        await TimedAsync("the year again", () => query.ReadAsync(supervisor, year));
        await TimedAsync("ten years, read for the first time", () => query.ReadAsync(supervisor, all));
        var figures = (await TimedAsync("ten years again", () => query.ReadAsync(supervisor, all)))!;
        await TimedAsync("ten years of one department by post", () => query.ReadAsync(supervisor, all with { Department = "highway", Channel = "RegisteredPost" }));
        var late = (await TimedAsync("the list of what was late", () => query.ListAsync(supervisor, all, DashboardMeasures.All["late"], null, 0, DashboardQuery.PageSize)))!;

        // Case i took i mod 40 working days, and those above 30 were late.
        var replied = Enumerable.Range(0, Cases).Select(i => i % 40).Order().ToList();
        Assert.Equal($"{replied.Count}", figures.Tiles[0].Value);
        Assert.Equal($"{replied[((replied.Count * 50) + 99) / 100 - 1]}", figures.Tiles[2].Value);
        Assert.Equal(replied.Count(d => d > 30), late.Total);
        Assert.Equal(119, figures.Table("months")!.Rows.Count);
        Assert.Equal(replied.Count, figures.Table("months")!.Rows.Sum(r => r.Cells[0].Number));
    }

    private static async Task<T> TimedAsync<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        TestContext.Current.SendDiagnosticMessage($"{Cases} cases, {what}: {watch.ElapsedMilliseconds} ms");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cases} cases, {what}: {watch.ElapsedMilliseconds} ms");
        return result;
    }

    private async Task FillAsync()
    {
        var (authority, highway) = (site.AuthorityId, site.Department("highway"));
        await using var db = site.Db();
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        await using (var off = connection.CreateCommand())
        {
            off.CommandText = "PRAGMA foreign_keys = OFF";
            await off.ExecuteNonQueryAsync();
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO CaseTimes (CaseId, AuthorityId, Kind, ReceivedOn, EndedOn, EndMonth, Outcome, ReplyType, Channel, LeadDepartmentId, OnTime, IntakeDays, DepartmentDays, ApprovalDays, ServiceDays, ApplicantDays, ThirdPartyDays, OtherAgencyDays, BaseDays, ExtensionDays, ExcludedDays, OverdueDays, NoTermDays, Returned, Extended, Clarified, Consulted, Reconsidered, Sued, Stamp)
            VALUES ($id, $authority, 'request', '2016-01-04', $ended, $month, 'Replied', 'Disclosed', $channel, $lead, $ontime, $intake, $departments, 0, 0, 0, 0, 0, $days, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $stamp)
            """;
        foreach (var name in new[] { "$id", "$authority", "$ended", "$month", "$channel", "$lead", "$ontime", "$intake", "$departments", "$days", "$stamp" })
        {
            insert.Parameters.AddWithValue(name, DBNull.Value);
        }

        insert.Parameters["$authority"].Value = authority;
        for (var i = 0; i < Cases; i++)
        {
            var ended = new DateOnly(2017, 1, 1).AddMonths(i % 119).AddDays(i % 28);
            var days = i % 40;
            insert.Parameters["$id"].Value = Guid.NewGuid();
            insert.Parameters["$ended"].Value = ended.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            insert.Parameters["$month"].Value = (ended.Year * 100) + ended.Month;
            insert.Parameters["$channel"].Value = i % 3 == 0 ? "RegisteredPost" : "Online";
            insert.Parameters["$lead"].Value = i % 2 == 0 ? highway : DBNull.Value;
            insert.Parameters["$ontime"].Value = days <= 30;
            insert.Parameters["$intake"].Value = days / 2;
            insert.Parameters["$departments"].Value = days - (days / 2);
            insert.Parameters["$days"].Value = days;
            insert.Parameters["$stamp"].Value = (long)i + 1;
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
