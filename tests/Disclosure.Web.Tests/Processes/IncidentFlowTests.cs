using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Processes;

/// <summary>What happens to a case whose workflow cannot go on: what people did stands, and nothing that follows is lost.</summary>
public sealed class IncidentFlowTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    private IncidentDesk Desk => site.Get<IncidentDesk>();

    private Actor Officer => site.Officer("office", Roles.DisclosureOfficer);

    [Fact]
    public async Task A_failed_advance_keeps_the_events_and_the_mail_and_leaves_the_signal()
    {
        var id = await Walk.ToAsync("accept");
        await BreakMainAsync(id, "{}");
        await ReturnAsync(id, "construction");

        await using var db = site.Db();
        Assert.Equal(nameof(AssignmentReturned), await db.Events.Where(e => e.CaseId == id).OrderBy(e => e.Seq).Select(e => e.Type).LastAsync());
        var incident = await db.Incidents.SingleAsync();
        Assert.Equal((nameof(AdvanceFailureCode.InvalidState), (DateTimeOffset?)null), (incident.Code, incident.ResolvedAt));
        Assert.Equal(SignalState.Pending, (await db.Signals.SingleAsync(s => s.InstanceId == incident.InstanceId && s.Seq == incident.SignalSeq)).State);
        // The other department works on as if nothing had happened.
        await Walk.StepAsync(id, "accept");
        await Walk.StepAsync(id, "work");
    }

    [Fact]
    public async Task Later_signals_wait_behind_an_incident_and_follow_in_their_order()
    {
        var id = await Walk.ToAsync("accept");
        var good = await BreakMainAsync(id, "{}");
        await ReturnAsync(id, "construction");
        await ReturnAsync(id, "highway");

        await using (var db = site.Db())
        {
            // The second one is journalled and not tried: one incident.
            Assert.Single(await db.Incidents.ToListAsync());
            Assert.Equal(2, await db.Signals.CountAsync(s => s.CaseId == id && s.State == SignalState.Pending));
        }

        await BreakMainAsync(id, good);
        Assert.True((await Desk.RetryAsync(id, await IncidentAsync(), Officer)).Succeeded);
        await using (var db = site.Db())
        {
            Assert.Equal(0, await db.Signals.CountAsync(s => s.CaseId == id && s.State == SignalState.Pending));
            Assert.Equal("reassign", (await db.Tasks.SingleAsync(t => t.CaseId == id && t.State == TaskState.Open)).Form);
        }

        await Walk.OnAsync(id, null);
        await ClosedAsync(id);
    }

    [Fact]
    public async Task A_retry_that_fails_again_is_a_new_incident_and_does_nothing_else()
    {
        var id = await Walk.ToAsync("register");
        await BreakMainAsync(id, "{}");
        await Walk.StepAsync(id, "register");
        Assert.True((await Desk.RetryAsync(id, await IncidentAsync(), Officer)).Succeeded);
        await using var db = site.Db();
        Assert.Equal(["retried", null], await db.Incidents.OrderBy(i => i.At).ThenBy(i => i.ResolvedAt == null).Select(i => i.Resolution).ToListAsync());
        Assert.Equal(0, await db.Tasks.CountAsync(t => t.CaseId == id && t.State == TaskState.Open));
        Assert.Equal(1, await db.Signals.CountAsync(s => s.CaseId == id && s.State == SignalState.Pending));
    }

    [Fact]
    public async Task An_approval_that_was_skipped_can_be_sent_back_instead()
    {
        var id = await Walk.ToAsync("check");
        var good = await BreakMainAsync(id, "{}");
        await Walk.StepAsync(id, "check");
        await BreakMainAsync(id, good);
        Assert.True((await Desk.SkipAsync(id, await IncidentAsync(), "拟稿有误，改为退回", Officer)).Succeeded);

        TaskRow task;
        await using (var db = site.Db())
        {
            task = await db.Tasks.SingleAsync(t => t.CaseId == id && t.State == TaskState.Open);
            Assert.Equal(("check", null, null), (task.Form, task.Outcome, task.CompletedById));
        }

        var sentBack = await ActivatorUtilities.GetServiceOrCreateInstance<ReviewHandler>(site.Services)
            .HandleAsync(await Walk.ActorAsync(task), new(id, task.Id, null, ReviewStage.Check, null, ReturnReason: "请补充法律依据。"));
        Assert.True(sentBack.Succeeded, sentBack.Message);
        await Walk.OnAsync(id, null);
        await ClosedAsync(id);
    }

    [Fact]
    public async Task What_has_no_other_outcome_cannot_be_skipped_and_the_refusal_leaves_no_trace()
    {
        var id = await Walk.ToAsync("register");
        var good = await BreakMainAsync(id, "{}");
        await Walk.StepAsync(id, "register");
        await BreakMainAsync(id, good);
        var before = await PictureAsync(id);
        var refused = Assert.IsType<Outcome.Refused>(await Desk.SkipAsync(id, await IncidentAsync(), "不等了", Officer));
        Assert.Equal("skip", Assert.Single(refused.Refusals).Code);
        Assert.Equal(before, await PictureAsync(id));

        Assert.True((await Desk.RetryAsync(id, await IncidentAsync(), Officer)).Succeeded);
        await Walk.OnAsync(id, null);
        await ClosedAsync(id);
    }

    [Fact]
    public async Task Nor_can_the_word_of_the_departments()
    {
        var id = await Walk.ToAsync("accept");
        await BreakMainAsync(id, "{}");
        await ReturnAsync(id, "construction");
        Assert.IsType<Outcome.Refused>(await Desk.SkipAsync(id, await IncidentAsync(), "不等了", Officer));
    }

    [Fact]
    public async Task A_department_that_is_gone_is_named_and_the_retry_finds_it_again()
    {
        var id = await Walk.ToAsync("register");
        await using (var db = site.Db())
        {
            await db.Departments.Where(d => d.IsIntake).ExecuteUpdateAsync(s => s.SetProperty(d => d.IsIntake, false));
        }

        await using (var db = site.Db())
        {
            var task = await db.Tasks.SingleAsync(t => t.CaseId == id && t.State == TaskState.Open);
            var registered = await ActivatorUtilities.GetServiceOrCreateInstance<RegisterHandler>(site.Services)
                .HandleAsync(site.Officer("office", Roles.IntakeClerk), new(id, task.Id, null, ApplicantCategory.NaturalPerson, null));
            Assert.True(registered.Succeeded, registered.Message);
            var incident = await db.Incidents.SingleAsync();
            Assert.Equal(("Command", "Assign"), (incident.Code, incident.NodeId));
            Assert.Contains("没有设置政府信息公开工作机构", incident.Message, StringComparison.Ordinal);
            await db.Departments.Where(d => d.Code == "office").ExecuteUpdateAsync(s => s.SetProperty(d => d.IsIntake, true));
        }

        Assert.True((await Desk.RetryAsync(id, await IncidentAsync(), Officer)).Succeeded);
        await Walk.OnAsync(id, null);
        await ClosedAsync(id);
    }

    [Fact]
    public async Task A_withdrawal_ends_what_waits_behind_an_incident()
    {
        var receipt = await Walk.FileAsync();
        var id = receipt.CaseId;
        await Walk.OnAsync(id, "register");
        await BreakMainAsync(id, "{}");
        await Walk.StepAsync(id, "register");
        var withdrawn = await ActivatorUtilities.GetServiceOrCreateInstance<WithdrawHandler>(site.Services).ByCitizenAsync(id, null);
        Assert.True(withdrawn.Succeeded, withdrawn.Message);
        await using var db = site.Db();
        Assert.Equal("skipped", (await db.Incidents.SingleAsync()).Resolution);
        Assert.Equal(0, await db.Tasks.CountAsync(t => t.CaseId == id && t.State == TaskState.Open));
        Assert.Equal("已撤回", (await db.Cases.SingleAsync()).StaffState);
        Assert.Equal(nameof(InstanceStatus.Cancelled), (await db.Instances.SingleAsync()).Status);
    }

    [Fact]
    public async Task A_new_version_takes_new_cases_and_the_old_one_finishes_the_old_ones()
    {
        var old = await Walk.ToAsync("draft");
        int version;
        await using (var db = site.Db())
        {
            var latest = await db.Definitions.Where(d => d.DefinitionId == ProcessHost.MainDefinition).OrderByDescending(d => d.Version).FirstAsync();
            version = latest.Version;
            var next = latest.Json.Replace($"\"version\": {version},\n  \"toolVersion\"", $"\"version\": {version + 1},\n  \"toolVersion\"", StringComparison.Ordinal)
                .Replace("\"核稿\"", "\"科室核稿\"", StringComparison.Ordinal);
            var (problems, published) = await site.Get<WorkflowPublisher>().ImportAsync([("next.json", next)], skipPublished: false, CancellationToken.None);
            Assert.Empty(problems);
            Assert.Equal([new PublishedDefinition(ProcessHost.MainDefinition, version + 1, IsNew: true)], published);
        }

        var young = await Walk.ToAsync("check");
        await Walk.OnAsync(old, "check");
        await using (var db = site.Db())
        {
            Assert.Equal("核稿", (await db.Tasks.SingleAsync(t => t.CaseId == old && t.State == TaskState.Open)).Title);
            Assert.Equal("科室核稿", (await db.Tasks.SingleAsync(t => t.CaseId == young && t.State == TaskState.Open)).Title);
        }

        await Walk.OnAsync(old, null);
        await Walk.OnAsync(young, null);
        await ClosedAsync(old);
        await ClosedAsync(young);
        await using (var db = site.Db())
        {
            Assert.Equal([(old, version), (young, version + 1)], (await db.Instances.Where(i => i.StartedBy == ProcessHost.Main).OrderBy(i => i.CreatedAt).ThenBy(i => i.DefinitionVersion)
                .Select(i => new { i.CaseId, i.DefinitionVersion }).ToListAsync()).Select(i => (i.CaseId, i.DefinitionVersion)));
        }
    }

    private async Task ReturnAsync(Guid caseId, string department)
    {
        var code = site.Department(department);
        await using var db = site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == caseId && t.DepartmentId == code && t.State == TaskState.Open);
        var outcome = await ActivatorUtilities.GetServiceOrCreateInstance<AcceptHandler>(site.Services)
            .HandleAsync(await Walk.ActorAsync(task), new(caseId, task.Id, null, Return: true, "不属于本处室职责。"));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private async Task<string> BreakMainAsync(Guid caseId, string state)
    {
        await using var db = site.Db();
        var main = await db.Instances.SingleAsync(i => i.CaseId == caseId && i.StartedBy == ProcessHost.Main);
        var before = main.State!;
        main.State = state;
        await db.SaveChangesAsync();
        return before;
    }

    private async Task<Guid> IncidentAsync()
    {
        await using var db = site.Db();
        return await db.Incidents.Where(i => i.ResolvedAt == null).Select(i => i.Id).SingleAsync();
    }

    private async Task ClosedAsync(Guid id)
    {
        await using var db = site.Db();
        Assert.Equal("已归档", (await db.Cases.SingleAsync(c => c.Id == id)).StaffState);
        Assert.Equal(0, await db.Incidents.CountAsync(i => i.ResolvedAt == null));
        Assert.Equal(0, await db.Instances.CountAsync(i => i.CaseId == id && i.Status == nameof(InstanceStatus.Running)));
    }

    /// <summary>Everything of a case that a command could change.</summary>
    private async Task<string> PictureAsync(Guid id)
    {
        await using var db = site.Db();
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.Id).Select(t => $"{t.Form} {t.State} {t.Outcome}").ToListAsync();
        var signals = await db.Signals.AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Seq).Select(s => $"{s.Seq} {s.State}").ToListAsync();
        var incidents = await db.Incidents.AsNoTracking().OrderBy(i => i.Id).Select(i => $"{i.Code} {i.Resolution}").ToListAsync();
        return string.Join('\n', [$"{row.Version} {row.StaffState} {row.HeldBy}", .. tasks, .. signals, .. incidents]);
    }
}
