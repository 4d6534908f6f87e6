using System.Text;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.PastLedger;
using Disclosure.Web.Reports;
using Disclosure.Web.Tests.Notices;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Reports;

/// <summary>The ledger of earlier years: whole or not at all, every bad row named, in the report and marked.</summary>
public sealed class PastLedgerTests : NoticeTest
{
    private const string Good = """
        [
          {"number": "2025-001", "receivedOn": "2025-03-01", "channel": "online", "category": "natural-person", "outcome": "3.1", "repliedOn": "2025-03-20", "due": "2025-03-28", "title": "某公路预算"},
          {"number": "2025-002", "receivedOn": "2025-12-20", "channel": "registered-post", "category": "business", "title": "某桥梁检测报告，联系人13900001111"},
          {"number": "2024-009", "receivedOn": "2024-12-30", "channel": "邮寄（签收）", "category": "科研机构", "outcome": "3.4.1", "repliedOn": "2025-01-10", "title": "统计数据"}
        ]
        """;

    private const string Csv = "受理编号,收到日期,收到渠道,申请人类别,办理结果,答复日期,所需信息\r\n2023-1,2023/5/6,当面提交,自然人,予以公开,2023年5月20日,\"含逗号, 和\"\"引号\"\"\"\r\n\r\n2023-2,2023-05-07,传真,其他,,,尚未办结\r\n";

    private PastLedgerImporter Importer => Site.Get<PastLedgerImporter>();

    private Actor Supervisor => Site.Officer("office", Roles.Supervisor);

