using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>Hidden content of a DOCX.</summary>
internal static class WordInspector
{
    private const double SmallestHalfPoints = 4;

    private static readonly Dictionary<string, string> Changes = new()
    {
        ["ins"] = "插入",
        ["del"] = "删除",
        ["moveFrom"] = "移走",
        ["moveTo"] = "移入",
        ["rPrChange"] = "字体格式修订",
        ["pPrChange"] = "段落格式修订",
        ["sectPrChange"] = "页面格式修订",
        ["tblPrChange"] = "表格格式修订",
        ["tblPrExChange"] = "表格格式修订",
        ["tblGridChange"] = "表格格式修订",
        ["trPrChange"] = "表格行格式修订",
        ["tcPrChange"] = "单元格格式修订",
        ["numberingChange"] = "编号修订",
        ["cellIns"] = "插入单元格",
        ["cellDel"] = "删除单元格",
        ["cellMerge"] = "合并单元格",
    };

    /// <summary>Inspects a document.</summary>
    public static void Inspect(OfficePackage package, Findings findings)
    {
        OfficeCommon.Inspect(package, findings);
        var main = package.Target(string.Empty, "officeDocument") ?? "word/document.xml";
        var styles = new WordStyles(package.Xml(package.Target(main, "styles")));
        var settings = package.Xml(package.Target(main, "settings"));
        Settings(settings, findings);

        XElement? document = null;
        foreach (var name in package.Names.Where(n => n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var root = package.Xml(name);
            switch (root.Name.LocalName)
            {
                case "document":
                    document = root;
                    Body(root, "正文", styles, findings);
                    break;
                case "hdr" or "ftr":
                    Body(root, root.Name.LocalName == "hdr" ? "页眉" : "页脚", styles, findings);
                    break;
                case "footnotes" or "endnotes":
                    Body(root, root.Name.LocalName == "footnotes" ? "脚注" : "尾注", styles, findings);
                    break;
                case "glossaryDocument":
                    if (root.Text().Trim() is { Length: > 0 } glossary)
                    {
                        findings.Add(HiddenKind.PrivateData, "构建基块", Findings.Quote(glossary));
                    }

                    break;
                case "comments":
                    Comments(root, findings);
                    break;
                case "people":
                    foreach (var person in root.All("person"))
                    {
                        findings.Add(HiddenKind.AuthorMetadata, "审阅者", Findings.Quote(person.Get("author") ?? person.Get("userId") ?? string.Empty));
                    }

                    break;
                default:
                    break;
            }
        }

        if (document is not null)
        {
            Headers(package, main, document, settings, findings);
        }
    }

    private static void Settings(XElement settings, Findings findings)
    {
        foreach (var variable in settings.All("docVar"))
        {
            findings.Add(HiddenKind.PrivateData, "文档变量", $"{variable.Get("name")}：{Findings.Quote(variable.Get("val") ?? string.Empty)}");
        }

        foreach (var merge in settings.All("mailMerge"))
        {
            var source = merge.All("connectString", "query").Select(e => e.Get("val")).FirstOrDefault(v => v is not null);
            findings.Add(HiddenKind.DataConnection, "邮件合并", $"数据源{Findings.Quote(source ?? string.Empty)}");
        }
    }

    private static void Comments(XElement root, Findings findings)
    {
        foreach (var comment in root.Elements().Where(e => e.Name.LocalName == "comment"))
        {
            findings.Add(HiddenKind.Comment, "批注", $"{comment.Get("author")}：{Findings.Quote(comment.Text())}");
        }
    }

    private static void Body(XElement root, string where, WordStyles styles, Findings findings)
    {
        OfficeCommon.Drawings(root, where, findings);
        foreach (var element in root.Descendants())
        {
            if (Changes.TryGetValue(element.Name.LocalName, out var change) && element.Get("author") is not null | element.Get("id") is not null)
            {
                var text = element.Text();
                findings.Add(HiddenKind.TrackedChange, where, $"{element.Get("author")}{change}{(text.Length > 0 ? Findings.Quote(text) : string.Empty)}");
            }

            switch (element.Name.LocalName)
            {
                case "r":
                    Run(element, where, styles, findings);
                    break;
                case "trPr" when element.Child("hidden").Switch() == true && element.Parent!.Text() is { Length: > 0 } row:
                    findings.Add(HiddenKind.HiddenText, where, $"隐藏的表格行{Findings.Quote(row)}");
                    break;
                case "instrText" or "fldSimple":
                    Field(element.Name.LocalName == "instrText" ? element.Value : element.Get("instr") ?? string.Empty, where, findings);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Run(XElement run, string where, WordStyles styles, Findings findings)
    {
        // Text boxes lie within runs and have runs of their own.
        var text = string.Concat(run.Elements().Where(e => e.Name.LocalName is "t" or "delText").Select(e => e.Value));
        var hasPicture = run.Elements().Any(e => e.Name.LocalName is "drawing" or "pict" or "object");
        if (string.IsNullOrWhiteSpace(text) && !hasPicture)
        {
            return;
        }

        var look = styles.Of(run);
        if (look.Hidden == true)
        {
            findings.Add(HiddenKind.HiddenText, where, text.Length > 0 ? Findings.Quote(text) : "隐藏的图形");
        }
        else if (text.Length > 0 && look.HalfPoints is <= SmallestHalfPoints)
        {
            findings.Add(HiddenKind.InvisibleText, where, $"极小的字{Findings.Quote(text)}");
        }
        else if (text.Length > 0 && look.Color is { } color && Same(color, look.Ground ?? "FFFFFF"))
        {
            findings.Add(HiddenKind.InvisibleText, where, $"与底色相同的字{Findings.Quote(text)}");
        }
    }

    // Highlights have names, everything else has digits.
    private static bool Same(string color, string ground) => Digits(color) is { } a && Digits(ground) is { } b && a.Zip(b, (x, y) => Math.Abs(x - y)).All(d => d <= 8);

    private static int[]? Digits(string color)
    {
        var digits = color switch { "WHITE" => "FFFFFF", "BLACK" => "000000", "RED" => "FF0000", "YELLOW" => "FFFF00", "BLUE" => "0000FF", "GREEN" => "00FF00", _ => color };
        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit) ? [.. Convert.FromHexString(digits).Select(b => (int)b)] : null;
    }

    private static void Field(string instruction, string where, Findings findings)
    {
        var words = instruction.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words[0].ToUpperInvariant() is "INCLUDETEXT" or "INCLUDEPICTURE" or "LINK" or "DATABASE" or "RD" or "HYPERLINK"
            && (words[0].ToUpperInvariant() != "HYPERLINK" || Findings.IsPath(words[1].Trim('"'))))
        {
            findings.Add(HiddenKind.ExternalLink, where, $"域代码{Findings.Quote(instruction)}");
        }
    }

    // A first or an even header stays in the file when its switch is turned off.
    private static void Headers(OfficePackage package, string main, XElement document, XElement settings, Findings findings)
    {
        var even = settings.All("evenAndOddHeaders").FirstOrDefault().Switch() == true;
        var targets = package.Links.Where(l => l.From == main).GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.First().Target);
        var sections = document.All("sectPr").ToList();
        var shown = new HashSet<string>();
        var unshown = new HashSet<string>();
        foreach (var section in sections)
        {
            foreach (var reference in section.Elements().Where(e => e.Name.LocalName is "headerReference" or "footerReference"))
            {
                var isShown = reference.Get("type") switch
                {
                    "first" => section.Child("titlePg").Switch() == true,
                    "even" => even,
                    _ => true,
                };
                (isShown ? shown : unshown).Add(reference.Get("id") ?? string.Empty);
            }
        }

        foreach (var id in unshown.Except(shown))
        {
            if (targets.TryGetValue(id, out var part) && package.Xml(part).Text().Trim() is { Length: > 0 } text)
            {
                findings.Add(HiddenKind.HiddenHeader, "页眉页脚", Findings.Quote(text));
            }
        }
    }
}
