using System.Text;

namespace Disclosure.Web.Cases;

/// <summary>受理编号 as people type it.</summary>
public static class CaseNumber
{
    /// <summary>Longest number that is looked up.</summary>
    public const int MaxLength = 100;

    /// <summary>Undoes what people do when they type a number: case, blanks around it, full-width letters.</summary>
    /// <returns>Empty when what was typed cannot be a number.</returns>
    public static string Normalise(string? typed)
    {
        // Surrogates are refused before normalising, which throws on half a pair: no number holds a character that rare.
        return typed is null || typed.Length > MaxLength || typed.Any(char.IsSurrogate)
            ? string.Empty
            : typed.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
    }
}
