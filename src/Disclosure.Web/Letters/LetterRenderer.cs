using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Letters.Editing;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>A rendered letter.</summary>
/// <param name="Title">文书名称 with the authority's name.</param>
/// <param name="Html">A complete document to print.</param>
/// <param name="TextHash">SHA-256 of <paramref name="Html"/>, hex.</param>
public sealed record LetterContent(string Title, string Html, string TextHash);

/// <summary>From a reply to the official letter. Pure: the same reply and template give the same bytes.</summary>
/// <remarks>
/// No template ever holds the remedy. It places a token, in a paragraph of its own, and the words of the law are put there
/// afterwards; what officers type can neither stand for the token nor break the paragraph.
/// </remarks>
public static class LetterRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Token = RandomNumberGenerator.GetHexString(32);

    /// <summary>Renders a reply.</summary>
    /// <param name="letter">The reply.</param>
    /// <param name="templateBody">The template in force.</param>
    /// <param name="preview">True to mark it across the page.</param>
    /// <exception cref="TemplateModelException">
    /// The template names an unknown variable, or does not leave the remedy exactly one paragraph: a letter with the wrong
    /// remedy must not leave the house.
    /// </exception>
    public static LetterContent Render(ReplyLetter letter, string templateBody, bool preview = false)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var body = LetterParts.With(Body(letter, templateBody), LetterModel.RemedyOf(letter), letter.Draft.Wording, letter.State.Number);
        if (letter.State.JointMembers.Find(m => !body.Contains(m.Number, StringComparison.Ordinal)) is { } unnamed)
        {
            throw new TemplateModelException($"The letter does not name the case {unnamed.Number}, which it answers.");
        }

        var title = letter.Authority.Name + LetterModel.TitleOf(letter);
        var html = LetterFrame.Wrap(title, body, preview);
        return new LetterContent(title, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))));
    }

    /// <summary>The letter without its page, as the template says it.</summary>
    internal static string Body(ReplyLetter letter, string templateBody)
    {
        var model = LetterText.Visible(LetterModel.Of(letter));
        model["remedy"] = Token;
        var body = LetterOpening.Into(LiquidTemplates.Render(templateBody, model, html: true), letter.State);
        var parts = body.Split($"<p>{Token}</p>");
        return parts.Length == 2 && !parts[0].Contains(Token, StringComparison.Ordinal) && !parts[1].Contains(Token, StringComparison.Ordinal)
            ? $"{parts[0]}<p class=\"remedy\">{Encoder.Encode(LetterModel.RemedyOf(letter))}</p>{parts[1]}"
            : throw new TemplateModelException("The letter does not leave its remedy exactly one paragraph.");
    }
}
