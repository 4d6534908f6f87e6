namespace Disclosure.Domain.Decisions;

/// <summary>答复类型 (条例第三十条、第三十五条至第三十九条; the last four only for a correction request, 第四十一条), in the order of 表三.</summary>
public enum ReplyType
{
    /// <summary>已主动公开：第三十六条第一项, with the way to get it.</summary>
    AlreadyPublic,

    /// <summary>予以公开：第三十六条第二项.</summary>
    Disclosed,

    /// <summary>部分公开：第三十七条, item by item what is given and what is withheld.</summary>
    PartlyDisclosed,

    /// <summary>不予公开：第三十六条第三项, on a ground of articles 14 to 16.</summary>
    Refused,

    /// <summary>行政查询事项：第三十六条第七项, where another law has its own way of asking.</summary>
    SpecialQuery,

    /// <summary>信息不存在：第三十六条第四项.</summary>
    NotExisting,

    /// <summary>非本机关负责公开：第三十六条第五项.</summary>
    NotHeld,

    /// <summary>没有现成信息，需要另行制作：第三十八条.</summary>
    NeedsProduction,

    /// <summary>补正后仍不明确：第三十条, after one 补正 that did not make clear what is sought.</summary>
    StillUnclear,

    /// <summary>信访、投诉、举报：第三十九条第一款.</summary>
    Petition,

    /// <summary>重复申请：第三十六条第六项.</summary>
    Repeated,

    /// <summary>公开出版物：第三十九条第二款.</summary>
    Publication,

    /// <summary>大量反复申请，不予处理：第三十五条, after reasons were asked for and found wanting.</summary>
    Excessive,

    /// <summary>要求确认或者重新出具已获取的信息 (表三 3.5.5): the Regulation gives a right to information, not to its confirmation.</summary>
    Reconfirmation,

    /// <summary>咨询、党务信息等，不属于政府信息：第二条 (表三 3.6.3).</summary>
    NotGovernmentInformation,

    /// <summary>予以更正：第四十一条, the check proved the applicant right.</summary>
    Corrected,

    /// <summary>不予更正：第四十一条, the check did not.</summary>
    NotCorrected,

    /// <summary>转送有权机关处理：第四十一条.</summary>
    Transferred,

    /// <summary>告知向有权机关提出：第四十一条.</summary>
    Redirected,
}
