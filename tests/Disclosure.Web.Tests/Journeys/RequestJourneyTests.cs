using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Journeys;

public sealed class RequestJourneyTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_filing_stores_events_task_and_journal_together()
    {
        var receipt = await FileAsync("k1");

        await using var db = site.Db();
        var row = await db.Cases.SingleAsync();
        Assert.Equal("430S00-SQ2026-00001", row.Number);
        Assert.Equal(new DateOnly(2026, 3, 2), row.ReceivedOn);
        Assert.Equal(new DateOnly(2026, 3, 30), row.DueOn);
        Assert.Equal(PublicStatus.Registered, row.Status);
        Assert.Equal("待登记", row.StaffState);
        Assert.Equal(receipt.CaseId, row.Id);
        Assert.Equal(["RequestFiled", "QueryCodeIssued"], await db.Events.OrderBy(e => e.Seq).Select(e => e.Type).ToListAsync());
        Assert.Equal("register", (await db.Tasks.SingleAsync()).Form);
        Assert.Equal(SignalState.Applied, (await db.Signals.SingleAsync()).State);
        Assert.Empty(await db.Incidents.ToListAsync());
    }

    [Fact]
    public async Task A_repeated_filing_returns_the_first_receipt_and_another_content_is_refused()
    {
        var first = await FileAsync("same");
        var second = Assert.IsType<FilingOutcome.Filed>(await site.Get<FilingWriter>().FileAsync(Samples.Online(site.AuthorityId, new(2026, 3, 2)), "same", Actor.Citizen));
        Assert.True(second.Repeated);
        Assert.Equal(first, second.Receipt);

        var other = Samples.Online(site.AuthorityId, new(2026, 3, 2)) with { Information = new("别的信息") };
        Assert.IsType<FilingOutcome.KeyReused>(await site.Get<FilingWriter>().FileAsync(other, "same", Actor.Citizen));
    }

    [Fact]
    public async Task Two_departments_work_and_the_case_waits_for_both()
    {
        var receipt = await FileAsync("k1");
        var clerk = site.Officer("office", Roles.IntakeClerk);
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        await DoneAsync(site.Get<RegisterHandler>().HandleAsync(clerk, new(receipt.CaseId, await TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null)));
        var (lead, co) = (site.Department("construction"), site.Department("highway"));
        await DoneAsync(site.Get<AssignHandler>().HandleAsync(officer, new(receipt.CaseId, await TaskAsync("assign"), null, lead, [co], null, null, null)));

        await using (var db = site.Db())
        {
            Assert.Equal(new[] { co, lead }.Order(), (await db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.DepartmentId!.Value).ToListAsync()).Order());
            Assert.Equal(PublicStatus.InProgress, (await db.Cases.SingleAsync()).Status);
        }

        await AnswerAsync(receipt.CaseId, "construction");
        await using (var db = site.Db())
        {
            Assert.DoesNotContain(await db.Tasks.ToListAsync(), t => t.Form == "consolidate");
        }

        await AnswerAsync(receipt.CaseId, "highway");
        await using (var db = site.Db())
        {
            var open = await db.Tasks.SingleAsync(t => t.State == TaskState.Open);
            Assert.Equal("consolidate", open.Form);
            Assert.Equal(lead, open.DepartmentId);
            Assert.Empty(await db.Incidents.ToListAsync());
        }
    }

    [Fact]
    public async Task The_second_of_two_officers_is_told_what_changed_and_nothing_is_overwritten()
    {
        var receipt = await FileAsync("k1");
        var clerk = site.Officer("office", Roles.IntakeClerk);
        var task = await TaskAsync("register");
        await DoneAsync(site.Get<RegisterHandler>().HandleAsync(clerk, new(receipt.CaseId, task, 2, ApplicantCategory.NaturalPerson, null)));

        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var conflict = Assert.IsType<Outcome.Conflict>(await site.Get<AssignHandler>().HandleAsync(
            officer, new(receipt.CaseId, await TaskAsync("assign"), 2, site.Department("highway"), [], null, null, null)));
        Assert.Equal("登记", Assert.Single(conflict.Changes).Title);
    }

    [Fact]
    public async Task A_task_is_refused_to_the_wrong_role_and_to_the_wrong_department()
    {
        var receipt = await FileAsync("k1");
        var outsider = site.Officer("office", Roles.Supervisor);
        Assert.IsType<Outcome.Forbidden>(await site.Get<RegisterHandler>().HandleAsync(outsider, new(receipt.CaseId, await TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null)));

        await using var db = site.Db();
        Assert.Equal(2, await db.Events.CountAsync());
    }

    [Fact]
    public async Task A_returned_department_is_replaced_and_the_flow_goes_on()
    {
        var receipt = await FileAsync("k1");
        await DoneAsync(site.Get<RegisterHandler>().HandleAsync(site.Officer("office", Roles.IntakeClerk), new(receipt.CaseId, await TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null)));
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        await DoneAsync(site.Get<AssignHandler>().HandleAsync(officer, new(receipt.CaseId, await TaskAsync("assign"), null, site.Department("finance"), [], null, null, "涉及资金")));
        await DoneAsync(site.Get<AcceptHandler>().HandleAsync(site.Officer("finance", Roles.DepartmentReceiver), new(receipt.CaseId, await TaskAsync("accept"), null, Return: true, "不属本处职责")));
        await DoneAsync(site.Get<AssignHandler>().HandleAsync(officer, new(receipt.CaseId, await TaskAsync("reassign"), null, site.Department("construction"), [], null, null, null, Reassign: true)));
        await AnswerAsync(receipt.CaseId, "construction");

        Assert.NotEqual(Guid.Empty, await TaskAsync("consolidate"));
    }

    private static async Task DoneAsync(Task<Outcome> outcome)
    {
        var result = await outcome;
        Assert.True(result.Succeeded, result.Message);
    }

    private async Task<FilingReceipt> FileAsync(string key) =>
        Assert.IsType<FilingOutcome.Filed>(await site.Get<FilingWriter>().FileAsync(Samples.Online(site.AuthorityId, new(2026, 3, 2)), key, Actor.Citizen)).Receipt;

    private async Task<Guid> TaskAsync(string form, Guid? department = null)
    {
        await using var db = site.Db();
        return await db.Tasks.Where(t => t.Form == form && t.State == TaskState.Open && (department == null || t.DepartmentId == department)).Select(t => t.Id).SingleAsync();
    }

    private async Task AnswerAsync(Guid caseId, string code)
    {
        var department = site.Department(code);
        await DoneAsync(site.Get<AcceptHandler>().HandleAsync(site.Officer(code, Roles.DepartmentReceiver), new(caseId, await TaskAsync("accept", department), null)));
        await DoneAsync(site.Get<WorkHandler>().HandleAsync(
            site.Officer(code, Roles.Handler),
            new(caseId, await TaskAsync("work", department), null, Samples.Search(new(2026, 3, 2)), "建议公开", Domain.Decisions.ReplyType.Disclosed, null, [])));
        await DoneAsync(site.Get<HeadApprovalHandler>().HandleAsync(site.Officer(code, Roles.DepartmentHead), new(caseId, await TaskAsync("head-approval", department), null, new ApprovalInput("同意"))));
    }
}
