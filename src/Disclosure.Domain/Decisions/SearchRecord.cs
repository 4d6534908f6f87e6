namespace Disclosure.Domain.Decisions;

/// <summary>
/// 检索记录: what was searched, where, by whom, with what result. A 信息不存在 reply stands on it in court
/// (条例第三十六条第四项).
/// </summary>
/// <param name="Places">检索范围: systems, archives and units searched.</param>
/// <param name="Keywords">检索词.</param>
/// <param name="Period">检索的时间范围, e.g. 1995年至2003年.</param>
/// <param name="Searchers">检索人.</param>
/// <param name="SearchedOn">检索日期.</param>
/// <param name="Result">检索结果.</param>
public sealed record SearchRecord(string Places, string Keywords, string? Period, string Searchers, DateOnly SearchedOn, string Result);

/// <summary>A reply as drafted: what the letter will say.</summary>
/// <param name="Type">答复类型.</param>
/// <param name="Ground">不予公开的理由; only with <see cref="ReplyType.Refused"/>.</param>
/// <param name="Reasoning">事实与理由, printed in the letter.</param>
/// <param name="Search">检索记录; required for <see cref="ReplyType.NotExisting"/>.</param>
/// <param name="SeparableAnswer">是否可以区分处理 (条例第三十七条); required for a refusal.</param>
/// <param name="AttachmentIds">Documents to be given, for <see cref="ReplyType.Disclosed"/>.</param>
/// <param name="AccessNote">获取的方式、途径和时间 where nothing is attached.</param>
/// <param name="Wording">The letter's middle as edited in WPS; null for the template's own text.</param>
public sealed record ReplyDraft(
    ReplyType Type,
    RefusalGround? Ground,
    string Reasoning,
    SearchRecord? Search,
    string? SeparableAnswer,
    IReadOnlyList<Guid> AttachmentIds,
    string? AccessNote,
    LetterWording? Wording = null);
