using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>What a case gives to an entry: the content with its own copies of the released files, and the case it came from.</summary>
/// <param name="Content">The content; its attachments name the new files.</param>
/// <param name="Files">The new files, to be added in the transaction.</param>
/// <param name="Origin">The case; null where there is none.</param>
public sealed record GivenContent(CatalogueDraft Content, IReadOnlyList<FileRow> Files, RecordOrigin? Origin);

/// <summary>
/// The way from an answered case to the public catalogue (条例第四十四条): a prefilled form in which nothing can name the applicant,
/// and copies of the release copies that went out. The originals and their keys stay with the case: erasing it leaves what is public.
/// </summary>
public sealed class CaseCopies(CaseReader cases, IDbContextFactory<DisclosureDb> factory, FileStore files)
{
    /// <summary>The category that is proposed; where it is missing the officer chooses.</summary>
    private const string ProposedCategory = "catalogue";

    /// <summary>The prefilled form of a case.</summary>
    /// <returns>The form with the case's number; or why there is none.</returns>
    public async Task<(RecordForm? Form, string? CaseNumber, string? Problem)> PrefillAsync(Actor actor, Guid caseId, CategoryTree tree, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var view = await ViewAsync(actor, caseId, ct);
        if (view is null)
        {
            return (null, null, "没有找到该件，或者不在您的权限范围内。");
        }

        if (DisclosureRequest.Rebuild(view.Events.Select(e => e.Event)).CannotBeMadePublic() is { } no)
        {
            return (null, view.Row.Number, no.ToString());
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var given = await ReleasedAsync(db, view, ct);
        var state = view.State;
        var applicant = state.Filing!.Applicant;
        string?[] personal = [applicant.Name, applicant.IdNumber, applicant.ContactName, applicant.LegalRepresentative, applicant.Employer, applicant.Phone, applicant.Email, applicant.Address, applicant.Fax];
        var names = given.Select(f => files.NameOf(f, view.Cipher)).ToList();
        var items = (state.Draft?.Items ?? []).Where(i => !i.Withheld).Select(i => SafePrefill.Safe(i.Name, personal)).OfType<string>().ToList();
        var released = items.Count > 0 ? items : [.. names.Select(n => SafePrefill.Safe(SafePrefill.WithoutExtension(n), personal)).OfType<string>()];
        var authority = await db.Authorities.Where(a => a.Id == view.Row.AuthorityId).Select(a => a.Name).SingleAsync(ct);
        var title = SafePrefill.Title(state.Information.Title, released, personal);
        return (new RecordForm
        {
            CaseId = caseId,
            Title = title,
            DocumentNumber = SafePrefill.Safe(state.Information.DocumentNumber, personal),
            Publisher = authority,
            Category = tree.Find(ProposedCategory)?.Code,
            Summary = "依申请公开的政府信息，依据《中华人民共和国政府信息公开条例》第四十四条转为主动公开。",
            Body = released.Count > 0
                ? $"下列政府信息转为主动公开：\n{string.Join('\n', released.Select((r, i) => $"{i + 1}. {r}"))}"
                : title,
            Attachments = [.. given.Zip(names, (f, n) => new FormAttachment { FileId = f.Id, Name = SafePrefill.Safe(n, personal) ?? $"附件{Path.GetExtension(n)}" })],
        }, view.Row.Number, null);
    }

    /// <summary>The case that an entry came from; null where it came from none.</summary>
    public async Task<Guid?> OriginAsync(Guid recordId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.CatalogueChanges.Where(c => c.RecordId == recordId && c.CaseId != null).Select(c => c.CaseId).FirstOrDefaultAsync(ct);
    }

    /// <summary>机构代码 of the officer's authority.</summary>
    public async Task<string> OrganCodeAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Authorities.Where(a => a.Id == actor.AuthorityId).Select(a => a.OrganCode).SingleAsync(ct);
    }

    /// <summary>Copies the released files that the content names. An entry without a case is given back as it is.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="command">The entry.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="rehearse">True to judge only: nothing is copied.</param>
    /// <returns>What the case gives; or what became of the command already.</returns>
    public async Task<(GivenContent? Given, Outcome? Refused)> TakeAsync(Actor actor, RecordCommand command, CancellationToken ct, bool rehearse = false)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.CaseId is not { } caseId)
        {
            return (new GivenContent(command.Content, [], null), null);
        }

        if (await ViewAsync(actor, caseId, ct) is not { } view)
        {
            return (null, Outcome.NotFound.Instance);
        }

        if (DisclosureRequest.Rebuild(view.Events.Select(e => e.Event)).CannotBeMadePublic() is { } no)
        {
            return (null, Outcome.Refuse(no));
        }

        var copied = new List<FileRow>();
        var attachments = new List<CatalogueAttachment>();
        await using var db = await factory.CreateDbContextAsync(ct);
        var released = (await ReleasedAsync(db, view, ct)).ToDictionary(f => f.Id);
        foreach (var attachment in command.Content.Attachments)
        {
            if (rehearse || attachment.FileId is not { } id || !released.TryGetValue(id, out var file))
            {
                attachments.Add(attachment);
                continue;
            }

            var (name, content) = await files.ReadAsync(file, view.Cipher, ct);
            var row = await files.StageAsync(content, NamedLike(attachment.Name, name), file.ContentType, "published", null, actor.Id, ct);
            (row.RecordId, row.DeclaredFreeOfSecrets) = (command.Id, true);
            copied.Add(row);
            attachments.Add(attachment with { FileId = row.Id });
        }

        return (new GivenContent(command.Content with { Attachments = attachments }, copied, new RecordOrigin(caseId, view.Row.Number)), null);
    }

    // The stored name goes out with the download: it is the one that the officer checked, with the ending of the file.
    private static string NamedLike(string shown, string stored) =>
        shown.EndsWith(Path.GetExtension(stored), StringComparison.OrdinalIgnoreCase) ? shown : shown + Path.GetExtension(stored);

    private static async Task<List<FileRow>> ReleasedAsync(DisclosureDb db, CaseView view, CancellationToken ct)
    {
        var ids = view.State.Draft?.AttachmentIds ?? [];
        var rows = await db.Files.AsNoTracking().Where(f => ids.Contains(f.Id) && f.CaseId == view.Row.Id).ToDictionaryAsync(f => f.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private async Task<CaseView?> ViewAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        try
        {
            return await cases.ForOfficerAsync(caseId, actor, ct);
        }
        catch (CaseErasedException)
        {
            return null;
        }
    }
}
