using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>
/// Carries a case's instances forward inside the case's own transaction: journals each signal with the facts of its moment,
/// calls the engine, and applies its commands once by key. What the engine refuses leaves the signal pending with an
/// incident; the case's events are committed all the same.
/// </summary>
public sealed class ProcessHost(IWorkflowEngine engine, DefinitionStore definitions, CommandApplier applier)
{
    /// <summary>The definition of a case's main instance.</summary>
    public const string MainDefinition = "disclosure-request";

    /// <summary>The definition of one department's work.</summary>
    public const string DepartmentDefinition = "department-review";

    /// <summary>What marks the main instance in <see cref="InstanceRow.StartedBy"/>.</summary>
    public const string Main = "main";

    /// <summary>Name and version of the engine that runs, as recorded in instances.</summary>
    public (string Name, string Version) Engine => (engine.Name, engine.Version);

    /// <summary>Sends every signal that follows from this unit: the completed task's, and those of its events.</summary>
    public async Task AdvanceAsync(CaseUnit unit, CancellationToken ct)
    {
        if (unit.Before.Version == 0)
        {
            await StartAsync(unit, MainDefinition, Main, department: null, ct);
            return;
        }

        if (unit.Completed is { } completed)
        {
            var instance = unit.Instances.Single(i => i.Id == completed.Task.InstanceId);
            await SendAsync(unit, instance, new WorkflowSignal.TaskCompleted(completed.Task.WaitId, completed.Outcome), ct);
        }

        foreach (var e in unit.Request.Raised)
        {
            await FollowAsync(unit, e, ct);
        }

        var main = unit.Instances.Find(i => i.StartedBy == Main);
        if (main is not null && unit.Request.State.DepartmentsAnswered && !unit.Before.DepartmentsAnswered)
        {
            await SendIfAwaitedAsync(unit, main, "departmentsAnswered", ct);
        }
    }

    /// <summary>Starts an instance on the latest version of a definition, and pins it.</summary>
    public async Task StartAsync(CaseUnit unit, string definitionId, string startedBy, Guid? department, CancellationToken ct)
    {
        if (unit.Instances.Exists(i => i.StartedBy == startedBy))
        {
            return;
        }

        var definition = await definitions.LatestAsync(definitionId, ct);
        var instance = new InstanceRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            DefinitionId = definition.DefinitionId,
            DefinitionVersion = definition.Version,
            DefinitionHash = definition.Hash,
            Engine = engine.Name,
            EngineVersion = engine.Version,
            Status = nameof(InstanceStatus.Running),
            StartedBy = startedBy,
            DepartmentId = department,
            CreatedAt = unit.Now,
        };
        unit.Db.Instances.Add(instance);
        unit.Instances.Add(instance);
        await SendAsync(unit, instance, new WorkflowSignal.Start(instance.Id.ToString("N")), ct);
    }

    /// <summary>Journals a signal and applies it, unless earlier ones of the instance wait behind an incident.</summary>
    public async Task SendAsync(CaseUnit unit, InstanceRow instance, WorkflowSignal signal, CancellationToken ct)
    {
        var journal = unit.Signals.Where(s => s.InstanceId == instance.Id).ToList();
        var row = new SignalRow
        {
            InstanceId = instance.Id,
            Seq = journal.Count == 0 ? 1 : journal.Max(s => s.Seq) + 1,
            CaseId = unit.Row.Id,
            Signal = SignalJson.Write(signal),
            Facts = RequestFacts.Of(unit.Request.State).ToJsonString(),
            State = SignalState.Pending,
            At = unit.Now,
        };
        var blocked = journal.Exists(s => s.State == SignalState.Pending);
        unit.Db.Signals.Add(row);
        unit.Signals.Add(row);
        if (!blocked)
        {
            await ApplyAsync(unit, instance, row, ct);
        }
    }

    /// <summary>Applies one pending signal; false when it failed and an incident was recorded.</summary>
    public async Task<bool> ApplyAsync(CaseUnit unit, InstanceRow instance, SignalRow row, CancellationToken ct)
    {
        var definition = await definitions.GetAsync(instance.DefinitionId, instance.DefinitionVersion, ct);
        var facts = JsonNode.Parse(row.Facts)!.AsObject();
        var outcome = engine.Advance(definition, instance.State, SignalJson.Read(row.Signal), facts);
        if (outcome is AdvanceFailure failure)
        {
            unit.Db.Incidents.Add(new IncidentRow
            {
                Id = unit.NewId(),
                CaseId = unit.Row.Id,
                InstanceId = instance.Id,
                SignalSeq = row.Seq,
                NodeId = failure.NodeId,
                Code = failure.Code.ToString(),
                Message = failure.Detail is null ? failure.Message : $"{failure.Message}（{failure.Detail}）",
                At = unit.Now,
            });
            return false;
        }

        var result = (AdvanceResult)outcome;
        instance.State = result.State;
        instance.Status = result.Status.ToString();
        instance.Awaits = string.Join(' ', result.OpenWaits.SelectMany(w => w.Signals).Distinct().Order(StringComparer.Ordinal));
        instance.Revision++;
        row.State = SignalState.Applied;
        row.SettledAt = unit.Now;
        foreach (var command in result.Commands)
        {
            await applier.ApplyAsync(this, unit, instance, command, ct);
        }

        return true;
    }

    /// <summary>Cancels an instance that still runs.</summary>
    public async Task CancelAsync(CaseUnit unit, InstanceRow instance, string reason, CancellationToken ct)
    {
        if (instance.Status == nameof(InstanceStatus.Running))
        {
            await SendAsync(unit, instance, new WorkflowSignal.Cancel(reason), ct);
        }
    }

    private async Task FollowAsync(CaseUnit unit, RequestEvent e, CancellationToken ct)
    {
        switch (e)
        {
            case RequestWithdrawn:
                foreach (var instance in unit.Instances.ToList())
                {
                    await CancelAsync(unit, instance, "withdrawn", ct);
                }

                break;
            case DepartmentPassedOver x:
                foreach (var instance in unit.Instances.Where(i => i.DepartmentId == x.DepartmentId).ToList())
                {
                    await CancelAsync(unit, instance, "passedOver", ct);
                }

                break;
            case AssignmentReturned when unit.Instances.Find(i => i.StartedBy == Main) is { } main:
                await SendIfAwaitedAsync(unit, main, "assignmentReturned", ct);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// A named signal that nobody waits for is no mistake: the facts tell the same when the flow gets there. It is not sent,
    /// so that it does not become an incident.
    /// </summary>
    private async Task SendIfAwaitedAsync(CaseUnit unit, InstanceRow instance, string name, CancellationToken ct)
    {
        var awaited = instance.Awaits.Split(' ').Contains(name);
        var blocked = unit.Signals.Exists(s => s.InstanceId == instance.Id && s.State == SignalState.Pending);
        if (instance.Status == nameof(InstanceStatus.Running) && (awaited || blocked))
        {
            await SendAsync(unit, instance, new WorkflowSignal.Named(name, null), ct);
        }
    }
}
