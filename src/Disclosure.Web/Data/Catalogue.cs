using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Data;

/// <summary>
/// 信息公开目录的一条 (条例第十二条第三款), public or taken down. Its number is never given again, so it is never deleted. Public
/// pages read <see cref="DisclosureDb.PublicRecords"/> only. Where there is a history (<see cref="CatalogueChangeRow"/>), the
/// row is what follows from it.
/// </summary>
public sealed class CatalogueRecordRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>已公开 or 已撤下.</summary>
    public RecordState State { get; set; }

    /// <summary>Changes in its history; zero while it is as it was imported.</summary>
    public int Version { get; set; }

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

    /// <summary>The last day of another time limit set by a law (条例第二十六条).</summary>
    public DateOnly? LegalDueOn { get; set; }

    /// <summary>The law that sets it.</summary>
    public string? LegalBasis { get; set; }

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

/// <summary>附件: a file that a record points to, or that is kept with it.</summary>
public sealed class CatalogueAttachmentRow
{
    public Guid RecordId { get; set; }

    public int Order { get; set; }

    public required string Name { get; set; }

    /// <summary>Address elsewhere; empty for a file that is kept here.</summary>
    public required string Url { get; set; }

    /// <summary>The file that is kept here.</summary>
    public Guid? FileId { get; set; }
}

/// <summary>待公开 (or 已作废): what officers registered and nobody else sees. It has no 索引号 and is no part of the catalogue.</summary>
public sealed class CatalogueDraftRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>待公开 or 已作废.</summary>
    public RecordState State { get; set; }

    public int Version { get; set; }

    public required string Title { get; set; }

    public string? Publisher { get; set; }

    /// <summary>生成日期, from which the 20 working days run.</summary>
    public DateOnly? ProducedOn { get; set; }

    /// <summary>The last day of another time limit set by a law.</summary>
    public DateOnly? LegalDueOn { get; set; }

    public string? LegalBasis { get; set; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>
/// One change of an entry of the catalogue. Appended, never edited or deleted; the record and the draft follow from them. Each
/// hash covers the one before, so that a change in the past shows.
/// </summary>
public sealed class CatalogueChangeRow
{
    public Guid RecordId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Seq { get; set; }

    public RecordChangeKind Kind { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public string? Reason { get; set; }

    /// <summary>The whole content from here on, JSON; null where it stays.</summary>
    public string? Content { get; set; }

    public string? IndexNumber { get; set; }

    /// <summary>The case that it came from (条例第四十四条).</summary>
    public Guid? CaseId { get; set; }

    public string? CaseNumber { get; set; }

    /// <summary>SHA-256 over the hash before and everything above.</summary>
    public required byte[] Hash { get; set; }
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
