using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
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

        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == view.Row.AuthorityId, ct);
        var key = NoticeLetterModel.KeyOf(notice.Kind);
        var template = await db.Templates.AsNoTracking().Where(t => t.Kind == TemplatePublisher.LetterKind && t.Key == key).OrderByDescending(t => t.Version).Select(t => t.Body).FirstAsync(ct);
        var number = NumberPattern.Blank(authority.NoticeNumberPattern, authority.OrganCode, view.Today.Year, NoticeLetterModel.CharacterOf(notice.Kind));
        return NoticeLetterRenderer.Render(new NoticeLetter(authority, MaskedApplicant.Of(view.State), notice, number, view.Today, view.Calendar), template, preview: true).Html;
    }
}
