using System.Xml.Linq;
using Disclosure.Domain.Common;
using Disclosure.Web.Letters.Docx;

namespace Disclosure.Web.Letters;

/// <summary>The text of a stored letter, to be put into another page.</summary>
public static class LetterArticle
{
    // The renderer's own class, which no template may use.
    private const string Remedy = "remedy";

    /// <summary>
    /// The letter's own markup, its headings three levels lower. Only what the closed list of the frame allows passes; null for
    /// anything else, so that a stored file can never bring something of its own into the page around it.
    /// </summary>
    /// <param name="html">A letter as it was stored.</param>
    public static string? Inside(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        try
        {
            var article = LetterDocx.Article(html);
            return article.Descendants().All(IsAllowed) ? string.Concat(article.Nodes().Select(Html)) : null;
        }
        catch (LetterDocxException)
        {
            return null;
        }
    }

    private static bool IsAllowed(XElement element) => LetterFrame.Elements.Contains(element.Name.LocalName) && element.Name.Namespace == XNamespace.None
        && element.Attributes().All(a => a.Name == "class" && a.Value.Split(' ').All(c => c == Remedy || LetterFrame.Classes.Contains(c)));

    private static string Html(XNode node) => node switch
    {
        XElement { Name.LocalName: "br" } => "<br>",
        XElement e => $"<{NameOf(e)}{ClassOf(e)}>{string.Concat(e.Nodes().Select(Html))}</{NameOf(e)}>",
        XText t => System.Net.WebUtility.HtmlEncode(PlainText.Visible(t.Value)),
        _ => string.Empty,
    };

    // The page around it has the first three levels.
    private static string NameOf(XElement element) => element.Name.LocalName switch { "h1" => "h4", "h2" => "h5", var name => name };

    private static string ClassOf(XElement element) => element.Attribute("class") is { } c ? $" class=\"{c.Value}\"" : string.Empty;
}
