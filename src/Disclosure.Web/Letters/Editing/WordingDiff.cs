using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Letters.Editing;

/// <summary>How a piece of text stands to the other version.</summary>
public enum DiffMark
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the template's text only.</summary>
    Removed,

    /// <summary>In the edited text only.</summary>
    Added,
}

/// <summary>A piece of a paragraph.</summary>
/// <param name="Mark">How it stands to the other version.</param>
/// <param name="Text">The words.</param>
public sealed record DiffPiece(DiffMark Mark, string Text);

/// <summary>What was changed in a letter's text, paragraph by paragraph and within each.</summary>
public static class WordingDiff
{
    // Comparing grows with the product of the lengths; beyond this a paragraph is shown as taken out and put in.
    private const int MaxProduct = 4_000_000;

    /// <summary>Compares.</summary>
    /// <param name="before">The template's text.</param>
    /// <param name="after">The edited text.</param>
    /// <returns>A line each paragraph of either, in order.</returns>
    public static IReadOnlyList<IReadOnlyList<DiffPiece>> Of(IReadOnlyList<WordingBlock> before, IReadOnlyList<WordingBlock> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (a, b) = (before.Select(x => x.Words()).ToList(), after.Select(x => x.Words()).ToList());
        List<IReadOnlyList<DiffPiece>> lines = [];
        List<string> removed = [], added = [];
        foreach (var (mark, text) in Align(a, b))
        {
            if (mark == DiffMark.Same)
            {
                Flush(removed, added, lines);
                lines.Add([new(DiffMark.Same, text)]);
            }
            else
            {
                (mark == DiffMark.Removed ? removed : added).Add(text);
            }
        }

        Flush(removed, added, lines);
        return lines;
    }

    private static void Flush(List<string> removed, List<string> added, List<IReadOnlyList<DiffPiece>> lines)
    {
        for (var i = 0; i < Math.Max(removed.Count, added.Count); i++)
        {
            lines.Add((removed.ElementAtOrDefault(i), added.ElementAtOrDefault(i)) switch
            {
                ({ } old, { } now) => Within(old, now),
                ({ } old, null) => [new(DiffMark.Removed, old)],
                (_, var now) => [new(DiffMark.Added, now!)],
            });
        }

        removed.Clear();
        added.Clear();
    }

    private static IReadOnlyList<DiffPiece> Within(string old, string now)
    {
        List<DiffPiece> pieces = [];
        if ((long)old.Length * now.Length > MaxProduct)
        {
            return [new(DiffMark.Removed, old), new(DiffMark.Added, now)];
        }

        foreach (var (mark, text) in Align([.. old.EnumerateRunes().Select(r => r.ToString())], [.. now.EnumerateRunes().Select(r => r.ToString())]))
        {
            if (pieces.Count > 0 && pieces[^1].Mark == mark)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
            }
            else
            {
                pieces.Add(new(mark, text));
            }
        }

        return pieces;
    }

    // The longest common sequence.
    private static List<(DiffMark Mark, string Text)> Align(List<string> a, List<string> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        List<(DiffMark, string)> result = [];
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j])
            {
                result.Add((DiffMark.Same, a[i++]));
                j++;
            }
            else if (i < a.Count && (j == b.Count || length[i + 1, j] >= length[i, j + 1]))
            {
                result.Add((DiffMark.Removed, a[i++]));
            }
            else
            {
                result.Add((DiffMark.Added, b[j++]));
            }
        }

        return result;
    }
}
