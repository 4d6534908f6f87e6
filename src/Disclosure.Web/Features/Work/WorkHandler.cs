using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Work;

/// <summary>承办: what was searched and found, for the head's approval; or 退回 with a reason.</summary>
public sealed record WorkCommand(
    Guid CaseId,
    Guid TaskId,
    int? ExpectedVersion,
    SearchRecord Search,
    string Opinion,
    ReplyType? ProposedReply,
    RefusalGround? ProposedGround,
    IReadOnlyList<Guid> FileIds);

/// <summary>承办.</summary>
public sealed class WorkHandler(CaseWriter writer, FileStore files)
{
    /// <summary>送审.</summary>
    public Task<Outcome> HandleAsync(Actor actor, WorkCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "work", "submitted", actor, command.ExpectedVersion,
            async (unit, task) => task.DepartmentId is not { } department
                ? [new Refusal("department", "该步骤没有处室。")]
                : await unit.AttachAsync(files, command.FileIds, ct) is { } bad
                    ? [bad]
                    : unit.Request.SubmitAnswer(department, command.Search, command.Opinion, command.ProposedReply, command.ProposedGround, command.FileIds, unit.Today), ct);

    /// <summary>退回.</summary>
    public Task<Outcome> ReturnAsync(Actor actor, Guid caseId, Guid taskId, int? expectedVersion, string reason, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(caseId, taskId, "work", "returned", actor, expectedVersion,
            (unit, task) => (task.DepartmentId is { } department ? unit.Request.Return(department, reason) : new Refusal("department", "该步骤没有处室。")).AsTask(), ct);
}
