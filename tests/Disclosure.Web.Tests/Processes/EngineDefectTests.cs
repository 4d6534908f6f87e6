using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Processes;

/// <summary>
/// What was seen to lose work in Elsa's own runtime cannot bite behind this host, whichever engine runs. What the engines
/// themselves promise is tested with them.
/// </summary>
public sealed class EngineDefectTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    private async Task<T> SeeAsync<T>(Func<DisclosureDb, Task<T>> look)
    {
        await using var db = site.Db();
        return await look(db);
    }

    private Task<List<TaskRow>> OpenAsync(Guid caseId) => SeeAsync(db => db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId && t.State == TaskState.Open).OrderBy(t => t.Id).ToListAsync());

    private async Task AgreesWithItsJournalAsync(Guid caseId)
    {
        foreach (var instance in await SeeAsync(db => db.Instances.AsNoTracking().Where(i => i.CaseId == caseId).ToListAsync()))
        {
            var journal = await SeeAsync(db => db.Signals.AsNoTracking().Where(s => s.InstanceId == instance.Id).ToListAsync());
            var tasks = await SeeAsync(db => db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id).ToListAsync());
            Assert.Empty(await site.Get<InstanceVerifier>().RunAsync(instance, journal, tasks, CancellationToken.None));
        }

        Assert.Empty(await SeeAsync(db => db.Incidents.Where(i => i.CaseId == caseId).ToListAsync()));
    }

    [Fact]
    public async Task Two_steps_of_one_case_at_once_are_both_applied()
    {
        var caseId = await Walk.ToAsync("accept");
        var accepts = (await OpenAsync(caseId)).Where(t => t.Form == "accept").ToList();
        Assert.Equal(2, accepts.Count);

        await Task.WhenAll(accepts.Select(t => Task.Run(() => Walk.StepAsync(t))));

        Assert.Equal(["work", "work"], (await OpenAsync(caseId)).Select(t => t.Form).Where(f => f == "work"));
        await AgreesWithItsJournalAsync(caseId);
        await Walk.OnAsync(caseId, form: null);
        await AgreesWithItsJournalAsync(caseId);
    }

    [Fact]
    public async Task One_step_completed_twice_at_once_is_applied_once()
    {
        var caseId = await Walk.ToAsync("register");
        var register = Assert.Single(await OpenAsync(caseId));

        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Record.ExceptionAsync(() => Walk.StepAsync(register)))));

        Assert.Single(ends, e => e is null);
        Assert.Equal(1, await SeeAsync(db => db.Signals.CountAsync(s => s.CaseId == caseId && s.Seq > 1)));
        await AgreesWithItsJournalAsync(caseId);
    }

    [Fact]
    public async Task A_withdrawal_that_races_a_step_is_never_lost()
    {
        for (var round = 0; round < 5; round++)
        {
            var caseId = await Walk.ToAsync("register");
            var register = Assert.Single(await OpenAsync(caseId));

            var withdrawal = Task.Run(() => site.Get<Features.Withdraw.WithdrawHandler>().ByCitizenAsync(caseId, null));
            await Task.WhenAll(withdrawal, Task.Run(async () => await Record.ExceptionAsync(() => Walk.StepAsync(register))));

            Assert.True((await withdrawal).Succeeded);
            Assert.Empty(await OpenAsync(caseId));
            Assert.All(await SeeAsync(db => db.Instances.Where(i => i.CaseId == caseId).ToListAsync()), i => Assert.Equal(nameof(InstanceStatus.Cancelled), i.Status));
            await AgreesWithItsJournalAsync(caseId);
        }
    }

    [Fact]
    public async Task A_published_version_is_not_overwritten_in_place()
    {
        var before = await SeeAsync(db => db.Definitions.AsNoTracking().OrderByDescending(d => d.Version).FirstAsync(d => d.DefinitionId == ProcessHost.MainDefinition));
        var (problems, _) = await site.Get<WorkflowPublisher>().ImportAsync([("changed.json", before.Json.Replace("\"分办\"", "\"交办\"", StringComparison.Ordinal))], skipPublished: false, CancellationToken.None);

        Assert.Contains("已发布的版本不能更改", Assert.Single(problems).Message, StringComparison.Ordinal);
        var after = await SeeAsync(db => db.Definitions.AsNoTracking().OrderByDescending(d => d.Version).FirstAsync(d => d.DefinitionId == ProcessHost.MainDefinition));
        Assert.Equal((before.Json, before.Hash, before.Version), (after.Json, after.Hash, after.Version));
    }

    [Theory]
    [InlineData("{ \"definitionId\": ")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_file_that_Elsa_would_skip_is_refused_with_all_files_beside_it(string broken)
    {
        var shipped = await SeeAsync(db => db.Definitions.AsNoTracking().SingleAsync(d => d.DefinitionId == ProcessHost.DepartmentDefinition));
        var next = shipped.Json.Replace("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\"", StringComparison.Ordinal);
        Assert.Equal(2, WorkflowDefinition.Parse(next).Definition!.Version);

        var (problems, published) = await site.Get<WorkflowPublisher>().ImportAsync([("next.json", next), ("broken.json", broken)], skipPublished: false, CancellationToken.None);

        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.Equal("broken.json", p.File));
        Assert.Empty(published);
        Assert.Equal(1, await SeeAsync(db => db.Definitions.Where(d => d.DefinitionId == ProcessHost.DepartmentDefinition).MaxAsync(d => d.Version)));
    }
}
