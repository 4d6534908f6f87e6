using System.Security.Cryptography;
using System.Text;
using Disclosure.Web.Cases;
using Disclosure.Web.Letters.Editing;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>From a procedural letter to its document. Pure: the same letter and template give the same bytes.</summary>
public static class NoticeLetterRenderer
{
    /// <summary>Renders a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="templateBody">The template in force.</param>
    /// <param name="preview">True to mark it across the page.</param>
    /// <exception cref="TemplateModelException">The template names an unknown variable, or leaves out a remedy that the law attaches.</exception>
    public static LetterContent Render(NoticeLetter letter, string templateBody, bool preview = false)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var title = letter.Authority.Name + Words.Of(letter.Notice.Kind);
        var body = LetterParts.With(Body(letter, templateBody), NoticeLetterModel.RemedyOf(letter), letter.Notice.Wording, letter.State.Number);
        var html = LetterFrame.Wrap(title, body, preview);
        return new LetterContent(title, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))));
    }

    /// <summary>The letter without its page, as the template says it.</summary>
    internal static string Body(NoticeLetter letter, string templateBody)
    {
        var body = LiquidTemplates.Render(templateBody, LetterText.Visible(NoticeLetterModel.Of(letter)), html: true);
        return NoticeLetterModel.RemedyOf(letter) is not { } remedy || body.Contains($"<p>{remedy}</p>", StringComparison.Ordinal)
            ? body
            : throw new TemplateModelException("The letter does not state its remedy in a paragraph of its own.");
    }
}
