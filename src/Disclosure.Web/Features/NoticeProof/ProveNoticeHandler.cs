using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.NoticeProof;

/// <summary>文书回证, or that it came back with its reason.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="On">签收日, or the day it came back.</param>
/// <param name="ProofFileId">The slip.</param>
/// <param name="Failed">True when it came back.</param>
/// <param name="FailureReason">Why it came back.</param>
public sealed record ProveNoticeCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, DateOnly On, Guid? ProofFileId = null, bool Failed = false, string? FailureReason = null);

/// <summary>文书回证: what runs from the receipt runs from this day; what came back was never sent.</summary>
public sealed class ProveNoticeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ProveNoticeCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ProveNoticeCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, ProveNoticeCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "notice-proof", command.Failed ? "failed" : "delivered", actor, command.ExpectedVersion, async (unit, task) =>
        {
            if (command.ProofFileId is { } proof && await unit.AttachAsync(files, [proof], ct, "proof") is { } bad)
            {
                return [bad];
            }

            var notice = task.NoticeId ?? Guid.Empty;
            return (command.Failed
                ? unit.Request.FailNotice(notice, command.On, command.FailureReason ?? string.Empty, unit.Today)
                : unit.Request.ProveNotice(notice, command.On, command.ProofFileId, unit.Calendar, unit.Today)).AsList();
        }, ct);
}
