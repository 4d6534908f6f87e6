using Disclosure.Domain.Common;

namespace Disclosure.Domain.Decisions;

/// <summary>救济途径 named at the foot of a reply. Naming the wrong one loses in court.</summary>
public enum Remedy
{
    /// <summary>复议前置: refusals under articles 14 to 16 (行政复议法第二十三条第一款第四项).</summary>
    ReconsiderationFirst,

    /// <summary>复议或者诉讼, at the applicant's choice.</summary>
    Choice,

    /// <summary>部分公开: reconsideration first against what is withheld, the choice against the rest.</summary>
    Both,
}

/// <summary>The authority's reconsideration body and court, as configured.</summary>
/// <param name="ReconsiderationBody">行政复议机关, e.g. 湖南省人民政府 (行政复议法第二十四条第一款第一项).</param>
/// <param name="Court">有管辖权的人民法院, or its name where settled.</param>
/// <param name="OnlineReconsideration">Address for filing online; needed where the reply is served online (行政复议法第二十二条第二款).</param>
public sealed record RemedyBodies(string ReconsiderationBody, string Court, string? OnlineReconsideration = null);

/// <summary>From the reply to its remedy and the sentence that states it.</summary>
public static class Remedies
{
    /// <summary>The remedy that the law attaches to a reply.</summary>
    /// <remarks>
    /// 行政复议法第二十三条第一款第四项：申请政府信息公开，行政机关不予公开的，应当先申请行政复议。
    /// 法释〔2025〕8号第一条: 不予公开 there means refusals under articles 14, 15 and 16; the other replies leave the choice.
    /// </remarks>
    public static Remedy For(ReplyType type) => type switch
    {
        ReplyType.Refused => Remedy.ReconsiderationFirst,
        ReplyType.PartlyDisclosed => Remedy.Both,
        ReplyType.AlreadyPublic or ReplyType.SpecialQuery or ReplyType.NotHeld or ReplyType.NeedsProduction or ReplyType.Petition or ReplyType.Repeated
            or ReplyType.Publication or ReplyType.Reconfirmation or ReplyType.NotGovernmentInformation
            or ReplyType.Disclosed or ReplyType.NotExisting or ReplyType.StillUnclear or ReplyType.Excessive
            or ReplyType.Corrected or ReplyType.NotCorrected or ReplyType.Transferred or ReplyType.Redirected => Remedy.Choice,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The paragraph printed in the letter.</summary>
    /// <param name="remedy">Which remedy.</param>
    /// <param name="bodies">The authority's bodies.</param>
    /// <param name="servedOnline">True when the reply is served through the internet.</param>
    public static string Text(Remedy remedy, RemedyBodies bodies, bool servedOnline)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        var text = remedy switch
        {
            Remedy.ReconsiderationFirst =>
                $"如不服本决定，应当自知道本决定之日起60日内先向{bodies.ReconsiderationBody}申请行政复议；" +
                $"对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向{bodies.Court}提起行政诉讼。",
            Remedy.Choice =>
                $"如不服本答复，可以自知道本答复之日起60日内向{bodies.ReconsiderationBody}申请行政复议，" +
                $"也可以自知道本答复之日起6个月内依法向{bodies.Court}提起行政诉讼。",
            Remedy.Both =>
                $"对本答复中不予公开的部分不服的，应当自知道本答复之日起60日内先向{bodies.ReconsiderationBody}申请行政复议；" +
                $"对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向{bodies.Court}提起行政诉讼。" +
                $"对本答复的其他部分不服的，可以自知道本答复之日起60日内向{bodies.ReconsiderationBody}申请行政复议，" +
                $"也可以自知道本答复之日起6个月内依法向{bodies.Court}提起行政诉讼。",
            _ => throw new ArgumentOutOfRangeException(nameof(remedy), remedy, null),
        };
        return servedOnline && bodies.OnlineReconsideration is { Length: > 0 } url
            ? $"{text}网上申请行政复议：{url}"
            : text;
    }
}
