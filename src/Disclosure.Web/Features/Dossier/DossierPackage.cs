using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Dossier;

/// <summary>
/// The dossier as a ZIP: index, the printable whole, every file byte for byte under its chapter, the events for a machine, and
/// the hash of each of them. It is written straight to whoever asked: nothing of it lies on a disk in plain.
/// </summary>
public sealed class DossierPackage
{
    /// <summary>卷内文件目录.</summary>
    public const string IndexName = "案卷目录.html";

    /// <summary>The printable whole.</summary>
    public const string PageName = "案卷.html";

    /// <summary>Hashes in the format of <c>sha256sum -c</c>.</summary>
    public const string SumsName = "校验.sha256";

    private readonly DossierFiles files;
    private readonly IReadOnlyList<(string Path, byte[] Content)> made;

    private DossierPackage(CaseDossier dossier, DossierFiles files, IReadOnlyList<(string Path, byte[] Content)> made) => (Dossier, this.files, this.made) = (dossier, files, made);

    /// <summary>What is in it.</summary>
    public CaseDossier Dossier { get; }

    /// <summary>Name to save it under.</summary>
    public string FileName => $"{Folder}-{Dossier.At.ToOffset(LegalTime.Offset).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}.zip";

    /// <summary>The folder that everything lies in.</summary>
    public string Folder => $"案卷-{EntryNames.Clean(Dossier.View.Row.Number)}";

    /// <summary>What is missing or damaged, one line each; empty when the dossier is whole.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Dossier.Damaged.Select(d => $"第{d.No}件 {d.Title}：{d.File!.Damage}"),
        .. Dossier.Chain.Broken.Count > 0 ? new[] { Dossier.Chain.Finding } : [],
    ];

    /// <summary>Renders what is made for the dossier.</summary>
    internal static async Task<DossierPackage> MakeAsync(CaseDossier dossier, DossierFiles files, DossierRenderer renderer) => new(dossier, files,
    [
        (IndexName, Encoding.UTF8.GetBytes(await renderer.IndexAsync(dossier))),
        (PageName, Encoding.UTF8.GetBytes(await renderer.PageAsync(dossier))),
        (DossierAssembler.LogName, dossier.Chain.ToJson(dossier.View.Row.Number, dossier.View.Row.Id)),
    ]);

    /// <summary>Writes the ZIP, one file in memory at a time.</summary>
    /// <param name="target">Where to; need not seek and stays open.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="IOException">A file went missing since the index was made: what was sent so far is not a dossier.</exception>
    /// <exception cref="CryptographicException">A file was altered since the index was made.</exception>
    public async Task WriteAsync(Stream target, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var sums = new StringBuilder();
        await using var buffer = new ForwardBuffer(target);
        // What an exception leaves in the buffer is never passed on: no end is written to a ZIP that has not all its entries.
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (path, content) in made)
            {
                Add(zip, path, content, Dossier.At, sums);
                await buffer.DrainAsync(ct);
            }

            foreach (var document in Dossier.Documents.Where(d => d.Path is not null))
            {
                Add(zip, document.Path!, await files.ReadAsync(document.File!, ct), document.File!.Row!.At, sums);
                await buffer.DrainAsync(ct);
            }

            Add(zip, SumsName, Encoding.UTF8.GetBytes(sums.ToString()), Dossier.At, null);
        }

        await buffer.DrainAsync(ct);
    }

    private void Add(ZipArchive zip, string path, byte[] content, DateTimeOffset at, StringBuilder? sums)
    {
        // Two blanks, one line feed: what the tool writes itself.
        sums?.Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append("  ").Append(path).Append('\n');
        var entry = zip.CreateEntry($"{Folder}/{path}", CompressionLevel.Fastest);
        entry.LastWriteTime = at.ToOffset(LegalTime.Offset);
        using var stream = entry.Open();
        stream.Write(content);
    }
}
