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
    public static Remedy For(ReplyType type) => ReplyLaw.Current.Reply(type).Remedy;

    /// <summary>The paragraph printed in the letter.</summary>
    /// <param name="remedy">Which remedy.</param>
    /// <param name="bodies">The authority's bodies.</param>
    /// <param name="servedOnline">True when the reply is served through the internet.</param>
    public static string Text(Remedy remedy, RemedyBodies bodies, bool servedOnline)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        var line = ReplyLaw.Current.Remedies.FirstOrDefault(r => r.Remedy == remedy) ?? throw new ArgumentOutOfRangeException(nameof(remedy), remedy, null);
        var text = line.Text.Replace("{body}", bodies.ReconsiderationBody, StringComparison.Ordinal).Replace("{court}", bodies.Court, StringComparison.Ordinal);
        return servedOnline && bodies.OnlineReconsideration is { Length: > 0 } url
            ? text + ReplyLaw.Current.Online.Replace("{url}", url, StringComparison.Ordinal)
            : text;
    }
}
