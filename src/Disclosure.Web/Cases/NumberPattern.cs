using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Web.Cases;

/// <summary>Numbering as data: <c>{organ}</c>, <c>{kind}</c>, <c>{year}</c>, <c>{seq}</c> or <c>{seq:00000}</c>.</summary>
public static partial class NumberPattern
{
    /// <summary>Formats a number.</summary>
    public static string Format(string pattern, string organ, int year, int seq, string kind = "") => Placeholder().Replace(pattern, m => m.Groups[1].Value switch
    {
        "organ" => organ,
        "kind" => kind,
        "year" => year.ToString(CultureInfo.InvariantCulture),
        _ => seq.ToString(m.Groups[3].Value, CultureInfo.InvariantCulture),
    });

    /// <summary>The number before it is given: <c>＿＿</c> stands where the sequence will.</summary>
    public static string Blank(string pattern, string organ, int year, string kind = "") => Format(Sequence().Replace(pattern, "＿＿"), organ, year, 0, kind);

    /// <summary>Null when valid, otherwise what is wrong.</summary>
    public static string? Check(string pattern) =>
        !pattern.Contains("{year}", StringComparison.Ordinal) || !Sequence().IsMatch(pattern) ? "编号格式须包含 {year} 和 {seq}。"
        : Placeholder().Replace(pattern, string.Empty).IndexOfAny(['{', '}']) >= 0 ? "编号格式有无法识别的占位符。"
        : null;

    [GeneratedRegex(@"\{(organ|kind|year|seq)(:(0+))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{seq(:0+)?\}")]
    private static partial Regex Sequence();
}
