namespace Disclosure.Domain.Requests;

/// <summary>What an applicant may ask for under the Regulation. An event stored before there were two kinds means the first.</summary>
public enum RequestKind
{
    /// <summary>政府信息公开申请 (条例第二十七条): answered within a statutory term, counted in 表三.</summary>
    Disclosure,

    /// <summary>更正申请 (条例第四十一条): the Regulation sets no term for it, and 表三 of the annual report does not count it.</summary>
    Correction,
}

/// <summary>
/// 更正申请 (条例第四十一条): which record about the applicant, provided by an authority, is inaccurate; how it should read; and
/// what proves it. The proof is a text, or files handed in with the request.
/// </summary>
/// <param name="Record">记录名称, by which it can be found.</param>
/// <param name="HeldBy">提供或者保存该记录的机关、系统或者地点.</param>
/// <param name="Inaccurate">不准确之处.</param>
/// <param name="ShouldRead">应当更正为.</param>
/// <param name="DocumentNumber">文号 or 证号 of the record, if known.</param>
/// <param name="Evidence">证据说明; null where only files were handed in.</param>
public sealed record CorrectionSought(string Record, string HeldBy, string Inaccurate, string ShouldRead, string? DocumentNumber = null, string? Evidence = null)
{
    /// <summary>The record as lists, search and subjects name it.</summary>
    public InformationSought AsInformation() => new(string.Empty, Record, DocumentNumber);
}
