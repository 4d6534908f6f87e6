using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CasePage;

/// <summary>Loads the case page: a fixed number of queries, whatever the length of the record.</summary>
public sealed class CasePageQuery(CaseReader reader, IDbContextFactory<DisclosureDb> factory, FileStore files)
{
    /// <summary>Loads everything; null when there is no such case or the officer may not see it.</summary>
    /// <exception cref="CaseErasedException">The case's personal data were erased by destroying its key.</exception>
    public async Task<CasePageData?> LoadAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        // The stamp is read first: what changes in between makes the next look differ, and the page loads again.
        await using var db = await factory.CreateDbContextAsync(ct);
        var stamp = await StampAsync(db, caseId, ct);
        if (stamp is null || await reader.ForOfficerAsync(caseId, actor, ct) is not { } view)
        {
            return null;
        }

        var authority = view.Row.AuthorityId;
        return new CasePageData(
            view,
            stamp with { Version = view.State.Version },
            await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct),
            InOrder(await db.Instances.AsNoTracking().Where(i => i.CaseId == caseId).ToListAsync(ct), view.State),
            await db.Incidents.AsNoTracking().Where(i => i.CaseId == caseId).OrderByDescending(i => i.At).ToListAsync(ct),
            await db.Notices.AsNoTracking().Where(n => n.CaseId == caseId).OrderByDescending(n => n.At).ToListAsync(ct),
            await FilesAsync(db, view, ct),
            await CaseMail.ListAsync(db, caseId, view.Cipher, ct),
            await AddNoteHandler.ListAsync(db, caseId, view.Cipher, ct),
            await RevealsAsync(db, view, ct),
            await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authority).ToDictionaryAsync(d => d.Id, d => d.Name, ct),
            await db.Authorities.Where(a => a.Id == authority).Select(a => a.Name).SingleAsync(ct),
            await LinkedCases.OfAsync(db, view.State, ct));
    }

    /// <summary>What a page that is open asks again and again; null when the case is gone.</summary>
    public async Task<CaseStamp?> StampAsync(Guid caseId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await StampAsync(db, caseId, ct);
    }

    private static Task<CaseStamp?> StampAsync(DisclosureDb db, Guid caseId, CancellationToken ct) => db.Cases.AsNoTracking().Where(c => c.Id == caseId)
        .Select(c => new CaseStamp(
            c.Version,
            db.Tasks.Count(t => t.CaseId == caseId && t.State != TaskState.Open),
            db.Mails.Where(m => m.CaseId == caseId).Sum(m => m.Attempts),
            db.Mails.Count(m => m.CaseId == caseId && m.State == MailState.Queued),
            db.Notes.Count(n => n.CaseId == caseId),
            db.Incidents.Count(i => i.CaseId == caseId && i.ResolvedAt == null),
            db.Notices.Count(n => n.CaseId == caseId && n.DoneAt == null)))
        .SingleOrDefaultAsync(ct);

    /// <summary>The main instance, then the departments' as they were assigned, 主办 first: they all start at one instant.</summary>
    private static IReadOnlyList<InstanceRow> InOrder(List<InstanceRow> instances, RequestState state)
    {
        var places = state.Assignments.OrderByDescending(a => a.IsLead).Select(a => a.DepartmentId).ToList();
        return [.. instances.OrderBy(i => i.DepartmentId is { } d ? 1 + places.IndexOf(d) : -1).ThenBy(i => i.CreatedAt).ThenBy(i => i.Id)];
    }

    private static async Task<IReadOnlyList<CaseReveal>> RevealsAsync(DisclosureDb db, CaseView view, CancellationToken ct) =>
    [
        .. (await db.Reveals.AsNoTracking().Where(r => r.CaseId == view.Row.Id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ToListAsync(ct))
            .Select(r => new CaseReveal(r.Id, r.At, r.AccountName, PersonalFields.LabelOf(view, r.Field), r.Reason)),
    ];

    private async Task<IReadOnlyList<CaseFile>> FilesAsync(DisclosureDb db, CaseView view, CancellationToken ct)
    {
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == view.Row.Id).OrderByDescending(f => f.At).ThenByDescending(f => f.Id)
            .Select(f => new { File = f, Name = db.Users.Where(u => u.Id == f.UploadedBy).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. rows.Select(r => new CaseFile(r.File.Id, files.NameOf(r.File, view.Cipher), r.File.Purpose, r.File.Size, r.File.At, r.Name, r.File.DeclaredFreeOfSecrets))];
    }
}
