using System.Globalization;
using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Features.Catalogue;

/// <summary>What the address asks the list for.</summary>
/// <param name="Words">Cleaned and cut; null when nothing was typed.</param>
/// <param name="Category">Code of a category.</param>
/// <param name="Newest">Newest first although words are looked for.</param>
/// <param name="Page">From 1.</param>
/// <param name="WasCut">The words were longer than is searched for.</param>
public sealed record CatalogueAsked(string? Words, string? Category, bool Newest, int Page, bool WasCut)
{
    /// <summary>Reads it; what makes no sense counts as not asked.</summary>
    /// <param name="asked">The address behind the question mark.</param>
    /// <returns>What is asked.</returns>
    public static CatalogueAsked Read(IQueryCollection asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var typedWords = CatalogueText.Line(asked["q"].ToString());
        var (words, cut) = typedWords is { Length: > SearchQuery.MaxLength } tooLong ? (Cut(tooLong), true) : (typedWords, false);
        var page = int.TryParse(asked["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0 ? typed : 1;
        return new CatalogueAsked(words, asked["category"].ToString() is { Length: > 0 } code ? code : null, asked["order"].ToString() == "newest", page, cut);
    }

    // Never between the halves of a character of two units.
    private static string Cut(string words) => words[..(char.IsHighSurrogate(words[SearchQuery.MaxLength - 1]) ? SearchQuery.MaxLength - 1 : SearchQuery.MaxLength)];

    /// <summary>The address of another page, order or all categories of the same search. Another order begins on page one.</summary>
    /// <returns>A path with its query.</returns>
    public string Link(int page = 1, bool? newest = null, bool everywhere = false)
    {
        var parts = new List<string>();
        Add("category", everywhere ? null : Category);
        Add("q", Words);
        Add("order", newest ?? Newest ? "newest" : null);
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "/catalogue" : $"/catalogue?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
