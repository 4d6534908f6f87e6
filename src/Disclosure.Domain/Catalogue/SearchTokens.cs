using System.Globalization;
using System.Text;

namespace Disclosure.Domain.Catalogue;

/// <summary>One token with the place in the text that it comes from.</summary>
/// <param name="Value">As indexed.</param>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">How many units.</param>
public readonly record struct SearchToken(string Value, int Start, int Length);

/// <summary>
/// Cuts text for search, the same for the index, the query and the highlighting. Chinese is not separated by blanks and no
/// dictionary knows all names of roads, so every character is a token and a word is found as a phrase: a word of two
/// characters as well as of ten. Words and numbers of ASCII stay whole. Width and case do not count.
/// </summary>
public static class SearchTokens
{
    /// <summary>The tokens of a text, in order.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>Tokens of ASCII letters and digits only, or single characters U+3400 to U+9FFF.</returns>
    public static IReadOnlyList<SearchToken> Of(string? text)
    {
        var tokens = new List<SearchToken>();
        if (string.IsNullOrEmpty(text))
        {
            return tokens;
        }

        var word = new StringBuilder();
        var (wordStart, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
            foreach (var folded in Fold(rune))
            {
                if (folded.IsAscii && Rune.IsLetterOrDigit(folded))
                {
                    wordStart = word.Length == 0 ? at : wordStart;
                    word.Append((char)folded.Value);
                    continue;
                }

                Flush(at);
                if (Rune.IsLetterOrDigit(folded))
                {
                    tokens.Add(new SearchToken(Name(folded), at, length));
                }
            }

            at += length;
        }

        Flush(at);
        return tokens;

        void Flush(int end)
        {
            if (word.Length > 0)
            {
                tokens.Add(new SearchToken(word.ToString(), wordStart, end - wordStart));
                word.Clear();
            }
        }
    }

    /// <summary>The tokens as one text with blanks between, as the index stores it.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="max">Most tokens; what comes behind them is not indexed.</param>
    /// <returns>Tokens separated by blanks; may be empty.</returns>
    public static string Joined(string? text, int max = int.MaxValue) => string.Join(' ', Of(text).Take(max).Select(t => t.Value));

    private static IEnumerable<Rune> Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            return [Rune.ToLowerInvariant(rune)];
        }

        return IsCommonHan(rune) ? [rune] : rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes();
    }

    // Databases differ in which rarer characters they take for letters; spelled out, a character is a word to all of them.
    private static string Name(Rune rune) => IsCommonHan(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"u{rune.Value:x}");

    private static bool IsCommonHan(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF;
}
