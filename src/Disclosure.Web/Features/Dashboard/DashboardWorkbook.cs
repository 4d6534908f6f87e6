using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>A table, or the list behind a figure, as a workbook.</summary>
public static class DashboardWorkbook
{
    private const int Chunk = 500;

    /// <summary>Writes a table; the last rows say what it is of and how it was computed.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="target">Where to; stays open.</param>
    public static void Write(FigureTable table, DashboardFilter filter, Stream target)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(filter);
        using var sheet = new XlsxSheet(target, Name(table.Title), [(table.First, 26), .. table.Columns.Select(c => (c, 16))]);
        foreach (var row in table.Rows)
        {
            sheet.Row(row.Cells.Select(c => c.Number is { } n ? (object?)n : c.Text).Prepend(row.Label));
        }

        sheet.Row([null]);
        sheet.Row([$"期间：{filter.PeriodText}"]);
        sheet.Row([$"说明：{table.Note}"]);
    }

    /// <summary>Writes the cases behind a figure, all of them.</summary>
    /// <returns>False for those who may not see them.</returns>
    public static async Task<bool> WriteAsync(DashboardQuery query, Actor actor, DashboardFilter filter, DashboardMeasure measure, string? part, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(measure);
        if (!DashboardAccess.MaySee(actor))
        {
            return false;
        }

        using var sheet = new XlsxSheet(target, Name(measure.Title),
        [
            ("受理编号", 24), ("类别", 8), ("所需信息", 60), ("主办处室", 22), ("收到日期", 12), ("法定期限", 12), ("答复或者终止日期", 16), ("办理状态", 14), (measure.ValueTitle, 12), ("剩余", 14),
        ]);
        for (var skip = 0; ; skip += Chunk)
        {
            var page = await query.ListAsync(actor, filter, measure, part, skip, Chunk, ct);
            foreach (var c in page!.Lines)
            {
                sheet.Row([c.Number, KindWord(c.Kind), c.Subject, c.Department, c.ReceivedOn, c.DueOn, c.EndedOn, c.State, c.Days, c.Left]);
            }

            if (skip + Chunk >= page.Total)
            {
                return true;
            }
        }
    }

    /// <summary>公开, 更正 or 意见箱.</summary>
    public static string KindWord(string kind) => kind switch { CaseKinds.Correction => "更正", CaseKinds.Opinion => "意见箱", _ => "公开" };

    // A sheet's name has at most 31 characters, and none of these.
    private static string Name(string title) => new([.. title.Where(c => !"[]:*?/\\：".Contains(c, StringComparison.Ordinal)).Take(31)]);
}
