using System.Globalization;
using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>Which cell formats make what is in the cell invisible.</summary>
internal sealed class ExcelStyles
{
    private readonly List<string?> reasons = [];

    /// <summary>Reads styles.xml.</summary>
    public ExcelStyles(XElement root)
    {
        var formats = root.All("numFmt").Where(f => f.Get("numFmtId") is not null).GroupBy(f => f.Get("numFmtId")!).ToDictionary(g => g.Key, g => g.First().Get("formatCode") ?? string.Empty);
        var fonts = root.Child("fonts")?.Elements().ToList() ?? [];
        var fills = root.Child("fills")?.Elements().ToList() ?? [];
        foreach (var format in root.Child("cellXfs")?.Elements() ?? [])
        {
            var font = At(fonts, format.Get("fontId"));
            var fill = At(fills, format.Get("fillId")).Child("patternFill");
            var color = Color(font.Child("color")) ?? "000000";
            var ground = fill.Get("patternType") switch
            {
                null or "none" => "FFFFFF",
                "solid" => Color(fill.Child("fgColor")),
                _ => null,
            };
            reasons.Add(
                formats.TryGetValue(format.Get("numFmtId") ?? string.Empty, out var code) && code.Length >= 3 && code.All(c => c == ';') ? "格式为“;;;”的单元格"
                : ground == color ? "与底色相同的字"
                : double.TryParse(font.Child("sz").Get("val"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && size <= 2 ? "极小的字"
                : null);
        }
    }

    /// <summary>Why a cell of this format is not seen; null when it is.</summary>
    public string? Reason(string? index) =>
        int.TryParse(index ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < reasons.Count ? reasons[i] : null;

    private static XElement? At(List<XElement> list, string? index) =>
        int.TryParse(index ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count ? list[i] : null;

    // Theme colours 0 and 1 are the window's ground and text in every theme the office meets; a tint makes another colour.
    private static string? Color(XElement? color) => color is null ? null
        : color.Get("rgb") is { Length: 8 } rgb ? rgb[2..].ToUpperInvariant()
        : (color.Get("theme"), color.Get("indexed"), color.Get("tint") ?? "0") switch
        {
            ("0", _, "0") => "FFFFFF",
            ("1", _, "0") => "000000",
            (null, "9" or "1" or "65", _) => "FFFFFF",
            (null, "8" or "0" or "64", _) => "000000",
            var (theme, indexed, tint) => $"{theme}/{indexed}/{tint}",
        };
}
