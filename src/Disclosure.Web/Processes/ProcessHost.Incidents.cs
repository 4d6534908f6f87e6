using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>Going on after a failed advance, and ending what nobody needs.</summary>
public sealed partial class ProcessHost
{
    /// <summary>Goes on with the signals that wait behind an incident, in order, until one fails.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="skip">Number of the signal to pass over; null to try it again.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task ResumeAsync(CaseUnit unit, InstanceRow instance, int? skip, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(instance);
        foreach (var signal in unit.Signals.Where(s => s.InstanceId == instance.Id && s.State == SignalState.Pending).OrderBy(s => s.Seq).ToList())
        {
            if (signal.Seq == skip)
            {
                Skip(unit, signal);
                Reopen(unit, instance, signal);
                continue;
            }

            // The facts of its moment are those of the moment it is applied; the case has moved on since it was sent.
            signal.Facts = unit.Matter.Facts(instance.NoticeId).ToJsonString();
            var failure = await TryApplyAsync(unit, instance, signal, ct);
            if (failure is { Code: nameof(AdvanceFailureCode.SignalNotAwaited) } && SignalJson.Read(signal.Signal) is WorkflowSignal.Named)
            {
                // It was sent without knowing whether anybody would wait for it; see SendIfAwaitedAsync.
                Skip(unit, signal);
            }
            else if (failure is not null)
            {
                Record(unit, instance, signal, failure);
                return;
            }
        }
    }

    /// <summary>Cancels an instance that still runs, whatever waits behind an incident: nobody needs that any more.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="reason">Stable word for the journal.</param>
    /// <param name="why">The same for whoever looks at the incidents, in Chinese.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task CancelAsync(CaseUnit unit, InstanceRow instance, string reason, string why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(instance);
        if (instance.Status != nameof(InstanceStatus.Running))
        {
            return;
        }

        foreach (var pending in unit.Signals.Where(s => s.InstanceId == instance.Id && s.State == SignalState.Pending))
        {
            Skip(unit, pending);
        }

        foreach (var incident in await unit.Db.Incidents.Where(i => i.InstanceId == instance.Id && i.ResolvedAt == null).ToListAsync(ct))
        {
            incident.ResolvedAt = unit.Now;
            incident.Resolution = "skipped";
            incident.Reason = why;
            incident.ResolvedBy = unit.Actor.Name;
        }

        var row = Journal(unit, instance, new WorkflowSignal.Cancel(reason));
        if (await TryApplyAsync(unit, instance, row, ct) is not null)
        {
            // Not even the engine can end it (it never started, or its definition is damaged): the case ends it all the same.
            Skip(unit, row);
            instance.Status = nameof(InstanceStatus.Cancelled);
            instance.Awaits = string.Empty;
            instance.Revision++;
            CommandApplier.CloseTasks(unit, unit.Tasks.Where(t => t.InstanceId == instance.Id));
        }
    }

    private static void Skip(CaseUnit unit, SignalRow signal)
    {
        signal.State = SignalState.Skipped;
        signal.SettledAt = unit.Now;
    }

    /// <summary>A task whose completion the engine never got is still waited for: it is open again, for another outcome.</summary>
    private static void Reopen(CaseUnit unit, InstanceRow instance, SignalRow signal)
    {
        if (SignalJson.Read(signal.Signal) is WorkflowSignal.TaskCompleted completed
            && unit.Tasks.Find(t => t.InstanceId == instance.Id && t.WaitId == completed.WaitId && t.State == TaskState.Completed) is { } task)
        {
            task.State = TaskState.Open;
            task.EndedAt = null;
            task.CompletedById = null;
            task.CompletedByName = null;
            task.Outcome = null;
        }
    }

    private static void Record(CaseUnit unit, InstanceRow instance, SignalRow signal, Failure failure) => unit.Db.Incidents.Add(new IncidentRow
    {
        Id = unit.NewId(),
        CaseId = unit.Row.Id,
        InstanceId = instance.Id,
        SignalSeq = signal.Seq,
        NodeId = failure.NodeId,
        Code = failure.Code,
        Message = failure.Message,
        At = unit.Now,
    });

    private sealed record Failure(string? NodeId, string Code, string Message);
}
