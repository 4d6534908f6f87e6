using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files.Inspection;

/// <summary>公开件 of a reply: what may leave the house, and why something may not.</summary>
public sealed class ReleaseDesk(IDbContextFactory<DisclosureDb> factory, ReleaseInspection inspection)
{
    /// <summary>Most characters of a reason.</summary>
    public const int MaxReason = 500;

    /// <summary>The report on a file of the case, or on one that the officer staged; null when it is neither.</summary>
    public async Task<ReleaseReport?> ReportAsync(Actor actor, Guid caseId, CaseCipher cipher, Guid fileId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var account = actor.Id;
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && (f.CaseId == caseId || (f.CaseId == null && f.RecordId == null && f.UploadedBy == account)), ct);
        return file is null ? null : await inspection.OfAsync(file, cipher, ct);
    }

    /// <summary>
    /// The reply with the hash of each copy as the inspection saw it; or why one may not go out. Files that are neither the
    /// case's nor the officer's are left to the check that attaches them.
    /// </summary>
    /// <returns>The reply, and what is wrong with it; messages name the kind and the place of hidden content, never the content.</returns>
    public async Task<(ReplyDraft Reply, IReadOnlyList<Refusal> Refusals)> CheckAsync(Actor actor, Guid caseId, CaseCipher cipher, ReplyDraft reply, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var copies = new List<ReleaseCopy>();
        var refusals = new List<Refusal>();
        foreach (var id in reply.AttachmentIds.Distinct())
        {
            if (reply.Copies?.FirstOrDefault(c => c.FileId == id) is not { } mark || await ReportAsync(actor, caseId, cipher, id, ct) is not { } report)
            {
                continue;
            }

            var reason = string.IsNullOrWhiteSpace(mark.Reason) ? null : mark.Reason.Trim();
            copies.Add(new(id, report.Sha256, report.ToJustify.Count > 0 ? reason : null));
            if (report.Blocking is { Count: > 0 } blocking)
            {
                refusals.Add(new("hidden-content", $"“{report.Name}”含有{Told(blocking)}，清除后重新上传才能发出。", Law.Article("三十七"), "attachments"));
            }
            else if (report.ToJustify is { Count: > 0 } open && reason is null)
            {
                refusals.Add(new("not-inspected", $"“{report.Name}”{Told(open)}，请重新制作公开件，或者写明人工核对的情况。", Law.Article("三十七"), $"copies.{id}"));
            }
            else if (reason?.Length > MaxReason)
            {
                refusals.Add(new("too-long", $"不能超过{MaxReason}个字，请精简。", null, $"copies.{id}"));
            }
        }

        return (reply with { Copies = reply.AttachmentIds.Count > 0 ? copies : null }, refusals);
    }

    private static string Told(IReadOnlyList<HiddenContent> findings) =>
        string.Join('、', findings.GroupBy(f => f.Kind).Take(4).Select(g => $"{HiddenKinds.Label(g.Key)}（{g.First().Where}{(g.Count() > 1 ? "等" : null)}）"));
}
