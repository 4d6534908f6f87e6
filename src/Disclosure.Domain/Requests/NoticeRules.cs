using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;

namespace Disclosure.Domain.Requests;

/// <summary>What a notice must say to be lawful. Each refusal names the field and the article.</summary>
public static class NoticeRules
{
    /// <summary>Most working days that a notice may give for an answer: more is no longer 合理期限.</summary>
    public const int MaxReplyWorkingDays = 30;

    /// <summary>Longest text of a notice's part, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>
    /// Kinds of which a case may still have a new one. What may stand only once is left out while it stands; what answers another
    /// letter needs that letter; a correction request has none of them; once the reply is numbered only an objecting third party is still to be told of the release.
    /// </summary>
    /// <param name="state">The case.</param>
    public static IReadOnlyList<NoticeKind> Possible(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        bool Stands(NoticeKind kind) => state.Notices.Exists(n => n.Kind == kind && n.VoidReason is null);
        return
        [
            .. Enum.GetValues<NoticeKind>().Where(kind => state.Kind == RequestKind.Disclosure && (state.Further is null || kind is NoticeKind.Consultation or NoticeKind.ThirdPartyRelease) && (state.JointLead is null || (kind == NoticeKind.Extension && state.RepliedOn is null)) && (state.ReplyLetter is null || kind == NoticeKind.ThirdPartyRelease) && (state.Abandonment is not null) == (kind == NoticeKind.Abandonment) && kind switch
            {
                NoticeKind.Abandonment => !Stands(kind),
                NoticeKind.Clarification or NoticeKind.Extension or NoticeKind.Fee or NoticeKind.Reasons => !Stands(kind),
                NoticeKind.ConsultationInfo or NoticeKind.ThirdPartyRelease => Stands(NoticeKind.Consultation),
                NoticeKind.Deferral => state.DecisionFacts.ReasonsAreGood == true,
                _ => true,
            }),
        ];
    }

