using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters.Editing;

/// <summary>
/// A letter in three: what stands before its text (title, number, addressee), the text, and what follows it (remedy, attachments,
/// signature, date, contact). Only the text in the middle may be edited outside.
/// </summary>
/// <param name="Head">HTML up to the addressee.</param>
/// <param name="Middle">HTML of the text.</param>
/// <param name="Tail">HTML from the remedy, or from what follows the text where there is none.</param>
public sealed record LetterParts(string Head, string Middle, string Tail)
{
    private const string Root = "r";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Divides a rendered letter.</summary>
    /// <param name="body">The letter without its page.</param>
    /// <param name="remedy">The remedy that stands in it; null where it has none.</param>
    /// <returns>Null when the template has no line of the addressee or no signature to divide it by.</returns>
    public static LetterParts? Of(string body, string? remedy)
    {
        ArgumentNullException.ThrowIfNull(body);
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader($"<{Root}>{body}</{Root}>"), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }

        var blocks = root.Elements().ToList();
        var addressee = blocks.FindIndex(b => b.Name == "p" && HasClass(b, "to"));
        // What a further reply says of the earlier one is the record's, and is not edited either.
        addressee = addressee >= 0 && addressee + 1 < blocks.Count && HasClass(blocks[addressee + 1], LetterOpening.Class) ? addressee + 1 : addressee;
        var after = addressee < 0 ? -1 : blocks.FindIndex(addressee + 1, b => IsAfterText(b, remedy));
        if (after < 0 || after == addressee + 1)
        {
            return null;
        }

        var starts = Lines(body);
        var (from, to) = (Start(blocks[addressee + 1], starts), Start(blocks[after], starts));
        return body[from] == '<' && body[to] == '<' ? new LetterParts(body[..from], body[from..to], body[to..]) : null;
    }

    /// <summary>The letter with another text.</summary>
    /// <param name="body">The letter without its page, as the template says it.</param>
    /// <param name="remedy">The remedy that stands in it; null where it has none.</param>
    /// <param name="wording">The text; null leaves the letter as it is.</param>
    /// <param name="unbroken">Numbers that must not break at the end of a line.</param>
    /// <exception cref="TemplateModelException">The letter cannot be divided.</exception>
    public static string With(string body, string? remedy, LetterWording? wording, params string[] unbroken) => wording is null
        ? body
        : (Of(body, remedy) ?? throw new TemplateModelException("The letter has no addressee or no signature to put its own wording between.")).With(wording, unbroken);

    private string With(LetterWording wording, string[] unbroken)
    {
        var html = new StringBuilder(Head);
        foreach (var block in wording.Blocks)
        {
            if (block.Rows is { } rows)
            {
                html.Append("<table><tbody>");
                foreach (var row in rows)
                {
                    html.Append("<tr>").AppendJoin(string.Empty, row.Select(c => $"<td>{string.Join("<br/>", c.Split('\n').Select(Encoder.Encode))}</td>")).Append("</tr>");
                }

                html.Append("</tbody></table>\n");
            }
            else
            {
                html.Append("<p>").Append(Unbroken(Encoder.Encode(block.Text ?? string.Empty), unbroken)).Append("</p>\n");
            }
        }

        return html.Append(Tail).ToString();
    }

    private static string Unbroken(string encoded, string[] numbers) => numbers.Where(n => n.Length > 0).Select(Encoder.Encode).Distinct()
        .Aggregate(encoded, (text, number) => text.Replace(number, $"<span class=\"nowrap\">{number}</span>", StringComparison.Ordinal));

    private static bool IsAfterText(XElement block, string? remedy) => block.Name.LocalName switch
    {
        "p" => remedy is not null && block.Value == remedy,
        "dl" => HasClass(block, "enclosures"),
        "div" => HasClass(block, "signature"),
        _ => false,
    };

    private static bool HasClass(XElement element, string name) => ((string?)element.Attribute("class") ?? string.Empty).Split(' ').Contains(name);

    private static List<int> Lines(string body)
    {
        List<int> starts = [0];
        for (var i = 0; i < body.Length; i++)
        {
            // As the reader counts: a pair is one end of a line.
            if (body[i] == '\n' || (body[i] == '\r' && (i + 1 == body.Length || body[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    // The position is that of the name; the first line stands behind the root's tag.
    private static int Start(XElement element, List<int> starts)
    {
        var at = (IXmlLineInfo)element;
        return starts[at.LineNumber - 1] + at.LinePosition - 2 - (at.LineNumber == 1 ? Root.Length + 2 : 0);
    }
}
