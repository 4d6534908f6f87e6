using Disclosure.Domain.Decisions;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Seeding;
using Disclosure.Web.Templates;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Letters;

/// <summary>The letter as it would be: from the draft on record, or from what is being typed.</summary>
public sealed class LetterPreview(IDbContextFactory<DisclosureDb> factory, FileStore files)
{
    /// <summary>Renders a preview.</summary>
    /// <param name="view">The case.</param>
    /// <param name="draft">The reply; may still be incomplete.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>A complete document marked as a preview, a person's name masked; null when there is too little to show: a refusal without its ground.</returns>
    public async Task<string?> RenderAsync(CaseView view, ReplyDraft draft, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(draft);
        if ((draft.Type == ReplyType.Refused) != draft.Ground.HasValue)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == view.Row.AuthorityId, ct);
        var key = ReplyCatalogue.Basis(draft.Type, draft.Ground).TemplateKey;
        var template = await db.Templates.AsNoTracking().Where(t => t.Kind == TemplatePublisher.LetterKind && t.Key == key).OrderByDescending(t => t.Version).FirstAsync(ct);
        var rows = await db.Files.AsNoTracking().Where(f => draft.AttachmentIds.Contains(f.Id) && (f.CaseId == view.Row.Id || f.CaseId == null)).ToListAsync(ct);
        var names = draft.AttachmentIds.Select(id => rows.Find(r => r.Id == id)).OfType<FileRow>().Select(r => files.NameOf(r, r.CaseId is null ? null : view.Cipher)).ToList();
        var number = NumberPattern.Blank(authority.LetterNumberPattern, authority.OrganCode, view.Today.Year);
        return LetterRenderer.Render(new ReplyLetter(authority, MaskedApplicant.Of(view.State), draft, number, view.Today, names), template.Body, preview: true).Html;
    }
}
