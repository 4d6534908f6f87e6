using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Web.Features.Dossier;

namespace Disclosure.Web.Tests.Support;

/// <summary>A dossier on disk, as whoever receives it has it.</summary>
/// <param name="Folder">Its one folder.</param>
/// <param name="Entries">Entry names, in the order of the ZIP, below the folder.</param>
public sealed record Unpacked(string Folder, IReadOnlyList<string> Entries)
{
    /// <summary>案卷.html.</summary>
    public string Page => Read(DossierPackage.PageName);

    /// <summary>案卷目录.html.</summary>
    public string Index => Read(DossierPackage.IndexName);

    public static Unpacked From(Stream zip, string into)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        archive.ExtractToDirectory(into);
        var folder = Assert.Single(archive.Entries.Select(e => e.FullName.Split('/')[0]).Distinct());
        return new(Path.Combine(into, folder), [.. archive.Entries.Select(e => e.FullName[(folder.Length + 1)..])]);
    }

    public string Read(string entry) => File.ReadAllText(Path.Combine(Folder, entry), new UTF8Encoding(false, true));

    public byte[] Bytes(string entry) => File.ReadAllBytes(Path.Combine(Folder, entry));

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Runs the tool that the dossier names.</summary>
    public (int Code, string Said) Check()
    {
        var start = new ProcessStartInfo("sha256sum", ["-c", "--strict", DossierPackage.SumsName]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Whatever the machine's language, names are read as they were written.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
