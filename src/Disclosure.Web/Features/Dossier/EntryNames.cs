using System.Globalization;
using System.Text;
using Disclosure.Domain.Common;

namespace Disclosure.Web.Features.Dossier;

/// <summary>
/// Names of entries that every file system takes: no separator, no reserved character or name, nothing invisible, and short
/// enough. The number in front keeps them apart and in order.
/// </summary>
public static class EntryNames
{
    /// <summary>Most bytes of one name in UTF-8: Linux takes 255, and a folder above it needs room on Windows.</summary>
    public const int MaxBytes = 150;

    private const string Refused = "\"<>|:*?/\\";
    private const int MaxExtension = 12;

    /// <summary>A name for a file.</summary>
    /// <param name="no">Its 件号.</param>
    /// <param name="what">What it is, in our words.</param>
    /// <param name="name">Its name as uploaded: not to be trusted.</param>
    /// <returns>For example <c>012 盖章件 告知书.pdf</c>.</returns>
    public static string Of(int no, string what, string name)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(name);
        var clean = Clean(name);
        var dot = clean.LastIndexOf('.');
        var extension = dot > 0 && clean.Length - dot is > 1 and <= MaxExtension && clean.Skip(dot + 1).All(char.IsAsciiLetterOrDigit) ? clean[dot..] : string.Empty;
        var stem = $"{no.ToString("000", CultureInfo.InvariantCulture)} {Clean(what)} {clean[..^extension.Length]}".Trim(' ', '.');
        return Cut(stem, MaxBytes - Encoding.UTF8.GetByteCount(extension)).TrimEnd(' ', '.') + extension;
    }

    /// <summary>A text as part of a name; never empty.</summary>
    /// <param name="text">Anything.</param>
    public static string Clean(string text)
    {
        // A lone half of a surrogate pair enumerates as the replacement character, which is no name either.
        var kept = new StringBuilder();
        foreach (var rune in PlainText.Visible(text).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            // Joiners and other marks of width zero shape a text and only confuse in a name.
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            kept.Append(hidden || rune == Rune.ReplacementChar || (rune.IsAscii && Refused.Contains((char)rune.Value)) ? "_" : rune.ToString());
        }

        var clean = kept.ToString().Trim(' ', '.');
        return clean.Length == 0 ? "文件" : clean;
    }

    private static string Cut(string text, int bytes)
    {
        var (kept, used) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString();
    }
}
