using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Assign;

/// <summary>分办, or 改派 after a return.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Lead">主办.</param>
/// <param name="Co">协办.</param>
/// <param name="DepartmentsDueOn">Internal date for the departments.</param>
/// <param name="Note">批分意见.</param>
/// <param name="OverrideReason">Why the suggestion was not followed.</param>
/// <param name="Reassign">True for 改派.</param>
public sealed record AssignCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, Guid Lead, IReadOnlyList<Guid> Co, DateOnly? DepartmentsDueOn, string? Note, string? OverrideReason, bool Reassign = false);

/// <summary>分办: one lead department and any number of others.</summary>
public sealed class AssignHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, AssignCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, command.Reassign ? "reassign" : "assign", command.Reassign ? "reassigned" : "assigned", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                var named = command.Co.Append(command.Lead).Distinct().ToList();
                var known = await unit.Db.Departments.CountAsync(d => d.AuthorityId == unit.Row.AuthorityId && named.Contains(d.Id), ct);
                return known != named.Count
                    ? [new Refusal("department", "请从本机关的处室中选择。", null, "lead")]
                    : unit.Request.Assign(command.Lead, command.Co, command.DepartmentsDueOn, command.Note, command.OverrideReason).AsList();
            }, ct);
}
