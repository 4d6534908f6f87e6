using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A note as it is read.</summary>
/// <param name="Id">Of the note.</param>
/// <param name="At">When it was added.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="Text">What it says.</param>
public sealed record CaseNote(Guid Id, DateTimeOffset At, string AuthorName, string Text);

/// <summary>内部备注: what officers tell each other. Sealed with the case's key; added, never changed or removed.</summary>
public sealed class AddNoteHandler(OfficerCases cases, IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    /// <summary>Longest note, in characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>The context under which a note is sealed.</summary>
    public static string Context(Guid noteId) => $"note:{noteId:N}";

    /// <summary>The notes of a case, the newest first.</summary>
    public static async Task<IReadOnlyList<CaseNote>> ListAsync(DisclosureDb db, Guid caseId, CaseCipher cipher, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(cipher);
        return [.. (await db.Notes.AsNoTracking().Where(n => n.CaseId == caseId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToListAsync(ct))
            .Select(n => new CaseNote(n.Id, n.At, n.AuthorName, cipher.OpenText(n.Cipher, Context(n.Id))))];
    }

    /// <summary>Adds a note to a case that the officer may see.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="text">What it says.</param>
    /// <param name="noteId">Chosen by the form, so that a second click adds nothing.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome> HandleAsync(Actor actor, Guid caseId, string? text, Guid noteId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await cases.OpenAsync(caseId, actor, ct) is not { } cipher)
        {
            return Outcome.NotFound.Instance;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome.Refuse(new Refusal("required", "请填写备注内容。", null, "text"));
        }

        if (text.Trim().Length > MaxLength)
        {
            return Outcome.Refuse(new Refusal("too-long", $"备注不能超过{MaxLength}个字，现有{text.Trim().Length}个字，请精简或者分条填写。", null, "text"));
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Notes.AnyAsync(n => n.Id == noteId, ct))
        {
            return Outcome.Done.Instance;
        }

        db.Notes.Add(new NoteRow
        {
            Id = noteId,
            CaseId = caseId,
            AuthorId = actor.Id!.Value,
            AuthorName = actor.Name,
            At = time.GetUtcNow(),
            Cipher = cipher.SealText(text.Trim(), Context(noteId)),
        });
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return Outcome.Done.Instance;
    }
}
