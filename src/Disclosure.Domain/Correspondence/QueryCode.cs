using System.Security.Cryptography;

namespace Disclosure.Domain.Correspondence;

/// <summary>查询码: the citizen's secret beside the 受理编号. Twelve characters without 0/O/1/I, 60 bits.</summary>
public static class QueryCode
{
    /// <summary>The 32 characters used: no 0, O, 1 or I, so that it can be read aloud.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Number of characters.</summary>
    public const int Length = 12;

    /// <summary>Draws a new code from the system's random source.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Groups a code in fours: <c>ABCD-EFGH-JKLM</c>.</summary>
    public static string Group(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join('-', code.Chunk(4).Select(c => new string(c)));
    }

    /// <summary>
    /// Undoes what people do when they type a code: case, blanks, dashes, full-width letters. Null when what is left
    /// cannot be a code.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        // Half a surrogate pair, which a script can send, has no normal form.
        if (typed is null || typed.Length > 100 || typed.Any(char.IsSurrogate))
        {
            return null;
        }

        var code = new string([.. typed.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
