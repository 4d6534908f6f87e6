using Disclosure.Domain.Decisions;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Editing;
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
        return await LoadAsync(view, draft, ct) is var (letter, template)
            ? LetterRenderer.Render(letter with { State = MaskedApplicant.Of(view.State) }, template, preview: true).Html
            : null;
    }

    /// <summary>The letter as it goes out to be edited and comes back.</summary>
    /// <param name="view">The case.</param>
    /// <param name="draft">The reply; may still be incomplete.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when there is too little to show.</returns>
    public async Task<EditableLetter?> EditableAsync(CaseView view, ReplyDraft draft, CancellationToken ct = default) =>
        await LoadAsync(view, draft, ct) is var (letter, template) ? EditableLetter.Of(letter, template) : null;

    /// <summary>As the officer who changes the case has it, uncommitted: the same letter as the preview's.</summary>
    /// <param name="unit">The case being worked on.</param>
    /// <param name="draft">A reply that the domain accepted.</param>
    /// <param name="ct">Cancellation.</param>
    internal async Task<EditableLetter> EditableAsync(CaseUnit unit, ReplyDraft draft, CancellationToken ct)
    {
        var authority = await unit.Office.AuthorityAsync(ct);
        var key = ReplyCatalogue.Basis(draft.Type, draft.Ground).TemplateKey;
        var template = await unit.Office.LetterTemplateAsync(key, ct) ?? throw new TemplateModelException($"No letter template {key}.");
        // Tracked: a file that this very command hands to the case is opened by the case's key already.
        var rows = await unit.Db.Files.Where(f => draft.AttachmentIds.Contains(f.Id)).ToListAsync(ct);
        var names = draft.AttachmentIds.Select(id => rows.Find(r => r.Id == id)).OfType<FileRow>().Select(r => files.NameOf(r, r.CaseId is null ? null : unit.Cipher)).ToList();
        var number = NumberPattern.Blank(authority.LetterNumberPattern, authority.OrganCode, unit.Today.Year);
        return EditableLetter.Of(new ReplyLetter(authority, unit.Request.State, draft, number, unit.Today, names), template);
    }

    private async Task<(ReplyLetter Letter, string Template)?> LoadAsync(CaseView view, ReplyDraft draft, CancellationToken ct)
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
        return (new ReplyLetter(authority, view.State, draft, number, view.Today, names), template.Body);
    }
}
