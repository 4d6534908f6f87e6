using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Supervise;
using Disclosure.Web.Tests.Support;
using Disclosure.Web.Times;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Times;

/// <summary>用时 in the database: one writer, recomputed by <c>derived verify</c>, written anew where it is missing.</summary>
public sealed class TimeDerivedTests : IDisposable
{
    private readonly Site site = new() { Environment = "Development" };

    public TimeDerivedTests() => site.Clock.Set(new(2026, 11, 25), hour: 14);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Verify_finds_nothing_wrong_with_what_was_written_and_everything_that_was_altered()
    {
        Assert.Empty(await DifferencesAsync());
        await using var db = site.Db();
        var open = await db.Cases.FirstAsync(c => c.StaffState == "承办中" && c.Kind == CaseKinds.Request);
        var sent = await site.Get<SuperviseHandler>().SendAsync(site.Officer("office", Roles.Supervisor), open.Id, Guid.NewGuid(), null, "请说明进度", new(2026, 11, 27), null);
        Assert.True(sent.Succeeded, sent.Message);
        Assert.Empty(await DifferencesAsync());

        var rows = await db.CaseTimes.OrderBy(t => t.CaseId).Take(3).ToListAsync();
        rows[0].DepartmentDays++;
        rows[1].Stamp++;
        db.CaseTimes.Remove(rows[2]);
        (await db.CaseDepartmentTimes.FirstAsync()).Days += 2;
        (await db.Supervisions.SingleAsync()).AnswerBy = new(2027, 1, 1);
        await db.SaveChangesAsync();
        var found = await DifferencesAsync();
        Assert.Equal(2, found.Count(d => d.What.StartsWith("CaseTimes：用时", StringComparison.Ordinal)));
        Assert.Single(found, d => d.What.StartsWith("CaseTimes：没有", StringComparison.Ordinal));
        Assert.Single(found, d => d.What.StartsWith("CaseDepartmentTimes", StringComparison.Ordinal));
        Assert.Single(found, d => d.What.StartsWith("Supervisions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cases_of_before_are_written_once()
    {
        await using var db = site.Db();
        var before = await db.CaseTimes.AsNoTracking().OrderBy(t => t.CaseId).Select(t => t.Stamp).ToListAsync();
        await db.CaseTimes.ExecuteDeleteAsync();
        await db.CaseDepartmentTimes.ExecuteDeleteAsync();
        // As a migration leaves them: the columns of that time are empty.
        await db.CaseDisputes.ExecuteDeleteAsync();
        await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.ReportReceivedYear, (int?)null).SetProperty(x => x.ReportResultYear, (int?)null)
            .SetProperty(x => x.ReportCategory, (Domain.Requests.ApplicantCategory?)null).SetProperty(x => x.ReviewDueOn, (DateOnly?)null).SetProperty(x => x.FurtherDueOn, (DateOnly?)null));
        Assert.Equal(before.Count, await site.Get<TimeBackfill>().RunAsync(default));
        Assert.Equal(before, await db.CaseTimes.AsNoTracking().OrderBy(t => t.CaseId).Select(t => t.Stamp).ToListAsync());
        Assert.Equal(0, await site.Get<TimeBackfill>().RunAsync(default));
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Every_row_adds_up()
    {
        await using var db = site.Db();
        var calendar = await site.Get<CalendarSource>().GetAsync();
        var rows = await db.CaseTimes.AsNoTracking().ToListAsync();
        Assert.Equal(await db.Cases.CountAsync(), rows.Count);
        foreach (var r in rows.Where(r => r.ReceivedOn is not null))
        {
            var holders = r.IntakeDays + r.DepartmentDays + r.ApprovalDays + r.ServiceDays + r.ApplicantDays + r.ThirdPartyDays + r.OtherAgencyDays;
            var phases = r.BaseDays + r.ExtensionDays + r.ExcludedDays + r.OverdueDays + r.NoTermDays;
            Assert.Equal(holders, phases);
            Assert.Equal(calendar.CountWorkingDays(r.ReceivedOn!.Value, r.EndedOn ?? r.SettledOn!.Value), holders);
            Assert.Equal(r.EndedOn is null, r.Ahead is not null);
        }
    }

    private async Task<List<DerivedDifference>> DifferencesAsync()
    {
        var found = new List<DerivedDifference>();
        await site.Get<DerivedVerifier>().RunAsync(contents: false, found.Add, default);
        return found;
    }
}
