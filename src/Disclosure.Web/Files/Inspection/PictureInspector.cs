using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Web.Files.Inspection;

/// <summary>What JPEG, PNG and TIFF say beside the picture: place, author, device, texts, previews, bytes behind the end.</summary>
internal static class PictureInspector
{
    private const int MaxSegments = 4096;

    /// <summary>Extensions of pictures that are looked into when they lie within a document.</summary>
    public static readonly IReadOnlySet<string> Extensions = new HashSet<string> { ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".jfif" };

    /// <summary>The type of a picture by its first bytes.</summary>
    public static (string Name, string[] Extensions)? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ("JPEG", [".jpg", ".jpeg", ".jfif"])
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ("PNG", [".png"])
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? ("TIFF", [".tif", ".tiff"])
        : null;

    /// <summary>Inspects a picture. What is no picture of a known type is passed over: the caller has told the type.</summary>
    public static void Inspect(ReadOnlySpan<byte> bytes, string where, Findings findings)
    {
        switch (TypeOf(bytes)?.Name)
        {
            case "JPEG":
                Jpeg(bytes, where, findings);
                break;
            case "PNG":
                Png(bytes, where, findings);
                break;
            case "TIFF":
                Exif.Inspect(bytes, where, findings);
                break;
            default:
                break;
        }
    }

    private static void Jpeg(ReadOnlySpan<byte> bytes, string where, Findings findings)
    {
        var at = 2;
        for (var i = 0; i < MaxSegments && at + 4 <= bytes.Length && bytes[at] == 0xFF; i++)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or >= 0xD0 and <= 0xD7)
            {
                at += 2;
                continue;
            }

            if (marker == 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                findings.Add(HiddenKind.PartlyInspected, where, "图片数据不完整");
                return;
            }

            var data = bytes.Slice(at + 4, length - 2);
            at += 2 + length;
            if (marker == 0xE1 && data.StartsWith("Exif\0\0"u8))
            {
                Exif.Inspect(data[6..], where, findings);
            }
            else if (marker == 0xE1 && data.StartsWith("http://ns.adobe.com/xap/"u8))
            {
                Xmp.Inspect(data[(data.IndexOf((byte)0) + 1)..], where, findings);
            }
            else if (marker == 0xED && data.Length > 20)
            {
                findings.Add(HiddenKind.AuthorMetadata, where, "含有 Photoshop/IPTC 信息");
            }
            else if (marker == 0xFE && data.Length > 0)
            {
                findings.Add(HiddenKind.AuthorMetadata, where, $"注释：{Findings.Quote(Encoding.UTF8.GetString(data))}");
            }
            else if (marker == 0xDA)
            {
                at = AfterScan(bytes, at);
            }
        }

        var rest = bytes.Length - at - 2;
        if (at + 2 <= bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xD9 && rest > 0 && bytes[(at + 2)..].ContainsAnyExcept((byte)0))
        {
            findings.Add(HiddenKind.TrailingData, where, $"图片结束之后还有{rest}字节数据");
        }
    }

    // Within the scan, FF is followed by 00 or a restart marker; anything else is the next segment.
    private static int AfterScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                return bytes.Length;
            }

            at += next;
            if (bytes[at + 1] is not (0 or 0xFF or >= 0xD0 and <= 0xD7))
            {
                return at;
            }

            at += bytes[at + 1] == 0xFF ? 1 : 2;
        }

        return bytes.Length;
    }

    private static void Png(ReadOnlySpan<byte> bytes, string where, Findings findings)
    {
        var at = 8;
        for (var i = 0; i < MaxSegments * 16 && at + 12 <= bytes.Length; i++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                findings.Add(HiddenKind.PartlyInspected, where, "图片数据不完整");
                return;
            }

            var type = Encoding.ASCII.GetString(bytes.Slice(at + 4, 4));
            var data = bytes.Slice(at + 8, (int)length);
            at += 12 + (int)length;
            switch (type)
            {
                case "tEXt" or "iTXt" or "zTXt":
                    PngText(data, where, findings, type);
                    break;
                case "eXIf":
                    Exif.Inspect(data, where, findings);
                    break;
                case "IEND":
                    if (bytes.Length > at)
                    {
                        findings.Add(HiddenKind.TrailingData, where, $"图片结束之后还有{bytes.Length - at}字节数据");
                    }

                    return;
                default:
                    break;
            }
        }
    }

    private static void PngText(ReadOnlySpan<byte> data, string where, Findings findings, string type)
    {
        var end = Math.Max(data.IndexOf((byte)0), 0);
        var key = Encoding.Latin1.GetString(data[..Math.Min(end, 79)]);
        if (key == "XML:com.adobe.xmp")
        {
            Xmp.Inspect(data[(Math.Max(data.IndexOf("<"u8), 0))..], where, findings);
            return;
        }

        var value = type == "zTXt" ? "（压缩文字）" : Findings.Quote(Encoding.UTF8.GetString(data[Math.Min(end + 1, data.Length)..]));
        findings.Add(key == "Software" ? HiddenKind.SoftwareMetadata : HiddenKind.AuthorMetadata, where, $"{key}：{value}");
    }
}
