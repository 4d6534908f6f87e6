using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>
/// A rendered letter as a DOCX that WPS and Word edit: the page of GB/T 9704-2012 党政机关公文格式, with named styles, so that what
/// an officer adds looks like the rest. It is made from the HTML that is read and hashed, never from the case: both say the same.
/// </summary>
public static partial class LetterDocx
{
    /// <summary>Media type of the document.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>What stands at the head of every page of a letter without number.</summary>
    public const string PreviewMark = "预览稿　未编号　不作为答复";

    /// <summary>Converts a letter.</summary>
    /// <param name="html">A complete document as <see cref="LetterFrame.Wrap"/> gives it.</param>
    /// <returns>The bytes of the DOCX.</returns>
    /// <exception cref="LetterDocxException">The HTML is no letter, or holds what no letter template may hold: nothing is left out silently.</exception>
    public static byte[] Convert(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var article = Article(html);
        var preview = RawTitle(html).StartsWith(LetterFrame.PreviewPrefix, StringComparison.Ordinal);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = TitleOf(html);
            var main = document.AddMainDocumentPart();
            DocxStyles.AddTo(main);
            var lists = new DocxLists();
            var body = new Body(new DocxBlocks(lists).Convert(article));
            lists.AddTo(main);
            body.Append(DocxPage.AddTo(main, preview ? PreviewMark : null));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    /// <summary>文书名称 with the authority's name, without the mark of a preview.</summary>
    /// <param name="html">As for <see cref="Convert"/>.</param>
    public static string TitleOf(string html)
    {
        var title = RawTitle(html);
        return title.StartsWith(LetterFrame.PreviewPrefix, StringComparison.Ordinal) ? title[LetterFrame.PreviewPrefix.Length..] : title;
    }

    /// <summary>A name to save the document under: no character that a file system refuses.</summary>
    /// <param name="html">As for <see cref="Convert"/>.</param>
    /// <param name="mark">发文字号 of an issued letter; what tells a preview from others.</param>
    /// <returns>For example 湖南省交通运输厅补正告知书（湘交公开补〔2026〕3号）.docx.</returns>
    public static string FileName(string html, string mark) =>
        Forbidden().Replace(string.Create(CultureInfo.InvariantCulture, $"{TitleOf(html)}（{mark}）.docx"), "_");

    private static string RawTitle(string html) => Title().Match(html) is { Success: true } title
        ? System.Net.WebUtility.HtmlDecode(title.Groups[1].Value)
        : throw new LetterDocxException("The letter has no title.");

    /// <summary>The article of a rendered letter.</summary>
    /// <exception cref="LetterDocxException">It is none, or not well formed.</exception>
    internal static XElement Article(string html)
    {
        var (start, end) = (html.IndexOf("<article>", StringComparison.Ordinal), html.LastIndexOf("</article>", StringComparison.Ordinal));
        if (start < 0 || end < start)
        {
            throw new LetterDocxException("The letter has no article.");
        }

        try
        {
            // Templates are well formed and values are encoded, so the article is XML. A control character in a value is read here and left out where text is written.
            using var reader = XmlReader.Create(
                new StringReader(html[start..(end + "</article>".Length)]), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new LetterDocxException("The letter is not well formed.", e);
        }
    }

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("[\\x00-\\x1F\\\\/:*?\"<>|]")]
    private static partial Regex Forbidden();
}
