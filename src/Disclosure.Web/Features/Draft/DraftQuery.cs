using Disclosure.Domain.Decisions;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Letters;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Draft;

/// <summary>Loads what 拟稿 needs beside the case.</summary>
public sealed class DraftQuery(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>The authority: its letterhead and remedy bodies.</summary>
    public async Task<AuthorityRow> AuthorityAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == id, ct);
    }

    /// <summary>救济途径 as it will stand in the letter: it follows from the reply and is not typed.</summary>
    public static string RemedyOf(AuthorityRow authority, CaseView view, ReplyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(view);
        return LetterModel.RemedyOf(new ReplyLetter(authority, view.State, draft, string.Empty, view.Today, []));
    }
}
