using System.Diagnostics;
using System.Text;
using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>A file may be damaged or made to do harm: it is told, quickly, and nothing is thrown.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Word = OfficeFiles.Word(OfficeFiles.Run("公开")).Bytes();
    private static readonly byte[] Excel = OfficeFiles.Excel($"<sheetData><row r=\"1\">{OfficeFiles.Cell("A1", "x")}</row></sheetData>").Bytes();
    private static readonly byte[] Pdf = new PdfBuilder(PdfBuilder.Text("Public")).Bytes();

    public static TheoryData<string> Names => [.. Files.Keys];

    private static Dictionary<string, Func<byte[]>> Files { get; } = new()
    {
        ["empty"] = () => [],
        ["unknown"] = () => [1, 2, 3, 4],
        ["zip bomb"] = () => OfficeFiles.Word(new string(' ', 120_000_000)).Bytes(),
        ["many entries"] = () => OfficeFiles.Zip([.. Enumerable.Range(0, 5000).Select(i => ($"a{i}", Array.Empty<byte>()))]),
        ["same names"] = () => OfficeFiles.Zip(("a", []), ("a", [])),
        ["deep xml"] = () => OfficeFiles.Word(string.Concat(Enumerable.Repeat("<w:p>", 50_000)) + string.Concat(Enumerable.Repeat("</w:p>", 50_000))).Bytes(),
        ["entities"] = () => OfficeFiles.Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray())),
        ["broken xml"] = () => OfficeFiles.Word("<w:p>").Bytes(),
        ["archive"] = () => OfficeFiles.Zip(("a.txt", [65])),
        ["old format"] = () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        ["ofd"] = () => OfficeFiles.Zip(("OFD.xml", "<a/>"u8.ToArray())),
        ["half a document"] = () => Word[..(Word.Length / 2)],
        ["half a pdf"] = () => Pdf[..(Pdf.Length / 2)],
        ["no pages"] = () => "%PDF-1.7\n%%EOF"u8.ToArray(),
        ["pages in a circle"] = () => new PdfBuilder("").Set(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>").Bytes(),
        ["names in a circle"] = () => new PdfBuilder("", catalog: "/Names<</Dests 10 0 R>>").Set(10, "<</Kids[10 0 R]>>").Bytes(),
        ["an object that is itself"] = () => new PdfBuilder("").Set(4, "4 0 R").Bytes(),
        ["a colour in a circle"] = () => new PdfBuilder("/C cs 1 sc", "/Resources<</ColorSpace<</C 10 0 R>>>>").Set(10, "[/Indexed 10 0 R 1 (aa)]").Bytes(),
        ["forms in a circle"] = () => new PdfBuilder("/Fm Do").Stream(21, "/B Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 30 0 R").Stream(22, "/A Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 30 0 R").Set(30, "<</XObject<</A 21 0 R/B 22 0 R>>>>").Bytes(),
        ["forms beyond number"] = () => new PdfBuilder("/Fm Do").Stream(21, string.Concat(Enumerable.Repeat("/F30 Do ", 40)), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 29 0 R")
            .Set(29, "<</XObject<</F30 30 0 R/F31 31 0 R/F32 32 0 R/F33 33 0 R>>>>").Stream(30, string.Concat(Enumerable.Repeat("/F31 Do ", 40)), Form).Stream(31, string.Concat(Enumerable.Repeat("/F32 Do ", 40)), Form).Stream(32, string.Concat(Enumerable.Repeat("/F33 Do ", 40)), Form).Stream(33, "", Form).Bytes(),
        ["deep arrays"] = () => new PdfBuilder("").Set(10, new string('[', 100_000)).Bytes(),
        ["deep content"] = () => new PdfBuilder(new string('[', 100_000)).Bytes(),
        ["a stream that unpacks to too much"] = () => new PdfBuilder("").Raw(4, PdfBuilder.Deflate(new byte[100_000_000]), "/Filter/FlateDecode").Bytes(),
        ["an object stream that unpacks to too much"] = () => new PdfBuilder("").Raw(30, PdfBuilder.Deflate(new byte[100_000_000]), "/Type/ObjStm/N 1/First 5/Filter/FlateDecode").Bytes(),
    };

    private const string Form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 29 0 R";

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_told(string name)
    {
        var file = Files[name]();
        var watch = Stopwatch.StartNew();

        var found = FileInspector.Inspect("a.bin", file);

        Assert.True(found.Any(f => f.Kind is HiddenKind.Unreadable or HiddenKind.PartlyInspected), string.Join(" | ", found.Select(f => $"{f.Kind}: {f.What}")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{name}: {watch.Elapsed}");
    }

    [Fact]
    public void A_document_with_a_password_is_told() => Look.FindsOnly(
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "a.docx", HiddenKind.Encrypted, "文件", "密码");

    [Fact]
    public void The_content_tells_the_type_not_the_name()
    {
        Look.FindsOnly(Word, "a.pdf", HiddenKind.TypeMismatch, "文件", "DOCX");
        Look.FindsOnly(Pdf, "a.docx", HiddenKind.TypeMismatch, "文件", "PDF");
        Look.Nothing("公开"u8.ToArray(), "a.txt");
        Look.FindsOnly("公开"u8.ToArray(), "a.docx", HiddenKind.Unreadable, "文件", "不能识别");
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        byte[][] originals = [Word, Excel, Pdf, PictureInspectionTests.JpegWithPlace()];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var file = originals[seed % 4].ToArray();
            for (var i = 0; i < 1 + seed % 30; i++)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(FileInspector.Inspect("a.bin", file.AsMemory(0, seed % 5 == 0 ? random.Next(file.Length) : file.Length)));
            random.NextBytes(file);
            Assert.NotEmpty(FileInspector.Inspect("a.pdf", (byte[])[.. "%PDF-"u8, .. file]));
            Assert.NotEmpty(FileInspector.Inspect("a.txt", file));
        }
    }

    [Fact]
    public void Every_kind_has_its_words()
    {
        var kinds = Enum.GetValues<HiddenKind>();
        Assert.All(kinds, k => Assert.EndsWith("。", HiddenKinds.Advice(k), StringComparison.Ordinal));
        Assert.Equal(kinds.Length, kinds.Select(HiddenKinds.Label).Distinct().Count());
        Assert.Equal(HiddenSeverity.Blocking, HiddenKinds.Severity(HiddenKind.Unreadable));
        Assert.Equal(HiddenSeverity.Notice, HiddenKinds.Severity(HiddenKind.AuthorMetadata));
        Assert.Throws<ArgumentOutOfRangeException>(() => HiddenKinds.Label((HiddenKind)999));
    }
}
