using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Processes;

/// <summary>Instances change engines by their journals, and definitions are tried on cases that were handled already.</summary>
public sealed class EngineSwitchTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    private async Task<List<MovedInstance>> MoveAsync()
    {
        List<MovedInstance> moved = [];
        await foreach (var report in site.Get<InstanceMover>().RunAsync(CancellationToken.None))
        {
            moved.Add(report);
        }

        return moved;
    }

    private async Task PretendAnotherEngineAsync(Guid caseId)
    {
        await using var db = site.Db();
        foreach (var instance in await db.Instances.Where(i => i.CaseId == caseId && i.Status == "Running").ToListAsync())
        {
            (instance.Engine, instance.EngineVersion, instance.State) = ("another", "9", """{"of":"another"}""");
        }

        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task The_engine_page_counts_the_instances_of_every_version_of_a_definition()
    {
        await Walk.ToAsync("accept");
        await Walk.ToAsync(form: null);

        var definitions = await site.Get<EngineStatus>().DefinitionsAsync(CancellationToken.None);

        await using var db = site.Db();
        Assert.Equal(await db.Definitions.CountAsync(), definitions.Count);
        // The way of a request has older versions, on which nothing new starts.
        Assert.Equal([1, 2], definitions.Where(d => !d.IsLatest).Select(d => d.Version).Order());
        Assert.Equal(await db.Instances.CountAsync(i => i.Status == "Running"), definitions.Sum(d => d.Running));
        Assert.Equal(await db.Instances.CountAsync(i => i.Status != "Running"), definitions.Sum(d => d.Ended));
        Assert.Contains(definitions, d => (d.Running, d.Ended) == (1, 1));
    }

    [Fact]
    public async Task An_instance_of_another_engine_is_taken_over_by_its_journal_and_goes_on()
    {
        var caseId = await Walk.ToAsync("accept");
        await PretendAnotherEngineAsync(caseId);
        int running;
        await using (var db = site.Db())
        {
            running = await db.Instances.CountAsync(i => i.Status == "Running");
        }

        var moved = await MoveAsync();

        Assert.True(running >= 2);
        Assert.Equal(running, moved.Count);
        Assert.All(moved, m => Assert.Equal(("another 9", (string?)null), (m.From, m.Problem)));
        await using (var db = site.Db())
        {
            Assert.All(await db.Instances.ToListAsync(), i => Assert.Equal(site.Get<InstanceMover>().Engine, (i.Engine, i.EngineVersion)));
        }

        Assert.Empty(await MoveAsync());
        await Walk.OnAsync(caseId, "consolidate");
        await using (var db = site.Db())
        {
            Assert.Empty(await db.Incidents.ToListAsync());
            Assert.Equal("consolidate", (await db.Tasks.SingleAsync(t => t.State == TaskState.Open)).Form);
        }
    }

    [Fact]
    public async Task An_instance_whose_tasks_do_not_fit_its_journal_stays_where_it_is()
    {
        var caseId = await Walk.ToAsync("assign");
        await PretendAnotherEngineAsync(caseId);
        await using (var db = site.Db())
        {
            (await db.Tasks.SingleAsync(t => t.Form == "assign")).State = TaskState.Cancelled;
            await db.SaveChangesAsync();
        }

        Assert.Contains("Assign#1", Assert.Single(await MoveAsync()).Problem, StringComparison.Ordinal);
        await using (var db = site.Db())
        {
            Assert.Equal("another", (await db.Instances.SingleAsync()).Engine);
        }
    }

    [Fact]
    public async Task A_state_of_another_engine_becomes_an_incident_and_not_a_wrong_step()
    {
        var caseId = await Walk.ToAsync("register");
        await PretendAnotherEngineAsync(caseId);
        await Walk.StepAsync(caseId, "register");
        await using (var db = site.Db())
        {
            Assert.Equal(ProcessHost.ForeignEngine, (await db.Incidents.SingleAsync()).Code);
        }

        // The officer's step stands, and after the move its signal is still there to be retried.
        Assert.Null(Assert.Single(await MoveAsync()).Problem);
    }

    [Fact]
    public async Task A_definition_is_tried_on_the_cases_that_were_handled()
    {
        await Walk.ToAsync("consolidate");
        await using var db = site.Db();
        var json = (await db.Definitions.OrderByDescending(d => d.Version).FirstAsync(d => d.DefinitionId == ProcessHost.MainDefinition)).Json;
        var number = (await db.Cases.SingleAsync()).Number;

        var same = Assert.Single(await site.Get<WorkflowTrial>().RunAsync(WorkflowDefinition.Parse(json).Definition!, [], CancellationToken.None));
        Assert.Equal((number, (string?)null, same.Total), (same.Case, same.Divergence, same.Steps));
        Assert.True(same.Total >= 4);

        var changed = WorkflowDefinition.Parse(json.Replace("\"分办\"", "\"交办\"", StringComparison.Ordinal)).Definition!;
        Assert.NotEqual(json, changed.Json);
        var different = Assert.Single(await site.Get<WorkflowTrial>().RunAsync(changed, [number], CancellationToken.None));
        Assert.Contains("交办", different.Divergence, StringComparison.Ordinal);
        Assert.Contains("分办", different.Divergence, StringComparison.Ordinal);
        Assert.True(different.Steps < different.Total);

        Assert.Empty(await site.Get<WorkflowTrial>().RunAsync(changed, ["no such case"], CancellationToken.None));
    }

    [Fact]
    public async Task The_engines_on_record_are_told_apart_from_the_one_that_runs()
    {
        var status = site.Get<EngineStatus>();
        Assert.Equal([new EngineShare(status.Current.Name, status.Current.Version, 0, 0, true)], await status.SharesAsync(CancellationToken.None));

        var caseId = await Walk.ToAsync("register");
        await PretendAnotherEngineAsync(caseId);
        await Walk.FileAsync();

        Assert.Equal(
            [new EngineShare(status.Current.Name, status.Current.Version, 1, 0, true), new EngineShare("another", "9", 1, 0, false)],
            await status.SharesAsync(CancellationToken.None));
    }
}
