using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>Text within a block, as runs.</summary>
internal static class DocxRuns
{
    /// <summary>Runs of a piece of text.</summary>
    /// <param name="text">As it stands in the HTML.</param>
    /// <param name="around">The inline elements around it, for emphasis and numbers that must not break.</param>
    /// <param name="preserve">True where spaces and line ends count, as in a paragraph; false where they only lay out the source.</param>
    public static IEnumerable<Run> Of(string text, IReadOnlyCollection<XElement> around, bool preserve)
    {
        var clean = string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        if (!preserve)
        {
            clean = string.Join(' ', clean.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        }

        if (clean.Length == 0)
        {
            yield break;
        }

        var run = new Run();
        if (around.Any(e => e.Name.LocalName == "strong"))
        {
            run.Append(new RunProperties(new RunStyle { Val = DocxStyles.Strong }));
        }

        var unbroken = around.Any(e => DocxBlocks.ClassesOf(e).Contains("nowrap"));
        var lines = clean.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            // A number that must stay on one line may only break at its hyphens.
            var parts = unbroken ? lines[i].Split('-') : [lines[i]];
            for (var j = 0; j < parts.Length; j++)
            {
                if (j > 0)
                {
                    run.Append(new NoBreakHyphen());
                }

                if (parts[j].Length > 0)
                {
                    run.Append(new Text(parts[j]) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
        }

        yield return run;
    }
}
