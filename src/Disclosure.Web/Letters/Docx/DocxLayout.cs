using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>Where lines will stand, as far as 22 lines of 28 characters a page tell without the fonts.</summary>
internal static class DocxLayout
{
    private const int Page = 22;

    // Fonts and programs differ by a line or two.
    private const double Doubt = 2;

    /// <summary>True when the signature stands by itself on the page on which a long text ends, with some lines of it.</summary>
    /// <param name="blocks">The letter.</param>
    /// <param name="signature">Index of the signature's first line.</param>
    public static bool SignatureFollows(IReadOnlyList<OpenXmlElement> blocks, int signature)
    {
        var last = Height(blocks[signature - 1]);
        if (last <= 3)
        {
            return false;
        }

        var end = blocks.Take(signature).Sum(Height) % Page;
        var rest = 2 + blocks.Skip(signature).Sum(Height);
        return end > Doubt && Math.Min(end, last) > Doubt && end + rest + Doubt <= Page;
    }

    /// <summary>True when a letter misses its one page by a line or two: then the gaps before signature and contact give way (GB/T 9704-2012: 调整行距).</summary>
    /// <param name="blocks">The letter.</param>
    /// <param name="signature">Index of the signature's first line.</param>
    public static bool NearlyFits(IReadOnlyList<OpenXmlElement> blocks, int signature)
    {
        var all = blocks.Sum(Height) + 2;
        return blocks.Skip(signature).Any(b => b is Paragraph p && DocxBlocks.StyleOf(p) == DocxStyles.Contact) && all > Page && all - 2 <= Page;
    }

    // In lines of the body.
    private static double Height(OpenXmlElement block) => block is not Paragraph paragraph
        ? block.Descendants<TableRow>().Count()
        : DocxBlocks.StyleOf(paragraph) switch
        {
            DocxStyles.Title => (Lines(paragraph, 0, 20) * 1.2) + 0.3,
            DocxStyles.Number => Lines(paragraph, 0) + 0.8,
            DocxStyles.Contact => Lines(paragraph, 2) + 1,
            DocxStyles.To or DocxStyles.Signature or DocxStyles.Plain => Lines(paragraph, 0),
            _ => Lines(paragraph, 2),
        };

    private static double Lines(Paragraph paragraph, double first, double width = DocxMeasures.CharactersInLine) =>
        paragraph.Descendants<Break>().Count() + Math.Max(1, Math.Ceiling((first + DocxMeasures.WidthOf(paragraph.InnerText)) / width));
}
