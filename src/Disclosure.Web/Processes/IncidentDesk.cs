using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>What an officer does about a failed advance: retry it, or skip it with a reason.</summary>
public sealed class IncidentDesk(CaseWriter writer, ProcessHost host)
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

            var instance = unit.Instances.Single(i => i.Id == incident.InstanceId);
            incident.ResolvedAt = unit.Now;
            incident.Resolution = reason is null ? "retried" : "skipped";
            incident.Reason = reason;
            incident.ResolvedBy = actor.Name;
            await host.ResumeAsync(unit, instance, reason is null ? null : incident.SignalSeq, ct);
            return [];
        }, ct);
    }
}
