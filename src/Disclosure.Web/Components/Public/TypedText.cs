using System.Globalization;
using System.Text;

namespace Disclosure.Web.Components.Public;

/// <summary>
/// What people type, made fit to be kept: characters that no letter can hold and that could disguise a text are dropped,
/// nothing else is changed. An empty field is null.
/// </summary>
public static class TypedText
{
    /// <summary>One line: blanks at the ends and line breaks go.</summary>
    public static string? Line(string? typed) => Clean(typed, keepBreaks: false);

    /// <summary>Several lines; line breaks are kept as <c>\n</c>.</summary>
    public static string? Block(string? typed) => Clean(typed?.ReplaceLineEndings("\n"), keepBreaks: true);

    /// <summary>A number of a document or telephone: full-width digits become plain, blanks inside go.</summary>
    public static string? Number(string? typed) => Clean(typed, keepBreaks: false) is { } text
        ? new string([.. text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(c => c is '—' or '–' or '‐' or '−' ? '-' : c)]).ToUpperInvariant() is { Length: > 0 } plain ? plain : null
        : null;

    private static string? Clean(string? typed, bool keepBreaks)
    {
        if (typed is null)
        {
            return null;
        }

        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (keepBreaks && rune.Value == '\n')
            {
                kept.Append('\n');
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                kept.Append(' ');
            }
            else if (!IsDisguise(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        var text = kept.ToString().Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Bidirectional overrides, which show a text in another order than it has; half surrogate pairs; non-characters.</summary>
    private static bool IsDisguise(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF or 0xFFFD || (rune.Value & 0xFFFE) == 0xFFFE;
}
