using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disclosure.Web.Letters.Editing;

/// <summary>
/// Whether an uploaded file is a DOCX that may be opened at all. Everything here is counted while it is read: what a file says
/// about its own size is not believed.
/// </summary>
internal static class DocxPackage
{
    /// <summary>Largest upload; a letter has some ten thousand bytes.</summary>
    public const int MaxSize = 5 * 1024 * 1024;

    private const long MaxUnpacked = 50L * 1024 * 1024;
    private const int MaxEntries = 500, MaxDepth = 200;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Why it cannot be taken, in Chinese; null when it can be opened.</summary>
    /// <param name="name">File name.</param>
    /// <param name="content">The bytes.</param>
    public static string? Check(string name, byte[] content)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return extension switch
        {
            _ when content.Length == 0 => "文件是空的，请重新选择。",
            _ when content.Length > MaxSize => "文件超过5MB。文书只有文字，请删去图片后重新上传。",
            ".docm" or ".dotm" => "文件是启用宏的文档，不能上传。请在 WPS 中另存为 DOCX（不含宏）。",
            _ when content.AsSpan().StartsWith(Compound) && content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 => "文件设有打开密码。请在 WPS 中取消密码后重新上传。",
            _ when content.AsSpan().StartsWith(Compound) => "文件是旧的 DOC 格式。请在 WPS 中另存为 DOCX 后上传。",
            not ".docx" => "请上传 DOCX 文件；其他格式请在 WPS 中另存为 DOCX。",
            _ when !content.AsSpan().StartsWith("PK"u8) => Damaged,
            _ => CheckParts(content),
        };
    }

    /// <summary>What is said of a file that does not open.</summary>
    public const string Damaged = "文件已损坏或者不是 DOCX，打不开。请重新下载文书，修改后再上传。";

    private static string? CheckParts(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
            {
                return "文件所含部件过多，不是正常的文书，不能上传。";
            }

            var left = MaxUnpacked;
            var macro = false;
            foreach (var entry in zip.Entries)
            {
                if (Unpack(entry, ref left) is not { } part)
                {
                    return "文件解压后过大，不是正常的文书，不能上传。";
                }

                if (IsXml(entry.FullName) && TooDeep(part))
                {
                    return "文件的结构嵌套过深，不是正常的文书，不能上传。";
                }

                macro |= entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                    || (entry.FullName == "[Content_Types].xml" && Encoding.UTF8.GetString(part).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase));
            }

            return macro ? "文件含有宏，不能上传。请在 WPS 中另存为 DOCX（不含宏）。"
                : zip.GetEntry("[Content_Types].xml") is null ? Damaged
                : null;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return Damaged;
        }
    }

    private static byte[]? Unpack(ZipArchiveEntry entry, ref long left)
    {
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                return null;
            }

            // Only text is looked into; the rest is merely counted.
            if (IsXml(entry.FullName))
            {
                target.Write(buffer, 0, read);
            }
        }

        return target.ToArray();
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool TooDeep(byte[] xml)
    {
        if (xml.Length == 0)
        {
            return false;
        }

        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