    /// <summary>Every mistake of a content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="state">The case.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IEnumerable<Refusal> Check(NoticeContent content, RequestState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(state);
        return content switch
        {
            ClarificationContent c => Clarification(c),
            ReasonsContent c => Text(c.Facts, "facts", "请写明申请的数量、频次和时间范围。", "三十五").Concat(ReplyDays(c.ReplyWorkingDays, "三十五")),
            DeferralContent c => Deferral(c, state, today),
            ExtensionContent c => Extension(c),
            ConsultationContent c => Consultation(c),
            ConsultationInfoContent c => Refers(c.ConsultationId, state, "三十三"),
            ThirdPartyReleaseContent c => Release(c, state),
            FeeContent c => Fee(c),
            AbandonmentContent c => Text(c.Considered, "considered", "请写明为查明有无正当理由所做的工作。", "三十"),
            _ => throw new ArgumentOutOfRangeException(nameof(content), content, "Unknown kind of notice."),
        };
    }

    /// <summary>The article under which somebody is asked: 32 for a third party, 34 for a joint producer, 11 for another agency.</summary>
    internal static string ArticleOf(ConsultationKind asked) => Law.Article(NumberOf(asked));

    private static string NumberOf(ConsultationKind asked) => asked switch { ConsultationKind.ThirdParty => "三十二", ConsultationKind.JointProducer => "三十四", _ => "十一" };

    private static IEnumerable<Refusal> Clarification(ClarificationContent c)
    {
        if (c.Points.Count == 0 || c.Points.All(string.IsNullOrWhiteSpace))
        {
            yield return new("required", "请一次性写明需要补正的全部事项。", Law.Article("三十"), "points");
        }

        for (var i = 0; i < c.Points.Count; i++)
        {
            if (c.Points.Any(p => !string.IsNullOrWhiteSpace(p)) && string.IsNullOrWhiteSpace(c.Points[i]))
            {
                yield return new("required", $"第{i + 1}项补正事项是空的，请填写或者删除。", null, $"points[{i}]");
            }
            else if (c.Points[i].Length > MaxText)
            {
                yield return TooLong($"points[{i}]");
            }
        }

        foreach (var bad in Text(c.Guidance, "guidance", "请写明指导和释明：怎样补正才能明确申请的内容。", "三十").Concat(ReplyDays(c.ReplyWorkingDays, "三十")))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Deferral(DeferralContent c, RequestState state, DateOnly today)
    {
        if (c.Until <= today)
        {
            yield return new("date", "延迟答复的日期应当晚于今天。", Law.Article("三十五"), "until");
        }

        if (state.DecisionFacts.ReasonsAreGood != true)
        {
            yield return new("no-reasons", "延迟答复须先要求申请人说明理由，并且认为理由合理；本件没有判断理由合理的记录。", Law.Article("三十五"), "until");
        }

        foreach (var bad in Text(c.Reason, "reason", "请写明在20个工作日内不能答复的理由。", "三十五"))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Extension(ExtensionContent c)
    {
        if (c.WorkingDays is < 1 or > StatutoryClock.MaxExtensionWorkingDays)
        {
            yield return new("range", $"延长的期限应当为1至{StatutoryClock.MaxExtensionWorkingDays}个工作日。", Law.Article("三十三"), "workingDays");
        }

        foreach (var bad in Text(c.Reason, "reason", "请写明需要延长的理由。", "三十三"))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Consultation(ConsultationContent c)
    {
        var article = NumberOf(c.Asked);
        if (!Enum.IsDefined(c.Asked))
        {
            yield return new("required", "请选择征求谁的意见。", null, "asked");
        }

        if (string.IsNullOrWhiteSpace(c.Addressee))
        {
            yield return new("required", "请填写被征求意见的单位或者个人。", Law.Article(article), "addressee");
        }
        else if (c.Addressee.Length > FilingRules.MaxShort)
        {
            yield return TooLong("addressee", FilingRules.MaxShort);
        }

        if (c.Address?.Length > FilingRules.MaxShort)
        {
            yield return TooLong("address", FilingRules.MaxShort);
        }

        foreach (var bad in Text(c.Matter, "matter", "请写明征求意见的信息内容。", article))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Release(ThirdPartyReleaseContent c, RequestState state)
    {
        foreach (var bad in Refers(c.ConsultationId, state, "三十二"))
        {
            yield return bad;
        }

        if (state.Notices.Find(n => n.Id == c.ConsultationId) is { Answer.Assessment: null })
        {
            yield return new("no-assessment", "请先记录本机关对第三方理由的判断，再告知决定公开。", Law.Article("三十二"), "consultationId");
        }

        var consultation = state.Notices.Find(n => n.Id == c.ConsultationId);
        if (consultation?.Answer.Opinion is { Consent: true })
        {
            yield return new("consented", "该第三方同意公开，无需书面告知决定公开的理由。", Law.Article("三十二"), "consultationId");
        }

        if (consultation?.Answer.Assessment is { ReasonIsGood: true, PublicInterest: false })
        {
            yield return new("reason-good", "本机关认为第三方的理由合理，且不公开不会对公共利益造成重大影响的，不予公开；如判断有变，请先更正判断。", Law.Article("三十二"), "consultationId");
        }

        foreach (var bad in Text(c.Released, "released", "请写明决定公开的政府信息内容。", "三十二").Concat(Text(c.Reason, "reason", "请写明决定公开的理由。", "三十二")))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Fee(FeeContent c)
    {
        var (fee, refusal) = ProcessingFee.Compute(c.Basis, c.Quantity, c.AlreadyThisMonth);
        if (refusal is not null)
        {
            yield return refusal;
        }
        else if (fee!.Amount == 0)
        {
            yield return new("free", "按所选标准计算不收费，无需发出收费通知。", ProcessingFee.Article(c.Basis), "quantity");
        }
        else if (fee.Amount != c.Amount)
        {
            yield return new("amount", $"收费金额应当为{fee.Amount}元，请重新计算。", ProcessingFee.Article(c.Basis), "amount");
        }

        foreach (var bad in Text(c.HowToPay, "howToPay", "请写明缴纳方式。", null))
        {
            yield return bad;
        }
    }

    private static IEnumerable<Refusal> Refers(Guid consultationId, RequestState state, string article) =>
        state.Notices.Find(n => n.Id == consultationId) is { Content: ConsultationContent, VoidReason: null }
            ? []
            : [new Refusal("no-consultation", "没有对应的征求意见书，请先征求意见。", Law.Article(article), "consultationId")];

    private static IEnumerable<Refusal> ReplyDays(int days, string article) => days is < 1 or > MaxReplyWorkingDays
        ? [new Refusal("range", $"答复期限应当为1至{MaxReplyWorkingDays}个工作日的合理期限。", Law.Article(article), "replyWorkingDays")]
        : [];

    private static IEnumerable<Refusal> Text(string? text, string field, string message, string? article)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new("required", message, article is null ? null : Law.Article(article), field);
        }
        else if (text.Length > MaxText)
        {
            yield return TooLong(field);
        }
    }

    private static Refusal TooLong(string field, int max = MaxText) => new("too-long", $"不能超过{max}个字，请精简。", null, field);
}
