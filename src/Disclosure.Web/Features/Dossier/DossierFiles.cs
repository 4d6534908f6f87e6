using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Dossier;

/// <summary>Reads every file of a case once, so that the index knows hashes and damage before the first byte leaves.</summary>
/// <param name="store">The store; it decrypts into memory, one file at a time.</param>
public sealed class DossierFiles(FileStore store)
{
    /// <summary>Every file of the case, and those that its events name although they are not on record.</summary>
    /// <param name="db">The database.</param>
    /// <param name="view">The case.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyDictionary<Guid, DossierFile>> CheckAsync(DisclosureDb db, CaseView view, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(view);
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == view.Row.Id).OrderBy(f => f.At).ThenBy(f => f.Id)
            .Select(f => new { File = f, By = db.Users.Where(u => u.Id == f.UploadedBy).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(ct);
        var files = new Dictionary<Guid, DossierFile>();
        foreach (var row in rows)
        {
            files[row.File.Id] = await CheckAsync(row.File, row.By, view.Cipher, ct);
        }

        foreach (var id in view.Events.SelectMany(ReferencesOf).Where(id => !files.ContainsKey(id)).Distinct().ToList())
        {
            files[id] = new DossierFile(id, null, $"（标识 {id:N}）", null, "办理记录提到这个文件，但登记中没有它。", null, view.Cipher);
        }

        return files;
    }

    /// <summary>The content of a file that was found sound.</summary>
    /// <exception cref="IOException">It went missing since.</exception>
    /// <exception cref="CryptographicException">It was altered since.</exception>
    public async Task<byte[]> ReadAsync(DossierFile file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        return (await store.ReadAsync(file.Row!, file.Cipher, ct)).Content;
    }

    /// <summary>并案答复: the reply of the leading case with its sealed copy, what it gives, and the proofs of its service.</summary>
    /// <param name="db">The database.</param>
    /// <param name="lead">The leading case.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<DossierFile>> CheckReplyAsync(DisclosureDb db, CaseView lead, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(lead);
        if (lead.State.ReplyLetter is not { } letter)
        {
            return [];
        }

        Guid?[] named =
        [
            letter.Issued.FileId, letter.SealedFileId, .. (lead.State.Draft?.AttachmentIds ?? []).Select(id => (Guid?)id), letter.Served?.ProofFileId,
            .. lead.Events.Select(e => e.Event).OfType<ServiceProved>().Where(e => e.LetterId == letter.Issued.LetterId).Select(e => e.ProofFileId),
        ];
        var files = new List<DossierFile>();
        foreach (var id in named.OfType<Guid>().Distinct())
        {
            var row = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.CaseId == lead.Row.Id, ct);
            files.Add(row is null
                ? new DossierFile(id, null, $"（标识 {id:N}）", null, "主件的办理记录提到这个文件，但登记中没有它。", null, lead.Cipher)
                : await CheckAsync(row, null, lead.Cipher, ct));
        }

        return files;
    }

    /// <summary>The files that an event names.</summary>
    public static IEnumerable<Guid> ReferencesOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return FileReferences.Of(System.Text.Json.JsonSerializer.SerializeToElement(e.Event, e.Event.GetType(), EventCodec.Json)).Distinct();
    }

    private async Task<DossierFile> CheckAsync(FileRow row, string? by, CaseCipher cipher, CancellationToken ct)
    {
        try
        {
            var (name, content) = await store.ReadAsync(row, cipher, ct);
            return new DossierFile(row.Id, row, name, Convert.ToHexStringLower(SHA256.HashData(content)), null, by, cipher,
                row.Purpose == "letter" ? LetterArticle.Inside(Encoding.UTF8.GetString(content)) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return new DossierFile(row.Id, row, NameOf(row, cipher), null, e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "存储中没有这个文件。",
                CryptographicException => "存储的内容被改动或者损坏。",
                _ => "存储的文件无法读取。",
            }, by, cipher);
        }
    }

    private string NameOf(FileRow row, CaseCipher cipher)
    {
        try
        {
            return store.NameOf(row, cipher);
        }
        catch (CryptographicException)
        {
            return $"（文件名无法读取，标识 {row.Id:N}）";
        }
    }
}
