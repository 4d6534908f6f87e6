using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Journeys;

/// <summary>公开办直接答复 (条例第三十三条第一款): no department is asked, every review stays.</summary>
public sealed class DirectAnswerTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    [Fact]
    public async Task From_intake_to_the_archive_on_one_day_without_a_department()
    {
        var id = await Walk.ToAsync("assign");
        var task = await TaskAsync(id, "assign");
        var outcome = await site.Get<AssignHandler>().AnswerDirectlyAsync(site.Officer("office", Roles.DisclosureOfficer), new(id, task, null, "已在本机关网站主动公开"));
        Assert.True(outcome.Succeeded, outcome.Message);
        var state = await StateAsync(id);
        Assert.Equal((true, PublicStatus.InProgress), (state.AnsweredDirectly, state.Status));
        Assert.Empty(state.Assignments);

        await using (var db = site.Db())
        {
            // Lists and figures name the office that handles it, not nobody.
            Assert.Equal(site.Department("office"), (await db.Cases.SingleAsync(c => c.Id == id)).LeadDepartmentId);
        }

        Assert.Equal(["draft"], await OpenAsync(id));
        await Walk.OnAsync(id, null);
        Assert.Equal(PublicStatus.Closed, (await StateAsync(id)).Status);
        Assert.Equal(4, (await FormsAsync(id)).Count(f => f is "check" or "legal-review" or "secrecy-review" or "sign"));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_basis_is_asked_for_and_a_department_that_was_chosen_stays()
    {
        var id = await Walk.ToAsync("assign");
        var task = await TaskAsync(id, "assign");
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var refusal = Assert.Single(Assert.IsType<Outcome.Refused>(await site.Get<AssignHandler>().AnswerDirectlyAsync(officer, new(id, task, null, "  "))).Refusals);
        Assert.Equal("basis", refusal.Field);
        Assert.IsType<Outcome.Forbidden>(await site.Get<AssignHandler>().AnswerDirectlyAsync(site.Officer("construction", Roles.Handler), new(id, task, null, "已公开")));
        await Walk.StepAsync(id, "assign");
        Assert.IsType<Outcome.Refused>(await site.Get<AssignHandler>().AnswerDirectlyAsync(officer, new(id, task, null, "已公开")));
        Assert.False((await StateAsync(id)).AnsweredDirectly);
    }

    [Fact]
    public async Task A_case_that_began_on_the_first_version_finishes_on_it_and_is_not_offered_the_new_way()
    {
        await using (var db = site.Db())
        {
            // As it was before the later versions came.
            Assert.Equal(2, await db.Definitions.Where(d => d.DefinitionId == ProcessHost.MainDefinition && d.Version > 1).ExecuteDeleteAsync());
        }

        var id = await Walk.ToAsync("assign");
        var task = await TaskAsync(id, "assign");
        var outcome = await site.Get<AssignHandler>().AnswerDirectlyAsync(site.Officer("office", Roles.DisclosureOfficer), new(id, task, null, "已公开"));
        Assert.Equal("task-form", Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusals).Code);
        await Walk.OnAsync(id, null);
        Assert.Equal(PublicStatus.Closed, (await StateAsync(id)).Status);
        await VerifyAsync();
    }

    private async Task<Guid> TaskAsync(Guid caseId, string form)
    {
        await using var db = site.Db();
        return await db.Tasks.Where(t => t.CaseId == caseId && t.Form == form).Select(t => t.Id).SingleAsync();
    }

    private async Task<IReadOnlyList<string>> OpenAsync(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Tasks.Where(t => t.CaseId == caseId && t.State == TaskState.Open).Select(t => t.Form).ToListAsync();
    }

    private async Task<IReadOnlyList<string>> FormsAsync(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Tasks.Where(t => t.CaseId == caseId).Select(t => t.Form).ToListAsync();
    }

    private async Task<RequestState> StateAsync(Guid caseId) => (await site.Get<CaseReader>().ForOfficerAsync(caseId, site.Officer("office", Roles.DisclosureOfficer)))!.State;

    private async Task VerifyAsync()
    {
        var differences = new List<string>();
        await site.Get<DerivedVerifier>().RunAsync(contents: true, d => differences.Add($"{d.Number}: {d.What}"), CancellationToken.None);
        Assert.Empty(differences);
    }
}
