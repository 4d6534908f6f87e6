using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>
/// Turns the engine's commands into rows, in order and in one place. First everything is resolved, which may fail and then
/// changes nothing; then it is done, which cannot. A command whose key was applied does nothing.
/// </summary>
public static class CommandApplier
{
    /// <summary>Longest internal target of a step, in working days.</summary>
    public const int MaxTargetWorkingDays = 500;

    /// <summary>What the commands come to.</summary>
    /// <returns>The steps to do in order, or the command that cannot be applied and why.</returns>
    public static async Task<(IReadOnlyList<Planned> Steps, CommandProblem? Problem)> PlanAsync(CaseUnit unit, InstanceRow instance, IReadOnlyList<WorkflowCommand> commands, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(commands);
        var steps = new List<Planned>();
        foreach (var command in commands)
        {
            var (step, why) = command switch
            {
                WorkflowCommand.CreateTask x => await TaskAsync(unit, instance, x, ct),
                WorkflowCommand.CloseTask x => (new Planned.Close(x.WaitId), null),
                WorkflowCommand.Notify x => await NoticeAsync(unit, instance, x, ct),
                WorkflowCommand.StartSide x => await unit.Office.DefinitionAsync(x.DefinitionId, ct) is { } pin
                    ? (new Planned.Side(pin, x), null)
                    : ((Planned?)null, $"子流程 {x.DefinitionId} 没有已发布的版本。"),
                _ => (null, $"系统不认识流程指令 {command.GetType().Name}。"),
            };
            if (step is null)
            {
                return ([], new CommandProblem(command.NodeId, why!));
            }

            steps.Add(step);
        }

        return (steps, null);
    }

    /// <summary>Does what was planned.</summary>
    public static async Task ApplyAsync(ProcessHost host, CaseUnit unit, InstanceRow instance, IReadOnlyList<Planned> steps, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            switch (step)
            {
                case Planned.Task x when !unit.Tasks.Exists(t => t.CommandKey == x.Row.CommandKey):
                    unit.Db.Tasks.Add(x.Row);
                    unit.Tasks.Add(x.Row);
                    break;
                case Planned.Close x:
                    CloseTasks(unit, unit.Tasks.Where(t => t.InstanceId == instance.Id && t.WaitId == x.WaitId));
                    break;
                case Planned.Notice x when !unit.Db.Notices.Local.Any(n => n.Key == x.Row.Key) && !await unit.Db.Notices.AnyAsync(n => n.Key == x.Row.Key, ct):
                    unit.Db.Notices.Add(x.Row);
                    break;
                case Planned.Side x:
                    await StartSidesAsync(host, unit, x, ct);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>True for a task that the engine waits for: open, or resting.</summary>
    internal static bool IsWaiting(TaskRow task) => task.State is TaskState.Open or TaskState.Held;

    /// <summary>
    /// 并案答复: while another case answers this one, the steps to its own reply rest; afterwards they are open where they were.
    /// 再次答复: the 归档 of the reply before it rests until the new one is closed.
    /// Those of a procedural letter go on. Follows from the state alone, so that a step opened meanwhile rests, too.
    /// </summary>
    internal static void Rest(CaseUnit unit)
    {
        if (unit.Matter is not RequestMatter)
        {
            return;
        }

        var (joined, again) = (unit.Request.State.JointLead is not null, unit.Request.State.IsAnsweringAgain);
        var own = again ? unit.Instances.Find(i => i.StartedBy == ProcessHost.FurtherKey(unit.Request.State.Further!.RoundId))?.Id : null;
        foreach (var task in unit.Tasks.Where(t => t.NoticeId is null && t.State is TaskState.Open or TaskState.Held))
        {
            task.State = joined || (again && task.Form == "archive" && task.InstanceId != own) ? TaskState.Held : TaskState.Open;
        }
    }

    /// <summary>Nobody needs to do these any more.</summary>
    internal static void CloseTasks(CaseUnit unit, IEnumerable<TaskRow> tasks)
    {
        foreach (var task in tasks.Where(IsWaiting))
        {
            task.State = TaskState.Cancelled;
            task.EndedAt = unit.Now;
        }
    }

    private static async Task<(Planned? Step, string? Why)> TaskAsync(CaseUnit unit, InstanceRow instance, WorkflowCommand.CreateTask x, CancellationToken ct)
    {
        var (department, unknown) = await DepartmentAsync(unit, instance, x.Department, ct);
        if (unknown is not null)
        {
            return (null, unknown);
        }

        if (x.TargetWorkingDays > MaxTargetWorkingDays)
        {
            return (null, $"内控工作日 {x.TargetWorkingDays} 过大，最多 {MaxTargetWorkingDays}。");
        }

        return (new Planned.Task(new TaskRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            InstanceId = instance.Id,
            CommandKey = x.Key,
            WaitId = x.WaitId,
            NodeId = x.NodeId,
            Title = instance.NoticeId is { } id && unit.Request.State.Notices.Find(n => n.Id == id) is { } notice ? $"{x.Title}：{Words.Of(notice.Kind)}" : x.Title,
            NoticeId = instance.NoticeId,
            Role = x.Role,
            DepartmentId = department,
            Form = x.Form,
            Outcomes = TaskOutcomes.Format(x.Outcomes.Select(o => new Cases.TaskOutcome(o.Name, o.Label))),
            State = TaskState.Open,
            TargetOn = x.TargetWorkingDays is { } days ? unit.Calendar.AddWorkingDays(unit.Today, days) : null,
            CreatedAt = unit.Now,
        }), null);
    }

    private static async Task<(Planned? Step, string? Why)> NoticeAsync(CaseUnit unit, InstanceRow instance, WorkflowCommand.Notify x, CancellationToken ct)
    {
        var (department, unknown) = await DepartmentAsync(unit, instance, x.Department, ct);
        return unknown is not null ? (null, unknown) : (new Planned.Notice(new NoticeRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            Key = x.Key,
            Role = x.Role,
            DepartmentId = department,
            Kind = "notice",
            Text = x.Template,
            At = unit.Now,
        }), null);
    }

