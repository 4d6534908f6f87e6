namespace Disclosure.Web.Data;

/// <summary>信息公开目录的一条 (条例第十二条第三款). Its number is never given again, so it is never deleted.</summary>
public sealed class CatalogueRecordRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>索引号 as written.</summary>
    public required string IndexNumber { get; set; }

    public string? DocumentNumber { get; set; }

    public required string Title { get; set; }

    public required string Publisher { get; set; }

    public string? Source { get; set; }

    /// <summary>生成日期.</summary>
    public DateOnly? ProducedOn { get; set; }

    /// <summary>公开日期. Midnight in Asia/Shanghai where only the day is known.</summary>
    public DateTimeOffset PublishedAt { get; set; }

    public string? Manner { get; set; }

    public string? Audience { get; set; }

    public string? Subject { get; set; }

    public string? Duration { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? Summary { get; set; }

    public required string Body { get; set; }

    public Guid CategoryId { get; set; }

    /// <summary>Of everything that was imported, number and place included: tells a repeated import from another content.</summary>
    public required string ContentHash { get; set; }

    /// <summary>When it came into this database.</summary>
    public DateTimeOffset AddedAt { get; set; }

    public List<CatalogueAttachmentRow> Attachments { get; set; } = [];
}

/// <summary>附件: a file that a record points to.</summary>
public sealed class CatalogueAttachmentRow
{
    public Guid RecordId { get; set; }

    public int Order { get; set; }

    public required string Name { get; set; }

    public required string Url { get; set; }
}

/// <summary>栏目: a node of the category tree.</summary>
public sealed class CatalogueCategoryRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>Null at the top.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Stands in addresses; never changes.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public int Order { get; set; }
}

/// <summary>
/// What search reads of a record: its text cut into tokens (<see cref="Domain.Catalogue.SearchTokens"/>). Derived from the
/// record and written with it; the full text index of the database stands on this table (<see cref="CatalogueSearchSchema"/>).
/// </summary>
public sealed class CatalogueTextRow
{
    /// <summary>
    /// Ascends with the date of publication, so that the newest hits are those with the highest key and are found without
    /// looking at the others: minutes since 1970, shifted by <see cref="SlotBits"/>, plus a slot within the minute.
    /// </summary>
    public long Id { get; set; }

    public Guid RecordId { get; set; }

    public required string Title { get; set; }

    /// <summary>索引号, 文号, 统一登记号.</summary>
    public required string Numbers { get; set; }

    public required string Summary { get; set; }

    public required string Body { get; set; }

    /// <summary>Room for a million records a minute: imports give a whole site the minute of its relaunch.</summary>
    public const int SlotBits = 20;

    /// <summary>The first key of a minute.</summary>
    public static long FirstKey(DateTimeOffset publishedAt) => (publishedAt.ToUnixTimeSeconds() / 60) << SlotBits;
}
