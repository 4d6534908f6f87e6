namespace Disclosure.Domain.Catalogue;

/// <summary>
/// An entry of the 信息公开目录 as it was typed or read from a saved page: nothing is checked yet, what was blank is null.
/// <see cref="CatalogueRecord.Create"/> makes a record of it.
/// </summary>
public sealed record CatalogueDraft
{
    /// <summary>索引号; null for an entry that is to be given one.</summary>
    public string? IndexNumber { get; init; }

    /// <summary>文号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>名称.</summary>
    public string? Title { get; init; }

    /// <summary>发布单位.</summary>
    public string? Publisher { get; init; }

    /// <summary>来源.</summary>
    public string? Source { get; init; }

    /// <summary>生成日期, yyyy-MM-dd: when the information was made, from which the 20 working days of 条例第二十六条 run.</summary>
    public string? ProducedOn { get; init; }

    /// <summary>公开日期, yyyy-MM-dd with or without HH:mm, Beijing time.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>公开方式, e.g. 主动公开 (条例第十三条第二款).</summary>
    public string? Manner { get; init; }

    /// <summary>服务对象.</summary>
    public string? Audience { get; init; }

    /// <summary>主题分类.</summary>
    public string? Subject { get; init; }

    /// <summary>公开时限, e.g. 长期公开.</summary>
    public string? Duration { get; init; }

    /// <summary>法律、法规对公开期限另有规定的，该期限的最后一日, yyyy-MM-dd (条例第二十六条第二句); null where the 20 working days hold.</summary>
    public string? LegalDueOn { get; init; }

    /// <summary>Where that other time limit stands, e.g. 《中华人民共和国预算法》第十四条.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>统一登记号 of a 规范性文件, e.g. HNPR-2020-…</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; init; }

    /// <summary>正文, one paragraph a line.</summary>
    public string? Body { get; init; }

    /// <summary>栏目, from the top of the category tree down.</summary>
    public IReadOnlyList<string> Category { get; init; } = [];

    /// <summary>附件.</summary>
    public IReadOnlyList<CatalogueAttachment> Attachments { get; init; } = [];
}

/// <summary>附件: a file that the entry points to, or that is kept with it.</summary>
/// <param name="Name">Name shown.</param>
/// <param name="Url">Address, http or https; empty for a file that is kept here.</param>
/// <param name="FileId">The file that is kept here; null for an address elsewhere. No import can name one.</param>
/// <param name="Checked">How a person checked a file that cannot be looked into; kept in the history, shown to officers only.</param>
public sealed record CatalogueAttachment(string Name, string Url, Guid? FileId = null, string? Checked = null);
