using System.Globalization;
using System.Text;
using System.Xml;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Features.Catalogue;

/// <summary>The newest records as an Atom feed (RFC 4287), of everything or of one category.</summary>
public static class CatalogueFeed
{
    /// <summary>Entries of a feed.</summary>
    public const int Size = 30;

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MaxSummary = 500;

    /// <summary>Maps <c>GET /catalogue/feed</c>.</summary>
    public static void MapCatalogueFeed(this IEndpointRouteBuilder routes) => routes.MapMethods("/catalogue/feed", [HttpMethods.Get, HttpMethods.Head], SendAsync).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        HttpContext http, CatalogueSearch search, CategorySource categories, AuthoritySource authorities, IOptions<SiteOptions> site, CancellationToken ct)
    {
        var tree = await categories.GetAsync(ct);
        var code = http.Request.Query["category"].ToString();
        var category = tree.Find(code);
        if (category is null && code.Length > 0)
        {
            return TypedResults.NotFound();
        }

        var found = await search.FindAsync(new CatalogueQuestion(null, category is null ? null : tree.Branch(category), null, CatalogueOrder.Newest, 1, Size), ct);
        var authority = (await authorities.GetAsync(ct)).Name;
        return TypedResults.Bytes(Write(found.Records, category, authority, site.Value.BaseUrl.TrimEnd('/'), tree), "application/atom+xml; charset=utf-8");
    }

    private static byte[] Write(IReadOnlyList<CatalogueRecordRow> records, Category? category, string authority, string site, CategoryTree tree)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            var page = site + (category is null ? "/catalogue" : CatalogueAddress.Of(category));
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "zh-CN");
            Element(xml, "title", $"{category?.Name ?? "信息公开目录"} · {authority}");
            Element(xml, "id", page);
            // Of the newest record, not of now: a reader that asks twice sees that nothing changed.
            Element(xml, "updated", Instant(records.Select(r => r.PublishedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "alternate", page);
            Link(xml, "self", category is null ? $"{site}/catalogue/feed" : $"{site}/catalogue/feed?category={Uri.EscapeDataString(category.Code)}");
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", authority);
            xml.WriteEndElement();
            foreach (var record in records)
            {
                Entry(xml, record, site, tree.Find(record.CategoryId)?.Name);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, CatalogueRecordRow record, string site, string? category)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "title", record.Title);
        Element(xml, "id", site + CatalogueAddress.Of(record));
        Link(xml, "alternate", site + CatalogueAddress.Of(record));
        Element(xml, "published", Instant(record.PublishedAt));
        Element(xml, "updated", Instant(record.PublishedAt));
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", record.Publisher);
        xml.WriteEndElement();
        if (category is not null)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Clean(category));
            xml.WriteEndElement();
        }

        Element(xml, "summary", record.Summary ?? record.Body);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Atom, Clean(value));

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    // Records are cleaned when they come in; a feed that one bad character breaks is worth a second look.
    private static string Clean(string value)
    {
        var line = CatalogueText.Line(value) ?? string.Empty;
        return line.Length <= MaxSummary ? line : string.Concat(line.EnumerateRunes().Take(MaxSummary)) + "…";
    }

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
