using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>Turns the engine's commands into rows, in order and in one place. A command whose key was applied does nothing.</summary>
public sealed class CommandApplier
{
    /// <summary>Applies one command.</summary>
    /// <exception cref="InvalidOperationException">A command this host does not know: never ignored silently.</exception>
    public async Task ApplyAsync(ProcessHost host, CaseUnit unit, InstanceRow instance, WorkflowCommand command, CancellationToken ct)
    {
        switch (command)
        {
            case WorkflowCommand.CreateTask x:
                await CreateTaskAsync(unit, instance, x, ct);
                break;
            case WorkflowCommand.CloseTask x:
                foreach (var task in unit.Tasks.Where(t => t.InstanceId == instance.Id && t.WaitId == x.WaitId && t.State == TaskState.Open))
                {
                    task.State = TaskState.Cancelled;
                    task.EndedAt = unit.Now;
                }

                break;
            case WorkflowCommand.Notify x:
                await NotifyAsync(unit, instance, x, ct);
                break;
            case WorkflowCommand.StartSide x:
                await StartSidesAsync(host, unit, x, ct);
                break;
            default:
                throw new InvalidOperationException($"Unknown command {command.GetType().Name}.");
        }
    }

    private static async Task CreateTaskAsync(CaseUnit unit, InstanceRow instance, WorkflowCommand.CreateTask x, CancellationToken ct)
    {
        if (unit.Tasks.Exists(t => t.CommandKey == x.Key))
        {
            return;
        }

        var task = new TaskRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            InstanceId = instance.Id,
            CommandKey = x.Key,
            WaitId = x.WaitId,
            NodeId = x.NodeId,
            Title = x.Title,
            Role = x.Role,
            DepartmentId = await DepartmentAsync(unit, instance, x.Department, ct),
            Form = x.Form,
            Outcomes = TaskOutcomes.Format(x.Outcomes.Select(o => new Cases.TaskOutcome(o.Name, o.Label))),
            State = TaskState.Open,
            TargetOn = x.TargetWorkingDays is { } days ? unit.Calendar.AddWorkingDays(unit.Today, days) : null,
            CreatedAt = unit.Now,
        };
        unit.Db.Tasks.Add(task);
        unit.Tasks.Add(task);
    }

    private static async Task NotifyAsync(CaseUnit unit, InstanceRow instance, WorkflowCommand.Notify x, CancellationToken ct)
    {
        if (await unit.Db.Notices.AnyAsync(n => n.Key == x.Key, ct) || unit.Db.Notices.Local.Any(n => n.Key == x.Key))
        {
            return;
        }

        unit.Db.Notices.Add(new NoticeRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            Key = x.Key,
            Role = x.Role,
            DepartmentId = await DepartmentAsync(unit, instance, x.Department, ct),
            Kind = "notice",
            Text = x.Template,
            At = unit.Now,
        });
    }

    private static async Task StartSidesAsync(ProcessHost host, CaseUnit unit, WorkflowCommand.StartSide x, CancellationToken ct)
    {
        if (x.Scope != "assignments")
        {
            await host.StartAsync(unit, x.DefinitionId, x.Key, department: null, ct);
            return;
        }

        // A department that is at work already, or that has answered, has its instance; the key tells a second assignment from the first.
        foreach (var assignment in unit.Request.State.Assignments.Where(a => a.State == AssignmentState.Assigned))
        {
            var running = unit.Instances.Exists(i => i.DepartmentId == assignment.DepartmentId && i.Status == nameof(InstanceStatus.Running));
            if (!running)
            {
                await host.StartAsync(unit, x.DefinitionId, $"{x.Key}/{assignment.DepartmentId:N}", assignment.DepartmentId, ct);
            }
        }
    }

    /// <summary>From the definition's word to a department: null where the step belongs to whoever holds the role.</summary>
    private static async Task<Guid?> DepartmentAsync(CaseUnit unit, InstanceRow instance, string? word, CancellationToken ct) => word switch
    {
        null or "" => null,
        "own" => instance.DepartmentId,
        "lead" => unit.Request.State.LeadDepartmentId,
        "intake" => await unit.Db.Departments.Where(d => d.AuthorityId == unit.Row.AuthorityId && d.IsIntake).Select(d => (Guid?)d.Id).SingleAsync(ct),
        _ => await unit.Db.Departments.Where(d => d.AuthorityId == unit.Row.AuthorityId && d.Code == word).Select(d => (Guid?)d.Id).SingleAsync(ct),
    };
}