    [Fact]
    public async Task A_ledger_counts_in_the_report_of_its_years_and_what_is_open_is_carried_over()
    {
        var preview = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good));
        Assert.Empty(preview.Problems);
        Assert.Equal(3, preview.Lines.Count);
        Assert.Null(await Importer.ImportAsync(Supervisor, Site.AuthorityId, "2025.json", preview));

        var (r2024, r2025, r2026) = (await ReadAsync(2024), await ReadAsync(2025), await ReadAsync(2026));
        Assert.Equal((1, 0, 0, 1), Totals(r2024));
        Assert.Equal((2, 1, 2, 1), Totals(r2025));
        Assert.Equal((0, 1, 0, 1), Totals(r2026));
        Assert.Equal((1, 1), (r2025.Cell("3.1", ApplicantCategory.NaturalPerson).Value, r2025.Cell("3.4.1", ApplicantCategory.Research).Value));
        Assert.All(r2024.Identities.Concat(r2025.Identities).Concat(r2026.Identities), i => Assert.True(i.Holds, i.Text));
        var open = Assert.Single((await Site.Get<ReportCases>().ReadAsync(Site.AuthorityId, 2026, ReportTable.Requests, "2", "business", 1))!.Cases);
        Assert.Null(open.CaseId);
        Assert.Equal("2025-002", open.Number);
        Assert.DoesNotContain("13900001111", open.Title, StringComparison.Ordinal);
        Assert.Equal(3, (await Site.Get<PastReader>().ReadAsync(Site.AuthorityId, false, null, 1)).Total);
        var line = Assert.Single((await Site.Get<PastReader>().ReadAsync(Site.AuthorityId, true, "桥梁", 1)).Lines);

        // What was open ends, once.
        Assert.Equal(["outcome", "on"], (await Importer.CompleteAsync(Supervisor, line.Id, "3.7", new(2027, 1, 1))).Select(r => r.Field));
        Assert.Empty(await Importer.CompleteAsync(Supervisor, line.Id, "3.2", new(2026, 1, 8)));
        Assert.Equal("done", Assert.Single(await Importer.CompleteAsync(Supervisor, line.Id, "3.1", new(2026, 1, 9))).Code);
        Assert.Equal((0, 1, 1, 0), Totals(await ReadAsync(2026)));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_the_same_numbers_in_another_are_refused()
    {
        await TakeAsync(Bytes(Good));
        var again = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good));
        Assert.True(again.IsKnown);
        Assert.Null(await Importer.ImportAsync(Supervisor, Site.AuthorityId, "x.json", again));
        var other = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good.Replace("某公路预算", "另一件", StringComparison.Ordinal)));
        Assert.Equal(3, other.Problems.Count);
        Assert.Contains(other.Problems, p => p == "第1条：受理编号 2025-001 此前已经导入，不能重复导入。");
        await using var db = Site.Db();
        Assert.Equal((3, 1), (await db.PastRequests.CountAsync(), await db.PastImports.CountAsync()));
    }

    [Fact]
    public async Task A_number_that_this_system_gave_is_refused()
    {
        var id = await Walk.ToAsync("register");
        var own = (await RowAsync(id)).Number;
        var preview = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good.Replace("2025-001", own, StringComparison.Ordinal)));
        Assert.Contains("是本系统办理的件", Assert.Single(preview.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2025-12-20\"", "\"2025-13-20\"", "第2条：收到日期“2025-13-20”不是日期，应当写作 2025-03-20。")]
    [InlineData("\"business\"", "\"firm\"", "第2条：申请人类别“firm”不认识")]
    [InlineData("\"registered-post\"", "\"pigeon\"", "第2条：收到渠道“pigeon”不认识")]
    [InlineData("\"outcome\": \"3.4.1\"", "\"outcome\": \"3.7\"", "第3条：办理结果“3.7”不是年度报告表三的结果行")]
    [InlineData("\"outcome\": \"3.4.1\", ", "", "第3条：有答复日期而没有办理结果")]
    [InlineData("\"repliedOn\": \"2025-01-10\"", "\"repliedOn\": \"2024-12-29\"", "第3条：答复日期不能早于收到日期。")]
    [InlineData("\"repliedOn\": \"2025-01-10\"", "\"repliedOn\": \"2026-03-03\"", "第3条：答复日期不能晚于今天。")]
    [InlineData("\"due\": \"2025-03-28\"", "\"due\": \"2025-02-28\"", "第1条：法定期限不能早于收到日期。")]
    [InlineData("\"receivedOn\": \"2024-12-30\"", "\"receivedOn\": \"2004-12-30\"", "第3条：收到日期不能早于")]
    [InlineData("\"number\": \"2025-002\", ", "", "第2条：缺少受理编号（number）。")]
    [InlineData("\"2025-002\"", "\"2025-001\"", "第2条：受理编号 2025-001 与第1条重复。")]
    [InlineData("\"due\"", "\"dew\"", "第1条：不认识的项目“dew”")]
    public async Task A_bad_row_is_named_and_nothing_is_taken(string from, string to, string problem)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var preview = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good.Replace(from, to, StringComparison.Ordinal)));
        Assert.StartsWith(problem, Assert.Single(preview.Problems), StringComparison.Ordinal);
        Assert.NotNull(await Importer.ImportAsync(Supervisor, Site.AuthorityId, "x", preview));
        await using var db = Site.Db();
        Assert.Equal(0, await db.PastRequests.CountAsync());
    }

    [Theory]
    [InlineData("[{]", "第1行：不是合法的 JSON 文本")]
    [InlineData("{}", "JSON 文件应当是一个数组")]
    [InlineData("[]", "文件中没有任何一行数据")]
    [InlineData("[1]", "第1条：应当是一个对象")]
    [InlineData("编号,日期\n1,2", "第一行应当是表头，缺少“受理编号”一列。")]
    [InlineData("PK这不是工作簿", "不是完好的 XLSX 工作簿")]
    public async Task A_file_that_is_no_ledger_is_refused_whole(string text, string problem) =>
        Assert.StartsWith(problem, (await Importer.PreviewAsync(Site.AuthorityId, Bytes(text))).Problems[0], StringComparison.Ordinal);

    [Fact]
    public async Task A_sheet_of_commas_is_read_in_both_encodings()
    {
        var preview = await Importer.PreviewAsync(Site.AuthorityId, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Csv));
        Assert.Empty(preview.Problems);
        Assert.Equal([("第2行", "2023-1", "3.1", "含逗号, 和\"引号\""), ("第4行", "2023-2", null, "尚未办结")], preview.Lines.Select(l => (l.Place, l.Number, l.Outcome, l.Title)));
        Assert.Equal(2, (await Importer.PreviewAsync(Site.AuthorityId, Encoding.UTF8.GetPreamble().Concat(Bytes(Csv)).ToArray())).Lines.Count);
        Assert.Equal("第4行：收到渠道“鸽子”不认识", (await Importer.PreviewAsync(Site.AuthorityId, Bytes(Csv.Replace("传真", "鸽子", StringComparison.Ordinal)))).Problems.Single()[..15]);
    }

    [Fact]
    public async Task The_template_filled_in_is_read_with_real_dates_of_a_workbook()
    {
        using var stream = new MemoryStream();
        stream.Write(PastTemplate.Write());
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var part = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!.Value!);
            var row = new Row { RowIndex = 2 };
            row.Append(Text("A2", "2022-7"), new Cell { CellReference = "B2", CellValue = new CellValue("44927") }, Text("C2", "电子邮件"), Text("D2", "法律服务机构"), new Cell { CellReference = "E2", CellValue = new CellValue("3.2000000000000002") }, new Cell { CellReference = "F2", CellValue = new CellValue("44940") }, Text("H2", "=1+1"));
            part.Worksheet!.GetFirstChild<SheetData>()!.Append(row);
        }

        var preview = await Importer.PreviewAsync(Site.AuthorityId, stream.ToArray());
        Assert.Empty(preview.Problems);
        var line = Assert.Single(preview.Lines);
        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 14), "3.2", "=1+1"), (line.ReceivedOn, line.RepliedOn!.Value, line.Outcome, line.Title));

        static Cell Text(string at, string text) => new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) };
    }

    [Fact]
    public async Task A_result_without_its_date_counts_in_the_year_of_receipt_and_that_is_said()
    {
        var preview = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good.Replace("\"repliedOn\": \"2025-01-10\", ", "", StringComparison.Ordinal)));
        Assert.StartsWith("第3条：2024-009 有办理结果而没有答复日期，按收到的年度（2024年）计入", Assert.Single(preview.Remarks), StringComparison.Ordinal);
        Assert.Equal(2024, preview.Lines[2].ResultYear);
    }

    [Fact]
    public async Task Others_may_not_import()
    {
        var preview = await Importer.PreviewAsync(Site.AuthorityId, Bytes(Good));
        Assert.NotNull(await Importer.ImportAsync(Site.Officer("highway", Roles.Handler), Site.AuthorityId, "x", preview));
        Assert.NotNull(await Importer.ImportAsync(Supervisor, Guid.NewGuid(), "x", preview));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static (int, int, int, int) Totals(AnnualReport report) =>
        (report.Cell("1", null).Value, report.Cell("2", null).Value, report.Cell("3.7", null).Value, report.Cell("4", null).Value);

    private Task<AnnualReport> ReadAsync(int year) => Site.Get<ReportReader>().ReadAsync(Site.AuthorityId, year);

    private async Task TakeAsync(byte[] bytes) => Assert.Null(await Importer.ImportAsync(Supervisor, Site.AuthorityId, "x.json", await Importer.PreviewAsync(Site.AuthorityId, bytes)));
}
