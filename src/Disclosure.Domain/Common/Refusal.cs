namespace Disclosure.Domain.Common;

/// <summary>
/// A lawful "no": why the domain does not do what was asked. Returned, never thrown, because a user can cause it.
/// </summary>
/// <param name="Code">Stable machine name, kebab-case.</param>
/// <param name="Message">What is wrong and how to mend it, in Chinese, fit to be shown to the user.</param>
/// <param name="Article">The article relied on, e.g. 《条例》第三十三条; null where no law is involved.</param>
/// <param name="Field">The input at fault, as a camelCase path; null where the whole action is refused.</param>
public sealed record Refusal(string Code, string Message, string? Article = null, string? Field = null)
{
    /// <summary>The message followed by the article in brackets, for places that show one line.</summary>
    public override string ToString() => Article is null ? Message : $"{Message}（{Article}）";
}
