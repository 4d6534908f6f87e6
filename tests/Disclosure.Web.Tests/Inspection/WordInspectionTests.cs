using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>What a DOCX hides.</summary>
public sealed class WordInspectionTests
{
    public static TheoryData<string, HiddenKind, string> Bodies => new()
    {
        { "<w:p><w:del w:id='1' w:author='张三'><w:r><w:delText>原处罚意见</w:delText></w:r></w:del></w:p>", HiddenKind.TrackedChange, "张三删除“原处罚意见”" },
        { "<w:p><w:ins w:id='1' w:author='张三'><w:r><w:t>新增</w:t></w:r></w:ins></w:p>", HiddenKind.TrackedChange, "插入“新增”" },
        { "<w:p><w:moveFrom w:id='1' w:author='李四'><w:r><w:t>移动</w:t></w:r></w:moveFrom></w:p>", HiddenKind.TrackedChange, "移走“移动”" },
        { "<w:p><w:r><w:rPr><w:rPrChange w:id='1' w:author='李四'><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r></w:p>", HiddenKind.TrackedChange, "字体格式修订" },
        { OfficeFiles.Run("举报人王五", "<w:vanish/>"), HiddenKind.HiddenText, "举报人王五" },
        { OfficeFiles.Run("举报人王五", "<w:rStyle w:val='Derived'/>"), HiddenKind.HiddenText, "举报人王五" },
        { OfficeFiles.Run("白字", "<w:color w:val='FFFFFF'/>"), HiddenKind.InvisibleText, "与底色相同的字“白字”" },
        { OfficeFiles.Run("黑底黑字", "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>"), HiddenKind.InvisibleText, "黑底黑字" },
        { OfficeFiles.Run("小字", "<w:sz w:val='2'/>"), HiddenKind.InvisibleText, "极小的字“小字”" },
        { "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + OfficeFiles.Run("行") + "</w:tc></w:tr></w:tbl>", HiddenKind.HiddenText, "隐藏的表格行“行”" },
        { "<w:p><w:r><w:drawing><a:blipFill><a:srcRect l='25000'/></a:blipFill></w:drawing></w:r></w:p>", HiddenKind.CroppedPicture, "裁剪" },
        { "<w:p><w:r><w:drawing><wp:docPr id='1' name='图1' hidden='1'/></w:drawing></w:r></w:p>", HiddenKind.HiddenObject, "图1" },
        { "<w:p><w:r><w:drawing><wp:docPr id='1' name='图1' descr='C:\\Users\\zhang\\a.png'/></w:drawing></w:r></w:p>", HiddenKind.ExternalLink, "zhang" },
        { "<w:p><w:r><mc:AlternateContent><mc:Choice>" + OfficeFiles.Run("甲") + "</mc:Choice><mc:Fallback>" + OfficeFiles.Run("乙") + "</mc:Fallback></mc:AlternateContent></w:r></w:p>", HiddenKind.AlternateContent, "乙" },
        { "<w:p><w:r><w:instrText>INCLUDETEXT \"D:\\\\内部\\\\a.docx\"</w:instrText></w:r></w:p>", HiddenKind.ExternalLink, "INCLUDETEXT" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_text_of_the_document(string body, HiddenKind kind, string what) =>
        Look.FindsOnly(
            OfficeFiles.Word(OfficeFiles.Run("公开") + body.Replace('\'', '"'))
                .WordPart("styles", "styles.xml", "styles", "<w:style w:type=\"character\" w:styleId=\"Base\"><w:basedOn w:val=\"Derived\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Derived\"><w:basedOn w:val=\"Base\"/></w:style>").Bytes(),
            "a.docx", kind, "正文", what);

    [Fact]
    public void Comments() => Look.FindsOnly(
        Plain().WordPart("comments", "comments.xml", "comments", "<w:comment w:id=\"0\" w:author=\"赵六\"><w:p><w:r><w:t>不同意公开</w:t></w:r></w:p></w:comment>").Bytes(),
        "a.docx", HiddenKind.Comment, "批注", "赵六：“不同意公开”");

    [Fact]
    public void Properties() => Look.FindsOnly(
        Plain().Part(string.Empty, "core-properties", "docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>钱七</dc:creator></cp:coreProperties>").Bytes(),
        "a.docx", HiddenKind.AuthorMetadata, "文档属性", "作者：“钱七”");

    [Fact]
    public void Custom_properties() => Look.FindsOnly(
        Plain().Part(string.Empty, "custom-properties", "docProps/custom.xml", "<Properties xmlns=\"c\"><property name=\"密级\"><v>内部</v></property></Properties>").Bytes(),
        "a.docx", HiddenKind.AuthorMetadata, "自定义属性", "密级：“内部”");

    [Fact]
    public void Embedded_objects() => Look.FindsOnly(
        Plain().Part("word/document.xml", "oleObject", "word/embeddings/oleObject1.bin", [1, 2]).Bytes(), "a.docx", HiddenKind.Attachment, "文件", "oleObject1.bin");

    [Fact]
    public void Macros() => Look.FindsOnly(Plain().Part("word/document.xml", "vbaProject", "word/vbaProject.bin", [1]).Bytes(), "a.docx", HiddenKind.Macro, "文件", "vbaProject");

    [Fact]
    public void Custom_xml() => Look.FindsOnly(
        Plain().Part("word/document.xml", "customXml", "customXml/item1.xml", "<x>流转意见</x>").Bytes(), "a.docx", HiddenKind.PrivateData, "自定义 XML", "流转意见");

    [Fact]
    public void Document_variables() => Look.FindsOnly(
        Plain().WordPart("settings", "settings.xml", "settings", "<w:docVars><w:docVar w:name=\"意见\" w:val=\"不予公开\"/></w:docVars>").Bytes(),
        "a.docx", HiddenKind.PrivateData, "文档变量", "意见：“不予公开”");

    [Fact]
    public void An_attached_template_names_a_machine() => Look.FindsOnly(
        Plain().WordPart("settings", "settings.xml", "settings", string.Empty).Link("word/settings.xml", "attachedTemplate", "file:///C:/Users/zhang/t.dotm", external: true).Bytes(),
        "a.docx", HiddenKind.ExternalLink, "模板", "zhang");

    [Fact]
    public void A_header_that_no_page_shows() => Look.FindsOnly(
        OfficeFiles.Word(OfficeFiles.Run("公开") + "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"h1\"/></w:sectPr>").WordPart("header", "header1.xml", "hdr", OfficeFiles.Run("内部资料"), "h1").Bytes(),
        "a.docx", HiddenKind.HiddenHeader, "页眉页脚", "内部资料");

    [Fact]
    public void A_part_that_nothing_refers_to() => Look.FindsOnly(Plain().Loose("word/old.xml", "<x/>").Bytes(), "a.docx", HiddenKind.UnreferencedContent, "文件", "word/old.xml");

    [Fact]
    public void A_mail_merge() => Look.FindsOnly(
        Plain().WordPart("settings", "settings.xml", "settings", "<w:mailMerge><w:connectString w:val=\"Server=oa\"/></w:mailMerge>").Bytes(), "a.docx", HiddenKind.DataConnection, "邮件合并", "Server=oa");

    [Fact]
    public void The_place_of_an_inserted_photograph() => Look.Finds(
        Plain().Part("word/document.xml", "image", "word/media/image1.jpg", PictureInspectionTests.JpegWithPlace()).Bytes(), "a.docx", HiddenKind.Location, "image1.jpg", "经纬度");

    [Fact]
    public void A_plain_document_hides_nothing() => Look.Nothing(
        OfficeFiles.Word(OfficeFiles.Run("公开", "<w:color w:val=\"FF0000\"/><w:vanish w:val=\"0\"/>")
            + OfficeFiles.Run("白字红底", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"FF0000\"/>")
            + "<w:p><w:r><mc:AlternateContent><mc:Choice>" + OfficeFiles.Run("甲") + "</mc:Choice><mc:Fallback>" + OfficeFiles.Run("甲") + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            + "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"h1\"/><w:titlePg/></w:sectPr>")
        .WordPart("header", "header1.xml", "hdr", OfficeFiles.Run("页眉"), "h1")
        .WordPart("footnotes", "footnotes.xml", "footnotes", OfficeFiles.Run("脚注"))
        .Link("word/document.xml", "hyperlink", "https://www.gov.cn/", external: true).Bytes(), "a.docx");

    private static OfficeFiles Plain() => OfficeFiles.Word(OfficeFiles.Run("公开"));
}
