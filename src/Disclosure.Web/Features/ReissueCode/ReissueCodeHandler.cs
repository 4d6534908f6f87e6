using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>补发查询码: a new code, sent to the address on file; the old one stops working.</summary>
public sealed class ReissueCodeHandler(CaseWriter writer)
{
    /// <summary>For the applicant or by an officer.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, Guid caseId, CancellationToken ct = default)
    {
        if (actor.IsOfficer && !actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer))
        {
            return new Outcome.Forbidden("补发查询码由窗口登记员或者公开经办人办理。");
        }

        return await writer.WriteAsync(caseId, actor, expectedVersion: null, unit => unit.Request.ReissueQueryCode().AsTask(), ct);
    }
}
