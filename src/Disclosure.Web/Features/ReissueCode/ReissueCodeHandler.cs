using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>补发查询码: a new code, sent to the address on file; the old one stops working.</summary>
public sealed class ReissueCodeHandler(CaseWriter writer)
{
    /// <summary>For the applicant or by an officer.</summary>
    public Task<Outcome> HandleAsync(Actor actor, Guid caseId, CancellationToken ct = default) => RunAsync(writer, actor, caseId, expectedVersion: null, ct);

    /// <summary>By an officer who was looking at a version of the case: a second press does not spoil the code just sent.</summary>
    public Task<Outcome> HandleAsync(Actor actor, Guid caseId, int? expectedVersion, CancellationToken ct = default) => RunAsync(writer, actor, caseId, expectedVersion, ct);

    /// <summary>What it would do; no code is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, Guid caseId, int? expectedVersion, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, caseId, expectedVersion, ct);

    private static async Task<Outcome> RunAsync(CaseWriter on, Actor actor, Guid caseId, int? expectedVersion, CancellationToken ct)
    {
        if (actor.IsOfficer && !actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer))
        {
            return new Outcome.Forbidden("补发查询码由窗口登记员或者公开经办人办理。");
        }

        return await on.WriteAsync(caseId, actor, expectedVersion, unit => unit.Request.ReissueQueryCode().AsTask(), ct);
    }
}
