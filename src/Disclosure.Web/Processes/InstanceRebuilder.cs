using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>What became of rebuilding one instance.</summary>
/// <param name="Instance">Which: definition and version.</param>
/// <param name="Changes">What was set right; empty when it agreed with its journal.</param>
/// <param name="Problem">Why it could not be rebuilt; null when it could.</param>
public sealed record RebuiltInstance(string Instance, IReadOnlyList<string> Changes, string? Problem);

/// <summary>Sets a case's instances right from their journals: the engine's state, and the tasks that it says are open.</summary>
public sealed class InstanceRebuilder(CaseWriter writer, InstanceReplay replay, ProcessHost host)
{
    /// <summary>Rebuilds every instance of a case in one transaction. One that cannot be rebuilt is left as it is.</summary>
    public async Task<IReadOnlyList<RebuiltInstance>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var report = new List<RebuiltInstance>();
        await writer.WriteAsync(caseId, Actor.System, expectedVersion: null, async unit =>
        {
            report.Clear();
            foreach (var instance in unit.Instances.ToList())
            {
                report.Add(await RebuildAsync(unit, instance, ct));
            }

            return [];
        }, ct, kind: null);
        return report;
    }

    /// <summary>How an instance is named in reports.</summary>
    public static string NameOf(InstanceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.DefinitionId} 第{row.DefinitionVersion}版（{row.Id:N}）";
    }

    private async Task<RebuiltInstance> RebuildAsync(CaseUnit unit, InstanceRow row, CancellationToken ct)
    {
        var (instance, problem) = await replay.RunAsync(row, unit.Signals.Where(s => s.InstanceId == row.Id), ct);
        if (instance is null)
        {
            return new RebuiltInstance(NameOf(row), [], problem);
        }

        var changes = new List<string>();
        if (row.State != instance.State || row.Status != instance.Status || row.Awaits != instance.Awaits)
        {
            (row.State, row.Status, row.Awaits) = (instance.State, instance.Status, instance.Awaits);
            row.Revision++;
            changes.Add("状态已按流程日志重建");
        }

        var tasks = unit.Tasks.Where(t => t.InstanceId == row.Id).ToList();
        var needless = tasks.Where(t => CommandApplier.IsWaiting(t) && !instance.TaskWaits.Contains(t.WaitId)).ToList();
        CommandApplier.CloseTasks(unit, needless);
        changes.AddRange(needless.Select(t => $"关闭了流程已不等待的任务“{t.Title}”"));
        foreach (var wait in instance.TaskWaits.Where(w => !tasks.Exists(t => t.WaitId == w && CommandApplier.IsWaiting(t))))
        {
            var command = instance.Commands.OfType<WorkflowCommand.CreateTask>().Last(c => c.WaitId == wait);
            if (tasks.Find(t => t.WaitId == wait) is { } ended)
            {
                // Completed, but the engine was never told: a signal still pending says so and owns the task.
                if (unit.Signals.Exists(s => s.InstanceId == row.Id && s.State == SignalState.Pending && SignalJson.Read(s.Signal) is WorkflowSignal.TaskCompleted c && c.WaitId == wait))
                {
                    continue;
                }

                ended.State = TaskState.Open;
                (ended.EndedAt, ended.CompletedById, ended.CompletedByName, ended.Outcome) = (null, null, null, null);
            }
            else
            {
                var (steps, impossible) = await CommandApplier.PlanAsync(unit, row, [command], ct);
                if (impossible is not null)
                {
                    return new RebuiltInstance(NameOf(row), changes, impossible.Message);
                }

                await CommandApplier.ApplyAsync(host, unit, row, steps, ct);
            }

            changes.Add($"重新打开了任务“{command.Title}”");
        }

        return new RebuiltInstance(NameOf(row), changes, null);
    }
}
