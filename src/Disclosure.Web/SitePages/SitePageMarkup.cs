using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Domain.Common;
using Disclosure.Web.Data;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Disclosure.Web.SitePages;

/// <summary>
/// The small markup of pages: headings, paragraphs, lists, links, tables, emphasis. Markdig turns it into HTML and takes no HTML
/// from the text; HtmlSanitizer lets nothing through but the few elements named here. Words in braces stand for data of the authority.
/// </summary>
public static partial class SitePageMarkup
{
    /// <summary>Longest text.</summary>
    public const int MaxLength = 60_000;

    private const string Field = "text";
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseSoftlineBreakAsHardlineBreak().Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(["h2", "h3", "h4", "p", "br", "ul", "ol", "li", "a", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "hr"], StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(Schemes, StringComparer.OrdinalIgnoreCase),
    });

    /// <summary>Words in braces and what they stand for.</summary>
    public static IReadOnlyDictionary<string, Func<AuthorityRow, string?>> Words { get; } = new Dictionary<string, Func<AuthorityRow, string?>>
    {
        ["机关"] = a => a.Name,
        ["工作机构"] = a => a.OfficeName,
        ["办公地址"] = a => a.OfficeAddress,
        ["邮政编码"] = a => a.OfficePostcode,
        ["办公时间"] = a => a.OfficeHours,
        ["电话"] = a => a.OfficePhone,
        ["传真"] = a => a.OfficeFax,
        ["电子邮箱"] = a => a.OfficeEmail,
        ["行政复议机关"] = a => a.ReconsiderationBody,
    };

    /// <summary>What the text is after cleaning: nothing that cannot be seen, one kind of line ending.</summary>
    public static string Clean(string? text) => PlainText.Visible(text).Replace("\t", "    ", StringComparison.Ordinal).Trim();

    /// <summary>What is wrong with a text; empty when it can be published.</summary>
    public static IReadOnlyList<Refusal> Check(string? text)
    {
        var clean = Clean(text);
        var refusals = new List<Refusal>();
        if (clean.Length == 0)
        {
            refusals.Add(new Refusal("required", "请填写页面内容。", null, Field));
        }

        if (clean.Length > MaxLength)
        {
            return [new Refusal("too-long", $"内容有{clean.Length}个字，超过{MaxLength}个字的上限，请分开或者作为附件放入信息公开目录。", null, Field)];
        }

        foreach (var word in Braces().Matches(clean).Select(m => m.Groups[1].Value).Where(w => !Words.ContainsKey(w)).Distinct())
        {
            refusals.Add(new Refusal("word", $"没有“{{{word}}}”这个代用词；可用的有{string.Join("、", Words.Keys.Select(k => $"{{{k}}}"))}。", null, Field));
        }

        if (Parse(clean) is not { } document)
        {
            return [.. refusals, new Refusal("nested", "列表、引用或者括号套得太深，不能显示。请删去多余的符号。", null, Field)];
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage)
            {
                refusals.Add(new Refusal("image", "页面不支持图片，请删去图片，或者把文件放入信息公开目录后写上链接。", null, Field));
            }
            else if (!MayLead(link.Url))
            {
                refusals.Add(new Refusal("link", $"链接地址“{Short(link.Url)}”不能使用，应当以 https://、http://、mailto:、tel: 或者 / 开头。", null, Field));
            }
        }

        return refusals;
    }

    /// <summary>The text as HTML that is safe to be shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="authority">Whose data the words in braces stand for.</param>
    public static string Render(string? text, AuthorityRow authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var clean = Clean(text);
        clean = clean.Length > MaxLength ? clean[..MaxLength] : clean;
        var filled = Braces().Replace(clean, m => Words.TryGetValue(m.Groups[1].Value, out var word) ? Escaped(word(authority) ?? "（未设置）") : m.Value);
        if (Parse(filled) is not { } document)
        {
            return $"<p>{System.Net.WebUtility.HtmlEncode(clean)}</p>";
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            // The page has its one first heading already.
            heading.Level = Math.Clamp(heading.Level, 2, 4);
        }

        return Sanitizer.Sanitize(document.ToHtml(Pipeline));
    }

    /// <summary>Null for what is nested deeper than the parser goes: no page looks like that.</summary>
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool MayLead(string? url) => url is { Length: > 0 }
        && ((url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal)) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme)));

    private static string Short(string? url) => Domain.Catalogue.CatalogueText.Line(url) is not { } line ? string.Empty : line.Length <= 40 ? line : $"{line[..40]}…";

    // Data is text: no character of it is markup.
    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            escaped.Append(char.IsAscii(c) && char.IsPunctuation(c) || c is '<' or '>' or '|' or '`' or '~' or '^' or '+' or '=' or '$' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\{([^{}\n]{1,20})\}")]
    private static partial Regex Braces();
}
