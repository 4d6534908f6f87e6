using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding.Demo;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Demo;

/// <summary>The demonstration is lively on whatever day it starts, and exists in Development only.</summary>
public sealed class DemoCasesTests
{
    // A plain day; the first day back after 春节; inside 国庆; a working Sunday by 调休; New Year's Day.
    [Theory]
    [InlineData(2026, 11, 25)]
    [InlineData(2026, 2, 24)]
    [InlineData(2026, 10, 3)]
    [InlineData(2026, 1, 4)]
    [InlineData(2026, 1, 1)]
    public async Task Every_state_has_a_case_on_any_start_day(int year, int month, int day)
    {
        await using var site = new Site { Environment = "Development" };
        site.Clock.Set(new(year, month, day), hour: 14);
        var start = site.Get<TimeProvider>().GetUtcNow();

        await using var db = site.Db();
        var cases = await db.Cases.AsNoTracking().Where(c => c.Kind != CaseKinds.Opinion).ToListAsync();
        var letters = await db.Cases.AsNoTracking().Where(c => c.Kind == CaseKinds.Opinion).OrderBy(c => c.Number).Select(c => c.StaffState).ToListAsync();
        Assert.Equal(["已办结", "待公示", "不予受理", "承办中", "待分办", "待受理"], letters);
        Assert.Equal(1, await db.PublishedOpinions.CountAsync());
        Assert.Equal(45, cases.Count);
        // A procedural letter goes its way beside the case's own step, which names the state.
        var missing = StaffStates.All.Except(cases.Select(c => c.StaffState)).Where(s => s != "视为放弃" && !s.Contains("文书", StringComparison.Ordinal)).ToList();
        Assert.Empty(missing);
        PublicStatus[] waiting = [PublicStatus.AwaitingClarification, PublicStatus.AwaitingPayment, PublicStatus.Consulting, PublicStatus.Extended];
        Assert.All(waiting, status => Assert.Contains(cases, c => c.Status == status));
        Assert.Contains(await db.Tasks.ToListAsync(), task => task is { Form: "notice-approve", State: TaskState.Open });
        Assert.Empty(await db.Incidents.ToListAsync());
        Assert.All(await db.Events.AsNoTracking().Select(e => e.At).ToListAsync(), at => Assert.True(at <= start));
        Assert.Contains(cases, c => c.EndedOn is null && c.RepliedOn is null && c.DueOn < LegalTime.DateOf(start));
        // What a split gives a number was filed with the whole, at the same moment.
        Assert.Equal(cases.OrderBy(c => c.FiledAt).ThenBy(c => c.Number, StringComparer.Ordinal).Select(c => c.Number), cases.Select(c => c.Number).Order(StringComparer.Ordinal));

        var kinds = await db.Events.AsNoTracking().Select(e => e.Type).Distinct().ToListAsync();
        Assert.Empty(new[] { "FactCorrected", "DepartmentUrged", "DepartmentPassedOver", "AssignmentReturned", "ServiceFailed", "RequestWithdrawn", "RequestSplit", "JointReplyJoined" }.Except(kinds));
        Assert.True(await db.Notices.AnyAsync(n => n.Kind == "phone"));
        Assert.True(await db.Mails.AnyAsync(m => m.State == MailState.Failed));
        Assert.Empty(new[] { "Online", "Counter", "RegisteredPost", "Fax", "Email" }.Except(cases.Select(c => c.Channel)));
    }

    [Fact]
    public async Task A_second_start_adds_nothing_and_an_interrupted_one_goes_on()
    {
        await using var site = new Site { Environment = "Development" };
        site.Clock.Set(new(2026, 11, 25), hour: 14);
        await using var db = site.Db();
        var events = await db.Events.CountAsync();
        var files = await db.Files.CountAsync();
        await site.Get<DemoAccounts>().RunAsync();
        await site.Get<DemoCases>().RunAsync();
        Assert.Equal(events, await db.Events.CountAsync());

        // As if the process had died before the last case was marked as done: what it did is found and not repeated.
        await db.Seeds.Where(s => s.Key.StartsWith("demo/")).ExecuteDeleteAsync();
        await site.Get<DemoCases>().RunAsync();
        Assert.Equal(51, await db.Cases.CountAsync());
        Assert.Equal(events, await db.Events.CountAsync());
        Assert.Equal(files, await db.Files.CountAsync());
    }

    [Fact]
    public async Task Nothing_of_it_exists_outside_Development_and_demo_accounts_are_closed_there()
    {
        await using var site = new Site();
        await using (var db = site.Db())
        {
            Assert.Empty(await db.Users.ToListAsync());
            Assert.Empty(await db.Cases.ToListAsync());
        }

        using (var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(site.Services))
        {
            var directory = (AccountDirectory)scope.ServiceProvider.GetService(typeof(AccountDirectory))!;
            Assert.Empty(await directory.AddAsync(new NewAccount("left-over", "某某", DemoAccounts.Password, "office", [Roles.Administrator], IsDemo: true)));
        }

        await site.Get<DemoAccounts>().RunAsync();
        await using (var db = site.Db())
        {
            Assert.True((await db.Users.SingleAsync()).IsDisabled);
        }
    }

    [Fact]
    public async Task The_demonstration_can_be_switched_off()
    {
        await using var site = new Site { Environment = "Development" }.With("Demo:Cases", "false");
        await using var db = site.Db();
        Assert.NotEmpty(await db.Users.ToListAsync());
        Assert.Empty(await db.Cases.ToListAsync());
    }
}
