using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// Adobe's metadata packet, in PDF and in pictures. Read by pattern, not as XML: half of those met in practice are damaged, and what
/// matters is a handful of names.
/// </summary>
internal static partial class Xmp
{
    private const int MaxLength = 1024 * 1024;

    private static readonly Dictionary<string, (HiddenKind Kind, string Label)> Names = new()
    {
        ["dc:creator"] = (HiddenKind.AuthorMetadata, "作者"),
        ["dc:title"] = (HiddenKind.AuthorMetadata, "标题"),
        ["dc:description"] = (HiddenKind.AuthorMetadata, "说明"),
        ["dc:subject"] = (HiddenKind.AuthorMetadata, "关键词"),
        ["pdf:Keywords"] = (HiddenKind.AuthorMetadata, "关键词"),
        ["pdfx:Company"] = (HiddenKind.AuthorMetadata, "单位"),
        ["photoshop:AuthorsPosition"] = (HiddenKind.AuthorMetadata, "职务"),
        ["xmp:CreatorTool"] = (HiddenKind.SoftwareMetadata, "制作软件"),
        ["pdf:Producer"] = (HiddenKind.SoftwareMetadata, "生成软件"),
        ["stRef:filePath"] = (HiddenKind.ExternalLink, "来源文件"),
        ["exif:GPSLatitude"] = (HiddenKind.Location, "拍摄地点"),
    };

    /// <summary>Inspects a packet.</summary>
    public static void Inspect(ReadOnlySpan<byte> bytes, string where, Findings findings)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxLength)]);
        foreach (var (name, meaning) in Names)
        {
            if (Value(text, name) is { Length: > 0 } value)
            {
                findings.Add(meaning.Kind, where, $"{meaning.Label}：{Findings.Quote(System.Net.WebUtility.HtmlDecode(value))}");
            }
        }
    }

    // <dc:creator><rdf:Seq><rdf:li>…</rdf:li></rdf:Seq></dc:creator>, <pdf:Producer>…</pdf:Producer> or pdf:Producer="…".
    private static string? Value(string text, string name)
    {
        var start = text.IndexOf($"<{name}", StringComparison.Ordinal);
        if (start >= 0 && text.IndexOf('>', start) is var open and >= 0 && text.IndexOf($"</{name}", open, StringComparison.Ordinal) is var end and >= 0)
        {
            return Markup().Replace(text[(open + 1)..end], " ").Trim();
        }

        start = text.IndexOf($"{name}=\"", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += name.Length + 2;
        var close = text.IndexOf('"', start);
        return close < 0 ? null : text[start..close].Trim();
    }

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Markup();
}
