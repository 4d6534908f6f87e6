using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Clarify;

/// <summary>补正 by the applicant, who has proved number and code (条例第三十条): the period to reply begins anew.</summary>
public sealed class ClarifyHandler(CaseWriter writer, StagedFiles staged, FileStore files)
{
    /// <summary>Key under which the uploads of an answer are staged.</summary>
    public static string StagingKey(Guid caseId, Guid noticeId) => $"clarify/{caseId:N}/{noticeId:N}";

    /// <summary>Records the answer with what was uploaded. A repeat changes nothing.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="noticeId">The 补正告知书.</param>
    /// <param name="information">What is asked for, as completed.</param>
    /// <param name="note">The applicant's words.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome> HandleAsync(Guid caseId, Guid noticeId, InformationSought information, string? note, CancellationToken ct = default)
    {
        var key = StagingKey(caseId, noticeId);
        using var turn = await staged.EnterAsync(key, ct);
        var ids = (await staged.ListAsync(key, ct)).Select(f => f.Id).ToList();
        return await writer.WriteAsync(caseId, Actor.Citizen, expectedVersion: null, async unit =>
            await unit.AttachAsync(files, ids, ct) is { } bad
                ? [bad]
                : unit.Request.ReceiveClarification(noticeId, unit.Today, information, note, ids, unit.Calendar, unit.Today), ct);
    }
}
