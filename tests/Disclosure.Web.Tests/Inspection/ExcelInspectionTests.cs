using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>What a workbook hides.</summary>
public sealed class ExcelInspectionTests
{
    private static readonly string Rows = $"<sheetData><row r=\"1\">{OfficeFiles.Cell("A1", "单位")}{OfficeFiles.Cell("B1", "电话")}</row><row r=\"2\" hidden=\"1\">{OfficeFiles.Cell("A2", "某公司")}</row></sheetData>";
    private static readonly string Shown = Rows.Replace(" hidden=\"1\"", string.Empty, StringComparison.Ordinal);

    [Theory]
    [InlineData("hidden", "工作表已隐藏")]
    [InlineData("veryHidden", "深度隐藏")]
    public void Hidden_sheets(string state, string what) =>
        Look.FindsOnly(OfficeFiles.Excel(Shown, $"state=\"{state}\"").Bytes(), "a.xlsx", HiddenKind.HiddenSheet, "名单", what);

    [Fact]
    public void Hidden_rows() => Look.FindsOnly(OfficeFiles.Excel(Rows).Bytes(), "a.xlsx", HiddenKind.HiddenRowOrColumn, "公开", "第2行：“某公司”");

    [Fact]
    public void Hidden_columns() => Look.FindsOnly(
        OfficeFiles.Excel("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" + Shown).Bytes(), "a.xlsx", HiddenKind.HiddenRowOrColumn, "公开", "B列：“电话”");

    [Fact]
    public void Filtered_rows() => Look.FindsOnly(
        OfficeFiles.Excel(Rows + "<autoFilter ref=\"A1:B2\"><filterColumn colId=\"0\"/></autoFilter>").Bytes(), "a.xlsx", HiddenKind.FilteredRow, "公开", "某公司");

    [Fact]
    public void Choices_from_a_hidden_sheet() => Look.Finds(
        OfficeFiles.Excel(Shown + "<dataValidations><dataValidation><formula1>名单!$A$1:$A$9</formula1></dataValidation></dataValidations>", "state=\"hidden\"").Bytes(),
        "a.xlsx", HiddenKind.HiddenSheet, "公开", "下拉选项取自隐藏的工作表“名单”");

    [Theory]
    [InlineData("<numFmts><numFmt numFmtId=\"164\" formatCode=\";;;\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>", ";;;")]
    [InlineData("<fonts><font><color rgb=\"FFFFFFFF\"/></font></fonts><fills><fill/></fills><cellXfs><xf fontId=\"0\" fillId=\"0\"/></cellXfs>", "与底色相同")]
    [InlineData("<fonts><font><color theme=\"1\"/></font></fonts><fills><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill></fill></fills><cellXfs><xf fontId=\"0\" fillId=\"0\"/></cellXfs>", "与底色相同")]
    public void Cells_that_show_nothing(string styles, string what) => Look.FindsOnly(OfficeFiles.Excel(Shown, styles: styles).Bytes(), "a.xlsx", HiddenKind.InvisibleText, "公开", what);

    [Fact]
    public void Hidden_names() => Look.FindsOnly(
        OfficeFiles.Excel(Shown, names: "<definedNames><definedName name=\"底数\" hidden=\"1\">公开!$A$1</definedName><definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">公开!$A$1</definedName></definedNames>").Bytes(),
        "a.xlsx", HiddenKind.HiddenName, "名称管理器", "底数");

    public static TheoryData<string, string, HiddenKind, string> Parts => new()
    {
        { "comments1.xml", "<comments><authors><author>赵六</author></authors><commentList><comment ref='A1' authorId='0'><text><t>待核实</t></text></comment></commentList></comments>", HiddenKind.Comment, "A1 赵六：“待核实”" },
        { "threadedComments/threadedComment1.xml", "<ThreadedComments><threadedComment ref='B2'><text>别给</text></threadedComment></ThreadedComments>", HiddenKind.Comment, "别给" },
        { "externalLinks/externalLink1.xml", "<externalLink><sheetDataSet><cell><v>1200万</v></cell></sheetDataSet></externalLink>", HiddenKind.CachedData, "1200万" },
        { "pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords><r><s v='某公司'/><n v='5'/></r></pivotCacheRecords>", HiddenKind.CachedData, "某公司 5" },
        { "connections.xml", "<connections><connection name='库'><dbPr connection='Server=oa;Pwd=1'/></connection></connections>", HiddenKind.DataConnection, "Server=oa" },
        { "revisions/revisionLog1.xml", "<revisions/>", HiddenKind.TrackedChange, "revisionLog1.xml" },
        { "drawings/drawing1.xml", "<wsDr><pic><cNvPr id='1' name='签名' hidden='1'/></pic></wsDr>", HiddenKind.HiddenObject, "签名" },
        { "vbaProject.bin", "x", HiddenKind.Macro, "vbaProject" },
        { "embeddings/book.xlsx", "x", HiddenKind.Attachment, "book.xlsx" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Parts_of_the_workbook(string name, string xml, HiddenKind kind, string what) =>
        Look.FindsOnly(OfficeFiles.Excel(Shown).Part("xl/workbook.xml", "part", $"xl/{name}", xml.Replace('\'', '"')).Bytes(), "a.xlsx", kind, string.Empty, what);

    [Fact]
    public void Hidden_columns_without_content_hide_nothing() => Look.Nothing(OfficeFiles.Excel("<cols><col min=\"5\" max=\"16384\" hidden=\"1\"/></cols>" + Shown).Bytes(), "a.xlsx");

    [Fact]
    public void The_offices_own_lists_hide_nothing()
    {
        using var target = new MemoryStream();
        using (var sheet = new Disclosure.Web.Files.XlsxSheet(target, "台账", [("文号", 10), ("日期", 12)]))
        {
            sheet.Row("湘交依申请〔2026〕1号", new DateOnly(2026, 3, 2));
        }

        Look.Nothing(target.ToArray(), "a.xlsx");
    }
}
