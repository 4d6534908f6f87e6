using System.Globalization;
using System.Text;

namespace Disclosure.Domain.Common;

/// <summary>
/// Text as people see it. Control characters and the invisible marks that turn the direction of writing are taken out, so that
/// a name on a screen or a number in a letter is what it looks like. Rare characters of names, which need two UTF-16 units, stay.
/// </summary>
public static class PlainText
{
    /// <summary>True for what nobody can see. Breaks and tabs are seen; joiners shape the letters of some scripts of names.</summary>
    /// <param name="rune">A character; half a surrogate pair enumerates as the replacement character.</param>
    public static bool IsHidden(Rune rune) => rune.Value is not ('\n' or '\t' or 0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;

    /// <summary>The text without what cannot be seen; line endings become one character.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="hidden">What is taken out; <see cref="IsHidden"/> where nothing else is said.</param>
    public static string Visible(string? text, Func<Rune, bool>? hidden = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!(hidden ?? IsHidden)(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    /// <summary>Blanks and breaks become one blank; null when nothing is left.</summary>
    /// <param name="visible">A text that was cleaned.</param>
    public static string? OneLine(string visible)
    {
        var line = string.Join(' ', visible.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}
