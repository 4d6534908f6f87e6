using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Proof;

/// <summary>登记回证, or 送达失败 with its reason.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="On">签收日, or the day the reply came back.</param>
/// <param name="ProofFileId">The slip.</param>
/// <param name="Failed">True when it came back.</param>
/// <param name="FailureReason">Why it came back.</param>
public sealed record ProofCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, DateOnly On, Guid? ProofFileId = null, bool Failed = false, string? FailureReason = null);

/// <summary>回证.</summary>
public sealed class ProofHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ProofCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ProofCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, ProofCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "proof", command.Failed ? "failed" : "delivered", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                if (command.ProofFileId is { } proof && await unit.AttachAsync(files, [proof], ct, "proof") is { } bad)
                {
                    return [bad];
                }

                return (command.Failed
                    ? unit.Request.FailService(command.On, command.FailureReason ?? string.Empty, unit.Today)
                    : unit.Request.ProveService(command.On, command.ProofFileId, unit.Today)).AsList();
            }, ct);
}
