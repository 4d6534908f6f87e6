using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What the reply to a correction request says beside its reasons (条例第四十一条). Which of it is needed follows from the reply.</summary>
/// <param name="What">更正内容: what was corrected.</param>
/// <param name="NowReads">更正后的内容.</param>
/// <param name="On">更正日期, or 转送日期.</param>
/// <param name="Agency">有权更正的行政机关.</param>
/// <param name="Contact">Its address or telephone.</param>
public sealed record CorrectionOutcome(string? What = null, string? NowReads = null, DateOnly? On = null, string? Agency = null, string? Contact = null);

/// <summary>What a reply to a correction request must contain to be lawful (条例第四十一条).</summary>
public static class CorrectionReplyRules
{
    /// <summary>True where the authority itself has judged the record, which presupposes a check (“审核属实”).</summary>
    /// <param name="type">The reply.</param>
    public static bool NeedsCheck(ReplyType type) => type is ReplyType.Corrected or ReplyType.NotCorrected;

    /// <summary>Every mistake.</summary>
    /// <param name="draft">A reply to a correction request.</param>
    /// <param name="facts">What the case has on record.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IEnumerable<Refusal> Check(ReplyDraft draft, DecisionFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(facts);
        var outcome = draft.Correction ?? new CorrectionOutcome();
        var mistakes = draft.Type switch
        {
            ReplyType.Corrected =>
            [
                .. Text(outcome.What, "correction.what", "请写明更正了哪些内容。", NoticeRules.MaxText),
                .. Day(outcome.On, "correction.on", "更正", facts, today),
                .. Text(outcome.NowReads, "correction.nowReads", "请写明更正后的内容。", NoticeRules.MaxText),
            ],
            ReplyType.Transferred => [.. Agency(outcome), .. Day(outcome.On, "correction.on", "转送", facts, today)],
            ReplyType.Redirected => [.. Agency(outcome), .. Text(outcome.Contact, "correction.contact", "请写明有权机关的联系方式，便于申请人提出。", FilingRules.MaxShort)],
            _ => Enumerable.Empty<Refusal>(),
        };
        return NeedsCheck(draft.Type) ? DecisionRules.SearchMistakes(draft.Search, facts.ReceivedOn, today, RequestKind.Correction).Concat(mistakes) : mistakes;
    }

    private static IEnumerable<Refusal> Agency(CorrectionOutcome outcome) =>
        Text(outcome.Agency, "correction.agency", "请写明有权更正的行政机关的名称。", FilingRules.MaxShort);

    private static IEnumerable<Refusal> Text(string? text, string field, string missing, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new("required", missing, CorrectionRules.Article, field);
        }
        else if (text.Length > max)
        {
            yield return new("too-long", $"不能超过{max}个字，请精简。", null, field);
        }
    }

    /// <summary>What answers a request was done after it came, and is done before the reply says so.</summary>
    private static IEnumerable<Refusal> Day(DateOnly? on, string field, string what, DecisionFacts facts, DateOnly today)
    {
        if (on is not { } day)
        {
            yield return new("required", $"请填写{what}日期。", CorrectionRules.Article, field);
        }
        else if (day > today || day < facts.ReceivedOn)
        {
            yield return new("date", $"{what}日期不能早于收到申请之日，也不能晚于今天。", null, field);
        }
    }
}
