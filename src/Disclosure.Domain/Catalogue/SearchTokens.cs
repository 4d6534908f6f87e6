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
/// dictionary knows all names of roads, so every character is a token and a word is a phrase of them: one of two characters
/// as well as one of ten. Words and numbers of ASCII stay whole. Width and case do not count.
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

    /// <summary>
    /// A text as the index stores it: terms with blanks between. A Chinese character makes a pair with the one behind it, so
    /// that a word of two characters is one term, found at once however common its characters are; the last of a run stands alone.
    /// </summary>
    /// <param name="text">Anything.</param>
    /// <param name="max">Most terms; what comes behind them is not indexed.</param>
    /// <returns>Terms separated by blanks; may be empty.</returns>
    public static string Indexed(string? text, int max = int.MaxValue)
    {
        var tokens = Of(text);
        return string.Join(' ', Enumerable.Range(0, Math.Min(max, tokens.Count)).Select(i => Term(tokens, i, t => t.Value)));
    }

    /// <summary>The terms that a phrase of tokens is found by, one behind the other in the index.</summary>
    /// <param name="phrase">Tokens; not empty.</param>
    /// <returns>The terms, and whether the last is only the beginning of one: a lone character, which in the index has a partner.</returns>
    public static (IReadOnlyList<string> Terms, bool LastIsBeginning) Terms(IReadOnlyList<string> phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var last = phrase.Count - 1;
        var isHan = IsHan(phrase[last]);
        // The last character is the second of the pair before it.
        var paired = isHan && last > 0 && IsHan(phrase[last - 1]);
        return ([.. Enumerable.Range(0, paired ? last : last + 1).Select(i => Term(phrase, i, t => t))], isHan && !paired);
    }

    private static string Term<T>(IReadOnlyList<T> tokens, int at, Func<T, string> value)
    {
        var own = value(tokens[at]);
        return IsHan(own) && at + 1 < tokens.Count && value(tokens[at + 1]) is var next && IsHan(next) ? own + next : own;
    }

    private static bool IsHan(string token) => token.Length == 1 && IsCommonHan(new Rune(token[0]));

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
