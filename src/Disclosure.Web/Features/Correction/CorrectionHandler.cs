using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Correction;

/// <summary>更正事实.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Fact">Which date.</param>
/// <param name="To">The right one.</param>
/// <param name="Reason">Why.</param>
/// <param name="ApproverName">Who approved it.</param>
/// <param name="ApprovedOn">When.</param>
/// <param name="EvidenceFileId">Evidence.</param>
/// <param name="Letter">A date of this letter instead of <paramref name="Fact"/>.</param>
/// <param name="Dispute">A date of this dispute instead.</param>
public sealed record CorrectionCommand(Guid CaseId, int? ExpectedVersion, CorrectableFact Fact, DateOnly To, string Reason, string ApproverName, DateOnly ApprovedOn, Guid? EvidenceFileId, LetterDate? Letter = null, DisputedDate? Dispute = null);

/// <summary>A date of a dispute.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="Date">Which of its dates.</param>
public sealed record DisputedDate(Guid DisputeId, DisputeDate Date);

/// <summary>A date of a procedural letter.</summary>
/// <param name="NoticeId">The letter.</param>
/// <param name="Date">Which of its dates.</param>
public sealed record LetterDate(Guid NoticeId, NoticeDate Date);

/// <summary>更正事实: supersedes a wrong date; the clock follows and the applicant is told when the due date moves.</summary>
public sealed class CorrectionHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, CorrectionCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do, the moved due date included; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, CorrectionCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private async Task<Outcome> RunAsync(CaseWriter on, Actor actor, CorrectionCommand command, CancellationToken ct)
    {
        if (!actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead))
        {
            return new Outcome.Forbidden("更正事实由公开经办人或者公开工作机构负责人办理。");
        }

        return await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
        {
            if (command.EvidenceFileId is { } evidence && await unit.AttachAsync(files, [evidence], ct, "evidence") is { } bad)
            {
                return [bad];
            }

            var approval = new Approval(command.ApproverName, command.ApprovedOn);
            return (command switch
            {
                { Letter: { } letter } => unit.Request.CorrectNotice(letter.NoticeId, letter.Date, command.To, command.Reason, approval, command.EvidenceFileId, unit.Today),
                { Dispute: { } dispute } => unit.Request.CorrectDispute(dispute.DisputeId, dispute.Date, command.To, command.Reason, approval, command.EvidenceFileId, unit.Today),
                _ => unit.Request.Correct(command.Fact, command.To, command.Reason, approval, command.EvidenceFileId, unit.Today),
            }).AsList();
        }, ct);
    }
}
