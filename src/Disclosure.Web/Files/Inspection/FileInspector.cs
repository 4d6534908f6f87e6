using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// Looks for hidden content in a file that is to be released (公开件). What may not be disclosed under articles 14 to 16 of
/// 《政府信息公开条例》 must have left the file, not only the page: article 37 asks that it be separated, not that it be covered.
/// </summary>
public static class FileInspector
{
    /// <summary>Larger files are not looked into; the office accepts none of this size.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>Inspects a file. The type is told by its first bytes.</summary>
    /// <param name="fileName">Its name; only the extension is used, and a wrong one is a finding.</param>
    /// <param name="content">All its bytes.</param>
    /// <returns>
    /// What was found, the blocking first; empty when nothing is hidden. A file that cannot be looked into (encrypted, damaged, too
    /// large, of an unknown type) yields a finding that says so. Nothing in a file makes this throw.
    /// </returns>
    public static IReadOnlyList<HiddenContent> Inspect(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var findings = new Findings();
        try
        {
            Inspect(Path.GetExtension(fileName).ToLowerInvariant(), content, findings);
        }
        catch (NotInspectableException e)
        {
            findings.Add(e.Kind, "文件", e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a damaged file makes a reader do: the officer learns that nobody has vouched for it.
            findings.Add(HiddenKind.Unreadable, "文件", "文件已损坏或者结构异常，无法核验");
        }

        return findings.List();
    }

    private static void Inspect(string extension, ReadOnlyMemory<byte> content, Findings findings)
    {
        var bytes = content.Span;
        if (bytes.Length == 0)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "空文件");
        }

        if (bytes.Length > MaxSize)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, $"文件超过{MaxSize / 1024 / 1024}MB，无法核验");
        }

        if (bytes.StartsWith("PK\x03\x04"u8))
        {
            Package(extension, content, findings);
        }
        else if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            Expect(extension, findings, "PDF", ".pdf");
            PdfInspector.Inspect(content, findings);
        }
        else if (PictureInspector.TypeOf(bytes) is { } picture)
        {
            Expect(extension, findings, picture.Name, picture.Extensions);
            PictureInspector.Inspect(bytes, "图片", findings);
        }
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            // A package protected by a password is stored in the old container.
            if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            {
                throw new NotInspectableException(HiddenKind.Encrypted, "文件设有打开密码，无法核验");
            }

            throw new NotInspectableException(HiddenKind.Unreadable, "旧格式（DOC、XLS、PPT、WPS）无法核验，请另存为 DOCX、XLSX 或者 PDF");
        }
        else if (!(extension is ".txt" or ".csv" && IsText(bytes)))
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "不能识别的文件类型，无法核验");
        }
    }

    private static void Package(string extension, ReadOnlyMemory<byte> content, Findings findings)
    {
        using var package = new OfficePackage(content);
        switch (package.Type)
        {
            case OfficeType.Word:
                Expect(extension, findings, "DOCX", ".docx", ".docm");
                WordInspector.Inspect(package, findings);
                break;
            case OfficeType.Excel:
                Expect(extension, findings, "XLSX", ".xlsx", ".xlsm");
                ExcelInspector.Inspect(package, findings);
                break;
            case OfficeType.OtherOffice:
                throw new NotInspectableException(HiddenKind.Unreadable, "演示文稿、二进制工作簿等 Office 文件无法核验，请输出为 PDF");
            case OfficeType.Ofd:
                throw new NotInspectableException(HiddenKind.Unreadable, "OFD 文件无法核验，请转换为 PDF");
            case OfficeType.OpenDocument:
                throw new NotInspectableException(HiddenKind.Unreadable, "ODF 文件无法核验，请另存为 DOCX、XLSX 或者 PDF");
            default:
                throw new NotInspectableException(HiddenKind.Unreadable, "压缩包内的文件无法核验，请解压后逐个上传");
        }
    }

    private static void Expect(string extension, Findings findings, string type, params ReadOnlySpan<string> extensions)
    {
        if (!extensions.Contains(extension))
        {
            findings.Add(HiddenKind.TypeMismatch, "文件", extension.Length == 0 ? $"文件没有扩展名，内容是 {type}" : $"扩展名是 {extension}，内容是 {type}");
        }
    }

    // Plain text hides nothing. Beside tabs and line ends, texts in the encodings the office meets hold no control characters;
    // UTF-16, which does, begins with its mark.
    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(bytes) is 0xFFFE or 0xFEFF
        || bytes.IndexOfAnyInRange((byte)0, (byte)8) < 0 && bytes.IndexOfAnyInRange((byte)0x0E, (byte)0x1F) < 0;
}
