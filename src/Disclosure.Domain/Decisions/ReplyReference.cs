namespace Disclosure.Domain.Decisions;

/// <summary>What a reply refers the applicant to (条例第三十六条第一、五、六、七项、第三十九条). Which of it is needed follows from the reply.</summary>
/// <param name="Where">方式、途径: the exact address of what is public already, or where else to go.</param>
/// <param name="Agency">负责公开的行政机关.</param>
/// <param name="Contact">Its address or telephone.</param>
/// <param name="Undetermined">The agency in charge cannot be determined; said on purpose, so that nobody leaves it out.</param>
/// <param name="Law">有关法律、行政法规 with its article (第三十六条第七项).</param>
/// <param name="EarlierNumber">受理编号 of the earlier application; null where it was kept elsewhere.</param>
/// <param name="EarlierLetter">文号 of the earlier reply, or the name of what was obtained before.</param>
/// <param name="EarlierOn">Date of the earlier reply.</param>
/// <param name="Outside">What it is, when it is no government information.</param>
public sealed record ReplyReference(
    string? Where = null,
    string? Agency = null,
    string? Contact = null,
    bool Undetermined = false,
    string? Law = null,
    string? EarlierNumber = null,
    string? EarlierLetter = null,
    DateOnly? EarlierOn = null,
    OutsideKind? Outside = null);

/// <summary>What is asked for when it is no government information (条例第二条).</summary>
public enum OutsideKind
{
    /// <summary>咨询: an answer to a question, not a record.</summary>
    Consultation,

    /// <summary>党务信息: governed by the Party's own rules.</summary>
    PartyAffairs,

    /// <summary>其他不属于政府信息的内容.</summary>
    Other,
}

/// <summary>区分处理 (条例第三十七条): one item of what was asked for.</summary>
/// <param name="Name">The item as the letter names it.</param>
/// <param name="Withheld">True when it is withheld; then ground and reason are needed.</param>
/// <param name="Ground">Why it is withheld (第十四条至第十六条); null for what is given.</param>
/// <param name="Reason">The reason in words, printed in the letter; null for what is given.</param>
/// <param name="PersonalMarks">
/// Only numbers of documents, telephones and addresses of natural persons are masked: article 37 allows that at sight, without asking
/// the third party first.
/// </param>
public sealed record PartialItem(string Name, bool Withheld = false, RefusalGround? Ground = null, string? Reason = null, bool PersonalMarks = false);
