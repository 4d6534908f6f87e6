using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>Reissues when what was typed is right and the day's limit is not reached; tells nobody.</summary>
public sealed class Reissue(IdentityProof proof, ReissueCodeHandler handler, CaseWriter writer, IDbContextFactory<DisclosureDb> factory, TimeProvider time, ILogger<Reissue> logger)
{
    /// <summary>Tries for a request.</summary>
    public async Task TryAsync(string number, string name, string idNumber, CancellationToken ct)
    {
        // The first code is one of these events too: after filing it is no reissue.
        if (await proof.FindAsync(number, FilingText.Line(name), FilingText.Compact(idNumber), ct) is { } caseId && await MayAsync(caseId, nameof(QueryCodeIssued), after: 2, ct))
        {
            Report(caseId, await handler.HandleAsync(Actor.Citizen, caseId, ct));
        }
    }

    /// <summary>Tries for a letter to the 意见箱.</summary>
    public async Task TryOpinionAsync(string number, string name, string contact, CancellationToken ct)
    {
        if (await proof.FindOpinionAsync(number, FilingText.Line(name), contact, ct) is { } caseId && await MayAsync(caseId, nameof(OpinionCodeReissued), after: 0, ct))
        {
            Report(caseId, await writer.WriteAsync(caseId, Actor.Citizen, null, unit => unit.Opinion.ReissueQueryCode().AsTask(), ct, CaseKinds.Opinion));
        }
    }

    private async Task<bool> MayAsync(Guid caseId, string type, int after, CancellationToken ct)
    {
        var since = time.GetUtcNow().AddDays(-1);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Events.CountAsync(e => e.CaseId == caseId && e.Type == type && e.Seq > after && e.At > since, ct) < ReissueEndpoints.MaxPerDay;
    }

    private void Report(Guid caseId, Outcome outcome)
    {
        if (!outcome.Succeeded)
        {
            logger.LogWarning("The query code of case {CaseId} could not be reissued: {Reason}", caseId, outcome.Message);
        }
    }
}
