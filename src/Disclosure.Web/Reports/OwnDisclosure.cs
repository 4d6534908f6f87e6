using System.Collections.Immutable;
using System.Globalization;
using Disclosure.Domain.Common;

namespace Disclosure.Web.Reports;

/// <summary>A figure of 表二.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Item">信息内容.</param>
/// <param name="Column">What is counted.</param>
public sealed record OwnFigure(string Key, string Item, string Column);

/// <summary>A block of 表二: the paragraph of article 20 it belongs to, and the columns it counts in.</summary>
/// <param name="Heading">The paragraph.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Items">Rows with the keys of their figures.</param>
public sealed record OwnBlock(string Heading, ImmutableArray<string> Columns, ImmutableArray<(string Item, ImmutableArray<string> Keys)> Items);

/// <summary>表二 主动公开政府信息情况: what no case holds, entered by hand.</summary>
public static class OwnDisclosure
{
    /// <summary>The one figure that is an amount of money, in 万元.</summary>
    public const string Money = "fees.amount";

    private const decimal Largest = 1_000_000_000;

    /// <summary>The blocks, in the order of the format.</summary>
    public static ImmutableArray<OwnBlock> Blocks { get; } =
    [
        new("第二十条第（一）项", ["本年制发件数", "本年废止件数", "现行有效件数"], [("规章", ["rules.made", "rules.repealed", "rules.inForce"]), ("行政规范性文件", ["normative.made", "normative.repealed", "normative.inForce"])]),
        new("第二十条第（五）项", ["本年处理决定数量"], [("行政许可", ["licences.decisions"])]),
        new("第二十条第（六）项", ["本年处理决定数量"], [("行政处罚", ["penalties.decisions"]), ("行政强制", ["coercion.decisions"])]),
        new("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("行政事业性收费", [Money])]),
    ];

    /// <summary>Every figure.</summary>
    public static ImmutableArray<OwnFigure> Figures { get; } =
        [.. Blocks.SelectMany(b => b.Items.SelectMany(i => i.Keys.Select((k, n) => new OwnFigure(k, i.Item, b.Columns[n]))))];

    /// <summary>Reads what was typed; nothing means not entered.</summary>
    /// <param name="typed">By key.</param>
    internal static (IReadOnlyDictionary<string, decimal?> Values, IReadOnlyList<Refusal> Refusals) Read(IReadOnlyDictionary<string, string?> typed)
    {
        var (values, refusals) = (new Dictionary<string, decimal?>(), new List<Refusal>());
        foreach (var figure in Figures.Where(f => typed.ContainsKey(f.Key)))
        {
            var text = typed[figure.Key]?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                values[figure.Key] = null;
            }
            else if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Largest || decimal.Round(value, 6) != value)
            {
                refusals.Add(new("number", $"{figure.Item}的{figure.Column}应当是数字，例如 12。", null, figure.Key));
            }
            else if (figure.Key != Money && value != decimal.Truncate(value))
            {
                refusals.Add(new("whole", $"{figure.Item}的{figure.Column}应当是整数。", null, figure.Key));
            }
            else
            {
                values[figure.Key] = value;
            }
        }

        return (values, refusals);
    }

    /// <summary>A figure as shown; nothing where it was not entered.</summary>
    public static string Show(decimal? value) => value is { } v ? v.ToString("0.######", CultureInfo.InvariantCulture) : string.Empty;
}
