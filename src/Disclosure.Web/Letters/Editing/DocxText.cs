using System.Collections.Frozen;
using System.Text;
using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Web.Letters.Editing;

/// <summary>
/// The words of an uploaded DOCX, paragraph by paragraph. What could hide something from the reader of the preview, or would be
/// lost without a word, is named and refused.
/// </summary>
internal sealed class DocxText
{
    private static readonly FrozenSet<string> Tracked = new[]
    {
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge", "delText",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Through = new[] { "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "bdo", "dir", "customXml", "r" }.ToFrozenSet();

    private static readonly FrozenSet<string> Silent = new[]
    {
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd",
        "lastRenderedPageBreak", "fldChar", "instrText", "softHyphen", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "ins", "del", "moveFrom", "moveTo", "delText", "delInstrText",
    }.ToFrozenSet();

    private readonly SortedSet<string> problems = new(StringComparer.Ordinal);
    private readonly List<WordingBlock> blocks = [];
    private readonly HashSet<string> numbered = new(StringComparer.Ordinal);

    private DocxText()
    {
    }

    /// <summary>Reads a file that <see cref="DocxPackage.Check"/> let pass.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>Paragraphs and tables without the blank ones, and what is wrong, in Chinese.</returns>
    public static (IReadOnlyList<WordingBlock> Blocks, IReadOnlyCollection<string> Problems) Read(byte[] content)
    {
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            if (document.MainDocumentPart is not { Document.Body: { } body } main)
            {
                return ([], [DocxPackage.Damaged]);
            }

            var text = new DocxText();
            text.Suspect(main);
            text.Blocks(body);
            return (text.blocks, text.problems);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or IOException or InvalidDataException or NotSupportedException or InvalidOperationException or ArgumentException or UriFormatException or FormatException)
        {
            return ([], [DocxPackage.Damaged]);
        }
    }

    // What stands anywhere, whether it shows or not.
    private void Suspect(MainDocumentPart main)
    {
        OpenXmlElement?[] roots = [main.Document, .. main.HeaderParts.Select(p => p.Header), .. main.FooterParts.Select(p => p.Footer), main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes];
        var all = roots.OfType<OpenXmlElement>().SelectMany(r => r.Descendants()).ToList();
        if (all.Exists(e => Tracked.Contains(e.LocalName)))
        {
            problems.Add("文件中有修订（修订模式下的增删）。请在 WPS 中接受或者拒绝全部修订，关闭修订后再上传。");
        }

        if (all.Exists(e => e.LocalName is "commentReference" or "commentRangeStart") || main.WordprocessingCommentsPart?.Comments?.HasChildren == true)
        {
            problems.Add("文件中有批注。请在 WPS 中删除全部批注后再上传。");
        }

        var styles = main.StyleDefinitionsPart?.Styles?.Elements<DocumentFormat.OpenXml.Wordprocessing.Style>().Where(s => s.StyleId?.Value is not null)
            .GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First()) ?? [];
        var used = all.Where(e => e.LocalName is "pStyle" or "rStyle" or "tblStyle").Select(e => Val(e) ?? string.Empty).ToHashSet();
        if (styles.Values.FirstOrDefault(s => s.Default?.Value == true && s.Type?.Value == DocumentFormat.OpenXml.Wordprocessing.StyleValues.Paragraph) is { StyleId.Value: { } normal })
        {
            used.Add(normal);
        }

        if (all.Exists(IsHidden) || used.Any(u => Chain(u, styles).Any(s => s.Descendants().Any(IsHidden))))
        {
            problems.Add("文件中有隐藏文字。请在 WPS 中取消隐藏或者删除后再上传。");
        }

        if (main.VbaProjectPart is not null)
        {
            problems.Add("文件含有宏，不能上传。请在 WPS 中另存为 DOCX（不含宏）。");
        }

        numbered.UnionWith(styles.Keys.Where(k => Chain(k, styles).Any(s => s.Descendants().Any(e => e.LocalName == "numPr"))));
    }

    private static IEnumerable<DocumentFormat.OpenXml.Wordprocessing.Style> Chain(string id, Dictionary<string, DocumentFormat.OpenXml.Wordprocessing.Style> styles)
    {
        HashSet<string> seen = [];
        for (var at = id; at is not null && seen.Add(at) && styles.TryGetValue(at, out var style); at = style.BasedOn?.Val?.Value)
        {
            yield return style;
        }
    }

    private static bool IsHidden(OpenXmlElement e) => e.LocalName is "vanish" or "specVanish" or "webHidden" && (Val(e) ?? "true") is not ("0" or "false" or "off");

    private static string? Val(OpenXmlElement e) => e.GetAttributes().FirstOrDefault(a => a.LocalName == "val").Value;

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element.LocalName)
            {
                case "p":
                    Add(element);
                    break;
                case "tbl":
                    Table(element);
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    Blocks(element);
                    break;
                default:
                    Refuse(element);
                    break;
            }
        }
    }

    private void Add(OpenXmlElement paragraph)
    {
        if (TextOf(paragraph) is { Length: > 0 } text)
        {
            blocks.Add(new WordingBlock(text));
        }
    }

    private void Table(OpenXmlElement table)
    {
        if (table.Descendants().Any(e => e.LocalName is "gridSpan" or "vMerge" or "hMerge") || table.Descendants().Any(e => e.LocalName == "tbl"))
        {
            problems.Add("表格中有合并的单元格或者套着表格，文书只能有简单表格。请拆分单元格后再上传。");
            return;
        }

        if (table.Descendants().Any(e => e.LocalName is "sdt" or "customXml"))
        {
            problems.Add("表格中有内容控件，其中的文字会丢失。请在 WPS 中删除内容控件（保留文字）后再上传。");
            return;
        }

        var rows = table.ChildElements.Where(r => r.LocalName == "tr")
            .Select(r => (IReadOnlyList<string>)[.. r.ChildElements.Where(c => c.LocalName == "tc").Select(c => string.Join('\n', c.ChildElements.Where(p => p.LocalName == "p").Select(TextOf).Where(t => t.Length > 0)))])
            .Where(r => r.Count > 0).ToList();
        if (rows.Exists(r => r.Any(c => c.Length > 0)))
        {
            blocks.Add(new WordingBlock(null, rows));
        }
    }

    private string TextOf(OpenXmlElement paragraph)
    {
        var text = new StringBuilder();
        Inline(paragraph, text);
        var lines = PlainText.Visible(text.ToString()).Split('\n').Select(l => l.Trim());
        var clean = string.Join('\n', lines).Trim();
        var properties = paragraph.ChildElements.FirstOrDefault(e => e.LocalName == "pPr")?.ChildElements;
        if (clean.Length > 0 && IsNumbered(properties))
        {
            problems.Add($"“{(clean.Length > 12 ? clean[..12] + "……" : clean)}”一段用了自动编号或者项目符号，编号不是文字，会丢失。请改为直接输入编号。");
        }

        return clean;
    }

    private bool IsNumbered(OpenXmlElementList? properties) => properties?.FirstOrDefault(e => e.LocalName == "numPr") is { } own
        ? own.ChildElements.FirstOrDefault(e => e.LocalName == "numId") is not { } id || Val(id) != "0"
        : properties?.FirstOrDefault(e => e.LocalName == "pStyle") is { } style && numbered.Contains(Val(style) ?? string.Empty);

    private void Inline(OpenXmlElement parent, StringBuilder text)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element.LocalName)
            {
                case "t":
                    text.Append(element.InnerText);
                    break;
                case "tab" or "ptab":
                    text.Append('　');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                default:
                    if (Through.Contains(element.LocalName))
                    {
                        Inline(element, text);
                    }
                    else
                    {
                        Refuse(element);
                    }

                    break;
            }
        }
    }

    private void Refuse(OpenXmlElement element)
    {
        if (!Silent.Contains(element.LocalName))
        {
            problems.Add(element.LocalName switch
            {
                "drawing" or "pict" or "object" or "AlternateContent" or "control" or "contentPart" => "文件中有图片、文本框或者嵌入的对象，文书只能有文字和简单表格。请删除后再上传。",
                "footnoteReference" or "endnoteReference" or "footnoteRef" or "endnoteRef" => "文件中有脚注或者尾注。请把内容写进正文后再上传。",
                "oMath" or "oMathPara" => "文件中有公式，文书只能有文字和简单表格。请改为文字后再上传。",
                "sym" => "文件中有符号字体的特殊符号，换一台电脑就可能变样。请改为普通字符后再上传。",
                _ => $"文件中有文书不支持的内容（{element.LocalName}）。请只保留文字和简单表格后再上传。",
            });
        }
    }
}