    private static async Task StartSidesAsync(ProcessHost host, CaseUnit unit, Planned.Side x, CancellationToken ct)
    {
        if (x.Command.Scope != "assignments")
        {
            await host.StartAsync(unit, x.Pin, x.Command.Key, department: null, ct);
            return;
        }

        // A department that is at work already, or that has answered, has its instance; the key tells a second assignment from the first.
        foreach (var assignment in unit.Matter.Assignments.Where(a => a.State == AssignmentState.Assigned))
        {
            var running = unit.Instances.Exists(i => i.DepartmentId == assignment.DepartmentId && i.Status == nameof(InstanceStatus.Running));
            if (!running)
            {
                await host.StartAsync(unit, x.Pin, $"{x.Command.Key}/{assignment.DepartmentId:N}", assignment.DepartmentId, ct);
            }
        }
    }

    /// <summary>From the definition's word to a department: null where the step belongs to whoever holds the role.</summary>
    private static async Task<(Guid? Id, string? Unknown)> DepartmentAsync(CaseUnit unit, InstanceRow instance, string? word, CancellationToken ct)
    {
        switch (word)
        {
            case null or "":
                return (null, null);
            case "own":
                return (instance.DepartmentId, null);
            case "lead":
                return (unit.Matter.LeadDepartmentId, null);
            default:
                // A department of the definition may have been dissolved since it was published.
                var id = (await unit.Office.DepartmentsAsync(ct)).FirstOrDefault(d => word == "intake" ? d.IsIntake : d.Code == word)?.Id;
                return id is null ? (null, word == "intake" ? "没有设置政府信息公开工作机构。" : $"没有代码为 {word} 的处室。") : (id, null);
        }
    }
}

/// <summary>A command that cannot be applied.</summary>
/// <param name="NodeId">The node it came from.</param>
/// <param name="Message">Why, in Chinese.</param>
public sealed record CommandProblem(string NodeId, string Message);

/// <summary>A command with everything resolved that could fail.</summary>
public abstract record Planned
{
    private Planned()
    {
    }

    /// <summary>A task to create.</summary>
    public sealed record Task(TaskRow Row) : Planned;

    /// <summary>A task to close.</summary>
    public sealed record Close(string WaitId) : Planned;

    /// <summary>A notice to write.</summary>
    public sealed record Notice(NoticeRow Row) : Planned;

    /// <summary>Side instances to start.</summary>
    public sealed record Side(DefinitionPin Pin, WorkflowCommand.StartSide Command) : Planned;
}
