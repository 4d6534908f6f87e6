using System.Collections.Frozen;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Processes;

/// <summary>A case is begun on one engine, refused by the other, moved, and finished there. Nothing is pretended: both engines run.</summary>
public sealed class EngineChangeTests : IDisposable
{
    private readonly EngineSite site = new();

    public static TheoryData<string, string> Changes => TestEngines.Changes;

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    private Actor Administrator => new(Guid.NewGuid(), "管理员", site.AuthorityId, site.Department("office"), new[] { Roles.Administrator }.ToFrozenSet());

    private async Task<List<MovedInstance>> MoveAsync()
    {
        List<MovedInstance> moved = [];
        await foreach (var report in site.Get<InstanceMover>().RunAsync(CancellationToken.None))
        {
            moved.Add(report);
        }

        return moved;
    }

    private async Task<T> SeeAsync<T>(Func<DisclosureDb, Task<T>> look)
    {
        await using var db = site.Db();
        return await look(db);
    }

    private async Task<List<string>> VerifyAsync(Guid caseId)
    {
        List<string> differences = [];
        foreach (var instance in await SeeAsync(db => db.Instances.AsNoTracking().Where(i => i.CaseId == caseId).ToListAsync()))
        {
            var journal = await SeeAsync(db => db.Signals.AsNoTracking().Where(s => s.InstanceId == instance.Id).ToListAsync());
            var tasks = await SeeAsync(db => db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id).ToListAsync());
            differences.AddRange(await site.Get<InstanceVerifier>().RunAsync(instance, journal, tasks, CancellationToken.None));
        }

