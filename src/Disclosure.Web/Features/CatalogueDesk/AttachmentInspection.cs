using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;
using Disclosure.Web.Data;
using Disclosure.Web.Files.Inspection;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>
/// Looks into uploads before they become public, as into whatever leaves the house: what is hidden in a file must be gone, and what
/// cannot be looked into needs a written account of how a person checked it. Release copies of a case were looked into before.
/// </summary>
public sealed class AttachmentInspection(IDbContextFactory<DisclosureDb> factory, ReleaseInspection inspection)
{
    /// <summary>Longest account.</summary>
    public const int MaxAccount = 500;

    /// <summary>What is wrong with the attachments that were uploaded for this content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(CatalogueDraft content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        var refusals = new List<Refusal>();
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var attachment in content.Attachments.Where(a => a.FileId is not null))
        {
            var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachment.FileId && f.CaseId == null && f.RecordId == null, ct);
            if (file is null)
            {
                continue;
            }

            var report = await inspection.OfAsync(file, null!, ct);
            if (report.Blocking is { Count: > 0 } blocking)
            {
                refusals.Add(new Refusal("hidden-content", $"“{report.Name}”含有{Told(blocking)}，清除后重新上传才能公开。", Law.Article("十七"), "attachments"));
            }
            else if (report.ToJustify is { Count: > 0 } open && CatalogueText.Line(attachment.Checked) is null)
            {
                refusals.Add(new Refusal("not-inspected", $"“{report.Name}”{Told(open)}，请换成可以检查的文件，或者在附件旁写明人工核对的情况。", Law.Article("十七"), "attachments"));
            }
            else if (attachment.Checked?.Length > MaxAccount)
            {
                refusals.Add(new Refusal("too-long", $"人工核对的情况不能超过{MaxAccount}个字。", null, "attachments"));
            }
        }

        return refusals;
    }

    private static string Told(IReadOnlyList<HiddenContent> findings) =>
        string.Join('、', findings.GroupBy(f => f.Kind).Take(4).Select(g => $"{HiddenKinds.Label(g.Key)}（{g.First().Where}{(g.Count() > 1 ? "等" : null)}）"));
}
