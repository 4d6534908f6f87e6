using Disclosure.Domain.Common;

namespace Disclosure.Domain.Reports;

/// <summary>The two tables that are computed.</summary>
public enum ReportTable
{
    /// <summary>表三: received and processed.</summary>
    Requests,

    /// <summary>表四: reconsideration and lawsuits.</summary>
    Disputes,
}

/// <summary>
/// 更正 of a cell of the annual report: a signed amount beside the computed figure, with its reason. Appended, never edited; taken
/// back by a further one that names it.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Table">The table.</param>
/// <param name="Row">Row of 表三, or block of 表四.</param>
/// <param name="Column">Category, or cell of a block.</param>
/// <param name="Amount">What is added to the computed figure.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Withdraws">The correction that this one takes back.</param>
public sealed record ReportCorrection(Guid Id, ReportTable Table, string Row, string Column, int Amount, string Reason, string By, DateTimeOffset At, Guid? Withdraws)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Largest amount.</summary>
    public const int Largest = 1_000_000;

    /// <summary>True for a cell that may be corrected: totals follow from the others.</summary>
    public static bool IsCell(ReportTable table, string row, string column) => table == ReportTable.Requests
        ? ReportRow.Of(row) is { Kind: not ReportRowKind.Sum } && ReportColumns.Category(column) is not null
        : Enum.TryParse<DisputeBlock>(row, out var block) && Enum.IsDefined(block) && Enum.TryParse<DisputeCell>(column, out var cell) && Enum.IsDefined(cell);

    /// <summary>What speaks against a correction; none when it can be made.</summary>
    /// <param name="report">The report as it stands.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">Row or block.</param>
    /// <param name="column">Column or cell.</param>
    /// <param name="amount">The amount; null when what was typed is no number.</param>
    /// <param name="reason">The reason.</param>
    public static IReadOnlyList<Refusal> Check(AnnualReport report, ReportTable table, string row, string column, int? amount, string? reason)
    {
        ArgumentNullException.ThrowIfNull(report);
        var refusals = new List<Refusal>();
        if (!IsCell(table, row, column))
        {
            refusals.Add(new("cell", "合计由各栏相加得出，不能直接更正；请更正相应的明细格。"));
            return refusals;
        }

        if (amount is not { } signed || signed == 0 || Math.Abs((long)signed) > Largest)
        {
            refusals.Add(new("amount", "更正数应当是不为零的整数，增加写作 1，减少写作 -1。", null, "amount"));
        }
        else if (report.Cell(table, row, column).Value + signed < 0)
        {
            refusals.Add(new("amount", $"该格现为 {report.Cell(table, row, column).Value}，减去 {-signed} 后小于零，请核对。", null, "amount"));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(new("reason", "请写明更正的理由，理由将随报表保存。", null, "reason"));
        }
        else if (reason.Trim().Length > LongestReason)
        {
            refusals.Add(new("reason", $"理由最多 {LongestReason} 字。", null, "reason"));
        }

        return refusals;
    }
}
