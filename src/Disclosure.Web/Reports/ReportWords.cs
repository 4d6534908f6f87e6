using Disclosure.Domain.Reports;

namespace Disclosure.Web.Reports;

/// <summary>The annual report's words, and the words by which programs know them.</summary>
public static class ReportWords
{
    /// <summary>The heading of a block of 表四.</summary>
    public static string Of(DisputeBlock block) => block switch
    {
        DisputeBlock.Reconsideration => "行政复议",
        DisputeBlock.Direct => "未经复议直接起诉",
        DisputeBlock.AfterReconsideration => "复议后起诉",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    /// <summary>The heading of a cell of 表四.</summary>
    public static string Of(DisputeCell cell) => cell switch
    {
        DisputeCell.Upheld => "结果维持",
        DisputeCell.Corrected => "结果纠正",
        DisputeCell.Other => "其他结果",
        DisputeCell.Pending => "尚未审结",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, null),
    };

    /// <summary>A figure by its place in the report, in words.</summary>
    public static string Place(ReportTable table, string row, string column)
    {
        if (table == ReportTable.Disputes)
        {
            var block = Enum.TryParse<DisputeBlock>(row, out var b) && Enum.IsDefined(b) ? Of(b) : row;
            return $"{block} · {(Enum.TryParse<DisputeCell>(column, out var c) && Enum.IsDefined(c) ? Of(c) : "总计")}";
        }

        return $"{ReportRow.Of(row)?.Label ?? row} · {(ReportColumns.Category(column) is { } category ? ReportColumns.Label(category) : "总计")}";
    }

    /// <summary>A result by its row, with the heading it stands under.</summary>
    public static string Result(string? row) => ReportRow.Of(row) is { } found ? $"{found.Group}{found.Label}" : "尚未办结";

    /// <summary>A signed amount.</summary>
    public static string Signed(int amount) => amount > 0 ? $"+{amount}" : $"{amount}";
}
