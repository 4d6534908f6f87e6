namespace Disclosure.Web.Features.Dashboard;

/// <summary>A figure and the list that it opens.</summary>
/// <param name="Text">As shown.</param>
/// <param name="Number">As written into a workbook; the text where it is no number.</param>
/// <param name="Href">Its cases; null where there are none.</param>
public sealed record FigureCell(string Text, int? Number = null, string? Href = null)
{
    /// <summary>Nothing to show.</summary>
    public static FigureCell None { get; } = new("—");
}

/// <summary>A row with its bar.</summary>
/// <param name="Label">What the row is about.</param>
/// <param name="Href">The dashboard narrowed to it; null where that makes no sense.</param>
/// <param name="Cells">Its figures, one a column.</param>
/// <param name="Bar">Length of the bar; null for none.</param>
/// <param name="Tick">Where the tick stands on the same scale; null for none.</param>
public sealed record FigureRow(string Label, string? Href, IReadOnlyList<FigureCell> Cells, int? Bar = null, int? Tick = null);

/// <summary>A table of figures.</summary>
/// <param name="Key">Stable key, part of the workbook's address.</param>
/// <param name="Title">Heading.</param>
/// <param name="Note">How the figures are computed.</param>
/// <param name="First">Heading of the first column.</param>
/// <param name="Columns">Headings of the figures.</param>
/// <param name="Rows">The rows.</param>
/// <param name="BarWords">What bar and tick mean; null without bars.</param>
public sealed record FigureTable(string Key, string Title, string Note, string First, IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows, string? BarWords = null);

/// <summary>A figure that stands alone.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit, or what it is a share of.</param>
/// <param name="Note">How it is computed.</param>
/// <param name="Href">Its cases.</param>
/// <param name="Alarm">True when it asks for action.</param>
public sealed record FigureTile(string Title, string Value, string? Unit, string Note, string? Href, bool Alarm = false);

/// <summary>Everything that the dashboard shows.</summary>
/// <param name="Alarms">Open cases: late, soon late, and 督办.</param>
/// <param name="Tiles">Ended cases of the period.</param>
/// <param name="Tables">The tables, in order.</param>
/// <param name="StageDays">All days of the replied cases by holder, in the order of the enumeration.</param>
public sealed record DashboardFigures(IReadOnlyList<FigureTile> Alarms, IReadOnlyList<FigureTile> Tiles, IReadOnlyList<FigureTable> Tables, IReadOnlyList<int> StageDays)
{
    /// <summary>A table by its key; null when there is none.</summary>
    public FigureTable? Table(string? key) => Tables.FirstOrDefault(t => t.Key == key);
}
