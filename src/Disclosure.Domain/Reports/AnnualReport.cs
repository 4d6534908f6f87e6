using System.Collections.Immutable;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Reports;

/// <summary>One figure.</summary>
/// <param name="Computed">From the cases.</param>
/// <param name="Adjusted">更正: what was added to it on record.</param>
public readonly record struct ReportCell(int Computed, int Adjusted)
{
    /// <summary>What the report says.</summary>
    public int Value => Computed + Adjusted;

    /// <summary>The sum of two figures.</summary>
    public static ReportCell operator +(ReportCell a, ReportCell b) => new(a.Computed + b.Computed, a.Adjusted + b.Adjusted);
}

/// <summary>勾稽关系: a sum that must come out.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Text">What must hold, in Chinese.</param>
/// <param name="Failures">Where it does not, in Chinese; none when it holds.</param>
public sealed record ReportIdentity(string Name, string Text, ImmutableArray<string> Failures)
{
    /// <summary>True when it comes out everywhere.</summary>
    public bool Holds => Failures.IsEmpty;
}

/// <summary>
/// 表三 and 表四 of the 政府信息公开工作年度报告 (国办公开办函〔2021〕30号) of one year: a pure fold of facts, so that the same facts
/// give the same tables. An application is in exactly one result row, or in row 四.
/// </summary>
public sealed class AnnualReport
{
    private static readonly string[] CategoryKeys = [.. ReportColumns.Categories.Select(ReportColumns.Key)];
    private readonly Dictionary<(ReportTable Table, string Row, string Column), ReportCell> cells = [];
    private readonly int handled;

    private AnnualReport(int year, int handled) => (Year, this.handled) = (year, handled);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>更正 of this year, oldest first.</summary>
    public ImmutableArray<ReportCorrection> Corrections { get; private set; } = [];

    /// <summary>Every identity, checked.</summary>
    public ImmutableArray<ReportIdentity> Identities { get; private set; } = [];

    /// <summary>Folds the facts of all years into the tables of one.</summary>
    /// <param name="year">The year.</param>
    /// <param name="counts">Cases of this and every earlier year; later ones do not matter.</param>
    /// <param name="disputes">Disputes.</param>
    /// <param name="corrections">Corrections of this year and of the year before, by year.</param>
    public static AnnualReport Compute(int year, IReadOnlyCollection<ReportCount> counts, IReadOnlyCollection<DisputeFact> disputes, ILookup<int, ReportCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(disputes);
        ArgumentNullException.ThrowIfNull(corrections);
        var report = Fold(year, counts, disputes, corrections);
        report.Identities = report.Check(Fold(year - 1, counts, [], corrections));
        return report;
    }

    /// <summary>A figure.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Row of 表三, or block of 表四.</param>
    /// <param name="column">Category or cell, or <see cref="ReportColumns.Total"/>.</param>
    public ReportCell Cell(ReportTable table, string row, string column)
    {
        if (table == ReportTable.Requests && row == ReportRow.SumCode)
        {
            return ReportRow.All.Where(r => r.Kind == ReportRowKind.Result).Aggregate(default(ReportCell), (sum, r) => sum + Cell(table, r.Code, column));
        }

        if (column != ReportColumns.Total)
        {
            return cells.GetValueOrDefault((table, row, column));
        }

        var columns = table == ReportTable.Requests ? CategoryKeys : Enum.GetNames<DisputeCell>();
        return columns.Aggregate(default(ReportCell), (sum, c) => sum + Cell(table, row, c));
    }

    /// <summary>A figure of 表三; null for the 总计 column.</summary>
    public ReportCell Cell(string row, ApplicantCategory? category) => Cell(ReportTable.Requests, row, category is { } c ? ReportColumns.Key(c) : ReportColumns.Total);

    /// <summary>A figure of 表四; null for 总计.</summary>
    public ReportCell Cell(DisputeBlock block, DisputeCell? cell) => Cell(ReportTable.Disputes, $"{block}", cell is { } c ? $"{c}" : ReportColumns.Total);

