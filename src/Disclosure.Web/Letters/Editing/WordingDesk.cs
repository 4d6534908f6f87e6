using System.Security.Cryptography;
using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Letters.Editing;

/// <summary>
/// What keeps an edited text lawful from the upload to the number: taken over only as it stands in the file that is kept, and never
/// in force over facts that have changed since.
/// </summary>
public sealed class WordingDesk(LetterPreview replies, FileStore files)
{
    /// <summary>Purpose of an uploaded letter among the files of a case.</summary>
    public const string Purpose = "wording";

    /// <summary>Takes over the text of a reply that the domain has just accepted.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="draft">The reply.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Every refusal, at the field of the upload; none for the template's own text.</returns>
    public async Task<IReadOnlyList<Refusal>> TakeAsync(CaseUnit unit, ReplyDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Wording is null ? [] : await TakeAsync(unit, draft.Wording, await replies.EditableAsync(unit, draft, ct), ct);
    }

    /// <summary>Takes over the text of a procedural letter that the domain has just accepted.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="notice">The letter.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Every refusal, at the field of the upload.</returns>
    public async Task<IReadOnlyList<Refusal>> TakeAsync(CaseUnit unit, Notice notice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Wording is null ? [] : await TakeAsync(unit, notice.Wording, await NoticePreview.EditableAsync(unit, notice, ct), ct);
    }

    /// <summary>Whether the edited text of the reply on record still fits the case.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="way">What is to be done otherwise, as a sentence.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when it does, or when there is none.</returns>
    public async Task<Refusal?> CheckReplyAsync(CaseUnit unit, string way, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Request.State.Draft is { Wording: not null } draft ? Overtaken(await replies.EditableAsync(unit, draft, ct), way) : null;
    }

    /// <summary>Whether the edited text of a procedural letter on record still fits the case.</summary>
    /// <param name="unit">The case.</param>
    /// <param name="noticeId">The letter.</param>
    /// <param name="way">What is to be done otherwise, as a sentence.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when it does, or when there is none.</returns>
    public static async Task<Refusal?> CheckNoticeAsync(CaseUnit unit, Guid noticeId, string way, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Request.State.Notices.Find(n => n.Id == noticeId) is { Wording: not null } notice ? Overtaken(await NoticePreview.EditableAsync(unit, notice, ct), way) : null;
    }

    private static Refusal? Overtaken(EditableLetter letter, string way) =>
        !letter.CanBeEdited ? new("wording-template", $"文书的模板已经更换，上传修改的正文放不进去。{way}")
        : letter.Changed is { Count: > 0 } changed ? new("wording-overtaken", $"正文是上传修改的，此后“{string.Join("”、“", changed)}”有变化，正文可能已经不符。{way}")
        : WordingReader.Check(letter, letter.Wording!.Blocks).FirstOrDefault() is { } lacking ? lacking with { Field = null, Message = $"{lacking.Message}{way}" }
        : null;

    private async Task<IReadOnlyList<Refusal>> TakeAsync(CaseUnit unit, LetterWording wording, EditableLetter letter, CancellationToken ct)
    {
        if (await unit.AttachAsync(files, [wording.SourceFileId], ct, WordingReader.Field) is { } bad)
        {
            return [bad];
        }

        if (letter.Changed is { Count: > 0 } changed)
        {
            return [new("wording-overtaken", $"正文上传以后，“{string.Join("”、“", changed)}”有变化。请核对：重新下载修改后上传，或者恢复模板文字，或者确认仍用上传的文字。", null, WordingReader.Field)];
        }

        var row = await unit.Db.Files.SingleAsync(f => f.Id == wording.SourceFileId, ct);
        var (_, content) = await files.ReadAsync(row, unit.Cipher, ct);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(content), Convert.FromHexString(wording.SourceHash)) || !Says(DocxText.Read(content).Blocks, wording.Blocks))
        {
            return [new("wording-source", "正文与上传的文件不一致，请重新上传。", null, WordingReader.Field)];
        }

        return [.. WordingReader.Check(letter, wording.Blocks)];
    }

    // The text stands in the file, in one piece.
    private static bool Says(IReadOnlyList<WordingBlock> file, IReadOnlyList<WordingBlock> text)
    {
        var (said, wanted) = (file.Select(b => b.Words()).ToList(), text.Select(b => b.Words()).ToList());
        return Enumerable.Range(0, Math.Max(0, said.Count - wanted.Count + 1)).Any(at => said.GetRange(at, wanted.Count).SequenceEqual(wanted));
    }
}
