using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Common;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files;

/// <summary>A file that waits for its form to be accepted.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
public sealed record StagedFile(Guid Id, string Name, long Size);

/// <summary>
/// Uploads of a form that is not accepted yet. They are found by the form's key, of which only a hash is kept; whoever has
/// another key sees none of them. Nobody can download a staged file: its owner has it.
/// </summary>
public sealed class StagedFiles(IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store)
{
    /// <summary>Most files of one form.</summary>
    public const int MaxCount = 10;

    /// <summary>Most bytes of one form.</summary>
    public const long MaxTotal = 60 * 1024 * 1024;

    // Posts of one form wait for each other, so that a double click does not find half of the other's files.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the other posts of a form; dispose what is returned to let the next one go on.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken ct)
    {
        var turn = turns[Convert.ToInt32(HashOf(key)[..8], 16) & 63];
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    /// <summary>The files of a form, oldest first.</summary>
    public async Task<IReadOnlyList<StagedFile>> ListAsync(string key, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await Of(db, key).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(f => (f.At, File: new StagedFile(f.Id, store.NameOf(f, null), f.Size))).OrderBy(f => f.At).ThenBy(f => f.File.Name, StringComparer.Ordinal).Select(f => f.File)];
    }

    /// <summary>Checks and keeps a file.</summary>
    /// <param name="key">The form's key.</param>
    /// <param name="name">File name as sent.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="purpose">What it is: <c>identity</c>, <c>application</c> …</param>
    /// <param name="accept">Extensions allowed.</param>
    /// <param name="field">The field for refusals.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="officer">The officer who uploads it, having declared that it holds no secrets; null for a citizen.</param>
    /// <param name="most">Most files of this form.</param>
    /// <returns>Null when it is kept.</returns>
    public async Task<Refusal?> AddAsync(string key, string name, byte[] content, string purpose, string accept, string field, CancellationToken ct, Guid? officer = null, int most = MaxCount)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (type, refusal) = UploadRules.Check(name, content, accept, field);
        if (refusal is not null)
        {
            return refusal;
        }

        using var turn = await EnterAsync(key, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var present = await Of(db, key).AsNoTracking().ToListAsync(ct);
        if (await HoldsAsync(present, name, content, ct))
        {
            // The same file once more: a double click, sent again after a lost answer, or chosen again because it was not seen in the list.
            return null;
        }

        if (present.Count >= most && most == 1)
        {
            return new Refusal("one-file", "只能上传一个附件。请先移除已上传的附件，再上传新的。", null, field);
        }

        if (present.Count >= most)
        {
            return new Refusal("file-count", $"最多上传{most}个文件，“{Path.GetFileName(name)}”没有上传。可以合并成一个 PDF 后上传。", null, field);
        }

        if (present.Sum(f => f.Size) + content.LongLength > MaxTotal)
        {
            return new Refusal("file-total", $"文件合计不能超过{MaxTotal / 1024 / 1024}MB，“{Path.GetFileName(name)}”没有上传。请压缩后上传。", null, field);
        }

        var row = await store.StageAsync(content, name, type!, purpose, HashOf(key), officer, ct);
        row.DeclaredFreeOfSecrets = officer is not null;
        db.Files.Add(row);
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    /// <summary>Removes what is left of a form that was accepted.</summary>
    public async Task ClearAsync(string key, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var id in await Of(db, key).Select(f => f.Id).ToListAsync(ct))
        {
            await RemoveAsync(key, id, ct);
        }
    }

    /// <summary>Removes a file of the form; false when the form has no such file.</summary>
    public async Task<bool> RemoveAsync(string key, Guid id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // Only while no case took it, even if one does at this very moment.
        int removed;
        await using (await gate.EnterAsync(ct))
        {
            removed = await Of(db, key).Where(f => f.Id == id).ExecuteDeleteAsync(ct);
        }

        if (removed == 0)
        {
            return false;
        }

        store.Delete(id);
        return true;
    }

    private async Task<bool> HoldsAsync(IEnumerable<FileRow> present, string name, byte[] content, CancellationToken ct)
    {
        foreach (var row in present.Where(f => f.Size == content.LongLength))
        {
            var (known, bytes) = await store.ReadAsync(row, null, ct);
            if (known == name && bytes.AsSpan().SequenceEqual(content))
            {
                return true;
            }
        }

        return false;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("staged:" + key)));

    private static IQueryable<FileRow> Of(DisclosureDb db, string key)
    {
        var hash = HashOf(key);
        return db.Files.Where(f => f.CaseId == null && f.StagingKey == hash);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
