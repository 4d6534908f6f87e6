namespace Disclosure.Domain.Catalogue;

/// <summary>A term of a question, as the index holds it.</summary>
/// <param name="Value">A pair of Chinese characters, or a word or number of ASCII.</param>
/// <param name="Weight">1 for what was said, less for what it means in official words.</param>
/// <param name="Start">Place in the text; -1 for what was not said.</param>
/// <param name="Meant">The citizen's word that it stands for; null for what was said.</param>
public sealed record QuestionTerm(string Value, double Weight, int Start, string? Meant);

/// <summary>
/// What somebody says they look for, in their own words. Other than a search, of which every word must be found, any of it may
/// lead to the answer: its words are weighed by how rare they are.
/// </summary>
public sealed record Question
{
    /// <summary>Characters that are read; an application describes what it wants in its first sentences.</summary>
    public const int MaxLength = 300;

    /// <summary>Most terms; the rest is left out.</summary>
    public const int MaxTerms = 60;

    /// <summary>What an official word weighs beside the citizen's own.</summary>
    public const double MeantWeight = 0.7;

    private Question(IReadOnlyList<QuestionTerm> terms) => Terms = terms;

    /// <summary>The terms, those that were said first and in order; no value twice.</summary>
    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>Reads a question.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="words">What is passed over, and what citizens' words mean.</param>
    /// <returns>The question, or null when nothing is left to look for.</returns>
    public static Question? Read(string? text, QuestionWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var typed = CatalogueText.Line(text);
        if (typed is null)
        {
            return null;
        }

        typed = Fold(typed.Length <= MaxLength ? typed : typed[..(char.IsHighSurrogate(typed[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]);
        var terms = new List<QuestionTerm>();
        foreach (var meaning in words.Means.Where(m => m.Said.Any(s => typed.Contains(Fold(s), StringComparison.Ordinal))))
        {
            var said = meaning.Said.First(s => typed.Contains(Fold(s), StringComparison.Ordinal));
            terms.AddRange(meaning.Official.SelectMany(o => Pairs(Fold(o))).Select(t => new QuestionTerm(t.Value, MeantWeight, -1, said)));
        }

        var bare = words.Ignored.OrderByDescending(w => w.Length).Aggregate(typed, (t, word) => t.Replace(Fold(word), new string(' ', word.Length), StringComparison.Ordinal));
        terms.InsertRange(0, Pairs(bare).Select(t => new QuestionTerm(t.Value, 1, t.Start, null)));
        terms = [.. terms.DistinctBy(t => t.Value).Take(MaxTerms)];
        return terms.Count == 0 ? null : new Question(terms);
    }

    /// <summary>The said words that were found, joined again where they follow each other; longest first.</summary>
    /// <param name="found">Values of terms.</param>
    public IReadOnlyList<string> Phrases(IReadOnlySet<string> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var phrases = new List<string>();
        var (phrase, end) = (string.Empty, -1);
        foreach (var term in Terms.Where(t => t.Start >= 0 && found.Contains(t.Value)).OrderBy(t => t.Start))
        {
            if (phrase.Length > 0 && term.Start == end - 1 && term.Value.Length == 2 && phrase[^1] == term.Value[0])
            {
                phrase += term.Value[1..];
            }
            else
            {
                phrases.Add(phrase);
                phrase = term.Value;
            }

            end = term.Start + term.Value.Length;
        }

        phrases.Add(phrase);
        return [.. phrases.Where(p => p.Length > 0).Distinct().OrderByDescending(p => p.Length)];
    }

    private static string Fold(string text) => text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    // Pairs of characters that stand together, and words and numbers of more than one character; a lone character says nothing.
    private static IEnumerable<(string Value, int Start)> Pairs(string text)
    {
        var tokens = SearchTokens.Of(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Value.Length > 1)
            {
                yield return (token.Value, token.Start);
            }
            else if (i + 1 < tokens.Count && IsHan(token.Value) && IsHan(tokens[i + 1].Value) && tokens[i + 1].Start == token.Start + token.Length)
            {
                yield return (token.Value + tokens[i + 1].Value, token.Start);
            }
        }
    }

    private static bool IsHan(string token) => token.Length == 1 && token[0] is >= '\u3400' and <= '\u9FFF';
}
