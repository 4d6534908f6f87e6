using System.Globalization;
using System.Text;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Cases;

/// <summary>
/// What people type and paste, as it is kept: without control characters and the invisible marks that turn text around or
/// hide in it, so that a name on a screen or in a letter is what it looks like. Every channel files through here. Rare
/// characters of names, which need two UTF-16 units, stay.
/// </summary>
public static class FilingText
{
    /// <summary>The filing with every text cleaned; an optional text that is empty becomes null.</summary>
    public static Filing Clean(Filing filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var (a, i) = (filing.Applicant, filing.Information);
        return filing with
        {
            Applicant = a with
            {
                Name = Line(a.Name) ?? string.Empty,
                IdType = Line(a.IdType) ?? string.Empty,
                IdNumber = Compact(a.IdNumber) ?? string.Empty,
                ContactName = Line(a.ContactName),
                LegalRepresentative = Line(a.LegalRepresentative),
                Employer = Line(a.Employer),
                Phone = Halfwidth(a.Phone),
                Email = Halfwidth(a.Email),
                Address = Line(a.Address),
                Postcode = Compact(a.Postcode),
                Fax = Halfwidth(a.Fax),
            },
            Information = new InformationSought(Paragraphs(i.Description) ?? string.Empty, Line(i.Title), Line(i.DocumentNumber), Line(i.IndexNumber)),
            PostalNumber = Compact(filing.PostalNumber),
        };
    }

    /// <summary>A text of one line: blanks and breaks become one blank.</summary>
    public static string? Line(string? text) => Join(Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), ' ');

    /// <summary>A text of several lines; trailing blanks go, breaks stay.</summary>
    public static string? Paragraphs(string? text)
    {
        var lines = Visible(text).Split('\n').Select(l => l.TrimEnd());
        return string.Join('\n', lines).Trim() is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>A number of a document or a person: half-width capitals without blanks.</summary>
    public static string? Compact(string? text) => Halfwidth(text) is { } half ? Join(half.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), null) : null;

    /// <summary>An address or telephone number as a full-width keyboard types it, in half width.</summary>
    private static string? Halfwidth(string? text) => Line(Line(text)?.Normalize(NormalizationForm.FormKC));

    private static string? Join(string[] words, char? with) => words.Length == 0 ? null : with is { } c ? string.Join(c, words) : string.Concat(words);

    private static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var invisible = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;
            // Joiners shape letters of some scripts of names; half a surrogate pair enumerates as the replacement character.
            if (!invisible || rune.Value is '\n' or '\t' or 0x200C or 0x200D)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }
}
