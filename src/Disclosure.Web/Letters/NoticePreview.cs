using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Letters.Editing;
using Disclosure.Web.Seeding;
using Disclosure.Web.Templates;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Letters;

/// <summary>A procedural letter as it would be.</summary>
public sealed class NoticePreview(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Renders a preview, marked as one; null when the case has no such letter.</summary>
    public async Task<string?> RenderAsync(CaseView view, Guid noticeId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.State.Notices.Find(n => n.Id == noticeId) is not { } notice)
        {
            return null;
        }

        var (letter, template) = await LoadAsync(view, view.State, notice, ct);
        return NoticeLetterRenderer.Render(letter with { State = MaskedApplicant.Of(view.State) }, template, preview: true).Html;
    }

    /// <summary>A letter on record as it goes out to be edited and comes back; null when the case has no such letter.</summary>
    public async Task<EditableLetter?> EditableAsync(CaseView view, Guid noticeId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.State.Notices.Find(n => n.Id == noticeId) is not { } notice)
        {
            return null;
        }

        var (letter, template) = await LoadAsync(view, view.State, notice, ct);
        return EditableLetter.Of(letter, template);
    }

    /// <summary>A letter that is being typed, as it goes out to be edited and comes back.</summary>
    /// <param name="view">The case.</param>
    /// <param name="noticeId">New, or that of the letter that is reworked.</param>
    /// <param name="content">What it says; may still be incomplete.</param>
    /// <param name="wording">The text as edited; null for the template's own.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when there is too little to show.</returns>
    public async Task<EditableLetter?> EditableAsync(CaseView view, Guid noticeId, NoticeContent content, LetterWording? wording, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (NoticeRules.Check(content, view.State, view.Today).Any())
        {
            return null;
        }

        var state = view.State.Apply(new NoticeDrafted(noticeId, content, wording));
        var (letter, template) = await LoadAsync(view, state, state.Notices.Find(n => n.Id == noticeId)!, ct);
        return EditableLetter.Of(letter, template);
    }

    /// <summary>As the officer who changes the case has it, uncommitted.</summary>
    internal static async Task<EditableLetter> EditableAsync(CaseUnit unit, Notice notice, CancellationToken ct)
    {
        var authority = await unit.Office.AuthorityAsync(ct);
        var key = NoticeLetterModel.KeyOf(notice.Kind);
        var template = await unit.Office.LetterTemplateAsync(key, ct) ?? throw new TemplateModelException($"No letter template {key}.");
        return EditableLetter.Of(new NoticeLetter(authority, unit.Request.State, notice, Number(authority, notice.Kind, unit.Today.Year), unit.Today, unit.Calendar), template);
    }

    private static string Number(AuthorityRow authority, NoticeKind kind, int year) => NumberPattern.Blank(authority.NoticeNumberPattern, authority.OrganCode, year, NoticeLetterModel.CharacterOf(kind));

    private async Task<(NoticeLetter Letter, string Template)> LoadAsync(CaseView view, RequestState state, Notice notice, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == view.Row.AuthorityId, ct);
        var key = NoticeLetterModel.KeyOf(notice.Kind);
        var template = await db.Templates.AsNoTracking().Where(t => t.Kind == TemplatePublisher.LetterKind && t.Key == key).OrderByDescending(t => t.Version).Select(t => t.Body).FirstAsync(ct);
        return (new NoticeLetter(authority, state, notice, Number(authority, notice.Kind, view.Today.Year), view.Today, view.Calendar), template);
    }
}
