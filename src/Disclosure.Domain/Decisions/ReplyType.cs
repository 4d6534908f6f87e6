namespace Disclosure.Domain.Decisions;

/// <summary>答复类型 (条例第三十六条).</summary>
public enum ReplyType
{
    /// <summary>予以公开：第三十六条第二项.</summary>
    Disclosed,

    /// <summary>不予公开：第三十六条第三项, on a ground of articles 14 to 16.</summary>
    Refused,

    /// <summary>信息不存在：第三十六条第四项.</summary>
    NotExisting,
}
