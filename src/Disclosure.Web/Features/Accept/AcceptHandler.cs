using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Accept;

/// <summary>签收 or 退回.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="ReturnReason">Given for 退回; null for 签收.</param>
/// <param name="Return">True for 退回.</param>
public sealed record AcceptCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, bool Return = false, string? ReturnReason = null);

/// <summary>签收 by the department, or 退回 with a reason.</summary>
public sealed class AcceptHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, AcceptCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "accept", command.Return ? "returned" : "accepted", actor, command.ExpectedVersion,
            (unit, task) => (task.DepartmentId is not { } department ? new Refusal("department", "该步骤没有处室。")
                : command.Return ? unit.Request.Return(department, command.ReturnReason ?? string.Empty)
                : unit.Request.Accept(department)).AsTask(), ct);
}
