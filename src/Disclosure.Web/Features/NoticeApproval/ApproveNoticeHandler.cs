using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.NoticeApproval;

/// <summary>文书同意, or 退回修改 with a reason.</summary>
public sealed record ApproveNoticeCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ApprovalInput? Approval, string? ReturnReason = null);

/// <summary>
/// 审批文书, by the head of the disclosure office: an extension needs exactly their consent (条例第三十三条第二款), and a letter
/// to the outside is no clerk's affair.
/// </summary>
public sealed class ApproveNoticeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command; without an approval it sends back.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ApproveNoticeCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return writer.CompleteTaskAsync(command.CaseId, command.TaskId, "notice-approve", command.Approval is null ? "returned" : "approved", actor, command.ExpectedVersion, async (unit, task) =>
        {
            if (task.NoticeId is not { } notice)
            {
                return [new Refusal("notice", "该步骤没有对应的文书。")];
            }

            if (command.Approval is null)
            {
                return unit.Request.SendBackNotice(notice, command.ReturnReason ?? string.Empty).AsList();
            }

            var (approval, bad) = await command.Approval.ResolveAsync(unit, files, ct);
            return (bad ?? await WordingDesk.CheckNoticeAsync(unit, notice, "请退回修改。", ct) ?? unit.Request.ApproveNotice(notice, approval!, unit.Calendar, unit.Today)).AsList();
        }, ct);
    }
}
