using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>Longest time until the next review, in years.</summary>
    public const int MaxYearsToReview = 5;

    /// <summary>
    /// 不公开信息的定期评估 (条例第十八条: 对本行政机关不予公开的政府信息进行定期评估审查，对因情势变化可以公开的政府信息应当公开). It changes neither
    /// status nor clock; what can be public is given by a further reply or published.
    /// </summary>
    /// <param name="reviewed">The finding.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when recorded.</returns>
    public IReadOnlyList<Refusal> ReviewWithheld(WithheldReviewed reviewed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        ArgumentNullException.ThrowIfNull(reviewed.Approval);
        if (!State.Withholds || State.RepliedOn is not { } replied)
        {
            return [new("nothing-withheld", "本件没有办结的不予公开、部分公开答复，无需评估。", Law.Article("十八"))];
        }

        if (State.ReviewDueOn is null)
        {
            return [new("may-be-public", "已经评估为可以公开，请补充答复或者转为主动公开，无需再次评估。", Law.Article("十八"))];
        }

        List<Refusal> refusals = [];
        if (Blank(reviewed.Reason))
        {
            refusals.Add(Required("reason", "请写明评估的结论和理由。", Law.Article("十八")));
        }
        else if (reviewed.Reason.Length > NoticeRules.MaxText)
        {
            refusals.Add(new("too-long", $"不能超过{NoticeRules.MaxText}个字，请精简。", null, "reason"));
        }

        if (reviewed.On > today || reviewed.On < replied || reviewed.On < State.WithheldReviews.LastOrDefault()?.On)
        {
            refusals.Add(new("date", "评估日期不能早于答复和上一次评估，也不能晚于今天。", null, "on"));
        }

        if (reviewed.MayBePublic)
        {
            if (reviewed.NextOn is not null)
            {
                refusals.Add(new("next", "可以公开的，不再定下次评估的日期。", null, "nextOn"));
            }
        }
        else if (reviewed.NextOn is not { } next)
        {
            refusals.Add(Required("nextOn", "请填写下次评估的日期。", Law.Article("十八")));
        }
        else if (next <= reviewed.On || next > reviewed.On.AddYears(MaxYearsToReview))
        {
            refusals.Add(new("date", $"下次评估应当在本次评估之后，最长不超过{MaxYearsToReview}年。", null, "nextOn"));
        }

        if (Undecided(reviewed.Approval, today) is { } undecided)
        {
            refusals.Add(undecided);
        }

        if (refusals.Count == 0)
        {
            Raise(reviewed with { Reason = reviewed.Reason.Trim() });
        }

        return refusals;
    }
}
