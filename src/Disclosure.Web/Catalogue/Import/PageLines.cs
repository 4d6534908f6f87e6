using System.Text.RegularExpressions;
using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>
/// Finds an entry in the lines of a page. The site's order is: navigation, breadcrumb, labels with their values (a blank value
/// is simply not there), title, body, 收藏, the title once more, the article's number. Nothing is guessed where the lines do
/// not say it: what is doubtful is told.
/// </summary>
internal static partial class PageLines
{
    private static readonly string[] Labels = ["索引号", "文号", "名称", "发布单位", "来源", "生成日期", "公开日期", "公开方式", "服务对象", "主题分类", "公开时限", "统一登记号", "内容概述"];

    /// <summary>Reads the entry.</summary>
    /// <param name="form">Form of the file.</param>
    /// <param name="lines">Trimmed, none empty.</param>
    /// <param name="knownTitle">The title where the file names it; null where only the lines tell.</param>
    /// <param name="knownBody">The body where the file marks it off.</param>
    /// <param name="attachments">Files that the page links to.</param>
    public static ReadFile Read(string form, List<string> lines, string? knownTitle, string? knownBody, IReadOnlyList<CatalogueAttachment> attachments)
    {
        var first = lines.FindIndex(l => LabelOf(l) is ("索引号", _));
        if (first < 0)
        {
            return new ReadFile(form, [], "没有找到“索引号”一行，不像是信息公开目录的页面。");
        }

        var missed = new List<string>();
        var foot = FootOf(lines, first);
        var title = knownTitle ?? (foot is { } f && f + 1 < lines.Count ? lines[f + 1] : null);
        var values = new Dictionary<string, string?>();
        var at = ReadLabels(lines, first, foot ?? lines.Count, title, values);
        var path = Breadcrumb(lines, first, missed);
        if (values.GetValueOrDefault("名称") is { } named)
        {
            title = named;
        }

        if (title is null && at < (foot ?? lines.Count))
        {
            title = lines[at];
            missed.Add("页面没有标明标题，取元数据之后的第一行为标题");
        }

        var from = at < lines.Count && lines[at] == title ? at + 1 : at;
        var body = knownBody ?? string.Join('\n', lines.Skip(from).Take(Math.Max(0, (foot ?? lines.Count) - from)));
        if (foot is null && knownBody is null)
        {
            missed.Add("没有找到页尾的“收藏”，正文一直取到文件末尾");
        }

        if (body.Length == 0)
        {
            missed.Add("没有读到正文");
        }

        missed.AddRange(Labels.Where(l => values.ContainsKey(l) && values[l] is null).Select(l => $"{l}为空"));
        var draft = new CatalogueDraft
        {
            IndexNumber = values.GetValueOrDefault("索引号"),
            DocumentNumber = values.GetValueOrDefault("文号"),
            Title = title,
            Publisher = values.GetValueOrDefault("发布单位"),
            Source = values.GetValueOrDefault("来源"),
            ProducedOn = values.GetValueOrDefault("生成日期"),
            PublishedAt = values.GetValueOrDefault("公开日期"),
            Manner = values.GetValueOrDefault("公开方式"),
            Audience = values.GetValueOrDefault("服务对象"),
            Subject = values.GetValueOrDefault("主题分类"),
            Duration = values.GetValueOrDefault("公开时限"),
            RegistrationNumber = values.GetValueOrDefault("统一登记号"),
            Summary = values.GetValueOrDefault("内容概述"),
            Body = body,
            Category = path,
            Attachments = attachments,
        };
        return new ReadFile(form, [new ReadEntry(string.Empty, draft, missed)]);
    }

    /// <summary>Reads labels and values; the index of the first line behind them.</summary>
    private static int ReadLabels(List<string> lines, int at, int end, string? title, Dictionary<string, string?> values)
    {
        while (at < end && LabelOf(lines[at]) is var (label, inline) && !values.ContainsKey(label))
        {
            at++;
            var next = at < end ? lines[at] : null;
            if (inline is not null || next is null || next == title || LabelOf(next) is not null || !MayBeValue(label, next, lines, at, end, title))
            {
                values[label] = inline;
                continue;
            }

            values[label] = next;
            at++;
        }

        return at;
    }

    /// <summary>
    /// Whether a line is a label's value or already the title, for the last label may be blank. Between two labels it is a value.
    /// </summary>
    private static bool MayBeValue(string label, string next, List<string> lines, int at, int end, string? title)
    {
        if (at + 1 < end && LabelOf(lines[at + 1]) is not null)
        {
            return true;
        }

        return label switch
        {
            "统一登记号" => RegistrationShape().IsMatch(next),
            "索引号" or "文号" or "生成日期" or "公开日期" => next.Any(char.IsAsciiDigit) && next.Length <= 60,
            // With the title known, what stands before it is the value; without, the line after the labels is the title.
            _ => title is not null && at + 1 < end && lines[at + 1] == title,
        };
    }

    private static (string Label, string? Inline)? LabelOf(string line)
    {
        foreach (var label in Labels)
        {
            if (!line.StartsWith(label, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = line[label.Length..].TrimStart();
            if (rest.Length == 0)
            {
                return (label, null);
            }

            if (rest[0] is ':' or '：')
            {
                return (label, rest[1..].Trim() is { Length: > 0 } value ? value : null);
            }
        }

        return null;
    }

    /// <summary>The names before the metadata, the authority and the site's front pages left out: they are on top of every page.</summary>
    private static List<string> Breadcrumb(List<string> lines, int first, List<string> missed)
    {
        var names = new List<string>();
        var inline = lines.Take(first).LastOrDefault(l => l.Split(Separators).Length >= 3);
        if (first >= 2 && lines[first - 2].Trim() is ">" or "›" or "»")
        {
            names.Add(lines[first - 1]);
            for (var i = first - 2; i >= 1 && lines[i] is ">" or "›" or "»"; i -= 2)
            {
                names.Insert(0, lines[i - 1]);
            }
        }
        else if (inline is not null)
        {
            names.AddRange(inline.Split(Separators).Select(n => n.Trim()).Where(n => n.Length > 0));
            names[0] = names[0].Split('：', ':')[^1].Trim();
        }

        var front = names.FindLastIndex(n => n is "首页" or "网站首页" or "信息公开" or "政府信息公开");
        var path = names.Skip(front + 1).Where(n => n is not "正文").ToList();
        if (path.Count == 0)
        {
            missed.Add("没有读到栏目位置");
        }

        return path;
    }

    /// <summary>Where the page's tools begin: the last line that is one of them.</summary>
    private static int? FootOf(List<string> lines, int first)
    {
        var at = lines.FindLastIndex(l => l is "收藏" or "【打印】" or "打印本页" or "【关闭】" or "关闭窗口");
        return at > first ? at : null;
    }

    private static readonly char[] Separators = ['>', '›', '»'];

    [GeneratedRegex(@"^[A-Z]{2,8}-[0-9]{4}-[0-9A-Z-]+$")]
    private static partial Regex RegistrationShape();
}
