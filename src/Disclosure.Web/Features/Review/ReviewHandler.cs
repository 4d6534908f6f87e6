using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.Review;

/// <summary>核稿、法制审核、保密审查: 同意, or 退回修改 with a reason.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Stage">Which review.</param>
/// <param name="Approval">The approval; null to send back.</param>
/// <param name="ReturnReason">Why it goes back.</param>
public sealed record ReviewCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ReviewStage Stage, ApprovalInput? Approval, string? ReturnReason = null);

/// <summary>The reviews of a draft.</summary>
public sealed class ReviewHandler(CaseWriter writer, FileStore files, WordingDesk wordings)
{
    /// <summary>The form of a review.</summary>
    public static string FormOf(ReviewStage stage) => stage switch
    {
        ReviewStage.Check => "check",
        ReviewStage.Legal => "legal-review",
        ReviewStage.Secrecy => "secrecy-review",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ReviewCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, FormOf(command.Stage), command.Approval is null ? "returned" : "approved", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                if (command.Approval is null)
                {
                    return unit.Request.SendBackReply(command.Stage, command.ReturnReason ?? string.Empty).AsList();
                }

                var (approval, bad) = await command.Approval.ResolveAsync(unit, files, ct);
                return (bad ?? await wordings.CheckReplyAsync(unit, "请退回修改。", ct) ?? unit.Request.Review(command.Stage, approval!)).AsList();
            }, ct);
}