        return differences;
    }

    private async Task RetryAsync(Guid caseId)
    {
        var incident = await SeeAsync(db => db.Incidents.SingleAsync(i => i.ResolvedAt == null));
        Assert.True((await site.Get<IncidentDesk>().RetryAsync(caseId, incident.Id, Administrator)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_case_begun_on_one_engine_is_finished_by_the_other_after_the_move(string from, string to)
    {
        site.Engine.Current = TestEngines.Find(from);
        var caseId = await Walk.ToAsync("accept");
        var before = await SeeAsync(db => db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.WaitId).OrderBy(w => w).ToListAsync());
        var states = await SeeAsync(db => db.Instances.ToDictionaryAsync(i => i.Id, i => i.State));

        site.Engine.Current = TestEngines.Find(to);
        var moved = await MoveAsync();

        Assert.Equal(states.Count, moved.Count);
        Assert.All(moved, m => Assert.Equal(($"{from} {TestEngines.Find(from).Version}", null, null), (m.From, m.Problem, m.Note)));
        Assert.Equal(before, await SeeAsync(db => db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.WaitId).OrderBy(w => w).ToListAsync()));
        foreach (var instance in await SeeAsync(db => db.Instances.AsNoTracking().ToListAsync()))
        {
            Assert.Equal((to, TestEngines.Find(to).Version), (instance.Engine, instance.EngineVersion));
            Assert.NotEqual(states[instance.Id], instance.State);
        }

        await Walk.OnAsync(caseId, form: null);
        Assert.All(await SeeAsync(db => db.Instances.ToListAsync()), i => Assert.Equal((to, "Finished"), (i.Engine, i.Status)));
        Assert.Empty(await SeeAsync(db => db.Incidents.ToListAsync()));
        Assert.Empty(await VerifyAsync(caseId));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_step_on_an_instance_of_another_engine_stands_and_says_what_to_do(string from, string to)
    {
        site.Engine.Current = TestEngines.Find(from);
        var caseId = await Walk.ToAsync("register");
        var state = await SeeAsync(db => db.Instances.Select(i => i.State).SingleAsync());
        site.Engine.Current = TestEngines.Find(to);

        await Walk.StepAsync(caseId, "register");

        var incident = await SeeAsync(db => db.Incidents.SingleAsync());
        Assert.Equal(ProcessHost.ForeignEngine, incident.Code);
        Assert.Contains($"由引擎 {from}", incident.Message, StringComparison.Ordinal);
        Assert.Contains($"当前引擎是 {to}", incident.Message, StringComparison.Ordinal);
        Assert.Contains("instances move", incident.Message, StringComparison.Ordinal);
        Assert.Equal(state, await SeeAsync(db => db.Instances.Select(i => i.State).SingleAsync()));

        // Retrying before the move changes nothing; after it the step goes through.
        await RetryAsync(caseId);
        Assert.Equal(ProcessHost.ForeignEngine, (await SeeAsync(db => db.Incidents.SingleAsync(i => i.ResolvedAt == null))).Code);
        var moved = Assert.Single(await MoveAsync());
        Assert.Null(moved.Problem);
        Assert.Contains("1 步", moved.Note, StringComparison.Ordinal);
        await RetryAsync(caseId);
        await Walk.OnAsync(caseId, form: null);
        Assert.All(await SeeAsync(db => db.Instances.ToListAsync()), i => Assert.Equal((to, "Finished"), (i.Engine, i.Status)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_case_that_ended_on_one_engine_is_verified_on_the_other(string from, string to)
    {
        site.Engine.Current = TestEngines.Find(from);
        var ended = await Walk.ToAsync(form: null);
        var running = await Walk.ToAsync("register");
        site.Engine.Current = TestEngines.Find(to);

        Assert.Empty(await VerifyAsync(ended));
        Assert.All(await site.Get<InstanceRebuilder>().RunAsync(ended, CancellationToken.None), r => Assert.Equal((0, (string?)null), (r.Changes.Count, r.Problem)));
        Assert.All(await SeeAsync(db => db.Instances.Where(i => i.CaseId == ended).ToListAsync()), i => Assert.Equal(from, i.Engine));
        Assert.Contains("instances move", Assert.Single(await VerifyAsync(running)), StringComparison.Ordinal);

        // What its journal does not say is still found.
        await using (var db = site.Db())
        {
            await db.Instances.Where(i => i.CaseId == ended && i.StartedBy == ProcessHost.Main).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, "Cancelled"));
        }

        Assert.Contains("应为 Finished", Assert.Single(await VerifyAsync(ended)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_of_another_version_of_the_same_engine_is_refused_as_well()
    {
        var caseId = await Walk.ToAsync("register");
        await using (var db = site.Db())
        {
            (await db.Instances.SingleAsync()).EngineVersion = "0";
            await db.SaveChangesAsync();
        }

        await Walk.StepAsync(caseId, "register");
        Assert.Equal(ProcessHost.ForeignEngine, (await SeeAsync(db => db.Incidents.SingleAsync())).Code);
    }

    [Fact]
    public async Task An_instance_of_another_engine_is_cancelled_without_being_moved()
    {
        site.Engine.Current = TestEngines.Find("rival");
        var caseId = await Walk.ToAsync("register");
        site.Engine.Current = TestEngines.Find("embedded");

        Assert.True((await site.Get<Features.Withdraw.WithdrawHandler>().ByCitizenAsync(caseId, null)).Succeeded);

        Assert.Equal("Cancelled", await SeeAsync(db => db.Instances.Select(i => i.Status).SingleAsync()));
        Assert.Empty(await SeeAsync(db => db.Tasks.Where(t => t.State == TaskState.Open).ToListAsync()));
        Assert.Empty(await MoveAsync());
    }

    [Fact]
    public async Task An_instance_whose_very_first_signal_failed_is_moved_and_started_by_the_new_engine()
    {
        site.Engine.Current = TestEngines.Find("rival");
        string json;
        await using (var db = site.Db())
        {
            var definition = await db.Definitions.OrderByDescending(d => d.Version).FirstAsync(d => d.DefinitionId == ProcessHost.MainDefinition);
            (json, definition.Json) = (definition.Json, "{}");
            await db.SaveChangesAsync();
        }

        var caseId = (await Walk.FileAsync()).CaseId;
        Assert.Single(await SeeAsync(db => db.Incidents.ToListAsync()));
        await using (var db = site.Db())
        {
            (await db.Definitions.OrderByDescending(d => d.Version).FirstAsync(d => d.DefinitionId == ProcessHost.MainDefinition)).Json = json;
            await db.SaveChangesAsync();
        }

        site.Engine.Current = TestEngines.Find("embedded");
        var moved = Assert.Single(await MoveAsync());
        Assert.Null(moved.Problem);
        Assert.Contains("重试", moved.Note, StringComparison.Ordinal);
        Assert.Equal("embedded", await SeeAsync(db => db.Instances.Select(i => i.Engine).SingleAsync()));

        await RetryAsync(caseId);
        await Walk.OnAsync(caseId, form: null);
        Assert.All(await SeeAsync(db => db.Instances.ToListAsync()), i => Assert.Equal(("embedded", "Finished"), (i.Engine, i.Status)));
    }

    [Fact]
    public async Task A_damaged_journal_leaves_the_instance_with_the_reason_and_the_others_are_moved()
    {
        site.Engine.Current = TestEngines.Find("rival");
        var (lost, fine) = (await Walk.ToAsync("assign"), await Walk.ToAsync("assign"));
        await using (var db = site.Db())
        {
            await db.Signals.Where(s => s.CaseId == lost).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SignalState.Skipped));
        }

        site.Engine.Current = TestEngines.Find("embedded");
        var moved = await MoveAsync();
        Assert.Contains("从备份恢复", Assert.Single(moved, m => m.Problem is not null).Problem, StringComparison.Ordinal);
        Assert.Equal("embedded", await SeeAsync(db => db.Instances.Where(i => i.CaseId == fine).Select(i => i.Engine).SingleAsync()));
        Assert.Equal("rival", await SeeAsync(db => db.Instances.Where(i => i.CaseId == lost).Select(i => i.Engine).SingleAsync()));
    }
}
