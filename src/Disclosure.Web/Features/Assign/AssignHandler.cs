using Disclosure.Domain.Common;
using Disclosure.Domain.Departments;
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

/// <summary>公开办直接答复 instead of 分办.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Basis">Why no department needs to be asked, and what the reply rests on.</param>
public sealed record DirectAnswerCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string Basis);

/// <summary>分办: one lead department and any number of others.</summary>
public sealed class AssignHandler(CaseWriter writer)
{
    /// <summary>The outcome of the step that leads straight to the draft; cases on an older workflow have none.</summary>
    public const string Direct = "direct";

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, AssignCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, command.Reassign ? "reassign" : "assign", command.Reassign ? "reassigned" : "assigned", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                var own = await unit.Db.Departments.Where(d => d.AuthorityId == unit.Row.AuthorityId).Select(d => d.Id).ToListAsync(ct);
                if (command.Lead != Guid.Empty && !own.Contains(command.Lead))
                {
                    return [Unknown("lead")];
                }

                if (command.Co.Except(own).Any())
                {
                    return [Unknown("co")];
                }

                return await MissingReasonAsync(unit, command, ct) is { } missing
                    ? [missing]
                    : unit.Request.Assign(command.Lead, command.Co, command.DepartmentsDueOn, command.Note, command.OverrideReason).AsList();
            }, ct);

    /// <summary>公开办直接答复: no department is asked.</summary>
    public Task<Outcome> AnswerDirectlyAsync(Actor actor, DirectAnswerCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "assign", Direct, actor, command.ExpectedVersion, (unit, task) => unit.Request.AnswerDirectly(task.DepartmentId ?? actor.DepartmentId ?? Guid.Empty, command.Basis).AsTask(), ct);

    private static Refusal Unknown(string field) => new("department", "请从本机关的处室中选择。", null, field);

    private static async Task<Refusal?> MissingReasonAsync(CaseUnit unit, AssignCommand command, CancellationToken ct) =>
        command.Lead != Guid.Empty && string.IsNullOrWhiteSpace(command.OverrideReason)
            && !Routing.IsFollowed(command.Lead, await RoutingAdvice.ForAsync(unit.Db, unit.Row.AuthorityId, unit.Request.State, ct))
            ? new("override", "主办处室不在分办建议之内，请写明理由，以便日后核查。", null, "overrideReason")
            : null;
}
