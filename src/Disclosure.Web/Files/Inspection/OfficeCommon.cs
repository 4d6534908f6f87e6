using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>What documents and workbooks have in common: properties, attached parts, links, pictures.</summary>
internal static class OfficeCommon
{
    private static readonly Dictionary<string, string> Properties = new()
    {
        ["creator"] = "作者",
        ["lastModifiedBy"] = "最后修改者",
        ["title"] = "标题",
        ["subject"] = "主题",
        ["keywords"] = "关键词",
        ["description"] = "备注",
        ["category"] = "类别",
        ["contentStatus"] = "状态",
        ["Manager"] = "管理者",
        ["Company"] = "单位",
        ["HyperlinkBase"] = "超链接基础",
    };

    /// <summary>Inspects the parts that every package has.</summary>
    public static void Inspect(OfficePackage package, Findings findings)
    {
        DocumentProperties(package, findings);
        Parts(package, findings);
        Links(package, findings);
    }

    /// <summary>Cropped pictures, hidden shapes, paths in alternative texts, other wordings of one place.</summary>
    public static void Drawings(XElement root, string where, Findings findings)
    {
        foreach (var element in root.Descendants())
        {
            switch (element.Name.LocalName)
            {
                case "srcRect" when new[] { "l", "t", "r", "b" }.Any(side => IsCut(element.Get(side))):
                case "imagedata" when new[] { "cropleft", "croptop", "cropright", "cropbottom" }.Any(side => IsCut(element.Get(side))):
                    findings.Add(HiddenKind.CroppedPicture, where, "图片经过裁剪，裁掉的部分仍在文件中");
                    break;
                case "docPr" or "cNvPr" when element.Is("hidden"):
                    findings.Add(HiddenKind.HiddenObject, where, $"对象{Findings.Quote(element.Get("name") ?? string.Empty)}已隐藏");
                    break;
                case "shape" or "rect" or "group" when element.Get("style")?.Replace(" ", string.Empty, StringComparison.Ordinal).Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) == true:
                    findings.Add(HiddenKind.HiddenObject, where, $"图形{Findings.Quote(element.Get("id") ?? string.Empty)}已隐藏");
                    break;
                case "AlternateContent":
                    Alternates(element, where, findings);
                    break;
                default:
                    break;
            }

            if (element.Name.LocalName is "docPr" or "cNvPr" && element.Get("descr") is { } alt && Findings.IsPath(alt))
            {
                findings.Add(HiddenKind.ExternalLink, where, $"图片的替代文字是本机路径{Findings.Quote(alt)}");
            }
        }
    }

    // Word writes each text box twice, for itself and for older programs. Only a different wording is hidden content.
    private static void Alternates(XElement element, string where, Findings findings)
    {
        var wordings = element.Elements().Select(e => string.Concat(e.Text().Where(c => !char.IsWhiteSpace(c)))).ToList();
        if (wordings.Count > 1 && wordings.Distinct().Count() > 1 && wordings[^1].Length > 0)
        {
            findings.Add(HiddenKind.AlternateContent, where, $"供其他软件显示的内容不同：{Findings.Quote(wordings[^1])}");
        }
    }

    private static bool IsCut(string? side) => side is not null && side.TrimStart('-', '+').Any(c => c is >= '1' and <= '9') && !side.StartsWith('-');

    private static void DocumentProperties(OfficePackage package, Findings findings)
    {
        foreach (var part in package.Names.Where(n => n.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(HiddenKind.Thumbnail, "文档属性", "文件中保存了首页缩略图");
                continue;
            }

            var root = package.Xml(part);
            foreach (var element in root.Elements())
            {
                var name = element.Name.LocalName;
                var value = element.Value.Trim();
                if (value.Length == 0)
                {
                    continue;
                }

                if (name == "property")
                {
                    // Written by WPS into every file.
                    var own = element.Get("name") is "KSOProductBuildVer" or "ICV" or "KSOTemplateUUID";
                    findings.Add(own ? HiddenKind.SoftwareMetadata : HiddenKind.AuthorMetadata, "自定义属性", $"{element.Get("name")}：{Findings.Quote(value)}");
                }
                else if (Properties.TryGetValue(name, out var label))
                {
                    findings.Add(HiddenKind.AuthorMetadata, "文档属性", $"{label}：{Findings.Quote(value)}");
                }
                else if (name == "Template" && (Findings.IsPath(value) || value.Contains('\\', StringComparison.Ordinal)))
                {
                    findings.Add(HiddenKind.ExternalLink, "文档属性", $"模板路径：{Findings.Quote(value)}");
                }
            }
        }
    }

    private static void Parts(OfficePackage package, Findings findings)
    {
        var linked = package.Links.Where(l => !l.IsExternal).Select(l => l.Target).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in package.Names.ToList())
        {
            var file = Path.GetFileName(name);
            var lower = name.ToLowerInvariant();
            if (lower.EndsWith("vbaproject.bin", StringComparison.Ordinal) || lower.Contains("/macrosheets/", StringComparison.Ordinal) || lower.Contains("/dialogsheets/", StringComparison.Ordinal))
            {
                findings.Add(HiddenKind.Macro, "文件", $"含有宏{Findings.Quote(file)}");
            }
            else if (lower.Contains("/embeddings/", StringComparison.Ordinal) || lower.Contains("/activex/", StringComparison.Ordinal) && !lower.EndsWith(".rels", StringComparison.Ordinal))
            {
                findings.Add(HiddenKind.Attachment, "文件", $"内嵌对象{Findings.Quote(file)}");
            }
            else if (lower.StartsWith("customxml/item", StringComparison.Ordinal) && !lower.Contains("props", StringComparison.Ordinal))
            {
                if (package.Xml(name).Value.Trim() is { Length: > 0 } text)
                {
                    findings.Add(HiddenKind.PrivateData, "自定义 XML", $"{file}：{Findings.Quote(text)}");
                }
            }
            else if (PictureInspector.Extensions.Contains(Path.GetExtension(lower)))
            {
                PictureInspector.Inspect(package.Bytes(name), $"图片“{file}”", findings);
            }

            if (!linked.Contains(name) && file is not ("[Content_Types].xml" or "thumbs.db") && !lower.EndsWith(".rels", StringComparison.Ordinal))
            {
                findings.Add(HiddenKind.UnreferencedContent, "文件", $"部件{Findings.Quote(name)}不被文档引用，但仍在文件中");
            }
        }

        foreach (var chunk in package.Links.Where(l => l is { Type: "aFChunk", IsExternal: false }))
        {
            findings.Add(HiddenKind.Attachment, "正文", $"嵌入的整份文档{Findings.Quote(Path.GetFileName(chunk.Target))}");
        }
    }

    // A hyperlink to the web is what the page says; anything else tells how the house names its machines.
    private static void Links(OfficePackage package, Findings findings)
    {
        foreach (var link in package.Links.Where(l => l.IsExternal))
        {
            if (link.Type == "attachedTemplate")
            {
                findings.Add(HiddenKind.ExternalLink, "模板", $"附加模板：{Findings.Quote(link.Target)}");
            }
            else if (link.Type != "hyperlink" || Findings.IsPath(link.Target))
            {
                findings.Add(HiddenKind.ExternalLink, "链接", $"指向{Findings.Quote(link.Target)}");
            }
        }
    }
}
