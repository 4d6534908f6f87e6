namespace Disclosure.Domain.Decisions;

/// <summary>
/// 检索记录: what was searched, where, by whom, with what result. A 信息不存在 reply stands on it in court
/// (条例第三十六条第四项). For a correction request the same record is the 核查记录: what was checked, with whom, the result
/// (条例第四十一条 “审核”); <see cref="AskedOf"/> tells them apart.
/// </summary>
/// <param name="Places">检索范围: systems, archives and units searched; 核查对象: the records checked.</param>
/// <param name="Keywords">检索词; empty for a 核查.</param>
/// <param name="Period">检索的时间范围, e.g. 1995年至2003年.</param>
/// <param name="Searchers">检索人.</param>
/// <param name="SearchedOn">检索日期.</param>
/// <param name="Result">检索结果, or 核查结果.</param>
/// <param name="AskedOf">向谁核实: the units and persons with whom it was checked; null for a search.</param>
public sealed record SearchRecord(string Places, string Keywords, string? Period, string Searchers, DateOnly SearchedOn, string Result, string? AskedOf = null)
{
    /// <summary>True for a 核查记录.</summary>
    public bool IsCheck => AskedOf is not null;
}

/// <summary>A reply as drafted: what the letter will say.</summary>
/// <param name="Type">答复类型.</param>
/// <param name="Ground">不予公开的理由; only with <see cref="ReplyType.Refused"/>.</param>
/// <param name="Reasoning">事实与理由, printed in the letter.</param>
/// <param name="Search">检索记录; required for <see cref="ReplyType.NotExisting"/>, and as 核查记录 where the authority judged the record itself (条例第四十一条).</param>
/// <param name="SeparableAnswer">是否可以区分处理 (条例第三十七条); required for a refusal.</param>
/// <param name="AttachmentIds">Documents to be given, for <see cref="ReplyType.Disclosed"/>.</param>
/// <param name="AccessNote">获取的方式、途径和时间 where nothing is attached.</param>
/// <param name="Correction">What the reply to a correction request says; null for every other.</param>
/// <param name="Reference">What the reply refers the applicant to; null where it refers to nothing.</param>
/// <param name="Items">What is given and what is withheld, for <see cref="ReplyType.PartlyDisclosed"/>; null otherwise.</param>
/// <param name="Copies">公开件: the mark on each attachment; null where nothing is attached.</param>
/// <param name="Wording">The letter's middle as edited in WPS; null for the template's own text.</param>
public sealed record ReplyDraft(
    ReplyType Type,
    RefusalGround? Ground,
    string Reasoning,
    SearchRecord? Search,
    string? SeparableAnswer,
    IReadOnlyList<Guid> AttachmentIds,
    string? AccessNote,
    CorrectionOutcome? Correction = null,
    LetterWording? Wording = null,
    ReplyReference? Reference = null,
    IReadOnlyList<PartialItem>? Items = null,
    IReadOnlyList<ReleaseCopy>? Copies = null);
