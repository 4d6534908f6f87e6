using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Track;

/// <summary>A download with its name.</summary>
/// <param name="Id">The file.</param>
/// <param name="Label">盖章件 or 附件.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes.</param>
public sealed record TrackFile(Guid Id, string Label, string Name, long Size);

/// <summary>A letter with its downloads.</summary>
public sealed record TrackLetter(PublicLetter Letter, IReadOnlyList<TrackFile> Files);

/// <summary>What the tracking page shows.</summary>
/// <param name="View">The case.</param>
/// <param name="Authority">The authority.</param>
/// <param name="Steps">办理经过.</param>
/// <param name="Letters">文书.</param>
/// <param name="Mails">邮件.</param>
public sealed record TrackPage(CaseView View, AuthorityRow Authority, IReadOnlyList<PublicStep> Steps, IReadOnlyList<TrackLetter> Letters, IReadOnlyList<CitizenMail> Mails)
{
    /// <summary>True while the applicant may still withdraw; the domain decides again.</summary>
    public bool MayWithdraw => !View.State.Status.IsEnded() && View.State.RepliedOn is null;
}

/// <summary>Loads the tracking page.</summary>
public sealed class TrackLoader(IDbContextFactory<DisclosureDb> factory, FileStore store, CitizenMails mails)
{
    /// <summary>Loads what stands beside the case.</summary>
    public async Task<TrackPage> LoadAsync(CaseView view, AuthorityRow authority, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(view);
        var letters = PublicLetters.Of(view.State);
        var ids = letters.SelectMany(l => l.AttachmentIds.Append(l.SealedFileId)).ToList();
        await using var db = await factory.CreateDbContextAsync(ct);
        var files = await db.Files.AsNoTracking().Where(f => f.CaseId == view.Row.Id && ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        return new TrackPage(
            view,
            authority,
            PublicTimeline.Of(view.Events),
            [.. letters.Select(l => new TrackLetter(l, [.. Files(l)]))],
            await mails.ListAsync(view.Row.Id, ct));

        IEnumerable<TrackFile> Files(PublicLetter letter) =>
            from item in letter.AttachmentIds.Select((id, i) => (Id: id, Label: letter.AttachmentIds.Count == 1 ? "附件" : $"附件{i + 1}")).Prepend((letter.SealedFileId, "盖章件"))
            where files.ContainsKey(item.Item1)
            let row = files[item.Item1]
            select new TrackFile(row.Id, item.Item2, store.NameOf(row, view.Cipher), row.Size);
    }
}
