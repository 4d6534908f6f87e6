using System.Globalization;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>A file of an opinion.</summary>
public sealed record OpinionFile(Guid Id, string Name, string Purpose, long Size, DateTimeOffset At);

/// <summary>A look at the writer's data, or at the code.</summary>
public sealed record OpinionReveal(DateTimeOffset At, string Name, string What, string? Reason);

/// <summary>Everything the opinion page shows, of one moment.</summary>
public sealed record OpinionPageData(
    OpinionView View,
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<DepartmentRow> Departments,
    IReadOnlyList<OpinionFile> Files,
    IReadOnlyList<CaseMail> Mails,
    IReadOnlyList<CaseNote> Notes,
    IReadOnlyList<NoticeRow> Notices,
    IReadOnlyList<IncidentRow> Incidents,
    IReadOnlyList<OpinionReveal> Reveals)
{
    /// <summary>Open tasks, oldest first.</summary>
    public IReadOnlyList<TaskRow> OpenTasks => [.. Tasks.Where(t => t.State == TaskState.Open)];

    /// <summary>True while a mail that carried the 查询码 has not arrived and nobody has phoned.</summary>
    public bool TellsCode => Notices.Any(n => n.Kind == PhoneNotices.Kind && n.DoneAt == null && View.Events.Any(e =>
        e.Event is OpinionFiled or OpinionCodeReissued && n.Key.EndsWith($"/{e.Seq.ToString(CultureInfo.InvariantCulture)}/opinion", StringComparison.Ordinal)));

    /// <summary>A department's name.</summary>
    public string NameOf(Guid? id) => Departments.FirstOrDefault(d => d.Id == id)?.Name ?? "（已撤销的处室）";
}

/// <summary>Loads the opinion page, and shows who wrote, on record.</summary>
public sealed class OpinionPageQuery(OpinionReader reader, IDbContextFactory<DisclosureDb> factory, FileStore files, WriteGate gate, TimeProvider time)
{
    /// <summary>Field under which a look at the writer's data is recorded.</summary>
    public const string SenderField = "opinion.sender";

    /// <summary>Field under which a look at the 查询码 is recorded.</summary>
    public const string CodeField = "opinion.queryCode";

    /// <summary>Loads everything; null when there is no such opinion or the officer may not see it.</summary>
    /// <exception cref="CaseErasedException">Its personal data were erased.</exception>
    public async Task<OpinionPageData?> LoadAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        if (await reader.ForOfficerAsync(caseId, actor, ct) is not { } view)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == caseId).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
        return new OpinionPageData(
            view,
            await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct),
            await db.Departments.AsNoTracking().Where(d => d.AuthorityId == view.Row.AuthorityId).OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(ct),
            [.. rows.Select(f => new OpinionFile(f.Id, files.NameOf(f, view.Cipher), f.Purpose, f.Size, f.At))],
            await CaseMail.ListAsync(db, caseId, view.Cipher, ct),
            await AddNoteHandler.ListAsync(db, caseId, view.Cipher, ct),
            await db.Notices.AsNoTracking().Where(n => n.CaseId == caseId).OrderByDescending(n => n.At).ToListAsync(ct),
            await db.Incidents.AsNoTracking().Where(i => i.CaseId == caseId && i.ResolvedAt == null).ToListAsync(ct),
            [.. (await db.Reveals.AsNoTracking().Where(r => r.CaseId == caseId && (r.Field == SenderField || r.Field == CodeField)).OrderByDescending(r => r.At).ToListAsync(ct)).Select(r => new OpinionReveal(r.At, r.AccountName, r.Field == CodeField ? "查询码" : "来信人信息", r.Reason))]);
    }

    /// <summary>True when the officer works on it now and need not say why they look at who wrote.</summary>
    public static bool NeedsNoReason(OpinionPageData data, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.OpenTasks.Any(t => TaskAccess.Check(t, actor) is null);
    }

    /// <summary>Who wrote, on record.</summary>
    /// <returns>Null when the officer may not see it, or gave no reason where one is needed.</returns>
    public async Task<OpinionSender?> RevealAsync(Guid caseId, Actor actor, string? reason, CancellationToken ct = default)
    {
        if (await LoadAsync(caseId, actor, ct) is not { } data || (string.IsNullOrWhiteSpace(reason) && !NeedsNoReason(data, actor)))
        {
            return null;
        }

        await RecordAsync(caseId, actor, SenderField, reason, ct);
        return data.View.State.Filed.Sender;
    }

    /// <summary>The 查询码 for who must tell it by telephone, on record.</summary>
    /// <returns>Grouped; null when the officer does not phone writers, or no mail with the code is missing.</returns>
    public async Task<string?> RevealCodeAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        if (!OpinionWorkHandler.MayAct(actor) || await LoadAsync(caseId, actor, ct) is not { TellsCode: true } data)
        {
            return null;
        }

        await RecordAsync(caseId, actor, CodeField, null, ct);
        return QueryCode.Group(data.View.State.QueryCode!);
    }

    private async Task RecordAsync(Guid caseId, Actor actor, string field, string? reason, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        db.Reveals.Add(new RevealRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            CaseId = caseId,
            AccountId = actor.Id!.Value,
            AccountName = actor.Name,
            Field = field,
            Reason = FilingText.Line(reason),
            At = time.GetUtcNow(),
        });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
