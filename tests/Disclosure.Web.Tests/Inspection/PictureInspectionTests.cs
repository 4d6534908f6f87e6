using System.Buffers.Binary;
using System.Text;
using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>What pictures say beside the picture.</summary>
public sealed class PictureInspectionTests
{
    private static readonly byte[] Tiff = Directory((0x013B, 2, "Zhang San\0"), (0x0110, 2, "Phone 9\0"), (0x8825, 0, string.Empty));

    /// <summary>A photograph with author, device and place.</summary>
    public static byte[] JpegWithPlace() => Jpeg(0xE1, [.. "Exif\0\0"u8, .. Tiff]);

    [Fact]
    public void The_place_author_and_device_of_a_photograph()
    {
        Look.Finds(JpegWithPlace(), "a.jpg", HiddenKind.Location, "图片", "经纬度");
        Look.Finds(JpegWithPlace(), "a.jpg", HiddenKind.AuthorMetadata, "图片", "Zhang San");
        Look.Finds(JpegWithPlace(), "a.jpg", HiddenKind.SoftwareMetadata, "图片", "Phone 9");
    }

    [Fact]
    public void A_tiff_says_the_same() => Look.Finds(Tiff, "a.tif", HiddenKind.AuthorMetadata, "图片", "Zhang San");

    [Fact]
    public void A_comment_in_a_jpeg() => Look.FindsOnly(Jpeg(0xFE, "内部使用"u8.ToArray()), "a.jpg", HiddenKind.AuthorMetadata, "图片", "内部使用");

    [Fact]
    public void An_xmp_packet_in_a_jpeg() => Look.FindsOnly(
        Jpeg(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "<dc:creator><rdf:li>李四</rdf:li></dc:creator>"u8]), "a.jpg", HiddenKind.AuthorMetadata, "图片", "李四");

    [Fact]
    public void Data_behind_the_end_of_a_jpeg() => Look.FindsOnly([.. Jpeg(0xDB, [0, 0]), .. "PK secret"u8], "a.jpg", HiddenKind.TrailingData, "图片", "9字节");

    [Fact]
    public void Text_in_a_png() => Look.FindsOnly(Png(("tEXt", "Author\0Zhang San"u8.ToArray())), "a.png", HiddenKind.AuthorMetadata, "图片", "Author：“Zhang San”");

    [Fact]
    public void What_was_cropped_off_stays_behind_the_end_of_a_png() => Look.FindsOnly([.. Png(), 1, 2, 3], "a.png", HiddenKind.TrailingData, "图片", "3字节");

    [Fact]
    public void Plain_pictures_hide_nothing()
    {
        Look.Nothing(Jpeg(0xDB, [0, 0]), "a.jpg");
        Look.Nothing(Png(), "a.png");
    }

    private static byte[] Jpeg(byte marker, byte[] data)
    {
        byte[] length = [(byte)((data.Length + 2) >> 8), (byte)(data.Length + 2)];
        return [0xFF, 0xD8, 0xFF, marker, .. length, .. data, 0xFF, 0xDA, 0, 4, 0, 0, 1, 2, 0xFF, 0, 3, 0xFF, 0xD9];
    }

    private static byte[] Png(params (string Type, byte[] Data)[] chunks)
    {
        var file = new List<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (type, data) in chunks.Append(("IEND", [])))
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            file.AddRange([.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0]);
        }

        return [.. file];
    }

    // Little-endian; texts behind the entries, behind them a GPS directory with a latitude.
    private static byte[] Directory(params (int Tag, int Type, string Text)[] entries)
    {
        var at = 8 + 2 + entries.Length * 12 + 4;
        var texts = new List<byte>();
        var file = new List<byte>([.. "II*\0"u8, 8, 0, 0, 0, (byte)entries.Length, 0]);
        foreach (var (tag, type, text) in entries)
        {
            var entry = new byte[12];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), (ushort)type);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), at + texts.Count);
            file.AddRange(entry);
            texts.AddRange(Encoding.ASCII.GetBytes(text));
        }

        return [.. file, 0, 0, 0, 0, .. texts, 1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }
}
