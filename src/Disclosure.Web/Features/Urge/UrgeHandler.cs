using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.Urge;

/// <summary>催办 a department, or 逾期继续 without it.</summary>
public sealed class UrgeHandler(CaseWriter writer)
{
    private static readonly string[] Allowed = [Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor, Roles.Handler];

    /// <summary>催办: recorded, and put before the department.</summary>
    /// <param name="actor">Who urges.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="departmentId">The department urged.</param>
    /// <param name="message">What is said to it.</param>
    /// <param name="expectedVersion">The version looked at: a second press does not urge twice.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Outcome> UrgeAsync(Actor actor, Guid caseId, Guid departmentId, string? message, int? expectedVersion = null, CancellationToken ct = default) =>
        RunAsync(writer, actor, caseId, expectedVersion, unit =>
        {
            var refusal = unit.Request.Urge(departmentId, message);
            if (refusal is null)
            {
                var times = unit.Request.State.Assignments.Single(a => a.DepartmentId == departmentId).TimesUrged;
                foreach (var role in new[] { Roles.DepartmentReceiver, Roles.Handler, Roles.DepartmentHead })
                {
                    unit.Db.Notices.Add(new NoticeRow
                    {
                        Id = unit.NewId(),
                        CaseId = caseId,
                        Key = $"urge/{caseId:N}/{departmentId:N}/{times}/{role}",
                        Role = role,
                        DepartmentId = departmentId,
                        Kind = "urge",
                        Text = $"{actor.Name}催办（第{times}次）{(string.IsNullOrWhiteSpace(message) ? string.Empty : $"：{message.Trim()}")}",
                        At = unit.Now,
                    });
                }
            }

            return refusal.AsTask();
        }, ct);

    /// <summary>逾期继续: goes on without a late co-department, on record.</summary>
    public Task<Outcome> PassOverAsync(Actor actor, Guid caseId, Guid departmentId, string reason, int? expectedVersion = null, CancellationToken ct = default) =>
        RunAsync(writer, actor, caseId, expectedVersion, unit => unit.Request.PassOver(departmentId, reason).AsTask(), ct);

    /// <summary>What 逾期继续 would do; nothing is changed.</summary>
    public Task<Outcome> RehearsePassOverAsync(Actor actor, Guid caseId, Guid departmentId, string reason, int? expectedVersion, CancellationToken ct = default) =>
        RunAsync(writer.Rehearsing, actor, caseId, expectedVersion, unit => unit.Request.PassOver(departmentId, reason).AsTask(), ct);

    private static async Task<Outcome> RunAsync(CaseWriter on, Actor actor, Guid caseId, int? expectedVersion, Func<CaseUnit, Task<IReadOnlyList<Domain.Common.Refusal>>> work, CancellationToken ct)
    {
        if (!actor.Has(Allowed))
        {
            return new Outcome.Forbidden("催办和逾期继续由公开经办人、公开工作机构负责人、督查员或者主办处室承办人办理。");
        }

        return await on.WriteAsync(caseId, actor, expectedVersion, async unit =>
        {
            // A department's handler may do so only where that department leads the case.
            var leads = unit.Request.State.LeadDepartmentId == actor.DepartmentId;
            var central = actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor);
            return central || leads
                ? await work(unit)
                : [new("not-lead", "只有主办处室可以催办协办处室。")];
        }, ct);
    }
}
