using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Disclosure.Web.Files;

/// <summary>
/// Writes one sheet row by row, so that a list of any length needs no memory. Text is text for good: it is stored as an
/// inline string with the quote prefix, so that what begins with =, +, - or @ is no formula, not even after editing the cell.
/// </summary>
public sealed class XlsxSheet : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private readonly ZipArchive archive;
    private readonly XmlWriter sheet;

    /// <summary>Begins the workbook.</summary>
    /// <param name="target">Where it is written; stays open.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="columns">Headings and widths in characters.</param>
    public XlsxSheet(Stream target, string name, IReadOnlyList<(string Heading, int Width)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{System.Security.SecurityElement.Escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>""");
        // Styles: 0 plain, 1 text with quote prefix, 2 date, 3 heading.
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf quotePrefix="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>""");
        sheet = XmlWriter.Create(archive.CreateEntry("xl/worksheets/sheet1.xml").Open(), new XmlWriterSettings { CloseOutput = true });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        sheet.WriteRaw("<cols>" + string.Concat(columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{c.Width}" customWidth="1"/>"""))) + "</cols>");
        sheet.WriteStartElement("sheetData", Main);
        Row(columns.Select(c => (object?)c.Heading), style: "3");
    }

    /// <summary>Writes a row: text, numbers and dates; null leaves a cell empty.</summary>
    public void Row(params IEnumerable<object?> cells) => Row(cells, style: "1");

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        archive.Dispose();
    }

    private void Row(IEnumerable<object?> cells, string style)
    {
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            sheet.WriteStartElement("c", Main);
            switch (cell)
            {
                case null:
                    break;
                case int number:
                    sheet.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
                    break;
                case DateOnly date:
                    sheet.WriteAttributeString("s", "2");
                    sheet.WriteElementString("v", Main, (date.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    sheet.WriteAttributeString("s", style);
                    sheet.WriteAttributeString("t", "inlineStr");
                    sheet.WriteStartElement("is", Main);
                    sheet.WriteElementString("t", Main, Clean(cell.ToString()!));
                    sheet.WriteEndElement();
                    break;
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    // Half a surrogate pair and control characters cannot stand in XML.
    internal static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' || r.Value >= ' ' && r.Value is not (0xFFFE or 0xFFFF)));

    private void Part(string path, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }
}
