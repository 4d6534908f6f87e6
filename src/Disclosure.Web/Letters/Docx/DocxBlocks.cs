using System.Collections.Frozen;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>From the elements of a letter to paragraphs and tables. What it does not know it refuses.</summary>
internal sealed class DocxBlocks(DocxLists lists)
{
    private static readonly FrozenSet<string> Inline = new[] { "span", "strong", "br" }.ToFrozenSet();

    private readonly Stack<XElement> around = new();
    private List<OpenXmlElement> blocks = [];
    private Paragraph? open;
    private string? pendingTerm;

    /// <summary>The classes of an element.</summary>
    public static IEnumerable<string> ClassesOf(XElement element) => ((string?)element.Attribute("class") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Converts what stands in the article.</summary>
    /// <exception cref="LetterDocxException">An element or class that no template may use.</exception>
    public IReadOnlyList<OpenXmlElement> Convert(XElement article)
    {
        Children(article, new Context(DocxStyles.Body, Preserve: false));
        Close();
        KeepSignatureWithText();
        return blocks;
    }

    private void Children(XElement parent, Context context)
    {
        foreach (var node in parent.Nodes())
        {
            switch (node)
            {
                case XText text:
                    Write(DocxRuns.Of(text.Value, around, context.Preserve), context);
                    break;
                case XElement element:
                    Element(element, context);
                    break;
                default:
                    throw new LetterDocxException($"A letter holds no {node.NodeType}.");
            }
        }
    }

    private void Element(XElement element, Context context)
    {
        var name = element.Name.LocalName;
        if (!LetterFrame.Elements.Contains(name) || element.Name.Namespace != XNamespace.None)
        {
            throw new LetterDocxException($"A letter holds no <{name}>.");
        }

        if (ClassesOf(element).FirstOrDefault(c => c != "remedy" && !LetterFrame.Classes.Contains(c)) is { } unknown)
        {
            throw new LetterDocxException($"A letter knows no class \"{unknown}\".");
        }

        if (name == "br")
        {
            Write([new Run(new Break())], context);
        }
        else if (Inline.Contains(name))
        {
            // The lines of a title.
            if (name == "span" && context.Style == DocxStyles.Title && open is not null)
            {
                Write([new Run(new Break())], context);
            }

            around.Push(element);
            Children(element, context);
            around.Pop();
        }
        else
        {
            Close();
            Block(element, name, context);
            Close();
        }
    }

    private void Block(XElement element, string name, Context context)
    {
        var classes = ClassesOf(element).ToList();
        switch (name)
        {
            case "table":
                Table(element);
                break;
            case "ol" or "ul":
                Children(element, context with { List = lists.Begin(name == "ol"), Level = context.List is null ? 0 : context.Level + 1 });
                break;
            case "dl":
                Children(element, context with { Style = classes.Contains("enclosures") ? DocxStyles.Enclosure : DocxStyles.Plain });
                break;
            case "dt" when context.Style == DocxStyles.Enclosure:
                // 附件： stands on the line of the first name.
                pendingTerm = string.Concat(element.DescendantNodes().OfType<XText>().Select(t => t.Value)).Trim();
                break;
            case "div" when classes.Contains("signature"):
                Children(element, context with { Style = DocxStyles.Signature, SignatureLeft = SignatureLeft(element) });
                break;
            case "h1":
                Children(element, context with { Style = DocxStyles.Title, Preserve = false });
                break;
            case "h2":
                Children(element, context with { Style = DocxStyles.Heading, Preserve = false });
                break;
            case "p":
                Children(element, context with { Style = StyleOf(classes, context), Preserve = true });
                break;
            default:
                Children(element, context with { Preserve = false });
                break;
        }

        if (name == "dl" && pendingTerm is not null)
        {
            Write([], context with { Style = DocxStyles.Enclosure });
        }
    }

    private static string StyleOf(List<string> classes, Context context) =>
        classes.Contains("number") ? DocxStyles.Number
        : classes.Contains("to") ? DocxStyles.To
        : classes.Contains("contact") ? DocxStyles.Contact
        : classes.Contains("remedy") ? DocxStyles.Remedy
        : context.Style;

    private void Write(IEnumerable<Run> runs, Context context)
    {
        var list = runs.ToList();
        if (list.Count == 0 && pendingTerm is null)
        {
            return;
        }

        if (open is null)
        {
            open = new Paragraph(PropertiesOf(context));
            if (context.Style == DocxStyles.Enclosure && pendingTerm is { } term)
            {
                open.Append(DocxRuns.Of(term, [], preserve: false));
                pendingTerm = null;
            }
        }

        open.Append(list);
    }

    private ParagraphProperties PropertiesOf(Context context)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = context.Style });
        if (context.List is { } list)
        {
            properties.Append(DocxLists.Properties(list, context.Level));
        }

        var first = blocks.LastOrDefault() is not Paragraph before || StyleOf(before) != context.Style;
        if (context.Style == DocxStyles.Signature)
        {
            if (first)
            {
                // Two lines for the seal.
                properties.Append(new SpacingBetweenLines { Before = $"{2 * DocxMeasures.Line}" });
            }

            properties.Append(DocxMeasures.Indent(left: context.SignatureLeft));
        }
        else if (context.Style == DocxStyles.Enclosure && first)
        {
            properties.Append(new SpacingBetweenLines { Before = $"{DocxMeasures.Line}" });
            properties.Append(DocxMeasures.Indent(left: 5, hanging: 3));
        }

        return properties;
    }

    private void Close()
    {
        if (open is not null)
        {
            blocks.Add(open);
            open = null;
        }
    }

    private void Table(XElement element)
    {
        var rows = element.Descendants("tr").Where(r => r.Ancestors("table").First() == element).Select(r => r.Elements().Where(c => c.Name == "td" || c.Name == "th").ToList()).ToList();
        var columns = rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns == 0 || element.DescendantNodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value) && !t.Ancestors().Any(a => a.Name == "td" || a.Name == "th")))
        {
            throw new LetterDocxException("The text of a table stands in its cells.");
        }

        var width = DocxMeasures.CharactersInLine * DocxMeasures.Character;
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(), Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>())),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = $"{width / columns}" })));
        foreach (var row in rows)
        {
            var cells = row.Concat(Enumerable.Repeat<XElement?>(null, columns - row.Count)).Select(Cell);
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. cells]));
        }

        blocks.Add(table);
    }

    private TableCell Cell(XElement? element)
    {
        var outer = blocks;
        blocks = [];
        if (element is not null)
        {
            Children(element, new Context(DocxStyles.TableText, Preserve: false));
            Close();
        }

        // A cell ends with a paragraph.
        if (blocks.LastOrDefault() is not Paragraph)
        {
            blocks.Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.TableText })));
        }

        var cell = new TableCell(blocks);
        blocks = outer;
        return cell;
    }

    private static T Edge<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };

    // 成文日期右空四字, the name centred above it: both are centred on one axis, so that either can be edited.
    private static double SignatureLeft(XElement signature)
    {
        var lines = signature.Elements("p").ToList();
        var date = lines.Where(p => !ClassesOf(p).Contains("name")).Select(p => DocxMeasures.WidthOf(p.Value)).DefaultIfEmpty(0).Max();
        var widest = lines.Select(p => DocxMeasures.WidthOf(p.Value)).DefaultIfEmpty(0).Max();
        return Math.Max(0, DocxMeasures.CharactersInLine - Math.Max(widest + 1, 8 + date));
    }

    // A seal never stands on a page without text. Some programs move a paragraph that is kept with the next one as a whole and leave
    // the page before half empty: it is kept only where that is needed.
    private void KeepSignatureWithText()
    {
        var at = blocks.FindIndex(b => b is Paragraph p && StyleOf(p) == DocxStyles.Signature);
        if (at > 0 && DocxLayout.NearlyFits(blocks, at))
        {
            ((Paragraph)blocks[at]).ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{DocxMeasures.Line}" };
            ((Paragraph)blocks.Last(b => b is Paragraph p && StyleOf(p) == DocxStyles.Contact)).ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "0" };
        }

        if (at > 0 && blocks[at - 1] is Paragraph last && !DocxLayout.SignatureFollows(blocks, at))
        {
            last.ParagraphProperties!.KeepNext = new KeepNext();
        }
    }

    internal static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private sealed record Context(string Style, bool Preserve, int? List = null, int Level = 0, double SignatureLeft = 0);
}
