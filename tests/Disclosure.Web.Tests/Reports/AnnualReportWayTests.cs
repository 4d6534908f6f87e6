using System.Text.Json.Nodes;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Reports;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Reports;

/// <summary>The annual report of real cases: counted by legal dates, opened to its cases, corrected on record.</summary>
public sealed class AnnualReportWayTests : NoticeTest
{
    private Actor? lawyer;

    private Actor Lawyer => lawyer ??= Site.Officer("office", Roles.DisclosureOfficer, Roles.LegalReviewer);

    private Actor Supervisor => Site.Officer("office", Roles.Supervisor);

    [Fact]
    public async Task Cases_are_counted_by_the_dates_of_receipt_and_reply_and_opinions_and_corrections_are_not()
    {
        Site.Clock.Set(new(2025, 12, 22));
        var carried = await Walk.ToAsync("assign");
        var replied = await Walk.ToAsync("close");
        await Walk.ToAsync("assign", Samples.Correction);
        Site.Clock.Set(new(2026, 1, 5));
        await Walk.OnAsync(replied, null);
        await Walk.OnAsync(carried, null);
        await Walk.ToAsync("assign");

        var before = await ReadAsync(2025);
        Assert.Equal((2, 0, 1, 1), Totals(before));
        var after = await ReadAsync(2026);
        Assert.Equal((1, 1, 1, 1), Totals(after));
        Assert.Equal(1, after.Cell("3.1", ApplicantCategory.NaturalPerson).Value);
        Assert.All(before.Identities.Concat(after.Identities), i => Assert.True(i.Holds, i.Text));
        Assert.Equal([2026, 2025], await Site.Get<ReportReader>().YearsAsync(Site.AuthorityId, 2026));

        var shown = (await CellAsync(2025, "3.1", "natural-person"))!;
        Assert.Equal((replied, 1), (Assert.Single(shown.Cases).CaseId!.Value, shown.Total));
        Assert.Equal(carried, Assert.Single((await CellAsync(2025, "4", ReportColumns.Total))!.Cases).CaseId);
        Assert.Equal(carried, Assert.Single((await CellAsync(2026, "2", ReportColumns.Total))!.Cases).CaseId);
        Assert.Empty((await CellAsync(2026, "3.1", "business"))!.Cases);
        Assert.Null(await CellAsync(2026, "9", ReportColumns.Total));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_new_reply_that_a_decision_orders_is_not_counted_twice_and_the_dispute_stands_in_its_table()
    {
        var id = await Walk.ToAsync(null);
        var dispute = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today()) { Kind = DisputeKind.Reconsideration, Body = "湖南省人民政府", Text = "撤销答复" };
        await DoAsync(dispute);
        Assert.Equal(1, (await ReadAsync(2026)).Cell(DisputeBlock.Reconsideration, DisputeCell.Pending).Value);
        await DoAsync(dispute with { Move = DisputeMove.Decide, Number = "湘府复决〔2026〕1号", Result = DisputeResult.Corrected, Text = "责令重新答复", RedoOrdered = true });
        await DoAsync(dispute with { Move = DisputeMove.Redo, Number = "湘交公开告〔2026〕9号", FileIds = [await FileAsync("重新答复.pdf", Lawyer, "dispute")] });

        var report = await ReadAsync(2026);
        Assert.Equal((1, 0, 1, 0), Totals(report));
        Assert.Equal((1, 1), (report.Cell(DisputeBlock.Reconsideration, DisputeCell.Corrected).Value, report.Cell(DisputeBlock.Reconsideration, null).Value));
        var line = Assert.Single((await Site.Get<ReportCases>().ReadAsync(Site.AuthorityId, 2026, ReportTable.Disputes, "Reconsideration", "Corrected", 1))!.Cases);
        Assert.Equal(id, line.CaseId);
        Assert.Contains("结果纠正", line.Note, StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_figure_is_corrected_on_record_and_the_correction_taken_back_once()
    {
        var corrector = Site.Get<ReportCorrector>();
        Assert.Equal(["amount", "reason"], (await corrector.CorrectAsync(Supervisor, 2026, ReportTable.Requests, "3.1", "business", 0, " ")).Select(r => r.Field));
        Assert.Equal("forbidden", Assert.Single(await corrector.CorrectAsync(Site.Officer("highway", Roles.Handler), 2026, ReportTable.Requests, "3.1", "business", 1, "漏登")).Code);
        Assert.Empty(await corrector.CorrectAsync(Supervisor, 2026, ReportTable.Requests, "3.1", "business", 2, "漏登两件"));
        var report = await ReadAsync(2026);
        Assert.Equal(new ReportCell(0, 2), report.Cell("3.1", ApplicantCategory.Business));
        Assert.False(report.Identities.Single(i => i.Name == "in-equals-out").Holds);
        var correction = Assert.Single(report.Corrections);
        Assert.Equal(("漏登两件", "supervisor@office"), (correction.Reason, correction.By));

        Assert.Empty(await corrector.WithdrawAsync(Supervisor, correction.Id, "查实没有漏登"));
        Assert.Equal("withdrawn", Assert.Single(await corrector.WithdrawAsync(Supervisor, correction.Id, "再撤销")).Code is "withdrawn" or "amount" ? "withdrawn" : "other");
        report = await ReadAsync(2026);
        Assert.Equal(new ReportCell(0, 0), report.Cell("3.1", ApplicantCategory.Business));
        Assert.Equal(2, report.Corrections.Length);
        Assert.All(report.Identities, i => Assert.True(i.Holds));
    }

    [Fact]
    public async Task What_no_case_holds_is_entered_by_hand_and_its_history_is_kept()
    {
        var corrector = Site.Get<ReportCorrector>();
        var typed = new Dictionary<string, string?> { ["normative.made"] = "3", ["fees.amount"] = "1.25", ["rules.made"] = "" };
        Assert.Empty(await corrector.EnterAsync(Supervisor, 2026, typed));
        Assert.Empty(await corrector.EnterAsync(Supervisor, 2026, new Dictionary<string, string?>(typed) { ["normative.made"] = "4" }));
        var own = await corrector.EntriesAsync(Site.AuthorityId, 2026);
        Assert.Equal((4m, 1.25m, 2), (own["normative.made"], own["fees.amount"], own.Count));
        Assert.Equal(["rules.made", "normative.made"], (await corrector.EnterAsync(Supervisor, 2026, new Dictionary<string, string?> { ["normative.made"] = "1.5", ["rules.made"] = "三" })).Select(r => r.Field));
        await using var db = Site.Db();
        Assert.Equal(3, await db.ReportEntries.CountAsync());
    }

    [Fact]
    public async Task The_JSON_has_every_row_and_the_workbook_is_valid_and_laid_out_as_the_format()
    {
        await Walk.ToAsync(null);
        Assert.Empty(await Site.Get<ReportCorrector>().CorrectAsync(Supervisor, 2026, ReportTable.Requests, "1", "business", 1, "=漏登"));
        var report = await ReadAsync(2026);
        var json = JsonNode.Parse(ReportJson.Write(report, new Dictionary<string, decimal> { ["rules.made"] = 2 }))!;
        var rows = json["table3"]!["rows"]!.AsArray();
        Assert.Equal(ReportRow.All.Select(r => r.Code), rows.Select(r => (string)r!["code"]!));
        Assert.Equal(["natural-person", "business", "research", "welfare", "legal-service", "other", "total"], rows[0]!["cells"]!.AsObject().Select(c => c.Key));
        Assert.Equal((1, 1, 2), ((int)rows[0]!["cells"]!["natural-person"]!, (int)rows[0]!["cells"]!["business"]!, (int)rows[0]!["cells"]!["total"]!));
        Assert.Equal(6, json["identities"]!.AsArray().Count);
        Assert.Equal(0, (int)json["table4"]!["litigation"]!["afterReconsideration"]!["total"]!);

        using var stream = new MemoryStream(ReportWorkbook.Write("湖南省交通运输厅", report, new Dictionary<string, decimal> { ["rules.made"] = 2 }));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book));
        var part = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().ElementAt(1).Id!.Value!);
        var cells = part.Worksheet!.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, c => c.InnerText);
        Assert.Equal((ReportRow.CornerNote, "申请人情况", "法人或其他组织", "总计"), (cells["A3"], cells["D3"], cells["E4"], cells["J4"]));
        Assert.Equal(("一、本年新收政府信息公开申请数量", "1", "1", "2"), (cells["A6"], cells["D6"], cells["E6"], cells["J6"]));
        Assert.Equal(("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"), (cells["A8"], cells["B10"], cells["C10"]));
        var merges = part.Worksheet.Descendants<MergeCell>().Select(m => m.Reference!.Value!).ToList();
        Assert.All(["A3:C5", "D3:J3", "E4:I4", "A6:C6", "A8:A29", "B10:B17", "A30:C30"], m => Assert.Contains(m, merges));
    }

    [Fact]
    public async Task The_count_reads_an_index_and_no_case()
    {
        await using var db = Site.Db();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + db.Cases.Where(c => c.AuthorityId == Site.AuthorityId && c.ReportReceivedYear <= 2026)
            .GroupBy(c => new { c.ReportReceivedYear, c.ReportResultYear, c.ReportRow, c.ReportCategory }).Select(g => new { g.Key, Count = g.Count() }).ToQueryString()
            .Split('\n').Aggregate(string.Empty, (sql, line) => line.StartsWith(".param", StringComparison.Ordinal) ? sql : sql + line + "\n").Replace("@Site_AuthorityId", "'x'", StringComparison.Ordinal).Replace("@p", "'x'", StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        var plan = string.Empty;
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(3) + "\n";
        }

        Assert.Contains("USING COVERING INDEX", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_stored_before_the_columns_were_there_are_filled_once()
    {
        var id = await Walk.ToAsync(null);
        await using var db = Site.Db();
        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ReportReceivedYear, (int?)null).SetProperty(c => c.ReportCategory, (ApplicantCategory?)null));
        Assert.Equal(1, await Site.Get<ReportColumnsFill>().RunAsync(default));
        Assert.Equal(0, await Site.Get<ReportColumnsFill>().RunAsync(default));
        await VerifyAsync();
    }

    private static (int Received, int CarriedIn, int Done, int CarriedOut) Totals(AnnualReport report) =>
        (report.Cell("1", null).Value, report.Cell("2", null).Value, report.Cell("3.7", null).Value, report.Cell("4", null).Value);

    private Task<AnnualReport> ReadAsync(int year) => Site.Get<ReportReader>().ReadAsync(Site.AuthorityId, year);

    private Task<ReportCasePage?> CellAsync(int year, string row, string column) => Site.Get<ReportCases>().ReadAsync(Site.AuthorityId, year, ReportTable.Requests, row, column, 1);

    private async Task DoAsync(DisputeCommand command)
    {
        var outcome = await Site.Get<DisputeHandler>().HandleAsync(Lawyer, command);
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
