namespace Disclosure.Domain.Catalogue;

/// <summary>What happened to an entry of the catalogue. Stored by name: one may be added, none renamed.</summary>
public enum RecordChangeKind
{
    /// <summary>导入: it came from the old site, and the first change by an officer wrote down what it was.</summary>
    Imported,

    /// <summary>登记待公开: produced, not yet public.</summary>
    Drafted,

    /// <summary>修改待公开.</summary>
    Redrafted,

    /// <summary>公开: it has its 索引号 from here on.</summary>
    Published,

    /// <summary>更正.</summary>
    Corrected,

    /// <summary>撤下.</summary>
    Withdrawn,

    /// <summary>重新公开.</summary>
    Restored,

    /// <summary>作废 of what was never public.</summary>
    Discarded,
}

/// <summary>Where an entry stands. Stored by name.</summary>
public enum RecordState
{
    /// <summary>已公开.</summary>
    Published,

    /// <summary>已撤下: its number stays used, its address answers 410.</summary>
    Withdrawn,

    /// <summary>待公开: not part of the catalogue, no number yet.</summary>
    Draft,

    /// <summary>已作废: never public, and will not be.</summary>
    Discarded,
}

/// <summary>The case that an entry came from (条例第四十四条).</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">受理编号, shown to officers only.</param>
public sealed record RecordOrigin(Guid CaseId, string Number);

/// <summary>One change of an entry. Appended, never edited; the entry is the fold of its changes.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Content">The whole content from here on; null where it stays as it was.</param>
/// <param name="Reason">理由 or 说明; null where none was asked for.</param>
/// <param name="IndexNumber">索引号, on the change that gave it or brought it.</param>
/// <param name="Origin">The case that it came from.</param>
public sealed record RecordChange(RecordChangeKind Kind, CatalogueDraft? Content = null, string? Reason = null, string? IndexNumber = null, RecordOrigin? Origin = null);
