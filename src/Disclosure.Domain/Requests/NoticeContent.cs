using System.Text.Json.Serialization;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;

namespace Disclosure.Domain.Requests;

/// <summary>程序性文书: the letters that are no reply. Each kind has its own template and number series.</summary>
public enum NoticeKind
{
    /// <summary>补正告知书 (条例第三十条).</summary>
    Clarification,

    /// <summary>说明理由告知书 (条例第三十五条).</summary>
    Reasons,

    /// <summary>延迟答复告知书 (条例第三十五条).</summary>
    Deferral,

    /// <summary>延期答复告知书 (条例第三十三条第二款).</summary>
    Extension,

    /// <summary>征求意见书 or 协办函 to a third party, joint producer or other agency (条例第三十二条、第三十四条、第十一条).</summary>
    Consultation,

    /// <summary>征求意见告知书: tells the applicant that the time does not count (条例第三十三条第三款).</summary>
    ConsultationInfo,

    /// <summary>依申请公开告知书: tells an objecting third party what will be released and why, before it is (条例第三十二条).</summary>
    ThirdPartyRelease,

    /// <summary>收费通知书 (条例第四十二条; 国办函〔2020〕109号).</summary>
    Fee,

    /// <summary>办结告知书: tells the applicant that the application counts as given up (条例第三十条; 国办函〔2020〕109号).</summary>
    Abandonment,
}

/// <summary>What a notice says, by kind. The hierarchy is closed; the discriminators are stored and never change.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClarificationContent), "clarification")]
[JsonDerivedType(typeof(ReasonsContent), "reasons")]
[JsonDerivedType(typeof(DeferralContent), "deferral")]
[JsonDerivedType(typeof(ExtensionContent), "extension")]
[JsonDerivedType(typeof(ConsultationContent), "consultation")]
[JsonDerivedType(typeof(ConsultationInfoContent), "consultationInfo")]
[JsonDerivedType(typeof(ThirdPartyReleaseContent), "thirdPartyRelease")]
[JsonDerivedType(typeof(FeeContent), "fee")]
[JsonDerivedType(typeof(AbandonmentContent), "abandonment")]
public abstract record NoticeContent
{
    private protected NoticeContent()
    {
    }

    /// <summary>Which letter it is.</summary>
    // Not virtual: an override would have to be kept out of the stored JSON, where it clashes with the discriminator, each by itself.
    [JsonIgnore]
    public NoticeKind Kind => this switch
    {
        ClarificationContent => NoticeKind.Clarification,
        ReasonsContent => NoticeKind.Reasons,
        DeferralContent => NoticeKind.Deferral,
        ExtensionContent => NoticeKind.Extension,
        ConsultationContent => NoticeKind.Consultation,
        ConsultationInfoContent => NoticeKind.ConsultationInfo,
        ThirdPartyReleaseContent => NoticeKind.ThirdPartyRelease,
        FeeContent => NoticeKind.Fee,
        AbandonmentContent => NoticeKind.Abandonment,
        _ => throw new InvalidOperationException($"Unknown kind of notice {GetType().Name}."),
    };

    /// <summary>True when the letter goes to the applicant.</summary>
    [JsonIgnore]
    public bool ToApplicant => this is not (ConsultationContent or ThirdPartyReleaseContent);
}

/// <summary>补正: all that is missing, named at once, with guidance and a reasonable time (条例第三十条).</summary>
/// <param name="Points">需要补正的事项, each on its own.</param>
/// <param name="Guidance">指导和释明.</param>
/// <param name="ReplyWorkingDays">Working days to answer, from the receipt of the notice.</param>
public sealed record ClarificationContent(IReadOnlyList<string> Points, string Guidance, int ReplyWorkingDays) : NoticeContent;

/// <summary>说明理由: quantity and frequency clearly exceed a reasonable range (条例第三十五条).</summary>
/// <param name="Facts">数量、频次 and over which time.</param>
/// <param name="ReplyWorkingDays">Working days to answer, from the receipt of the notice.</param>
public sealed record ReasonsContent(string Facts, int ReplyWorkingDays) : NoticeContent;

/// <summary>延迟答复: the reasons are good, but 20 working days are not enough (条例第三十五条).</summary>
/// <param name="Until">The date told to the applicant.</param>
/// <param name="Reason">Why that long.</param>
public sealed record DeferralContent(DateOnly Until, string Reason) : NoticeContent;

/// <summary>延期: once, up to 20 working days (条例第三十三条第二款).</summary>
/// <param name="WorkingDays">1 to 20.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtensionContent(int WorkingDays, string Reason) : NoticeContent;

/// <summary>征求意见: somebody's opinion is asked for in writing.</summary>
/// <param name="Asked">Who, in the sense of the law; it decides what silence means.</param>
/// <param name="Addressee">Name of the person, company or agency.</param>
/// <param name="Address">通信地址 or another way to reach them.</param>
/// <param name="Matter">The information at issue.</param>
public sealed record ConsultationContent(ConsultationKind Asked, string Addressee, string? Address, string Matter) : NoticeContent;

/// <summary>征求意见告知: the applicant is told that somebody is asked and that the time does not count.</summary>
/// <param name="ConsultationId">The notice that asks.</param>
public sealed record ConsultationInfoContent(Guid ConsultationId) : NoticeContent;

/// <summary>The third party objected, the public interest weighs more: what is released and why (条例第三十二条).</summary>
/// <param name="ConsultationId">The consultation whose objection is overridden.</param>
/// <param name="Released">决定公开的政府信息内容.</param>
/// <param name="Reason">理由.</param>
public sealed record ThirdPartyReleaseContent(Guid ConsultationId, string Released, string Reason) : NoticeContent;

/// <summary>收费通知: basis, standard, amount and the way to pay (国办函〔2020〕109号第六条).</summary>
/// <param name="Basis">按件 or 按量, never both.</param>
/// <param name="Quantity">Items or pages of this application.</param>
/// <param name="AlreadyThisMonth">The applicant's earlier items of the month; 0 for pages.</param>
/// <param name="Amount">Yuan; more than 0.</param>
/// <param name="HowToPay">缴纳方式.</param>
public sealed record FeeContent(FeeBasis Basis, int Quantity, int AlreadyThisMonth, long Amount, string HowToPay) : NoticeContent;

/// <summary>办结告知: neither completed nor paid in time, and no good reason found (条例第三十条; 国办函〔2020〕109号). What it says follows from the record.</summary>
/// <param name="Considered">What was done to find a good reason, as it is told to the applicant.</param>
public sealed record AbandonmentContent(string Considered) : NoticeContent;