    /// <summary>The rows of 表三 in which a case stands in a year: one for how it came, one for what became of it; none in a year that does not concern it.</summary>
    /// <param name="count">The case, or cases that cannot be told apart.</param>
    /// <param name="year">The year.</param>
    public static IEnumerable<string> RowsOf(ReportCount count, int year)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (count.ReceivedYear > year || count.ResultYear < year)
        {
            return [];
        }

        return [count.ReceivedYear == year ? "1" : "2", count.ResultYear == year ? count.Row! : "4"];
    }

    private static AnnualReport Fold(int year, IReadOnlyCollection<ReportCount> counts, IReadOnlyCollection<DisputeFact> disputes, ILookup<int, ReportCorrection> corrections)
    {
        var concerned = counts.Where(c => RowsOf(c, year).Any()).ToList();
        var report = new AnnualReport(year, concerned.Sum(c => c.Count)) { Corrections = [.. corrections[year]] };
        foreach (var count in concerned)
        {
            foreach (var row in RowsOf(count, year))
            {
                report.Add(ReportTable.Requests, row, ReportColumns.Key(count.Category), new(count.Count, 0));
            }
        }

        foreach (var (fact, cell) in DisputeFact.OfYear(disputes, year))
        {
            report.Add(ReportTable.Disputes, $"{fact.Block}", $"{cell}", new(1, 0));
        }

        foreach (var correction in report.Corrections)
        {
            report.Add(correction.Table, correction.Row, correction.Column, new(0, correction.Amount));
        }

        return report;
    }

    private void Add(ReportTable table, string row, string column, ReportCell cell) => cells[(table, row, column)] = cells.GetValueOrDefault((table, row, column)) + cell;

    private ImmutableArray<ReportIdentity> Check(AnnualReport before)
    {
        var columns = ReportColumns.Categories.Select(c => (Key: ReportColumns.Key(c), Label: ReportColumns.Label(c))).Append((Key: ReportColumns.Total, Label: "总计")).ToList();
        return
        [
            Identity("in-equals-out", "第一项加第二项之和，等于第三项总计加第四项之和", columns, c => (Of("1", c) + Of("2", c), Of(ReportRow.SumCode, c) + Of("4", c))),
            Identity("results-sum", "第三项总计等于各办理结果之和", columns, c => (Of(ReportRow.SumCode, c), ReportRow.All.Where(r => r.Kind == ReportRowKind.Result).Sum(r => Of(r.Code, c)))),
            Identity("columns-sum", "各行的总计等于六类申请人之和", ReportRow.All.Select(r => (r.Code, r.Label)), r => (Of(r, ReportColumns.Total), CategoryKeys.Sum(c => Of(r, c)))),
            Identity("carried-over", "本年第二项等于上年第四项", columns, c => (Of("2", c), before.Of("4", c))),
            Identity("disputes-sum", "复议、诉讼各栏的总计等于四种情形之和", Enum.GetValues<DisputeBlock>().Select(b => ($"{b}", LabelOf(b))), b => (Cell(ReportTable.Disputes, b, ReportColumns.Total).Value, Enum.GetNames<DisputeCell>().Sum(c => Cell(ReportTable.Disputes, b, c).Value))),
            Identity("counted-once", "每件申请只计入一个办理结果或者第四项（更正前）", [("all", "全部申请")], _ => (handled, Cell(ReportRow.SumCode, null).Computed + Cell("4", null).Computed)),
        ];
    }

    private int Of(string row, string column) => Cell(ReportTable.Requests, row, column).Value;

    private static string LabelOf(DisputeBlock block) => block switch
    {
        DisputeBlock.Reconsideration => "行政复议",
        DisputeBlock.Direct => "未经复议直接起诉",
        _ => "复议后起诉",
    };

    private static ReportIdentity Identity(string name, string text, IEnumerable<(string Key, string Label)> places, Func<string, (int Left, int Right)> sides) => new(
        name,
        text,
        [.. from place in places
            let side = sides(place.Key)
            where side.Left != side.Right
            select $"{place.Label}：{side.Left} 与 {side.Right} 不等"]);
}
