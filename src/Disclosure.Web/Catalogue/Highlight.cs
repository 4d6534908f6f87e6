using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue;

/// <summary>A piece of a shown text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsHit">True for a word that was looked for.</param>
public readonly record struct Piece(string Text, bool IsHit);

/// <summary>Marks what was looked for, by the same cutting that found it. Gives pieces, never markup: the page encodes them.</summary>
public static class Highlight
{
    /// <summary>Characters of an excerpt, about two lines on a desk and four on a phone.</summary>
    public const int ExcerptLength = 100;

    /// <summary>The whole text in pieces.</summary>
    public static IReadOnlyList<Piece> Whole(string text, SearchQuery? query) => Pieces(text, query?.FindIn(text) ?? []);

    /// <summary>
    /// Some of a record's text: around the first hit of the summary, else of the body; the beginning where neither has one.
    /// </summary>
    public static IReadOnlyList<Piece> Excerpt(string? summary, string body, SearchQuery? query)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (query is not null)
        {
            foreach (var text in new[] { summary, body }.OfType<string>().Select(OneLine))
            {
                if (query.FindIn(text) is [var first, ..])
                {
                    return Cut(text, Math.Max(0, first.Start - (ExcerptLength / 4)), query);
                }
            }
        }

        return Cut(OneLine(summary ?? body), 0, query);
    }

    private static List<Piece> Cut(string text, int start, SearchQuery? query)
    {
        start = start > 0 && char.IsLowSurrogate(text[start]) ? start - 1 : start;
        var end = Math.Min(text.Length, start + ExcerptLength);
        end = end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;
        var cut = $"{(start > 0 ? "…" : null)}{text[start..end]}{(end < text.Length ? "…" : null)}";
        return Pieces(cut, query?.FindIn(cut) ?? []);
    }

    private static List<Piece> Pieces(string text, IReadOnlyList<(int Start, int Length)> hits)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var (start, length) in hits)
        {
            Add(at, start, false);
            Add(start, start + length, true);
            at = start + length;
        }

        Add(at, text.Length, false);
        return pieces;

        void Add(int from, int to, bool hit)
        {
            if (to > from)
            {
                pieces.Add(new Piece(text[from..to], hit));
            }
        }
    }

    private static string OneLine(string text) => text.Replace('\n', ' ');
}
