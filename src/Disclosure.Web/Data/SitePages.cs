namespace Disclosure.Web.Data;

/// <summary>
/// A version of a page of the navigation (政府信息公开指南, 制度 …). Never edited: a change adds the next version, and the highest is
/// the one shown.
/// </summary>
public sealed class SitePageRow
{
    public Guid AuthorityId { get; set; }

    /// <summary>Key of the page; see <see cref="SitePages.SitePageCatalogue"/>.</summary>
    public required string Key { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    /// <summary>The text in its markup.</summary>
    public required string Text { get; set; }

    /// <summary>SHA-256 of the text, hex.</summary>
    public required string Hash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null for what came with the product.</summary>
    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    /// <summary>修改说明.</summary>
    public string? Note { get; set; }
}
