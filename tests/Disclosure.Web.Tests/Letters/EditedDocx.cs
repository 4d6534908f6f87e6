using System.IO.Compression;
using System.Text;
using Disclosure.Web.Letters.Docx;
using Disclosure.Web.Letters.Editing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Tests.Letters;

/// <summary>A downloaded letter as an officer changes it in WPS.</summary>
internal static class EditedDocx
{
    /// <summary>The letter as downloaded, then changed.</summary>
    public static byte[] Of(EditableLetter letter, Action<Body> edit) => Edit(LetterDocx.Convert(letter.Html()), d => edit(d.MainDocumentPart!.Document!.Body!));

    /// <summary>A DOCX, changed.</summary>
    public static byte[] Edit(byte[] content, Action<WordprocessingDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(content);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            edit(document);
        }

        return stream.ToArray();
    }

    /// <summary>A DOCX with one more part in its package, as text.</summary>
    public static byte[] WithPart(byte[] content, string name, byte[] part)
    {
        using var stream = new MemoryStream();
        stream.Write(content);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            entry.Write(part);
        }

        return stream.ToArray();
    }

    /// <summary>The paragraph that says this.</summary>
    public static Paragraph Saying(this Body body, string text) => body.Elements<Paragraph>().First(p => p.InnerText.Contains(text, StringComparison.Ordinal));

    /// <summary>The first paragraph of the text, after the addressee.</summary>
    public static Paragraph FirstOfText(this Body body) => body.Elements<Paragraph>().SkipWhile(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value != "LetterTo").ElementAt(1);

    /// <summary>Puts a paragraph after another.</summary>
    public static Paragraph Then(this Paragraph after, string text) => after.InsertAfterSelf(new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));

    /// <summary>Gives the paragraph another text.</summary>
    public static void Say(this Paragraph paragraph, string text)
    {
        paragraph.RemoveAllChildren<Run>();
        paragraph.Append(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>A compound file, as old DOC files and encrypted ones are.</summary>
    public static byte[] Compound(bool encrypted) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. encrypted ? Encoding.Unicode.GetBytes("EncryptedPackage") : []];
}
