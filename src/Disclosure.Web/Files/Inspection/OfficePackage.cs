using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>What a ZIP file is.</summary>
internal enum OfficeType
{
    /// <summary>No office document.</summary>
    Archive,

    /// <summary>DOCX and DOCM.</summary>
    Word,

    /// <summary>XLSX and XLSM.</summary>
    Excel,

    /// <summary>PPTX, XLSB, VSDX.</summary>
    OtherOffice,

    /// <summary>The national layout format.</summary>
    Ofd,

    /// <summary>ODT, ODS.</summary>
    OpenDocument,
}

/// <summary>A link from one part to another or to the outside.</summary>
internal sealed record OfficeLink(string From, string Id, string Type, string Target, bool IsExternal);

/// <summary>
/// The parts of an OOXML package, read within bounds. What an entry says of its own length is not believed: bytes are counted as
/// they come out. Every trespass is a <see cref="NotInspectableException"/>.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MaxEntries = 4096;
    private const int MaxPart = 48 * 1024 * 1024;
    private const long MaxTotal = 192L * 1024 * 1024;
    private const int MaxDepth = 256;
    private const int MaxNodes = 3_000_000;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long total;

    /// <summary>Opens a package.</summary>
    /// <exception cref="NotInspectableException">Damaged, encrypted, ambiguous or with too many entries.</exception>
    public OfficePackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries)
            {
                throw new NotInspectableException(HiddenKind.Unreadable, $"压缩结构中的条目超过{MaxEntries}个，无法核验");
            }
        }
        catch (InvalidDataException)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "压缩结构已损坏，无法核验");
        }

        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new NotInspectableException(HiddenKind.Encrypted, "压缩条目设有密码，无法核验");
            }

            if (!entry.FullName.EndsWith('/') && !entries.TryAdd(entry.FullName.TrimStart('/').Replace('\\', '/'), entry))
            {
                // Two parts of one name: each program would show another one.
                throw new NotInspectableException(HiddenKind.Unreadable, "压缩结构中有重名的条目，无法核验");
            }
        }

        Type = TypeOf();
        Links = Type is OfficeType.Word or OfficeType.Excel ? [.. Names.Where(n => n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).SelectMany(LinksOf)] : [];
    }

    /// <summary>What the package is.</summary>
    public OfficeType Type { get; }

    /// <summary>Every link of every part.</summary>
    public IReadOnlyList<OfficeLink> Links { get; }

    /// <summary>The names of all parts.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    /// <summary>The bytes of a part.</summary>
    public byte[] Bytes(string name)
    {
        using var source = entries[name].Open();
        using var target = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = Read(source, buffer)) > 0)
        {
            total += read;
            if (target.Length + read > MaxPart || total > MaxTotal)
            {
                throw new NotInspectableException(HiddenKind.Unreadable, "解压后的内容过大，无法核验");
            }

            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }

    /// <summary>A part as XML; an empty element when it does not exist.</summary>
    public XElement Xml(string? name)
    {
        if (name is null || !entries.ContainsKey(name))
        {
            return new XElement("none");
        }

        var bytes = Bytes(name);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxPart };
        try
        {
            using (var probe = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                for (var nodes = 0; probe.Read(); nodes++)
                {
                    if (probe.Depth > MaxDepth || nodes > MaxNodes)
                    {
                        throw new NotInspectableException(HiddenKind.Unreadable, $"“{name}”嵌套过深或者过于复杂，无法核验");
                    }
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, $"“{name}”已损坏，无法核验");
        }
    }

    /// <summary>
    /// The children of the root of a part, one after the other, and those of one of them singly: a sheet of a hundred thousand rows is
    /// never in memory as a whole.
    /// </summary>
    public IEnumerable<XElement> Children(string name, string opened)
    {
        using var reader = XmlReader.Create(new MemoryStream(Bytes(name)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var ok = Step(reader, name, r => r.MoveToContent() == XmlNodeType.Element && r.Read());
        while (ok)
        {
            if (reader.NodeType == XmlNodeType.Element && !(reader.Depth == 1 && reader.LocalName == opened))
            {
                XElement? element = null;
                Step(reader, name, r => (element = (XElement)XNode.ReadFrom(r)) is not null);
                yield return element!;
                ok = reader.ReadState == ReadState.Interactive;
            }
            else
            {
                ok = Step(reader, name, r => r.Read());
            }
        }
    }

    /// <summary>The part a link leads to.</summary>
    public string? Target(string from, string type) => Links.FirstOrDefault(l => !l.IsExternal && l.From == from && l.Type == type)?.Target;

    /// <inheritdoc />
    public void Dispose() => archive.Dispose();

    private static bool Step(XmlReader reader, string name, Func<XmlReader, bool> step)
    {
        try
        {
            return step(reader);
        }
        catch (XmlException)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, $"“{name}”已损坏，无法核验");
        }
    }

    private static int Read(Stream source, byte[] buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "压缩内容已损坏，无法核验");
        }
    }

    private OfficeType TypeOf()
    {
        if (entries.ContainsKey("OFD.xml"))
        {
            return OfficeType.Ofd;
        }

        if (entries.ContainsKey("mimetype"))
        {
            return Encoding.ASCII.GetString(Bytes("mimetype")).Contains("opendocument", StringComparison.Ordinal) ? OfficeType.OpenDocument : OfficeType.Archive;
        }

        if (!entries.ContainsKey("[Content_Types].xml"))
        {
            return OfficeType.Archive;
        }

        var types = Xml("[Content_Types].xml").Elements().Select(e => (string?)e.Attribute("ContentType") ?? string.Empty).ToList();
        return types.Any(t => t.EndsWith("wordprocessingml.document.main+xml", StringComparison.Ordinal) || t.Contains("ms-word.", StringComparison.Ordinal) && t.EndsWith("main+xml", StringComparison.Ordinal)
                || t.EndsWith("wordprocessingml.template.main+xml", StringComparison.Ordinal)) ? OfficeType.Word
            : types.Any(t => t.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) || t.EndsWith("spreadsheetml.template.main+xml", StringComparison.Ordinal)
                || t.Contains("ms-excel.sheet.macroEnabled", StringComparison.Ordinal) || t.Contains("ms-excel.template.macroEnabled", StringComparison.Ordinal)) ? OfficeType.Excel
            : OfficeType.OtherOffice;
    }

    // "word/_rels/document.xml.rels" speaks for "word/document.xml"; "_rels/.rels" for the package, here the empty name.
    private IEnumerable<OfficeLink> LinksOf(string name)
    {
        var folder = name.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        if (folder < 0)
        {
            return [];
        }

        var from = name[..folder] + name[(folder + 6)..^5];
        return Xml(name).Elements().Select(e =>
        {
            var target = (string?)e.Attribute("Target") ?? string.Empty;
            var type = ((string?)e.Attribute("Type") ?? string.Empty).Split('/')[^1];
            var external = string.Equals((string?)e.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            return new OfficeLink(from, (string?)e.Attribute("Id") ?? string.Empty, type, external ? Uri.UnescapeDataString(target) : Resolve(name[..folder], target), external);
        });
    }

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>(target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in Uri.UnescapeDataString(target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }
}

/// <summary>Names without their namespaces: the transitional and the strict variant of OOXML differ in nothing else.</summary>
internal static class OfficeXml
{
    /// <summary>Descendants of these local names.</summary>
    public static IEnumerable<XElement> All(this XElement element, params string[] names) => element.DescendantsAndSelf().Where(e => names.Contains(e.Name.LocalName));

    /// <summary>The first child of this local name.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>An attribute by its local name.</summary>
    public static string? Get(this XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name && !a.IsNamespaceDeclaration)?.Value;

    /// <summary>A switch such as w:vanish: there and not switched off.</summary>
    public static bool? Switch(this XElement? element) => element is null ? null : element.Get("val") is not ("0" or "false" or "off");

    /// <summary>Whether an attribute is a true boolean.</summary>
    public static bool Is(this XElement? element, string name) => element.Get(name) is "1" or "true" or "on";

    /// <summary>The characters of a stretch of Word text, deleted ones included.</summary>
    public static string Text(this XElement element) => string.Concat(element.All("t", "delText").Select(t => t.Value));
}
