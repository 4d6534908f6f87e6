using Disclosure.Web.Data;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>Compares what is stored of an instance with what its journal makes of it.</summary>
public sealed class InstanceVerifier(InstanceReplay replay)
{
    /// <summary>Every difference, in Chinese.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(InstanceRow row, IReadOnlyCollection<SignalRow> journal, IReadOnlyCollection<TaskRow> tasks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(tasks);
        var name = InstanceRebuilder.NameOf(row);
        var (instance, problem) = await replay.RunAsync(row, journal, ct);
        if (instance is null)
        {
            return [$"流程 {name}：{problem}"];
        }

        var differences = new List<string>();
        if (row.State != instance.State)
        {
            differences.Add($"流程 {name}：保存的状态与流程日志重放的结果不同。");
        }

        if (row.Status != instance.Status)
        {
            differences.Add($"流程 {name}：库中为 {row.Status}，应为 {instance.Status}。");
        }

        if (row.Awaits != instance.Awaits)
        {
            differences.Add($"流程 {name}：等待的事件库中为“{row.Awaits}”，应为“{instance.Awaits}”。");
        }

        // A completed task whose signal waits behind an incident is neither open nor forgotten.
        var pending = journal.Where(s => s.State == SignalState.Pending).Select(s => SignalJson.Read(s.Signal)).OfType<WorkflowSignal.TaskCompleted>().Select(s => s.WaitId).ToHashSet();
        var open = tasks.Where(CommandApplier.IsWaiting).Select(t => t.WaitId).ToList();
        differences.AddRange(instance.TaskWaits.Where(w => !open.Contains(w) && !pending.Contains(w)).Select(w => $"流程 {name}：等待办理的步骤 {w} 没有待办任务。"));
        differences.AddRange(open.Where(w => !instance.TaskWaits.Contains(w)).Select(w => $"流程 {name}：待办任务 {w} 已不在流程的等待之中。"));
        return differences;
    }
}
