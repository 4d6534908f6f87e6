using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disclosure.Web.Files;

/// <summary>How a cell of a printed table looks.</summary>
public enum XlsxStyle
{
    /// <summary>Plain text without a border.</summary>
    Plain,

    /// <summary>A title.</summary>
    Title,

    /// <summary>A heading of a table: centred, with a border.</summary>
    Head,

    /// <summary>A label: to the left, with a border.</summary>
    Label,

    /// <summary>A figure: centred, with a border.</summary>
    Figure,
}

/// <summary>A sheet that is laid out for print: cells at places, some of them merged.</summary>
/// <param name="name">Name of the sheet.</param>
/// <param name="widths">Widths of the columns in characters.</param>
/// <param name="landscape">True for a wide one.</param>
public sealed class XlsxLayout(string name, IReadOnlyList<int> widths, bool landscape = false)
{
    private readonly SortedDictionary<(int Row, int Column), (object? Value, XlsxStyle Style)> cells = [];
    private readonly List<string> merges = [];

    /// <summary>Name of the sheet.</summary>
    public string Name => name;

    /// <summary>Puts a value at a place, over one cell or several.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="value">Text, whole number or decimal; null leaves it empty.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="rows">Rows that it spans.</param>
    /// <param name="columns">Columns that it spans.</param>
    public void Put(int row, int column, object? value, XlsxStyle style, int rows = 1, int columns = 1)
    {
        for (var r = row; r < row + rows; r++)
        {
            for (var c = column; c < column + columns; c++)
            {
                cells[(r, c)] = (r == row && c == column ? value : null, style);
            }
        }

        if (rows > 1 || columns > 1)
        {
            merges.Add($"{Reference(row, column)}:{Reference(row + rows - 1, column + columns - 1)}");
        }
    }

    internal void Write(Stream target, string main)
    {
        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", main);
        xml.WriteRaw("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        xml.WriteRaw("<cols>" + string.Concat(widths.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{w}" customWidth="1"/>"""))) + "</cols>");
        xml.WriteStartElement("sheetData", main);
        foreach (var row in cells.GroupBy(c => c.Key.Row))
        {
            xml.WriteStartElement("row", main);
            xml.WriteAttributeString("r", row.Key.ToString(CultureInfo.InvariantCulture));
            foreach (var ((r, c), (value, style)) in row)
            {
                WriteCell(xml, main, Reference(r, c), value, style);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (merges.Count > 0)
        {
            xml.WriteRaw($"""<mergeCells count="{merges.Count}">{string.Concat(merges.Select(m => $"""<mergeCell ref="{m}"/>"""))}</mergeCells>""");
        }

        xml.WriteRaw("""<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>""");
        xml.WriteRaw($"""<pageSetup paperSize="9" orientation="{(landscape ? "landscape" : "portrait")}" fitToWidth="1" fitToHeight="0"/>""");
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string main, string reference, object? value, XlsxStyle style)
    {
        xml.WriteStartElement("c", main);
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", ((int)style).ToString(CultureInfo.InvariantCulture));
        switch (value)
        {
            case null:
                break;
            case int or decimal:
                xml.WriteElementString("v", main, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                // An inline string is never a formula, whatever it begins with.
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", main);
                xml.WriteElementString("t", main, XlsxSheet.Clean(value.ToString()!));
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static string Reference(int row, int column)
    {
        var letters = string.Empty;
        for (var c = column; c > 0; c = (c - 1) / 26)
        {
            letters = (char)('A' + ((c - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }
}

/// <summary>Writes a workbook of laid out sheets.</summary>
public static class XlsxBook
{
    /// <summary>The media type of a workbook.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Border = """<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>""";

    /// <summary>The workbook.</summary>
    public static byte[] Write(params IReadOnlyList<XlsxLayout> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Each(sheets, (_, i) => $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Part(archive, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Each(sheets, (_, i) => $"""<Relationship Id="r{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>""")}<Relationship Id="rs" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
            Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(sheets, (s, i) => $"""<sheet name="{System.Security.SecurityElement.Escape(s.Name)}" sheetId="{i}" r:id="r{i}"/>""")}</sheets></workbook>""");
            Part(archive, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/>{Border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf quotePrefix="1"/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="center" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>""");
            foreach (var (sheet, i) in sheets.Select((s, i) => (s, i + 1)))
            {
                using var part = archive.CreateEntry($"xl/worksheets/sheet{i}.xml").Open();
                sheet.Write(part, Main);
            }
        }

        return memory.ToArray();
    }

    private static string Each(IReadOnlyList<XlsxLayout> sheets, Func<XlsxLayout, int, string> text) => string.Concat(sheets.Select((s, i) => text(s, i + 1)));

    private static void Part(ZipArchive archive, string path, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }
}
