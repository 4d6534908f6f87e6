using Bunit;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

/// <summary>An advance that failed: on top of the page, retried once its cause is gone, or skipped with a reason.</summary>
public sealed class IncidentTests : IAsyncLifetime
{
    private readonly Site site = new();
    private OfficePage office = default!;

    private CaseWalk Walk => new(site.Services);

    public ValueTask InitializeAsync()
    {
        office = new OfficePage(site);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        site.Dispose();
    }

    [Fact]
    public async Task The_fact_stands_the_incident_is_shown_and_a_retry_goes_on_when_the_cause_is_gone()
    {
        var (id, good) = await BrokenAsync();
        var page = office.Open(id, site.Officer("office", Roles.DisclosureOfficer));
        Assert.Contains("流程异常：主流程", page.Find(".case-notice.failed").TextContent, StringComparison.Ordinal);
        Assert.Contains("流程异常", page.Find(".case-title").TextContent, StringComparison.Ordinal);

        // Still broken: it fails again, and says so.
        Button(page, "重试").Click();
        page.WaitForAssertion(() => Assert.Contains("重试流程：流程没有自动进入下一步", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(60));

        await SetStateAsync(id, good);
        Button(page, "重试").Click();
        page.WaitForAssertion(() => Assert.Contains("已完成：重试流程", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        Assert.Empty(page.FindAll("section.case-notice.failed"));
        await using var db = site.Db();
        Assert.Equal("assign", (await db.Tasks.SingleAsync(t => t.CaseId == id && t.State == TaskState.Open)).Form);
        Assert.Equal(["retried", "retried"], await db.Incidents.Select(i => i.Resolution!).ToListAsync());
    }

    [Fact]
    public async Task Skipping_asks_for_a_reason_and_keeps_it()
    {
        var (id, good) = await BrokenAsync("check");
        await SetStateAsync(id, good);
        var officer = site.Officer("office", Roles.DisclosureHead);
        var page = office.Open(id, officer);
        Button(page, "跳过……").Click();
        page.Find(".incident-skip").Submit();
        page.WaitForAssertion(() => Assert.Contains("请写明跳过的理由", page.Find(".field-error").TextContent, StringComparison.Ordinal));

        page.Find("#skip-reason").Input("改为退回修改");
        page.Find(".incident-skip").Submit();
        page.WaitForAssertion(() => Assert.Contains("已完成：跳过流程异常", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        await using var db = site.Db();
        var incident = await db.Incidents.SingleAsync();
        Assert.Equal(("skipped", "改为退回修改", officer.Name), (incident.Resolution, incident.Reason, incident.ResolvedBy));

        office.GoTo($"/office/cases/{id}#process");
        page.WaitForAssertion(() => Assert.Contains("改为退回修改", page.Find(".case-section").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_cannot_be_skipped_says_so_before_a_reason_is_asked_for()
    {
        var (id, _) = await BrokenAsync();
        var page = office.Open(id, site.Officer("office", Roles.DisclosureOfficer));
        Button(page, "跳过……").Click();
        page.WaitForAssertion(() => Assert.Contains("这一步不能跳过", page.Find(".field-error").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        Assert.Empty(page.FindAll(".incident-skip"));
    }

    [Fact]
    public async Task Others_see_it_and_cannot_decide()
    {
        var (id, _) = await BrokenAsync();
        var page = office.Open(id, site.Officer("office", Roles.LegalReviewer));
        Assert.Contains("由公开经办人、公开工作机构负责人或者系统管理员处理", page.Find(".case-notice.failed").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".case-notice.failed button"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<Features.CasePage.CasePage> page, string text) =>
        page.FindAll(".case-notice.failed button").Single(b => b.TextContent.Trim() == text);

    /// <summary>A case whose main instance cannot be read while a step of it is completed.</summary>
    private async Task<(Guid CaseId, string State)> BrokenAsync(string form = "register")
    {
        var id = await Walk.ToAsync(form);
        await using var db = site.Db();
        var good = await db.Instances.Where(i => i.CaseId == id && i.StartedBy == ProcessHost.Main).Select(i => i.State!).SingleAsync();
        await SetStateAsync(id, "{}");
        var events = await db.Events.CountAsync(e => e.CaseId == id);
        await Walk.StepAsync(id, form);
        Assert.True(await db.Events.CountAsync(e => e.CaseId == id) > events);
        return (id, good);
    }

    private async Task SetStateAsync(Guid caseId, string state)
    {
        await using var db = site.Db();
        await db.Instances.Where(i => i.CaseId == caseId && i.StartedBy == ProcessHost.Main).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, state));
    }
}
