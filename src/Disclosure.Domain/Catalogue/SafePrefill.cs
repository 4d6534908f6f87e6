using System.Text.RegularExpressions;

namespace Disclosure.Domain.Catalogue;

/// <summary>
/// Proposes the first words of a public record that is made of an answered application (条例第四十四条). Only what cannot name
/// the applicant is proposed; in doubt nothing is, for an empty field does no harm and the officer reads every word anyway.
/// </summary>
public static partial class SafePrefill
{
    /// <summary>Chooses a title.</summary>
    /// <param name="asked">What the applicant called it.</param>
    /// <param name="released">Names of what the reply gave: items of a partial reply, file names of release copies.</param>
    /// <param name="personal">Everything that identifies the applicant or an agent: names, numbers, addresses.</param>
    /// <returns>The title, or null when none is safe.</returns>
    public static string? Title(string? asked, IReadOnlyList<string> released, IReadOnlyCollection<string?> personal)
    {
        ArgumentNullException.ThrowIfNull(released);
        var only = released.Count == 1 ? WithoutExtension(released[0]) : null;
        return new[] { only, asked }.Select(t => Safe(t, personal)).OfType<string>().FirstOrDefault(t => t.Length <= CatalogueRecord.MaxTitle);
    }

    /// <summary>A text when it is safe, cleaned to one line; null when it could name somebody.</summary>
    /// <param name="text">The text.</param>
    /// <param name="personal">Everything that identifies the applicant or an agent.</param>
    public static string? Safe(string? text, IReadOnlyCollection<string?> personal)
    {
        ArgumentNullException.ThrowIfNull(personal);
        if (CatalogueText.Line(text) is not { } line || AboutSomebody().IsMatch(line) || LongNumber().IsMatch(line.Normalize(System.Text.NormalizationForm.FormKC)))
        {
            return null;
        }

        var squeezed = Squeezed(line);
        return personal.Select(p => Squeezed(p ?? string.Empty)).Any(p => p.Length >= 2 && squeezed.Contains(p, StringComparison.OrdinalIgnoreCase)) ? null : line;
    }

    /// <summary>A file's name without its ending.</summary>
    public static string WithoutExtension(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Length - dot <= 6 ? name[..dot] : name;
    }

    // Blanks and the dots of foreign names must not hide one.
    private static string Squeezed(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '-')));

    [GeneratedRegex("本人|我的|我家|我们|我户|户主|申请人|身份证|先生|女士|手机|电话|@")]
    private static partial Regex AboutSomebody();

    // Telephones, documents, accounts. 文号 and years are shorter.
    [GeneratedRegex(@"[0-9][0-9\s-]{5,}[0-9Xx]")]
    private static partial Regex LongNumber();
}
