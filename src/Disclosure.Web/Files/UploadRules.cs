using Disclosure.Domain.Common;

namespace Disclosure.Web.Files;

/// <summary>What may be uploaded: by size, by extension, and by the first bytes of the content.</summary>
public static class UploadRules
{
    private static readonly Dictionary<string, (string ContentType, byte[][] Magic)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", [[0x25, 0x50, 0x44, 0x46]]),
        [".jpg"] = ("image/jpeg", [[0xFF, 0xD8, 0xFF]]),
        [".jpeg"] = ("image/jpeg", [[0xFF, 0xD8, 0xFF]]),
        [".png"] = ("image/png", [[0x89, 0x50, 0x4E, 0x47]]),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [[0x50, 0x4B, 0x03, 0x04]]),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [[0x50, 0x4B, 0x03, 0x04]]),
        [".zip"] = ("application/zip", [[0x50, 0x4B, 0x03, 0x04]]),
        [".doc"] = ("application/msword", [[0xD0, 0xCF, 0x11, 0xE0]]),
        [".xls"] = ("application/vnd.ms-excel", [[0xD0, 0xCF, 0x11, 0xE0]]),
        [".wps"] = ("application/vnd.ms-works", [[0xD0, 0xCF, 0x11, 0xE0]]),
        [".ofd"] = ("application/ofd", [[0x50, 0x4B, 0x03, 0x04]]),
        [".txt"] = ("text/plain", []),
    };

    /// <summary>What a citizen may upload as proof or material.</summary>
    public static string CitizenAccept => ".pdf,.jpg,.jpeg,.png,.docx,.doc";

    /// <summary>What an officer may upload.</summary>
    public static string OfficerAccept => string.Join(',', Kinds.Keys);

    /// <summary>Checks an upload.</summary>
    /// <returns>The content type to store, or why it is refused.</returns>
    public static (string? ContentType, Refusal? Refusal) Check(string name, ReadOnlySpan<byte> content, string accept, string field)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (!accept.Split(',').Contains(extension) || !Kinds.TryGetValue(extension, out var kind))
        {
            return (null, new("file-type", $"“{Path.GetFileName(name)}”的格式不支持，请上传 {accept.Replace(".", string.Empty, StringComparison.Ordinal).Replace(",", "、", StringComparison.Ordinal)} 文件。", null, field));
        }

        if (content.Length == 0)
        {
            return (null, new("file-empty", $"“{Path.GetFileName(name)}”是空文件，请重新选择。", null, field));
        }

        if (content.Length > FileStore.MaxSize)
        {
            return (null, new("file-size", $"“{Path.GetFileName(name)}”超过20MB，请压缩或者拆分后上传。", null, field));
        }

        foreach (var magic in kind.Magic)
        {
            if (content.StartsWith(magic))
            {
                return (kind.ContentType, null);
            }
        }

        return kind.Magic.Length == 0
            ? (kind.ContentType, null)
            : (null, new("file-content", $"“{Path.GetFileName(name)}”的内容与扩展名不符，文件可能已损坏。", null, field));
    }
}
