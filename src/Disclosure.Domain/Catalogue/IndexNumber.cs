using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Catalogue;

/// <summary>
/// 索引号: the index that 条例第十二条第三款 wants of every entry of the 信息公开目录. Organ code, "/", year, "-", serial.
/// Serials of five to eight digits occur, zero padded, and do not ascend across eras: an imported number is kept as it is
/// written, and 0999833 is another number than 999833. Equality is that of the text.
/// </summary>
public sealed partial record IndexNumber
{
    /// <summary>Digits of the serial of a number that we issue.</summary>
    public const int IssuedDigits = 6;

    /// <summary>The highest serial that we can issue in a year.</summary>
    public const int MaxIssued = 999_999;

    private IndexNumber(string value, string organ, int year, string serial) => (Value, Organ, Year, Serial) = (value, organ, year, serial);

    /// <summary>The number as written.</summary>
    public string Value { get; }

    /// <summary>机构代码 as written: the authority's own, or one of its units with up to three digits more (430S00017).</summary>
    public string Organ { get; }

    /// <summary>Year.</summary>
    public int Year { get; }

    /// <summary>流水号 with its zeros.</summary>
    public string Serial { get; }

    /// <summary>Reads a number of an authority.</summary>
    /// <param name="text">As typed or imported; blanks around it do not count.</param>
    /// <param name="organCode">机构代码 of the authority, e.g. 430S00.</param>
    /// <returns>The number, or what is wrong with it.</returns>
    public static (IndexNumber? Number, Refusal? Refusal) Parse(string? text, string organCode)
    {
        ArgumentException.ThrowIfNullOrEmpty(organCode);
        var value = text?.Trim() ?? string.Empty;
        var match = Shape().Match(value);
        if (!match.Success)
        {
            return (null, Wrong("index-number-shape", $"索引号“{Short(value)}”写法不对，应当是“机构代码/年份-流水号”，例如 {organCode}/2026-000123，流水号为5至8位数字。"));
        }

        var organ = match.Groups["organ"].Value;
        var unit = organ.StartsWith(organCode, StringComparison.Ordinal) ? organ[organCode.Length..] : null;
        return unit is null || unit.Length > 3 || !unit.All(char.IsAsciiDigit)
            ? (null, Wrong("index-number-organ", $"索引号“{value}”不是本机关的编号，应当以 {organCode} 开头。"))
            : (new IndexNumber(value, organ, int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), match.Groups["serial"].Value), null);
    }

    /// <summary>The number that we issue: organ code, year, six digits. The caller sees to it that a serial is never given twice.</summary>
    /// <param name="organCode">机构代码 of the authority.</param>
    /// <param name="year">Year of issue.</param>
    /// <param name="serial">1 to <see cref="MaxIssued"/>.</param>
    /// <returns>The number.</returns>
    public static IndexNumber Issue(string organCode, int year, int serial)
    {
        ArgumentException.ThrowIfNullOrEmpty(organCode);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, MaxIssued);
        var digits = serial.ToString($"D{IssuedDigits}", CultureInfo.InvariantCulture);
        return new IndexNumber($"{organCode}/{year:D4}-{digits}", organCode, year, digits);
    }

    /// <summary>The number as written.</summary>
    public override string ToString() => Value;

    private static Refusal Wrong(string code, string message) => new(code, message, Law.Article("十二"), "indexNumber");

    // What is refused is shown, on a screen or a terminal, and must not act there.
    private static string Short(string typed) => CatalogueText.Line(typed) is not { } value ? string.Empty : value.Length <= 40 ? value : string.Concat(value.EnumerateRunes().Take(40)) + "…";

    [GeneratedRegex(@"^(?<organ>[0-9A-Z]{4,12})/(?<year>(?:19|20)[0-9]{2})-(?<serial>[0-9]{5,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
