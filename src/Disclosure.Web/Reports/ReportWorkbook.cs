using Disclosure.Domain.Reports;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using static Disclosure.Web.Files.XlsxStyle;

namespace Disclosure.Web.Reports;

/// <summary>The annual report as a workbook in the layout of the format: 表二, 表三, 表四, and what was corrected.</summary>
public static class ReportWorkbook
{
    /// <summary>The workbook.</summary>
    /// <param name="authority">机关名称.</param>
    /// <param name="report">The computed tables.</param>
    /// <param name="own">表二.</param>
    public static byte[] Write(string authority, AnnualReport report, IReadOnlyDictionary<string, decimal> own)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(own);
        var title = $"{authority}{report.Year}年政府信息公开工作年度报告";
        return XlsxBook.Write(Own(title, own), Requests(title, report), Disputes(title, report), Remarks(title, report));
    }

    private static XlsxLayout Own(string title, IReadOnlyDictionary<string, decimal> own)
    {
        var sheet = new XlsxLayout("主动公开政府信息情况", [28, 22, 22, 22]);
        sheet.Put(1, 1, title, Title, columns: 4);
        sheet.Put(2, 1, "二、主动公开政府信息情况", Title, columns: 4);
        var row = 3;
        foreach (var block in OwnDisclosure.Blocks)
        {
            var span = 3 / block.Columns.Length;
            sheet.Put(row++, 1, block.Heading, Head, columns: 4);
            sheet.Put(row, 1, "信息内容", Head);
            foreach (var (column, n) in block.Columns.Select((c, n) => (c, n)))
            {
                sheet.Put(row, 2 + (n * span), column, Head, columns: span);
            }

            row++;
            foreach (var (item, keys) in block.Items)
            {
                sheet.Put(row, 1, item, Head);
                foreach (var (key, n) in keys.Select((k, n) => (k, n)))
                {
                    sheet.Put(row, 2 + (n * span), own.TryGetValue(key, out var value) ? value : null, Figure, columns: span);
                }

                row++;
            }
        }

        return sheet;
    }

    private static XlsxLayout Requests(string title, AnnualReport report)
    {
        var sheet = new XlsxLayout("收到和处理申请情况", [12, 12, 44, 10, 10, 10, 14, 14, 10, 10], landscape: true);
        sheet.Put(1, 1, title, Title, columns: 10);
        sheet.Put(2, 1, "三、收到和处理政府信息公开申请情况", Title, columns: 10);
        sheet.Put(3, 1, ReportRow.CornerNote, Head, rows: 3, columns: 3);
        sheet.Put(3, 4, "申请人情况", Head, columns: 7);
        sheet.Put(4, 4, "自然人", Head, rows: 2);
        sheet.Put(4, 5, "法人或其他组织", Head, columns: 5);
        sheet.Put(4, 10, "总计", Head, rows: 2);
        foreach (var (category, n) in ReportColumns.Categories.Skip(1).Select((c, n) => (c, n)))
        {
            sheet.Put(5, 5 + n, ReportColumns.Label(category), Head);
        }

        var at = 6;
        foreach (var row in ReportRow.All)
        {
            PutLabel(sheet, at, row);
            foreach (var (column, n) in ReportColumns.Categories.Select(ReportColumns.Key).Append(ReportColumns.Total).Select((c, n) => (c, n)))
            {
                sheet.Put(at, 4 + n, report.Cell(ReportTable.Requests, row.Code, column).Value, Figure);
            }

            at++;
        }

        return sheet;
    }

    private static void PutLabel(XlsxLayout sheet, int at, ReportRow row)
    {
        if (row.Kind is ReportRowKind.Received or ReportRowKind.CarriedIn or ReportRowKind.CarriedOut)
        {
            sheet.Put(at, 1, row.Label, Label, columns: 3);
            return;
        }

        if (row.Code == "3.1")
        {
            sheet.Put(at, 1, ReportRow.ResultsHeading, Head, rows: ReportRow.All.Count(r => r.Kind is ReportRowKind.Result or ReportRowKind.Sum));
        }

        if (row.Group is null)
        {
            sheet.Put(at, 2, row.Label, Label, columns: 2);
            return;
        }

        if (ReportRow.All.First(r => r.Group == row.Group) == row)
        {
            sheet.Put(at, 2, row.Group, Head, rows: ReportRow.All.Count(r => r.Group == row.Group));
        }

        sheet.Put(at, 3, row.Label, Label);
    }

    private static XlsxLayout Disputes(string title, AnnualReport report)
    {
        var sheet = new XlsxLayout("行政复议和行政诉讼情况", [.. Enumerable.Repeat(9, 15)], landscape: true);
        sheet.Put(1, 1, title, Title, columns: 15);
        sheet.Put(2, 1, "四、政府信息公开行政复议、行政诉讼情况", Title, columns: 15);
        sheet.Put(3, 1, "行政复议", Head, columns: 5);
        sheet.Put(3, 6, "行政诉讼", Head, columns: 10);
        sheet.Put(4, 6, ReportWords.Of(DisputeBlock.Direct), Head, columns: 5);
        sheet.Put(4, 11, ReportWords.Of(DisputeBlock.AfterReconsideration), Head, columns: 5);
        foreach (var block in Enum.GetValues<DisputeBlock>())
        {
            var first = 1 + ((int)block * 5);
            var top = block == DisputeBlock.Reconsideration ? 4 : 5;
            foreach (var (heading, n) in Enum.GetValues<DisputeCell>().Select(ReportWords.Of).Append("总计").Select((h, n) => (h, n)))
            {
                sheet.Put(top, first + n, heading, Head, rows: 6 - top);
            }

            foreach (var (cell, n) in Enum.GetNames<DisputeCell>().Append(ReportColumns.Total).Select((c, n) => (c, n)))
            {
                sheet.Put(6, first + n, report.Cell(ReportTable.Disputes, $"{block}", cell).Value, Figure);
            }
        }

        return sheet;
    }

    private static XlsxLayout Remarks(string title, AnnualReport report)
    {
        var sheet = new XlsxLayout("勾稽和更正", [46, 14, 14, 14, 40, 14, 18], landscape: true);
        sheet.Put(1, 1, title, Title, columns: 7);
        var row = 3;
        sheet.Put(row++, 1, "勾稽关系", Head, columns: 7);
        foreach (var identity in report.Identities)
        {
            sheet.Put(row, 1, identity.Text, Label, columns: 4);
            sheet.Put(row++, 5, identity.Holds ? "相符" : $"不符：{string.Join("；", identity.Failures)}", Label, columns: 3);
        }

        row++;
        sheet.Put(row++, 1, report.Corrections.IsEmpty ? "没有更正" : "更正", Head, columns: 7);
        foreach (var correction in report.Corrections)
        {
            sheet.Put(row, 1, ReportWords.Place(correction.Table, correction.Row, correction.Column), Label, columns: 2);
            sheet.Put(row, 3, correction.Amount, Figure);
            sheet.Put(row, 4, correction.Withdraws is null ? "更正" : "撤销更正", Figure);
            sheet.Put(row, 5, correction.Reason, Label);
            sheet.Put(row, 6, correction.By, Label);
            sheet.Put(row++, 7, LegalTime.Show(correction.At), Label);
        }

        return sheet;
    }
}
