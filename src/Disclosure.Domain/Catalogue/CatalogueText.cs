using System.Globalization;
using System.Text;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Catalogue;

/// <summary>
/// Cleans text from outside. What a reader cannot see is taken out: control characters, which no feed can hold, and the marks
/// that turn the direction of writing, with which a title could rearrange the page around it. All that can be seen stays.
/// </summary>
public static class CatalogueText
{
    /// <summary>One line: breaks become blanks, runs of blanks one.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>The line, or null when nothing is left.</returns>
    public static string? Line(string? text) => PlainText.OneLine(Clean(text));

    /// <summary>Paragraphs, one a line, without empty ones and without blanks around them.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>The paragraphs, or null when nothing is left.</returns>
    public static string? Paragraphs(string? text)
    {
        var paragraphs = Clean(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        var joined = string.Join('\n', paragraphs);
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>Whether something that cannot be seen would be taken out.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>True when cleaning changes more than blanks.</returns>
    public static bool HasHidden(string? text) => text is not null && text.ReplaceLineEndings("\n").EnumerateRunes().Any(IsHidden);

    private static string Clean(string? text) => PlainText.Visible(text, IsHidden);

    // No feed can hold these, and nothing in a public record needs joiners or characters without a meaning of their own.
    private static bool IsHidden(Rune rune) => PlainText.IsHidden(rune) || rune.Value is 0x200C or 0x200D || (Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.PrivateUse => true,
        UnicodeCategory.OtherNotAssigned => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE,
        _ => false,
    });
}
