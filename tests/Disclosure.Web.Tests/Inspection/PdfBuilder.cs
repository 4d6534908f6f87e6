using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>Writes PDFs by hand: catalogue 1, pages 2, page 3, content 4, font 5; a test adds the rest.</summary>
internal sealed class PdfBuilder
{
    private readonly SortedDictionary<int, byte[]> objects = [];
    private string trailer = string.Empty;

    public PdfBuilder(string content, string page = "", string catalog = "")
    {
        Set(1, $"<</Type/Catalog/Pages 2 0 R {catalog}>>");
        Set(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Set(3, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Im 20 0 R/Fm 21 0 R>>/ExtGState<</Half<</ca 0.3>>>>>> {page}>>");
        Stream(4, content);
        Set(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        Stream(20, "\0", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray");
        Stream(21, string.Empty, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]");
    }

    public static string Text(string text, int x = 100, int y = 700, string before = "", int size = 12) => $"BT /F1 {size} Tf {before} {x} {y} Td ({text}) Tj ET ";

    public PdfBuilder Set(int number, string value)
    {
        objects[number] = Encoding.Latin1.GetBytes(value);
        return this;
    }

    public PdfBuilder Stream(int number, string content, string entries = "") => Raw(number, Encoding.Latin1.GetBytes(content), entries);

    public PdfBuilder Raw(int number, byte[] data, string entries)
    {
        objects[number] = [.. Encoding.Latin1.GetBytes($"<<{entries}/Length {data.Length}>>\nstream\n"), .. data, .. "\nendstream"u8];
        return this;
    }

    public PdfBuilder Trailer(string entries)
    {
        trailer += entries;
        return this;
    }

    public static byte[] Deflate(byte[] data)
    {
        using var target = new MemoryStream();
        using (var zip = new ZLibStream(target, CompressionLevel.Optimal))
        {
            zip.Write(data);
        }

        return target.ToArray();
    }

    public byte[] Bytes() => Section([.. "%PDF-1.7\n"u8], objects, null);

    /// <summary>A second revision: some objects anew behind the end.</summary>
    public byte[] Updated(params (int Number, string Value)[] changes)
    {
        var first = Bytes();
        return Section([.. first], new(changes.ToDictionary(c => c.Number, c => Encoding.Latin1.GetBytes(c.Value))), Encoding.Latin1.GetString(first).LastIndexOf("xref\n0", StringComparison.Ordinal));
    }

    /// <summary>As Word writes it: an empty table and a second end.</summary>
    public byte[] WithEmptySection()
    {
        var first = Bytes();
        var table = Encoding.Latin1.GetString(first).LastIndexOf("xref\n0", StringComparison.Ordinal);
        return [.. first, .. Encoding.Latin1.GetBytes($"xref\n0 0\ntrailer\n<</Size 99/Root 1 0 R/Prev {table}>>\nstartxref\n{first.Length}\n%%EOF\n")];
    }

    private byte[] Section(List<byte> file, SortedDictionary<int, byte[]> written, int? previous)
    {
        var places = new Dictionary<int, int>();
        foreach (var (number, value) in written)
        {
            places[number] = file.Count;
            file.AddRange(Encoding.Latin1.GetBytes($"{number} 0 obj\n"));
            file.AddRange(value);
            file.AddRange("\nendobj\n"u8);
        }

        var start = file.Count;
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 99/Root 1 0 R{trailer}{(previous is { } p ? $"/Prev {p}" : string.Empty)}>>\nstartxref\n{start}\n%%EOF\n");
        file.AddRange(Encoding.Latin1.GetBytes(table.ToString()));
        return [.. file];
    }
}
