using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>A rendered letter.</summary>
/// <param name="Title">文书名称 with the authority's name.</param>
/// <param name="Html">A complete document to print.</param>
/// <param name="TextHash">SHA-256 of <paramref name="Html"/>, hex.</param>
public sealed record LetterContent(string Title, string Html, string TextHash);

/// <summary>From a reply to the official letter. Pure: the same reply and template give the same bytes.</summary>
public static class LetterRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Renders a reply.</summary>
    /// <param name="letter">The reply.</param>
    /// <param name="templateBody">The template in force.</param>
    /// <param name="preview">True to mark it across the page.</param>
    /// <exception cref="TemplateModelException">
    /// The template names an unknown variable, or the remedy does not stand in the result exactly once: a letter with the wrong
    /// remedy must not leave the house.
    /// </exception>
    public static LetterContent Render(ReplyLetter letter, string templateBody, bool preview = false)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var body = LiquidTemplates.Render(templateBody, LetterModel.Of(letter), html: true);
        var remedy = Encoder.Encode(LetterModel.RemedyOf(letter));
        if (body.Split(remedy).Length != 2)
        {
            throw new TemplateModelException("The letter does not state its remedy exactly once.");
        }

        var title = letter.Authority.Name + ReplyCatalogue.Basis(letter.Draft.Type, letter.Draft.Ground).LetterTitle;
        var html = LetterFrame.Wrap(title, body, preview);
        return new LetterContent(title, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))));
    }
}
