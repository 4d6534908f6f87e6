using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Reports;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.PastLedger;

/// <summary>The workbook into which the ledger of earlier years is filled.</summary>
public static class PastTemplate
{
    /// <summary>The workbook: headings, and a sheet that says how to fill them in.</summary>
    public static byte[] Write()
    {
        var table = new XlsxLayout("历史台账", [24, 14, 16, 16, 14, 14, 14, 60], landscape: true);
        foreach (var (field, n) in PastFields.All.Select((f, n) => (f, n)))
        {
            table.Put(1, n + 1, field.Heading + (field.Required ? "*" : null), XlsxStyle.Head);
        }

        var help = new XlsxLayout("填写说明", [18, 90]);
        help.Put(1, 1, "列", XlsxStyle.Head);
        help.Put(1, 2, "怎样填写（带 * 的必填）", XlsxStyle.Head);
        foreach (var (name, text, n) in Help().Select((h, n) => (h.Name, h.Text, n)))
        {
            help.Put(n + 2, 1, name, XlsxStyle.Label);
            help.Put(n + 2, 2, text, XlsxStyle.Label);
        }

        return XlsxBook.Write(table, help);
    }

    private static IEnumerable<(string Name, string Text)> Help()
    {
        yield return ("受理编号*", "原来的编号，照原样填写；不能与本系统已有的编号重复。");
        yield return ("收到日期*", "收到申请之日，例如 2025-03-20。");
        yield return ("收到渠道*", string.Join("、", Enum.GetValues<ReceiptChannel>().Select(Words.Of)));
        yield return ("申请人类别*", string.Join("、", ReportColumns.Categories.Select(ReportColumns.Label)));
        yield return ("办理结果", "年度报告表三的行号，见下；尚未办结的留空，计入“结转下年度继续办理”。");
        yield return ("答复日期", "答复或者办结之日；有办理结果的应当填写，否则按收到的年度计入。");
        yield return ("法定期限", "可以不填。");
        yield return ("所需信息*", "一句话即可，请勿填写申请人的姓名、证件号码等个人信息。");
        foreach (var row in ReportRow.All.Where(r => r.Kind == ReportRowKind.Result))
        {
            yield return (row.Code, row.Group is null ? row.Label : $"{row.Group} {row.Label}");
        }
    }
}
