using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What the law attaches to a reply: its article, its letter and its row of the annual report.</summary>
/// <param name="Label">中文名称.</param>
/// <param name="Article">法律依据, cited in full.</param>
/// <param name="LetterTitle">文书名称 without the authority's name.</param>
/// <param name="TemplateKey">The letter template under seeds/letters.</param>
/// <param name="ReportRow">Row code of 表三 (国办公开办函〔2021〕30号); null where the report does not count the reply (更正).</param>
public sealed record ReplyBasis(string Label, string Article, string LetterTitle, string TemplateKey, string? ReportRow);

/// <summary>The closed list of replies and their legal consequences, as <see cref="ReplyLaw"/> has them.</summary>
public static class ReplyCatalogue
{
    private const string R = Law.Regulation;

    /// <summary>The basis of a reply.</summary>
    /// <param name="type">Type of reply.</param>
    /// <param name="ground">Required for <see cref="ReplyType.Refused"/>, otherwise null.</param>
    /// <exception cref="ArgumentException">A refusal without a ground, or a ground without a refusal.</exception>
    public static ReplyBasis Basis(ReplyType type, RefusalGround? ground)
    {
        if ((type == ReplyType.Refused) != ground.HasValue)
        {
            throw new ArgumentException("A refusal, and only a refusal, has a ground.", nameof(ground));
        }

        var line = ReplyLaw.Current.Reply(type);
        var of = ground is { } g ? ReplyLaw.Current.Ground(g) : null;
        return new(line.Label, R + line.Article.Replace("{ground}", of?.Article, StringComparison.Ordinal), line.Letter, line.Template, line.Row?.Replace("{ground}", of?.Row, StringComparison.Ordinal));
    }

    /// <summary>The kind of request that a reply answers; no reply answers both.</summary>
    public static RequestKind KindOf(ReplyType type) => type is ReplyType.Corrected or ReplyType.NotCorrected or ReplyType.Transferred or ReplyType.Redirected
        ? RequestKind.Correction
        : RequestKind.Disclosure;

    /// <summary>True when the reply gives information out of the house: what guards a release holds for it.</summary>
    public static bool Releases(ReplyType type) => type is ReplyType.Disclosed or ReplyType.PartlyDisclosed;

    /// <summary>The group of 表三 that a reply is counted in, as forms group them.</summary>
    public static string GroupOf(ReplyType type) => Basis(type, type == ReplyType.Refused ? RefusalGround.StateSecret : null).ReportRow switch
    {
        null => "更正",
        "3.1" or "3.2" => "公开",
        { } row when row.StartsWith("3.3", StringComparison.Ordinal) => "不予公开",
        { } row when row.StartsWith("3.4", StringComparison.Ordinal) => "无法提供",
        { } row when row.StartsWith("3.5", StringComparison.Ordinal) => "不予处理",
        _ => "其他处理",
    };

    /// <summary>The wording of what is no government information, as the predicate of a letter.</summary>
    public static string Wording(OutsideKind kind) =>
        ReplyLaw.Current.Outside.FirstOrDefault(o => o.Kind == kind)?.Wording ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, null);

    /// <summary>The wording of a ground as the annual report labels it.</summary>
    public static string Label(RefusalGround ground) => ReplyLaw.Current.Ground(ground).Label;

    /// <summary>The ground in the words of the Regulation, as the predicate of “您申请公开的信息……” in a letter.</summary>
    public static string Wording(RefusalGround ground) => ReplyLaw.Current.Ground(ground).Wording;

    /// <summary>The article and paragraph of a ground.</summary>
    public static string Article(RefusalGround ground) => ReplyLaw.Current.Ground(ground).Article;
}
