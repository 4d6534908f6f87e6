using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// A correction request has no statutory term (条例第四十一条): what interrupts, prolongs or moves one is not done to it. The
    /// article named is the one that knows the letter, for it speaks of disclosure alone.
    /// </summary>
    private Refusal? ClockMove(NoticeContent content) => State.Kind != RequestKind.Correction ? null : content switch
    {
        ClarificationContent => Foreign("补正", "三十"),
        ExtensionContent => Foreign("延期", "三十三"),
        ReasonsContent => Foreign("说明理由", "三十五"),
        DeferralContent => Foreign("延迟答复", "三十五"),
        FeeContent => Foreign("收费", "四十二"),
        ConsultationContent { Asked: ConsultationKind.JointProducer } => Foreign("征求共同制作机关意见", "三十四"),
        ConsultationContent { Asked: ConsultationKind.OtherAgency } => Foreign("征求其他机关意见", "十一"),
        _ => Foreign("征求意见", "三十二"),
    };

    /// <summary>更正事实 exists because a term hangs on the date; here none does.</summary>
    private Refusal? NoTerm() => State.Kind == RequestKind.Correction
        ? new Refusal("no-term", "更正申请没有法定答复期限，不办理期限日期的更正；日期登记有误的，请在备注中说明。", CorrectionRules.Article)
        : null;

    private static Refusal Foreign(string what, string article) =>
        new("correction-request", $"本件是更正申请，没有法定答复期限，不适用{what}；{what}只用于政府信息公开申请。", Law.Article(article));
}
