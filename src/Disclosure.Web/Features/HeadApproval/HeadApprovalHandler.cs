using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.HeadApproval;

/// <summary>处室负责人审签, or 退回修改 with a reason.</summary>
public sealed record HeadApprovalCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ApprovalInput? Approval, string? ReturnReason = null);

/// <summary>处室负责人审签: a clerk's opinion alone has no authority.</summary>
public sealed class HeadApprovalHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command; without an approval it sends back.</summary>
    public Task<Outcome> HandleAsync(Actor actor, HeadApprovalCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "head-approval", command.Approval is null ? "returned" : "approved", actor, command.ExpectedVersion,
            async (unit, task) =>
            {
                if (task.DepartmentId is not { } department)
                {
                    return [new Refusal("department", "该步骤没有处室。")];
                }

                if (command.Approval is null)
                {
                    return unit.Request.SendBackAnswer(department, command.ReturnReason ?? string.Empty).AsList();
                }

                var (approval, bad) = await command.Approval.ResolveAsync(unit, files, ct);
                return (bad ?? unit.Request.ApproveAnswer(department, approval!)).AsList();
            }, ct);
}
