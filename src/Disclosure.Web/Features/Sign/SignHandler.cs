using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.Sign;

/// <summary>签发, or 退回修改 with a reason.</summary>
public sealed record SignCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ApprovalInput? Approval, string? ReturnReason = null);

/// <summary>签发.</summary>
public sealed class SignHandler(CaseWriter writer, FileStore files, WordingDesk wordings)
{
    /// <summary>Handles the command; without an approval it sends back.</summary>
    public Task<Outcome> HandleAsync(Actor actor, SignCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, SignCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, SignCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "sign", command.Approval is null ? "returned" : "approved", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                if (command.Approval is null)
                {
                    return unit.Request.SendBackReply(stage: null, command.ReturnReason ?? string.Empty).AsList();
                }

                var (approval, bad) = await command.Approval.ResolveAsync(unit, files, ct);
                return (bad ?? await wordings.CheckReplyAsync(unit, "请退回修改。", ct) ?? unit.Request.Sign(approval!)).AsList();
            }, ct);
}
