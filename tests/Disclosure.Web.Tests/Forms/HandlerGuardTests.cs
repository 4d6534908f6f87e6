using System.Collections.Frozen;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.PhoneNotice;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.Urge;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Forms;

/// <summary>What a forged, stale or repeated command cannot do.</summary>
public sealed class HandlerGuardTests : IDisposable
{
    private readonly Site site = new();
    private readonly CaseDriver driver;

    public HandlerGuardTests() => driver = new CaseDriver(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_file_that_somebody_else_staged_is_refused_beside_its_field()
    {
        await driver.ToDraftAsync();
        var foreign = await driver.StageAsync(driver.Clerk);
        var refusal = await CaseDriver.RefusedAsync(site.Get<DraftHandler>().HandleAsync(driver.Officer, await DraftAsync(foreign)));
        Assert.Equal(("file", "attachments"), (refusal.Code, refusal.Field));
        await using var db = site.Db();
        Assert.Null((await db.Files.SingleAsync(f => f.Id == foreign)).CaseId);
    }

    [Fact]
    public async Task A_file_of_another_case_is_refused()
    {
        var other = new CaseDriver(site);
        await other.ToDepartmentsAsync("construction");
        var handler = site.Officer("construction", Roles.Handler);
        var found = await other.StageAsync(handler, purpose: "found");
        await CaseDriver.DoneAsync(site.Get<AcceptHandler>().HandleAsync(site.Officer("construction", Roles.DepartmentReceiver), new(other.Id, await other.TaskAsync("accept"), null)));
        await CaseDriver.DoneAsync(site.Get<WorkHandler>().HandleAsync(
            handler, new(other.Id, await other.TaskAsync("work"), null, Samples.Search(other.Today), "建议公开", ReplyType.Disclosed, null, [found])));

        await driver.ToDraftAsync();
        Assert.Equal("file", (await CaseDriver.RefusedAsync(site.Get<DraftHandler>().HandleAsync(driver.Officer, await DraftAsync(found)))).Code);
    }

    [Fact]
    public async Task A_file_that_nobody_declared_free_of_secrets_is_refused()
    {
        await driver.ToDraftAsync();
        var undeclared = await driver.StageAsync(driver.Officer, declared: false);
        var refusal = await CaseDriver.RefusedAsync(site.Get<DraftHandler>().HandleAsync(driver.Officer, await DraftAsync(undeclared)));
        Assert.Equal("declaration", refusal.Code);
        Assert.Contains("国家秘密", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Departments_of_another_authority_are_refused_beside_the_field_that_named_them()
    {
        await driver.ToAssignAsync();
        var (foreign, own) = (await ForeignDepartmentAsync(), site.Department("construction"));
        var task = await driver.TaskAsync("assign");
        Assert.Equal("lead", (await CaseDriver.RefusedAsync(site.Get<AssignHandler>().HandleAsync(driver.Officer, new(driver.Id, task, null, foreign, [], null, null, null)))).Field);
        Assert.Equal("co", (await CaseDriver.RefusedAsync(site.Get<AssignHandler>().HandleAsync(driver.Officer, new(driver.Id, task, null, own, [foreign], null, null, null)))).Field);
        Assert.Equal("lead", (await CaseDriver.RefusedAsync(site.Get<AssignHandler>().HandleAsync(driver.Officer, new(driver.Id, task, null, Guid.Empty, [], null, null, null)))).Field);
    }

    [Fact]
    public async Task A_lead_against_the_advice_needs_a_reason_which_is_then_on_record()
    {
        await driver.ToAssignAsync();
        var (task, finance) = (await driver.TaskAsync("assign"), site.Department("finance"));
        Assert.Equal("overrideReason", (await CaseDriver.RefusedAsync(site.Get<AssignHandler>().HandleAsync(driver.Officer, new(driver.Id, task, null, finance, [], null, null, " ")))).Field);
        await CaseDriver.DoneAsync(site.Get<AssignHandler>().HandleAsync(driver.Officer, new(driver.Id, task, null, finance, [], null, null, "涉及专项资金")));
        Assert.Equal("涉及专项资金", (await driver.ViewAsync()).Events.Select(e => e.Event).OfType<Domain.Requests.Events.DepartmentsAssigned>().Single().OverrideReason);
    }

    [Fact]
    public async Task A_task_of_another_case_completes_nothing()
    {
        var other = await new CaseDriver(site).FileAsync();
        await driver.FileAsync();
        Assert.IsType<Outcome.NotFound>(await site.Get<RegisterHandler>().HandleAsync(
            driver.Clerk, new(driver.Id, await other.TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null)));
    }

    [Fact]
    public async Task A_task_serves_no_other_form_than_its_own()
    {
        await driver.ToSignAsync();
        var both = new Actor(Guid.NewGuid(), "兼任", site.AuthorityId, site.Department("office"), new[] { Roles.SigningLeader, Roles.SealOfficer }.ToFrozenSet());
        var refusal = await CaseDriver.RefusedAsync(site.Get<ServeHandler>().HandleAsync(both, new(driver.Id, await driver.TaskAsync("sign"), null, new ServiceAct(ServiceMeans.Online, driver.Today))));
        Assert.Equal("task-form", refusal.Code);
        Assert.Equal("task-ended", (await CaseDriver.RefusedAsync(driver.Issue().HandleAsync(both, new(driver.Id, await driver.TaskAsync("sign"), null)))).Code);
    }

    [Fact]
    public async Task The_wrong_role_and_the_wrong_department_are_forbidden()
    {
        await driver.ToDepartmentsAsync("construction", "highway");
        await driver.SubmitAsync("construction");
        var task = await driver.TaskAsync("head-approval");
        var approval = new ApprovalInput("同意");
        Assert.IsType<Outcome.Forbidden>(await site.Get<HeadApprovalHandler>().HandleAsync(site.Officer("construction", Roles.Handler), new(driver.Id, task, null, approval)));
        Assert.IsType<Outcome.Forbidden>(await site.Get<HeadApprovalHandler>().HandleAsync(site.Officer("highway", Roles.DepartmentHead), new(driver.Id, task, null, approval)));
        Assert.Equal(AssignmentState.Submitted, (await driver.ViewAsync()).State.Assignments[0].State);
    }

    [Fact]
    public async Task An_officer_of_another_authority_finds_no_case()
    {
        await driver.FileAsync();
        var stranger = driver.Clerk with { AuthorityId = Guid.NewGuid() };
        Assert.IsType<Outcome.NotFound>(await site.Get<WithdrawHandler>().ByOfficerAsync(stranger, driver.Id, null, null, Guid.NewGuid()));
        Assert.False((await site.Get<RegisterHandler>().HandleAsync(stranger, new(driver.Id, await driver.TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null))).Succeeded);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing_and_tells_what_happened()
    {
        await driver.ToSignAsync();
        var conflict = Assert.IsType<Outcome.Conflict>(await site.Get<SignHandler>().HandleAsync(driver.Leader, new(driver.Id, await driver.TaskAsync("sign"), 2, new ApprovalInput("同意"))));
        Assert.Contains(conflict.Changes, c => c.Title == "拟稿");
        Assert.Null((await driver.ViewAsync()).State.Signature);
    }

    [Fact]
    public async Task A_second_press_is_done_without_a_second_event()
    {
        await driver.ToSignAsync();
        var command = new SignCommand(driver.Id, await driver.TaskAsync("sign"), (await driver.ViewAsync()).Row.Version, new ApprovalInput("同意"));
        await CaseDriver.DoneAsync(site.Get<SignHandler>().HandleAsync(driver.Leader, command));
        await CaseDriver.DoneAsync(site.Get<SignHandler>().HandleAsync(driver.Leader, command));
        Assert.Single((await driver.ViewAsync()).Events, e => e.Event is Domain.Requests.Events.ReplySigned);
    }

    [Fact]
    public async Task Another_officer_is_told_that_the_step_is_done()
    {
        await driver.ToSignAsync();
        var task = await driver.TaskAsync("sign");
        await CaseDriver.DoneAsync(site.Get<SignHandler>().HandleAsync(driver.Leader, new(driver.Id, task, null, new ApprovalInput("同意"))));
        var refusal = await CaseDriver.RefusedAsync(site.Get<SignHandler>().HandleAsync(site.Officer("office", Roles.SigningLeader), new(driver.Id, task, null, new ApprovalInput("同意"))));
        Assert.Contains(driver.Leader.Name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_urge_twice_urges_once()
    {
        await driver.ToDepartmentsAsync("construction", "highway");
        var (highway, version) = (site.Department("highway"), (await driver.ViewAsync()).Row.Version);
        await CaseDriver.DoneAsync(site.Get<UrgeHandler>().UrgeAsync(driver.Officer, driver.Id, highway, null, version));
        Assert.IsType<Outcome.Conflict>(await site.Get<UrgeHandler>().UrgeAsync(driver.Officer, driver.Id, highway, null, version));
        Assert.Equal(1, (await driver.ViewAsync()).State.Assignments.Single(a => a.DepartmentId == highway).TimesUrged);
    }

    [Fact]
    public async Task A_handler_of_a_department_that_does_not_lead_urges_nobody()
    {
        await driver.ToDepartmentsAsync("construction", "highway");
        var refusal = await CaseDriver.RefusedAsync(site.Get<UrgeHandler>().UrgeAsync(site.Officer("highway", Roles.Handler), driver.Id, site.Department("construction"), null));
        Assert.Equal("not-lead", refusal.Code);
    }

    [Fact]
    public async Task A_late_co_department_is_urged_and_then_passed_over()
    {
        await driver.ToDepartmentsAsync("construction", "highway");
        await driver.AnswerAsync("construction");
        var (highway, urge) = (site.Department("highway"), site.Get<UrgeHandler>());
        Assert.Equal("not-urged", (await CaseDriver.RefusedAsync(urge.PassOverAsync(driver.Officer, driver.Id, highway, "逾期未答"))).Code);
        await CaseDriver.DoneAsync(urge.UrgeAsync(driver.Officer, driver.Id, highway, "请尽快"));
        Assert.Equal("reason", (await CaseDriver.RefusedAsync(urge.PassOverAsync(driver.Officer, driver.Id, highway, " "))).Field);
        Assert.Equal("lead", (await CaseDriver.RefusedAsync(urge.PassOverAsync(driver.Officer, driver.Id, site.Department("construction"), "逾期未答"))).Code);

        var rehearsed = Assert.IsType<Outcome.Rehearsed>(await urge.RehearsePassOverAsync(driver.Officer, driver.Id, highway, "逾期未答", null)).Effects;
        Assert.Equal("汇总", Assert.Single(rehearsed.NextTasks).Title);
        await CaseDriver.DoneAsync(urge.PassOverAsync(driver.Officer, driver.Id, highway, "逾期未答"));
        Assert.NotEqual(Guid.Empty, await driver.TaskAsync("consolidate"));
    }

    [Fact]
    public async Task Nothing_is_served_without_the_sealed_copy_and_no_means_that_was_not_chosen()
    {
        await driver.ToSealAsync();
        var seal = await driver.TaskAsync("seal");
        Assert.Equal("not-issued", (await CaseDriver.RefusedAsync(site.Get<SealHandler>().HandleAsync(driver.Sealer, new(driver.Id, seal, null, await driver.StageAsync(driver.Sealer))))).Code);
        await CaseDriver.DoneAsync(driver.Issue().HandleAsync(driver.Sealer, new(driver.Id, seal, null)));
        Assert.Equal("sealedFileId", (await CaseDriver.RefusedAsync(site.Get<SealHandler>().HandleAsync(driver.Sealer, new(driver.Id, seal, null, Guid.Empty)))).Field);
        await CaseDriver.DoneAsync(site.Get<SealHandler>().HandleAsync(driver.Sealer, new(driver.Id, seal, null, await driver.StageAsync(driver.Sealer))));

        var serve = await driver.TaskAsync("serve");
        Assert.Equal("means", (await CaseDriver.RefusedAsync(site.Get<ServeHandler>().HandleAsync(driver.Sealer, new(driver.Id, serve, null, new ServiceAct(ServiceMeans.Email, driver.Today))))).Field);
        Assert.Equal("trackingNumber", (await CaseDriver.RefusedAsync(site.Get<ServeHandler>().HandleAsync(driver.Sealer, new(driver.Id, serve, null, new ServiceAct(ServiceMeans.Post, driver.Today))))).Field);
    }

    [Fact]
    public async Task An_offline_approval_needs_signer_date_and_scan()
    {
        await driver.ToSignAsync();
        var task = await driver.TaskAsync("sign");
        var scan = await driver.StageAsync(driver.Leader, "签批单.pdf", "scan");
        Task<Outcome> Sign(OfflineApproval offline) => site.Get<SignHandler>().HandleAsync(driver.Leader, new(driver.Id, task, null, new ApprovalInput("同意", offline)));
        Assert.Equal("approval.signerName", (await CaseDriver.RefusedAsync(Sign(new(scan, " ", driver.Today)))).Field);
        Assert.Equal("approval.signedOn", (await CaseDriver.RefusedAsync(Sign(new(scan, "厅长", driver.Today.AddDays(1))))).Field);
        Assert.Equal("approval.scan", (await CaseDriver.RefusedAsync(Sign(new(Guid.Empty, "厅长", driver.Today)))).Field);
        Assert.Equal("approval.scan", (await CaseDriver.RefusedAsync(Sign(new(await driver.StageAsync(driver.Clerk), "厅长", driver.Today)))).Field);
        await CaseDriver.DoneAsync(Sign(new(scan, "厅长", driver.Today)));
        Assert.Equal(("厅长", scan), ((await driver.ViewAsync()).State.Signature!.SignerName, (await driver.ViewAsync()).State.Signature!.OfflineScanFileId));
    }

    [Fact]
    public async Task A_phone_notice_ends_only_a_notice_that_asked_for_a_call()
    {
        await driver.ToDepartmentsAsync("construction", "highway");
        await CaseDriver.DoneAsync(site.Get<UrgeHandler>().UrgeAsync(driver.Officer, driver.Id, site.Department("highway"), null));
        await using var db = site.Db();
        var urge = await db.Notices.FirstAsync(n => n.Kind == "urge");
        var refusal = await CaseDriver.RefusedAsync(site.Get<RecordPhoneNoticeHandler>().HandleAsync(driver.Officer, new(driver.Id, urge.Id, driver.Today, "申请人", "已告知")));
        Assert.Equal("done", refusal.Code);
    }

    private async Task<DraftCommand> DraftAsync(Guid attachment) => new(
        driver.Id, await driver.TaskAsync("draft"), null, new ReplyDraft(ReplyType.Disclosed, null, "经检索，予以公开。", null, null, [attachment], null));

    private async Task<Guid> ForeignDepartmentAsync()
    {
        await using var db = site.Db();
        var first = await db.Authorities.AsNoTracking().SingleAsync();
        var other = new AuthorityRow
        {
            Id = Guid.NewGuid(),
            OrganCode = "430X00",
            Name = "另一机关",
            RequestNumberPattern = first.RequestNumberPattern,
            LetterNumberPattern = first.LetterNumberPattern,
            ReconsiderationBody = first.ReconsiderationBody,
            Court = first.Court,
            OfficeName = first.OfficeName,
            OfficeAddress = first.OfficeAddress,
            OfficePostcode = first.OfficePostcode,
            OfficePhone = first.OfficePhone,
            OfficeHours = first.OfficeHours,
        };
        var department = new DepartmentRow { Id = Guid.NewGuid(), AuthorityId = other.Id, Code = "elsewhere", Name = "外机关处室" };
        db.AddRange(other, department);
        await db.SaveChangesAsync();
        return department.Id;
    }
}
