using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Queues;

/// <summary>The search box of the office's lists.</summary>
public static class CaseSearch
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// Cases that a text finds: by a part of the number, by words of the subject, or by exactly a name, ID number, phone or
    /// e-mail of the applicant, which only the keyed hashes of the blind index can tell. An empty text finds all.
    /// </summary>
    public static IQueryable<CaseRow> Matching(this IQueryable<CaseRow> cases, DisclosureDb db, KeyRing ring, string? text)
    {
        ArgumentNullException.ThrowIfNull(ring);
        // Rune by rune, because half a surrogate pair cannot be normalised.
        var typed = string.Concat((text ?? string.Empty).EnumerateRunes()).Trim();
        if (typed.Length == 0)
        {
            return cases;
        }

        typed = typed.Length > MaxLength ? string.Concat(typed.EnumerateRunes().Take(MaxLength / 2)) : typed;
        var number = typed.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
        // Tokens stand between blanks, so that 路 finds 公路 and "s12" does not find "s123"; text without any token finds nothing.
        var tokens = CaseProjection.Tokens(typed);
        var hasTokens = !string.IsNullOrWhiteSpace(tokens);
        var (name, id, phone, email) = (ring.Index("name", typed), ring.Index("id", typed), ring.Index("phone", typed), ring.Index("email", typed));
        return cases.Where(c => c.Number.Contains(number)
            || (hasTokens && c.SubjectTokens.Contains(tokens))
            || db.BlindIndex.Any(b => b.CaseId == c.Id && ((b.Kind == "name" && b.Hash == name) || (b.Kind == "id" && b.Hash == id)
                || (b.Kind == "phone" && b.Hash == phone) || (b.Kind == "email" && b.Hash == email))));
    }
}
