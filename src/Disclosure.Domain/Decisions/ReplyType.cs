namespace Disclosure.Domain.Decisions;

/// <summary>答复类型 (条例第三十条、第三十五条、第三十六条; the last four only for a correction request, 第四十一条).</summary>
public enum ReplyType
{
    /// <summary>予以公开：第三十六条第二项.</summary>
    Disclosed,

    /// <summary>不予公开：第三十六条第三项, on a ground of articles 14 to 16.</summary>
    Refused,

    /// <summary>信息不存在：第三十六条第四项.</summary>
    NotExisting,

    /// <summary>补正后仍不明确：第三十条, after one 补正 that did not make clear what is sought.</summary>
    StillUnclear,

    /// <summary>大量反复申请，不予处理：第三十五条, after reasons were asked for and found wanting.</summary>
    Excessive,

    /// <summary>予以更正：第四十一条, the check proved the applicant right.</summary>
    Corrected,

    /// <summary>不予更正：第四十一条, the check did not.</summary>
    NotCorrected,

    /// <summary>转送有权机关处理：第四十一条.</summary>
    Transferred,

    /// <summary>告知向有权机关提出：第四十一条.</summary>
    Redirected,
}
