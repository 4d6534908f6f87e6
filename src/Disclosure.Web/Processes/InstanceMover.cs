using System.Text.Json.Nodes;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>What became of moving one instance.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Instance">The instance: its definition and version.</param>
/// <param name="From">The engine that ran it, and its version.</param>
/// <param name="Problem">Why it was left where it is, in Chinese; null when it was moved.</param>
/// <param name="Note">What is still to be done about one that was moved, in Chinese; null when nothing is.</param>
public sealed record MovedInstance(string Case, string Instance, string From, string? Problem, string? Note = null);

/// <summary>
/// Takes running instances over from another engine, or from another version of this one: the journal is replayed on the
/// engine that runs now, and its state takes the place of the old one if it waits for exactly what the old one waited for.
/// </summary>
public sealed class InstanceMover(IWorkflowEngine engine, DefinitionStore definitions, CaseWriter writer, IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Name and version of the engine that takes over.</summary>
    public (string Name, string Version) Engine => (engine.Name, engine.Version);

    /// <summary>Moves what is left to move, case by case, each in a transaction of its own.</summary>
    public async IAsyncEnumerable<MovedInstance> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        List<(Guid Case, string Number, Guid Instance)> waiting;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            waiting = (await db.Instances.AsNoTracking()
                    .Where(i => i.Status == nameof(InstanceStatus.Running) && (i.Engine != engine.Name || i.EngineVersion != engine.Version))
                    .Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.Id, c.Number, Instance = i.Id })
                    .OrderBy(x => x.Number).ThenBy(x => x.Instance)
                    .ToListAsync(ct))
                .ConvertAll(x => (x.Id, x.Number, x.Instance));
        }

        foreach (var (caseId, number, instanceId) in waiting)
        {
            MovedInstance? report = null;
            await writer.WriteAsync(caseId, Actor.System, expectedVersion: null, async unit =>
            {
                var row = unit.Instances.Single(i => i.Id == instanceId);
                var (name, from) = ($"{row.DefinitionId} 第{row.DefinitionVersion}版", $"{row.Engine} {row.EngineVersion}");
                var problem = await MoveAsync(unit, row, ct);
                report = new MovedInstance(number, name, from, problem, problem is null ? NoteOn(unit, row) : null);
                return [];
            }, ct, kind: null);
            yield return report ?? new MovedInstance(number, instanceId.ToString("N"), string.Empty, "未找到该件。");
        }
    }

    private async Task<string?> MoveAsync(CaseUnit unit, InstanceRow row, CancellationToken ct)
    {
        WorkflowDefinition definition;
        try
        {
            definition = await definitions.GetAsync(row.DefinitionId, row.DefinitionVersion, ct);
        }
        catch (DefinitionException e)
        {
            return e.Message;
        }

        var signals = await unit.Db.Signals.AsNoTracking().Where(s => s.InstanceId == row.Id).OrderBy(s => s.Seq).ToListAsync(ct);
        var journal = signals.Where(s => s.State == SignalState.Applied).ToList();
        var replay = Replay.Run(engine, definition, journal.Select(s => new JournalEntry(SignalJson.Read(s.Signal), JsonNode.Parse(s.Facts)!.AsObject())));
        switch (replay.Last)
        {
            case null when row.State is null:
                // Its very first signal failed: there is nothing to carry over, and the engine that starts it runs it.
                Take(row, state: null);
                return null;
            case null:
                return "该流程已有状态，但流程日志中没有已执行的记录，无从重放：日志已损坏，请从备份恢复该件的流程日志。";
            case AdvanceFailure failure:
                return $"办理记录第{journal[replay.Applied].Seq}条无法重放：{failure.Message}";
            case AdvanceResult { Status: not InstanceStatus.Running } ended:
                return $"重放后流程已处于 {ended.Status} 状态，与原流程不符。";
            case AdvanceResult result:
                var open = result.OpenWaits.Where(w => w.Kind == WaitKind.Task).Select(w => w.WaitId).ToHashSet();

                // A task that was completed while an earlier signal failed is closed for its officer and still open for the engine.
                var pending = signals.Where(s => s.State == SignalState.Pending).Select(s => SignalJson.Read(s.Signal)).OfType<WorkflowSignal.TaskCompleted>().Select(s => s.WaitId);
                if (!open.SetEquals(unit.Tasks.Where(t => t.InstanceId == row.Id && CommandApplier.IsWaiting(t)).Select(t => t.WaitId).Concat(pending)))
                {
                    return $"重放后等待的任务（{string.Join("、", open)}）与现有任务不符。";
                }

                Take(row, result.State);
                return null;
            default:
                throw new InvalidOperationException($"Unknown outcome {replay.Last.GetType().Name}.");
        }
    }

    private void Take(InstanceRow row, string? state)
    {
        (row.State, row.Engine, row.EngineVersion) = (state, engine.Name, engine.Version);
        row.Revision++;
    }

    private static string? NoteOn(CaseUnit unit, InstanceRow row)
    {
        var waiting = unit.Signals.Count(s => s.InstanceId == row.Id && s.State == SignalState.Pending);
        return (waiting, row.State) switch
        {
            (0, _) => null,
            (_, null) => "该流程还没有启动过，请在案件页面重试其流程异常，由当前引擎启动",
            _ => $"有 {waiting} 步在流程异常后等待，请在案件页面重试",
        };
    }
}
