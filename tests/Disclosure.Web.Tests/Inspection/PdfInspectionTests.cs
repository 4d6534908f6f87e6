using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>What the structure of a PDF hides.</summary>
public sealed class PdfInspectionTests
{
    private static readonly string Content = PdfBuilder.Text("Public text");

    [Fact]
    public void Properties() => Look.FindsOnly(
        new PdfBuilder(Content).Set(10, "<</Author<FEFF5F204E09>/CreationDate(D:2026)>>").Trailer("/Info 10 0 R").Bytes(), "a.pdf", HiddenKind.AuthorMetadata, "文档属性", "作者：“张三”");

    [Fact]
    public void Producer() => Look.FindsOnly(
        new PdfBuilder(Content).Set(10, "<</Producer(Some Writer 1)>>").Trailer("/Info 10 0 R").Bytes(), "a.pdf", HiddenKind.SoftwareMetadata, "文档属性", "Some Writer 1");

    [Fact]
    public void Xmp_compressed() => Look.FindsOnly(
        new PdfBuilder(Content, catalog: "/Metadata 10 0 R").Raw(10, PdfBuilder.Deflate("<x><dc:creator><rdf:li>李四</rdf:li></dc:creator></x>"u8.ToArray()), "/Type/Metadata/Subtype/XML/Filter/FlateDecode").Bytes(),
        "a.pdf", HiddenKind.AuthorMetadata, "XMP", "李四");

    [Fact]
    public void Annotations() => Look.FindsOnly(
        new PdfBuilder(Content, "/Annots[10 0 R 11 0 R]").Set(10, "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Zhao)/Contents(not this)>>").Set(11, "<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]>>").Bytes(),
        "a.pdf", HiddenKind.Comment, "第1页", "Zhao：“not this”");

    [Fact]
    public void Attachments() => Look.FindsOnly(
        new PdfBuilder(Content, catalog: "/Names<</EmbeddedFiles<</Names[(a)10 0 R]>>>>").Set(10, "<</Type/Filespec/F(list.xlsx)/EF<</F 11 0 R>>>>").Stream(11, "x", "/Type/EmbeddedFile").Bytes(),
        "a.pdf", HiddenKind.Attachment, "附件", "list.xlsx");

    [Fact]
    public void Attached_to_a_page() => Look.FindsOnly(
        new PdfBuilder(Content, "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</F(note.txt)/EF<</F 11 0 R>>>>>>]").Stream(11, "x", "/Type/EmbeddedFile").Bytes(),
        "a.pdf", HiddenKind.Attachment, "附件", "note.txt");

    [Fact]
    public void Scripts() => Look.FindsOnly(
        new PdfBuilder(Content, catalog: "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>").Bytes(), "a.pdf", HiddenKind.Macro, "动作", "app.alert(1)");

    [Fact]
    public void Filled_fields() => Look.FindsOnly(
        new PdfBuilder(Content, catalog: "/AcroForm<</Fields[10 0 R]>>").Set(10, "<</FT/Tx/T(phone)/V(13800000000)>>").Bytes(), "a.pdf", HiddenKind.FormField, "表单", "phone：“13800000000”");

    [Fact]
    public void Layers_that_are_off() => Look.FindsOnly(
        new PdfBuilder(Content, catalog: "/OCProperties<</OCGs[10 0 R 11 0 R]/D<</OFF[10 0 R]>>>>").Set(10, "<</Type/OCG/Name(Owners)>>").Set(11, "<</Type/OCG/Name(Shown)>>").Bytes(),
        "a.pdf", HiddenKind.HiddenLayer, "图层", "“Owners”");

    [Fact]
    public void An_earlier_revision() => Look.FindsOnly(
        new PdfBuilder(Content).Updated((4, $"<</Length {Content.Length}>>\nstream\n{Content.Replace("Public", "Edited", StringComparison.Ordinal)}\nendstream")),
        "a.pdf", HiddenKind.EarlierRevision, "文件", "1个以前的版本，其中1个对象");

    [Fact]
    public void The_second_end_that_Word_writes_is_no_revision() => Look.Nothing(new PdfBuilder(Content).WithEmptySection(), "a.pdf");

    [Fact]
    public void The_first_end_of_a_linearized_file_is_no_revision()
    {
        // The marker comes first, an end follows the first page's objects, the rest comes behind it.
        var text = System.Text.Encoding.Latin1.GetString(new PdfBuilder(Content).Bytes());
        var linearized = text.Replace("%PDF-1.7\n", "%PDF-1.7\n50 0 obj\n<</Linearized 1/L 1>>\nendobj\n", StringComparison.Ordinal).Replace("\n4 0 obj", "\nstartxref\n0\n%%EOF\n4 0 obj", StringComparison.Ordinal);

        Assert.DoesNotContain(FileInspector.Inspect("a.pdf", System.Text.Encoding.Latin1.GetBytes(linearized)), f => f.Kind == HiddenKind.EarlierRevision);
    }

    [Fact]
    public void A_page_that_was_removed_from_the_tree_only() => Look.FindsOnly(
        new PdfBuilder(Content).Set(10, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>").Bytes(), "a.pdf", HiddenKind.UnreferencedContent, "文件", "已经删除的页面");

    [Fact]
    public void Thumbnails_and_private_data()
    {
        Look.FindsOnly(new PdfBuilder(Content, "/Thumb 20 0 R").Bytes(), "a.pdf", HiddenKind.Thumbnail, "页面", "缩略图");
        Look.FindsOnly(new PdfBuilder(Content, "/PieceInfo<</Draw<<>>>>").Bytes(), "a.pdf", HiddenKind.PrivateData, "文件", "私有数据");
    }

    [Fact]
    public void Links_into_the_house() => Look.FindsOnly(
        new PdfBuilder(Content, "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file://oa/secret.doc)>>>>]").Bytes(), "a.pdf", HiddenKind.ExternalLink, "链接", "file://oa/secret.doc");

    [Fact]
    public void Bytes_before_and_behind()
    {
        Look.FindsOnly([.. new PdfBuilder(Content).Bytes(), .. "PK more"u8], "a.pdf", HiddenKind.TrailingData, "文件", "结束之后");
        Look.Finds([.. "junk\n"u8, .. new PdfBuilder(Content).Bytes()], "a.pdf", HiddenKind.TrailingData, "文件", "开始之前");
    }

    [Fact]
    public void Encrypted() => Look.FindsOnly(
        new PdfBuilder(Content).Set(10, "<</Filter/Standard/V 1/R 2>>").Trailer("/Encrypt 10 0 R").Bytes(), "a.pdf", HiddenKind.Encrypted, "文件", "密码");

    [Fact]
    public void Objects_in_object_streams_are_seen()
    {
        const string Inner = "10 0 <</FT/Tx/T(phone)/V(139)>>";
        Look.FindsOnly(
            new PdfBuilder(Content).Raw(30, PdfBuilder.Deflate(System.Text.Encoding.Latin1.GetBytes(Inner)), "/Type/ObjStm/N 1/First 5/Filter/FlateDecode").Bytes(),
            "a.pdf", HiddenKind.FormField, "表单", "phone：“139”");
    }

    [Fact]
    public void A_plain_text_hides_nothing() => Look.Nothing(new PdfBuilder(Content).Bytes(), "a.pdf");

    [Fact]
    public void A_scanned_page_hides_nothing() => Look.Nothing(new PdfBuilder("q 600 0 0 800 0 0 cm /Im Do Q").Bytes(), "a.pdf");
}
