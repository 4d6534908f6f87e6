using System.IO.Compression;
using System.Text;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>Writes documents and workbooks part by part, so that a test decides what is hidden in them.</summary>
internal sealed class OfficeFiles
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private readonly Dictionary<string, byte[]> parts = [];
    private readonly Dictionary<string, List<string>> links = [];

    public static OfficeFiles Word(string body)
    {
        var file = new OfficeFiles();
        file.Main("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", $"<w:document {W}><w:body>{body}</w:body></w:document>");
        return file;
    }

    public static string Run(string text, string properties = "") => $"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>";

    public static OfficeFiles Excel(string sheet, string state = "", string names = "", string styles = "<cellXfs count=\"1\"><xf/></cellXfs>")
    {
        var file = new OfficeFiles();
        file.Main("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            $"<workbook {S}><sheets><sheet name=\"公开\" sheetId=\"1\" r:id=\"s1\"/><sheet name=\"名单\" sheetId=\"2\" {state} r:id=\"s2\"/></sheets>{names}</workbook>");
        return file
            .Part("xl/workbook.xml", "worksheet", "xl/worksheets/sheet1.xml", $"<worksheet {S}>{sheet}</worksheet>", "s1")
            .Part("xl/workbook.xml", "worksheet", "xl/worksheets/sheet2.xml", $"<worksheet {S}><sheetData/></worksheet>", "s2")
            .Part("xl/workbook.xml", "styles", "xl/styles.xml", $"<styleSheet {S}>{styles}</styleSheet>");
    }

    public static string Cell(string at, string text, string style = "0") => $"<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public OfficeFiles WordPart(string type, string name, string root, string inner, string? id = null) =>
        Part("word/document.xml", type, $"word/{name}", $"<w:{root} {W}>{inner}</w:{root}>", id);

    public OfficeFiles Part(string from, string type, string name, string xml, string? id = null) => Part(from, type, name, Encoding.UTF8.GetBytes(xml), id);

    public OfficeFiles Part(string from, string type, string name, byte[] content, string? id = null)
    {
        parts[name] = content;
        return Link(from, type, "/" + name, id);
    }

    public OfficeFiles Link(string from, string type, string target, string? id = null, bool external = false)
    {
        var list = links.TryGetValue(from, out var known) ? known : links[from] = [];
        list.Add($"<Relationship Id=\"{id ?? $"x{list.Count}"}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\" {(external ? "TargetMode=\"External\"" : string.Empty)}/>");
        return this;
    }

    public OfficeFiles Loose(string name, string content)
    {
        parts[name] = Encoding.UTF8.GetBytes(content);
        return this;
    }

    public byte[] Bytes()
    {
        foreach (var (from, list) in links)
        {
            var at = from.LastIndexOf('/') + 1;
            parts[$"{from[..at]}_rels/{from[at..]}.rels"] = Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(list)}</Relationships>");
        }

        return Zip([.. parts.Select(p => (p.Key, p.Value))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return target.ToArray();
    }

    private void Main(string name, string type, string xml)
    {
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{name}\" ContentType=\"{type}\"/></Types>");
        Part(string.Empty, "officeDocument", name, xml);
    }
}
