using System.Text.Json.Nodes;
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

/// <summary>A mail to the writer.</summary>
public sealed record OpinionMail(MailRow Row, string? To);

/// <summary>A look at the writer's data.</summary>
public sealed record OpinionReveal(DateTimeOffset At, string Name, string? Reason);

/// <summary>Everything the opinion page shows, of one moment.</summary>
public sealed record OpinionPageData(
    OpinionView View,
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<DepartmentRow> Departments,
    IReadOnlyList<OpinionFile> Files,
    IReadOnlyList<OpinionMail> Mails,
    IReadOnlyList<NoticeRow> Notices,
    IReadOnlyList<IncidentRow> Incidents,
    IReadOnlyList<OpinionReveal> Reveals)
{
    /// <summary>Open tasks, oldest first.</summary>
    public IReadOnlyList<TaskRow> OpenTasks => [.. Tasks.Where(t => t.State == TaskState.Open)];

    /// <summary>A department's name.</summary>
    public string NameOf(Guid? id) => Departments.FirstOrDefault(d => d.Id == id)?.Name ?? "（已撤销的处室）";
}

/// <summary>Loads the opinion page, and shows who wrote, on record.</summary>
public sealed class OpinionPageQuery(OpinionReader reader, IDbContextFactory<DisclosureDb> factory, FileStore files, WriteGate gate, TimeProvider time)
{
    /// <summary>Field under which a look at the writer's data is recorded.</summary>
    public const string SenderField = "opinion.sender";

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
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == caseId).OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).ToListAsync(ct);
        return new OpinionPageData(
            view,
            await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct),
            await db.Departments.AsNoTracking().Where(d => d.AuthorityId == view.Row.AuthorityId).OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(ct),
            [.. rows.Select(f => new OpinionFile(f.Id, files.NameOf(f, view.Cipher), f.Purpose, f.Size, f.At))],
            [.. mails.Select(m => new OpinionMail(m, (string?)JsonNode.Parse(view.Cipher.OpenText(m.Cipher, MailComposer.Context(m.Id)))!["to"] is { } to ? Masking.Email(to) : null))],
            await db.Notices.AsNoTracking().Where(n => n.CaseId == caseId).OrderByDescending(n => n.At).ToListAsync(ct),
            await db.Incidents.AsNoTracking().Where(i => i.CaseId == caseId && i.ResolvedAt == null).ToListAsync(ct),
            [.. (await db.Reveals.AsNoTracking().Where(r => r.CaseId == caseId && r.Field == SenderField).OrderByDescending(r => r.At).ToListAsync(ct)).Select(r => new OpinionReveal(r.At, r.AccountName, r.Reason))]);
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

        await using var db = await factory.CreateDbContextAsync(ct);
        db.Reveals.Add(new RevealRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            CaseId = caseId,
            AccountId = actor.Id!.Value,
            AccountName = actor.Name,
            Field = SenderField,
            Reason = FilingText.Line(reason),
            At = time.GetUtcNow(),
        });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return data.View.State.Filed.Sender;
    }
}
