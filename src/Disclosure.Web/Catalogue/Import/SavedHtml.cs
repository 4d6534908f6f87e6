using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>A page that was saved as HTML. Nothing in it is run or loaded: it is parsed, and its text is taken.</summary>
internal static class SavedHtml
{
    private static readonly string[] FileEndings = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".et", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".ofd", ".csv", ".txt"];

    // Where content management systems of government sites put the article.
    private const string BodySelector = "#zoom, .TRS_Editor, .trs_editor_view, .view, #js_content, .article-content, .article_content, article";

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BR", "CAPTION", "DD", "DIV", "DL", "DT", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "TD", "TH", "THEAD", "TR", "UL",
    };

    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "OBJECT", "HEAD", "SELECT", "BUTTON", "TEXTAREA" };

    /// <summary>Reads it.</summary>
    public static ReadFile Read(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        if (page.Body is not { } whole)
        {
            return new ReadFile("HTML", [], "没有读到网页内容。");
        }

        var marked = page.QuerySelectorAll(BodySelector).Where(e => Lines(e).Count > 0).MinBy(e => e.QuerySelectorAll("*").Length);
        // An element that holds the metadata too is no body of its own.
        var body = marked is null || Lines(marked).Any(l => l.StartsWith("索引号", StringComparison.Ordinal)) ? null : marked;
        var title = Meta(page, "ArticleTitle") ?? Text(page.QuerySelectorAll("h1").Where(h => Text(h) is not null).ToList() is [var only] ? only : null);
        var read = PageLines.Read("HTML", Lines(whole), title, body is null ? null : string.Join('\n', Lines(body)), Attachments(body ?? whole, page));
        if (read.Entries is not [var entry])
        {
            return read;
        }

        var relative = (body ?? whole).QuerySelectorAll("a[href]").Count(a => IsFile(a.GetAttribute("href")!) && Absolute(page, a.GetAttribute("href")!) is null);
        var pictures = (body ?? whole).QuerySelectorAll("img").Length;
        return read with
        {
            Entries =
            [
                entry with
                {
                    Missed =
                    [
                        .. entry.Missed,
                        .. relative > 0 ? [$"{relative}个附件的地址不完整，没有取"] : Array.Empty<string>(),
                        .. pictures > 0 ? [$"{pictures}张图片没有取"] : Array.Empty<string>(),
                    ],
                },
            ],
        };
    }

    private static string? Meta(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("meta[name]").FirstOrDefault(m => string.Equals(m.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase))?.GetAttribute("content")?.Trim() is { Length: > 0 } value ? value : null;

    private static string? Text(IElement? element) => CatalogueText.Line(element?.TextContent);

    private static List<CatalogueAttachment> Attachments(IElement body, IHtmlDocument page) =>
    [
        .. from link in body.QuerySelectorAll("a[href]")
           let href = link.GetAttribute("href")!
           where IsFile(href)
           let url = Absolute(page, href)
           where url is not null
           select new CatalogueAttachment(Text(link) ?? url[(url.LastIndexOf('/') + 1)..], url),
    ];

    private static bool IsFile(string href) => FileEndings.Any(e => href.Split('?', '#')[0].EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The full address, by the page's own base or its canonical address; null where the saved file does not tell.</summary>
    private static string? Absolute(IHtmlDocument page, string href)
    {
        var own = page.QuerySelector("base[href]")?.GetAttribute("href") ?? page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        return Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            || (Uri.TryCreate(own, UriKind.Absolute, out var root) && root.Scheme is "http" or "https" && Uri.TryCreate(root, href, out uri) && uri.Scheme is "http" or "https")
            ? uri!.AbsoluteUri
            : null;
    }

    private static List<string> Lines(IElement element)
    {
        var text = new StringBuilder();
        Write(element, text, depth: 0);
        return [.. text.ToString().Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0)];
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        // Deeper than any page: a file that nests a hundred thousand elements must not take the process down.
        if (depth > 400)
        {
            return;
        }

        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText leaf:
                    text.Append(leaf.Data.ReplaceLineEndings(" "));
                    break;
                case IElement element when !Hidden.Contains(element.TagName):
                    var block = Blocks.Contains(element.TagName);
                    text.Append(block ? "\n" : string.Empty);
                    Write(element, text, depth + 1);
                    text.Append(block ? "\n" : string.Empty);
                    break;
                default:
                    break;
            }
        }
    }
}
