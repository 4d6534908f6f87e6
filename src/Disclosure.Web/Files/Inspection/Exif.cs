using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Web.Files.Inspection;

/// <summary>The directories of TIFF, which EXIF uses as well.</summary>
internal static class Exif
{
    private const int MaxDirectories = 32;
    private const int MaxEntries = 512;

    private static readonly Dictionary<int, (HiddenKind Kind, string Label)> Tags = new()
    {
        [0x010E] = (HiddenKind.AuthorMetadata, "说明"),
        [0x010F] = (HiddenKind.SoftwareMetadata, "设备厂商"),
        [0x0110] = (HiddenKind.SoftwareMetadata, "设备型号"),
        [0x0131] = (HiddenKind.SoftwareMetadata, "软件"),
        [0x0132] = (HiddenKind.SoftwareMetadata, "修改时间"),
        [0x013B] = (HiddenKind.AuthorMetadata, "作者"),
        [0x013C] = (HiddenKind.SoftwareMetadata, "主机"),
        [0x010D] = (HiddenKind.AuthorMetadata, "文件名"),
        [0x8298] = (HiddenKind.AuthorMetadata, "版权"),
        [0x9003] = (HiddenKind.SoftwareMetadata, "拍摄时间"),
        [0x9286] = (HiddenKind.AuthorMetadata, "用户注释"),
        [0xA430] = (HiddenKind.AuthorMetadata, "相机所有者"),
        [0xA431] = (HiddenKind.SoftwareMetadata, "机身编号"),
        [0x9C9B] = (HiddenKind.AuthorMetadata, "标题"),
        [0x9C9C] = (HiddenKind.AuthorMetadata, "备注"),
        [0x9C9D] = (HiddenKind.AuthorMetadata, "作者"),
        [0x9C9E] = (HiddenKind.AuthorMetadata, "关键词"),
        [0x9C9F] = (HiddenKind.AuthorMetadata, "主题"),
    };

    /// <summary>Inspects a TIFF structure. What does not fit is passed over; directories that lead in a circle end.</summary>
    public static void Inspect(ReadOnlySpan<byte> bytes, string where, Findings findings)
    {
        if (bytes.Length < 8)
        {
            return;
        }

        var little = bytes[0] == 'I';
        var open = new Queue<(long Offset, bool First)>([(U32(bytes, 4, little), true)]);
        var seen = new HashSet<long>();
        while (open.TryDequeue(out var directory) && seen.Count < MaxDirectories)
        {
            if (directory.Offset < 8 || directory.Offset + 2 > bytes.Length || !seen.Add(directory.Offset))
            {
                continue;
            }

            var count = Math.Min(U16(bytes, (int)directory.Offset, little), MaxEntries);
            for (var i = 0; i < count; i++)
            {
                var at = directory.Offset + 2 + i * 12;
                if (at + 12 > bytes.Length)
                {
                    return;
                }

                Entry(bytes, (int)at, little, open, where, findings);
            }

            var next = directory.Offset + 2 + count * 12L;
            if (next + 4 <= bytes.Length)
            {
                open.Enqueue((U32(bytes, (int)next, little), false));
            }
        }
    }

    private static void Entry(ReadOnlySpan<byte> bytes, int at, bool little, Queue<(long, bool)> open, string where, Findings findings)
    {
        var tag = U16(bytes, at, little);
        var type = U16(bytes, at + 2, little);
        var length = U32(bytes, at + 4, little) * type switch { 3 => 2L, 4 or 9 => 4L, 5 or 10 => 8L, _ => 1L };
        var start = length <= 4 ? at + 8 : U32(bytes, at + 8, little);
        switch (tag)
        {
            case 0x8769:
                open.Enqueue((U32(bytes, at + 8, little), false));
                break;
            case 0x8825:
                Gps(bytes, U32(bytes, at + 8, little), little, where, findings);
                break;
            case 0x0201:
                findings.Add(HiddenKind.Thumbnail, where, "含有缩略图，可能是处理前的画面");
                break;
            case 0x02BC when start + length <= bytes.Length:
                Xmp.Inspect(bytes.Slice((int)start, (int)length), where, findings);
                break;
            default:
                if (Tags.TryGetValue(tag, out var meaning) && start + length <= bytes.Length && length > 0)
                {
                    var value = bytes.Slice((int)start, (int)Math.Min(length, 400));
                    var text = tag >= 0x9C9B && tag <= 0x9C9F ? Encoding.Unicode.GetString(value) : Encoding.UTF8.GetString(tag == 0x9286 && value.Length > 8 ? value[8..] : value);
                    text = text.Trim('\0', ' ');
                    if (text.Length > 0)
                    {
                        findings.Add(meaning.Kind, where, $"{meaning.Label}：{Findings.Quote(text)}");
                    }
                }

                break;
        }
    }

    // Latitude is tag 2, longitude tag 4. Many phones write an empty directory when the place is switched off.
    private static void Gps(ReadOnlySpan<byte> bytes, long offset, bool little, string where, Findings findings)
    {
        if (offset < 8 || offset + 2 > bytes.Length)
        {
            return;
        }

        var count = Math.Min(U16(bytes, (int)offset, little), 64);
        for (var i = 0; i < count && offset + 14 + i * 12 <= bytes.Length; i++)
        {
            if (U16(bytes, (int)offset + 2 + i * 12, little) is 2 or 4)
            {
                findings.Add(HiddenKind.Location, where, "含有拍摄地点的经纬度");
                return;
            }
        }
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static long U32(ReadOnlySpan<byte> bytes, int at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
