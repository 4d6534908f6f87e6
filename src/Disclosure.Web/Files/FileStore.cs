using System.Security.Cryptography;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Files;

/// <summary>
/// Where files live: encrypted with a key of their own, flushed to the disk before the database refers to them. While staged,
/// the key is wrapped by the ring; once the file belongs to a case, by the case's key, so that erasing the case erases it.
/// A file that no row refers to is an orphan and swept (<see cref="OrphanSweep"/>).
/// </summary>
public sealed class FileStore(DataDirectory directory, KeyRing ring, TimeProvider time)
{
    /// <summary>Largest upload, in bytes.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    private string Root => directory.File("files");

    /// <summary>Writes a file that no case owns yet. The returned row is to be added to the database.</summary>
    public async Task<FileRow> StageAsync(byte[] content, string name, string contentType, string purpose, string? stagingKey, Guid? uploadedBy, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var key = RandomNumberGenerator.GetBytes(32);
        var cipher = new CaseCipher(key);
        var sealedBytes = cipher.Seal(content, Context(id));
        await WriteAsync(id, sealedBytes, ct);
        return new FileRow
        {
            Id = id,
            StagingKey = stagingKey,
            Purpose = purpose,
            NameCipher = cipher.SealText(SafeName(name), "name:" + Context(id)),
            ContentType = contentType,
            Size = content.LongLength,
            CipherHash = SHA256.HashData(sealedBytes),
            WrappedKey = ring.Wrap(key, Context(id)),
            RingKeyId = ring.CurrentKeyId,
            UploadedBy = uploadedBy,
            At = time.GetUtcNow(),
        };
    }

    /// <summary>Hands a staged file to a case; the caller saves the row.</summary>
    public void Attach(FileRow file, Guid caseId, CaseCipher cipher)
    {
        if (file.CaseId == caseId)
        {
            return;
        }

        if (file.CaseId is not null)
        {
            throw new InvalidOperationException("The file belongs to another case.");
        }

        var key = ring.Unwrap(file.RingKeyId!, file.WrappedKey, Context(file.Id));
        file.WrappedKey = cipher.Seal(key, "file:" + Context(file.Id));
        file.RingKeyId = null;
        file.StagingKey = null;
        file.CaseId = caseId;
    }

    /// <summary>Name and content of a file. <paramref name="cipher"/> is the case's, or null while staged.</summary>
    /// <exception cref="CryptographicException">The stored bytes were altered.</exception>
    public async Task<(string Name, byte[] Content)> ReadAsync(FileRow file, CaseCipher? cipher, CancellationToken ct)
    {
        var own = OwnCipher(file, cipher);
        var sealedBytes = await File.ReadAllBytesAsync(PathOf(file.Id), ct);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(sealedBytes), file.CipherHash))
        {
            throw new CryptographicException($"The stored file {file.Id} was altered.");
        }

        return (own.OpenText(file.NameCipher, "name:" + Context(file.Id)), own.Open(sealedBytes, Context(file.Id)));
    }

    /// <summary>The file's name alone.</summary>
    public string NameOf(FileRow file, CaseCipher? cipher) => OwnCipher(file, cipher).OpenText(file.NameCipher, "name:" + Context(file.Id));

    /// <summary>What is wrong with a file's stored bytes, in Chinese; null when nothing is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="contents">Whether to read them all and compare the hash, not only their length.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<string?> DamageOfAsync(FileRow file, bool contents, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        var info = new FileInfo(PathOf(file.Id));
        if (!info.Exists)
        {
            return "存储中没有这个文件。";
        }

        if (info.Length != file.Size + CaseCipher.Overhead)
        {
            return "存储的长度与登记的不符。";
        }

        return contents && !CryptographicOperations.FixedTimeEquals(SHA256.HashData(await File.ReadAllBytesAsync(info.FullName, ct)), file.CipherHash)
            ? "存储的内容被改动或者损坏。"
            : null;
    }

    /// <summary>Removes the bytes; the caller removes the row first.</summary>
    public void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Every stored file with the time it was written.</summary>
    public IEnumerable<(Guid Id, DateTimeOffset WrittenAt)> All() => Directory.Exists(Root)
        ? Directory.EnumerateFiles(Root, "*.bin", SearchOption.AllDirectories)
            .Select(p => (Guid.ParseExact(Path.GetFileNameWithoutExtension(p), "N"), new DateTimeOffset(File.GetLastWriteTimeUtc(p), TimeSpan.Zero)))
        : [];

    private static string Context(Guid id) => id.ToString("N");

    private static string SafeName(string name)
    {
        // Browsers send a bare name; a crafted request may send a path or control characters.
        var bare = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim();
        return bare.Length switch { 0 => "文件", > 150 => bare[..100] + Path.GetExtension(bare), _ => bare };
    }

    private CaseCipher OwnCipher(FileRow file, CaseCipher? cipher) => new(file.CaseId is null
        ? ring.Unwrap(file.RingKeyId!, file.WrappedKey, Context(file.Id))
        : (cipher ?? throw new InvalidOperationException("The file belongs to a case; its cipher is needed.")).Open(file.WrappedKey, "file:" + Context(file.Id)));

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        // The last characters of a version 7 id are random; the first are time.
        return Path.Combine(Root, name[^2..], name + ".bin");
    }

    private async Task WriteAsync(Guid id, byte[] bytes, CancellationToken ct)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(bytes, ct);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
    }
}
