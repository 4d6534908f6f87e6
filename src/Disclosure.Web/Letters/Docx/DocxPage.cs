using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>The page: A4, margins, 22 lines of 28 characters, page number outside, and the mark of a preview.</summary>
internal static class DocxPage
{
    /// <summary>Adds headers and footers.</summary>
    /// <param name="main">The document.</param>
    /// <param name="mark">Stands at the head of every page; null for none.</param>
    /// <returns>The section's properties, last in the body.</returns>
    public static SectionProperties AddTo(MainDocumentPart main, string? mark)
    {
        var section = new SectionProperties();
        if (mark is not null)
        {
            // A line in the header and no watermark: it stays when text is edited, prints everywhere, and covers nothing.
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Line(DocxStyles.Mark, null, new Run(new Text(mark))));
            var id = main.GetIdOfPart(header);
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = id }, new HeaderReference { Type = HeaderFooterValues.Even, Id = id });
        }

        section.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, odd: true) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(main, odd: false) },
            new PageSize { Width = (uint)DocxMeasures.Millimetres(210), Height = (uint)DocxMeasures.Millimetres(297) },
            new PageMargin
            {
                Top = DocxMeasures.Millimetres(37),
                Bottom = DocxMeasures.Millimetres(35),
                Left = (uint)DocxMeasures.Millimetres(28),
                Right = (uint)DocxMeasures.Millimetres(26),
                Header = (uint)DocxMeasures.Millimetres(20),
                // The number stands 7 mm below the type area and is 5 mm high.
                Footer = (uint)DocxMeasures.Millimetres(35 - 7 - 5),
                Gutter = 0,
            },
            new DocGrid { Type = DocGridValues.Lines, LinePitch = DocxMeasures.Line });
        return section;
    }

    // 单页码居右空一字, 双页码居左空一字.
    private static string Footer(MainDocumentPart main, bool odd)
    {
        var part = main.AddNewPart<FooterPart>();
        var properties = new OpenXmlElement[]
        {
            odd ? DocxMeasures.Indent(right: 1) : DocxMeasures.Indent(left: 1),
            new Justification { Val = odd ? JustificationValues.Right : JustificationValues.Left },
        };
        part.Footer = new Footer(Line(
            DocxStyles.PageNumber,
            properties,
            new Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(new Text((odd ? 1 : 2).ToString(CultureInfo.InvariantCulture))),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            new Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
        return main.GetIdOfPart(part);
    }

    private static Paragraph Line(string style, OpenXmlElement[]? properties, params OpenXmlElement[] runs)
    {
        var own = new ParagraphProperties(new ParagraphStyleId { Val = style });
        own.Append(properties ?? []);
        return new Paragraph([own, .. runs]);
    }
}
