using System.Collections.Concurrent;
using System.Security.Cryptography;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Files.Inspection;

/// <summary>What was found in one file.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Findings">What is hidden in it, the blocking first.</param>
public sealed record ReleaseReport(string Name, string Sha256, IReadOnlyList<HiddenContent> Findings)
{
    /// <summary>What must be gone from the file before it may leave: no reason helps.</summary>
    public IReadOnlyList<HiddenContent> Blocking => [.. Findings.Where(f => f.Severity == HiddenSeverity.Blocking && !HiddenKinds.MayBeJustified(f.Kind))];

    /// <summary>What the officer must have looked at and write a reason for.</summary>
    public IReadOnlyList<HiddenContent> ToJustify => [.. Findings.Where(f => f.Severity == HiddenSeverity.Blocking && HiddenKinds.MayBeJustified(f.Kind))];
}

/// <summary>
/// Looks into stored files before they are released. A file never changes once it is stored, so each is looked into once; two at a
/// time, off the caller's thread, because a hostile file may take its twenty seconds.
/// </summary>
public sealed class ReleaseInspection(FileStore store) : IDisposable
{
    private const int Kept = 500;

    private readonly ConcurrentDictionary<Guid, ReleaseReport> known = new();
    private readonly SemaphoreSlim turns = new(2, 2);

    /// <summary>The report on a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cipher">The case's; unused while the file is staged.</param>
    /// <param name="ct">Cancellation; an inspection that has begun is finished.</param>
    /// <exception cref="CryptographicException">The stored bytes were altered.</exception>
    public async Task<ReleaseReport> OfAsync(FileRow file, CaseCipher cipher, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (known.TryGetValue(file.Id, out var before))
        {
            return before;
        }

        await turns.WaitAsync(ct);
        try
        {
            var (name, content) = await store.ReadAsync(file, file.CaseId is null ? null : cipher, ct);
            var report = new ReleaseReport(name, Convert.ToHexStringLower(SHA256.HashData(content)), await Task.Run(() => FileInspector.Inspect(name, content), ct));
            // Findings quote what is hidden: they are kept no longer than they are of use.
            if (known.Count >= Kept)
            {
                known.Clear();
            }

            return known[file.Id] = report;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();
}
