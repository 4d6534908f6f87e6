using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>What an officer does about a failed advance: retry it, or skip it with a reason.</summary>
public sealed class IncidentDesk(CaseWriter writer, ProcessHost host, IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>True for those who may decide about an incident.</summary>
    public static bool MayResolve(Actor actor) => actor.Has(Roles.Administrator, Roles.DisclosureOfficer, Roles.DisclosureHead);

    /// <summary>Applies the pending signals of the incident's instance again, in order, until one fails.</summary>
    public Task<Outcome> RetryAsync(Guid caseId, Guid incidentId, Actor actor, CancellationToken ct = default) =>
        ResolveAsync(caseId, incidentId, actor, reason: null, ct);

    /// <summary>Marks the signal skipped, with the reason, and goes on with those behind it.</summary>
    public Task<Outcome> SkipAsync(Guid caseId, Guid incidentId, string reason, Actor actor, CancellationToken ct = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult(Outcome.Refuse(new Refusal("required", "请写明跳过的理由。", null, "reason")))
            : ResolveAsync(caseId, incidentId, actor, reason.Trim(), ct);

    /// <summary>
    /// Why a failed signal cannot be passed over; null when it can. What an officer did stands, whatever the workflow made of
    /// it: passing it over only makes sense where the step can still be given another outcome, such as sending back what was
    /// approved. Everything else would leave the case without a next step for ever; its cause is removed and it is retried.
    /// </summary>
    /// <param name="signal">The signal, as journalled.</param>
    /// <param name="tasks">The case's tasks.</param>
    public static Refusal? CheckSkip(SignalRow signal, IEnumerable<TaskRow> tasks)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (SignalJson.Read(signal.Signal) is WorkflowSignal.TaskCompleted completed
            && tasks.FirstOrDefault(t => t.InstanceId == signal.InstanceId && t.WaitId == completed.WaitId) is { } task
            && TaskOutcomes.Parse(task.Outcomes) is { Count: > 1 } outcomes && outcomes[0].Name == completed.Outcome)
        {
            return null;
        }

        return new("skip", "这一步不能跳过：已经办理的内容有效，没有别的结果可以选，跳过后案件将没有下一步。请排除原因后重试。", null, "reason");
    }

    /// <summary>The same for an incident that an officer looks at.</summary>
    public async Task<Refusal?> CheckSkipAsync(Guid caseId, Guid incidentId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var incident = await db.Incidents.AsNoTracking().SingleAsync(i => i.Id == incidentId && i.CaseId == caseId, ct);
        var signal = await db.Signals.AsNoTracking().SingleAsync(s => s.InstanceId == incident.InstanceId && s.Seq == incident.SignalSeq, ct);
        return CheckSkip(signal, await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId).ToListAsync(ct));
    }

    private async Task<Outcome> ResolveAsync(Guid caseId, Guid incidentId, Actor actor, string? reason, CancellationToken ct)
    {
        if (!MayResolve(actor))
        {
            return new Outcome.Forbidden("流程异常由公开经办人、公开工作机构负责人或者系统管理员处理。");
        }

        return await writer.WriteAsync(caseId, actor, expectedVersion: null, async unit =>
        {
            var incident = await unit.Db.Incidents.SingleOrDefaultAsync(i => i.Id == incidentId && i.CaseId == caseId, ct);
            if (incident is null || incident.ResolvedAt is not null)
            {
                return [new Refusal("resolved", "该异常已经处理。")];
            }

            var signal = unit.Signals.Single(s => s.InstanceId == incident.InstanceId && s.Seq == incident.SignalSeq);
            if (reason is not null && CheckSkip(signal, unit.Tasks) is { } stuck)
            {
                return [stuck];
            }

            var instance = unit.Instances.Single(i => i.Id == incident.InstanceId);
            incident.ResolvedAt = unit.Now;
            incident.Resolution = reason is null ? "retried" : "skipped";
            incident.Reason = reason;
            incident.ResolvedBy = actor.Name;
            await host.ResumeAsync(unit, instance, reason is null ? null : incident.SignalSeq, ct);
            return [];
        }, ct, kind: null);
    }
}
