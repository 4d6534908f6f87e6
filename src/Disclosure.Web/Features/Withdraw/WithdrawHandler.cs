using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Withdraw;

/// <summary>撤回: by the applicant on the tracking page, or recorded by an officer from a written withdrawal.</summary>
public sealed class WithdrawHandler(CaseWriter writer, FileStore files)
{
    /// <summary>By the applicant, who has proved number and code.</summary>
    public Task<Outcome> ByCitizenAsync(Guid caseId, string? reason, CancellationToken ct = default) =>
        writer.WriteAsync(caseId, Actor.Citizen, expectedVersion: null, unit => unit.Request.Withdraw(reason, unit.Calendar, unit.Today).AsTask(), ct);

    /// <summary>Recorded by an officer; the written withdrawal must be on file.</summary>
    public Task<Outcome> ByOfficerAsync(Actor actor, Guid caseId, int? expectedVersion, string? reason, Guid writtenWithdrawalFileId, CancellationToken ct = default) =>
        RunAsync(writer, actor, caseId, expectedVersion, reason, writtenWithdrawalFileId, ct);

    /// <summary>What recording it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseByOfficerAsync(Actor actor, Guid caseId, int? expectedVersion, string? reason, Guid writtenWithdrawalFileId, CancellationToken ct = default) =>
        RunAsync(writer.Rehearsing, actor, caseId, expectedVersion, reason, writtenWithdrawalFileId, ct);

    private async Task<Outcome> RunAsync(CaseWriter on, Actor actor, Guid caseId, int? expectedVersion, string? reason, Guid writtenWithdrawalFileId, CancellationToken ct)
    {
        if (!actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer))
        {
            return new Outcome.Forbidden("撤回由窗口登记员或者公开经办人登记。");
        }

        if (writtenWithdrawalFileId == Guid.Empty)
        {
            return Outcome.Refuse(new Refusal("required", "请上传申请人的书面撤回材料。", null, "file"));
        }

        return await on.WriteAsync(caseId, actor, expectedVersion, async unit =>
            (await unit.AttachAsync(files, [writtenWithdrawalFileId], ct, "file") ?? unit.Request.Withdraw(reason, unit.Calendar, unit.Today)).AsList(), ct);
    }
}
