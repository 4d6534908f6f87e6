namespace Disclosure.Domain.Catalogue;

/// <summary>
/// What somebody looks for: words between blanks and marks, each a phrase of tokens, all of which a record must hold.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>Most words; the rest is left out.</summary>
    public const int MaxWords = 8;

    private SearchQuery(IReadOnlyList<IReadOnlyList<string>> phrases) => Phrases = phrases;

    /// <summary>The phrases, longest first; never empty, each without empty tokens.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Phrases { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>The query, or null when there is nothing to look for in it.</returns>
    public static SearchQuery? Parse(string? text)
    {
        var typed = CatalogueText.Line(text);
        if (typed is null)
        {
            return null;
        }

        typed = typed.Length <= MaxLength ? typed : typed[..MaxLength];
        var phrases = Split(typed)
            .Select(w => (IReadOnlyList<string>)[.. SearchTokens.Of(w).Select(t => t.Value)])
            .Where(p => p.Count > 0)
            .DistinctBy(p => string.Join(' ', p))
            .OrderByDescending(p => p.Count)
            .Take(MaxWords)
            .ToList();
        return phrases.Count == 0 ? null : new SearchQuery(phrases);
    }

    /// <summary>Where a text holds one of the phrases: places of UTF-16 units, in order, none overlapping.</summary>
    /// <param name="text">A title, a summary, a paragraph.</param>
    /// <returns>Start and length of each.</returns>
    public IReadOnlyList<(int Start, int Length)> FindIn(string text)
    {
        var tokens = SearchTokens.Of(text);
        var found = new List<(int, int)>();
        for (var i = 0; i < tokens.Count;)
        {
            var hit = Phrases.FirstOrDefault(p => StartsAt(tokens, i, p));
            if (hit is null)
            {
                i++;
                continue;
            }

            var last = tokens[i + hit.Count - 1];
            found.Add((tokens[i].Start, last.Start + last.Length - tokens[i].Start));
            i += hit.Count;
        }

        return found;
    }

    // Blanks and the marks that separate words part a query; those inside a number (430S00/2020-04005630, 〔2024〕12号) do not.
    private static string[] Split(string text) => text.Split([' ', ',', '，', '、', ';', '；', '。', '?', '？', '!', '！', '|'], StringSplitOptions.RemoveEmptyEntries);

    private static bool StartsAt(IReadOnlyList<SearchToken> tokens, int at, IReadOnlyList<string> phrase)
    {
        if (at + phrase.Count > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Count; i++)
        {
            if (tokens[at + i].Value != phrase[i])
            {
                return false;
            }
        }

        return true;
    }
}
