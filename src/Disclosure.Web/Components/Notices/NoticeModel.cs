using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Components.Notices;

/// <summary>What is typed for a procedural letter, of whatever kind.</summary>
public sealed class NoticeModel
{
    /// <summary>The letter's identity, made with the form: a repeat drafts no second one.</summary>
    public Guid Id { get; set; }

    /// <summary>Kind.</summary>
    public NoticeKind Kind { get; set; } = NoticeKind.Clarification;

    /// <summary>补正事项, one a line.</summary>
    public string? Points { get; set; }

    /// <summary>指导和释明.</summary>
    public string? Guidance { get; set; }

    /// <summary>Working days for the answer.</summary>
    public int? ReplyDays { get; set; } = 10;

    /// <summary>数量、频次.</summary>
    public string? Facts { get; set; }

    /// <summary>延迟至.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>理由.</summary>
    public string? Reason { get; set; }

    /// <summary>延长的工作日.</summary>
    public int? ExtraDays { get; set; } = StatutoryClock.MaxExtensionWorkingDays;

    /// <summary>征求谁的意见.</summary>
    public ConsultationKind Asked { get; set; } = ConsultationKind.ThirdParty;

    /// <summary>被征求意见人.</summary>
    public string? Addressee { get; set; }

    /// <summary>通信地址.</summary>
    public string? Address { get; set; }

    /// <summary>征求意见的内容.</summary>
    public string? Matter { get; set; }

    /// <summary>所涉征求意见.</summary>
    public Guid? ConsultationId { get; set; }

    /// <summary>决定公开的内容.</summary>
    public string? Released { get; set; }

    /// <summary>按件 or 按量.</summary>
    public FeeBasis Basis { get; set; } = FeeBasis.Pages;

    /// <summary>件数 or 页数.</summary>
    public int? Quantity { get; set; }

    /// <summary>缴纳方式.</summary>
    public string? HowToPay { get; set; }

    /// <summary>The letter's text as edited in WPS; null for the template's own.</summary>
    public LetterWording? Wording { get; set; }

    /// <summary>The content, with blanks where nothing was typed: the domain says what is missing.</summary>
    /// <param name="alreadyThisMonth">The applicant's earlier items of the month, as counted.</param>
    public NoticeContent ToContent(int alreadyThisMonth) => Kind switch
    {
        NoticeKind.Clarification => new ClarificationContent(Lines(Points), Text(Guidance), ReplyDays ?? 0),
        NoticeKind.Reasons => new ReasonsContent(Text(Facts), ReplyDays ?? 0),
        NoticeKind.Deferral => new DeferralContent(Until ?? DateOnly.MinValue, Text(Reason)),
        NoticeKind.Extension => new ExtensionContent(ExtraDays ?? 0, Text(Reason)),
        NoticeKind.Consultation => new ConsultationContent(Asked, Text(Addressee), Text(Address) is { Length: > 0 } address ? address : null, Text(Matter)),
        NoticeKind.ConsultationInfo => new ConsultationInfoContent(ConsultationId ?? Guid.Empty),
        NoticeKind.ThirdPartyRelease => new ThirdPartyReleaseContent(ConsultationId ?? Guid.Empty, Text(Released), Text(Reason)),
        NoticeKind.Abandonment => new AbandonmentContent(Text(Reason)),
        NoticeKind.Fee => new FeeContent(Basis, Quantity ?? 0, Already(alreadyThisMonth), AmountOf(alreadyThisMonth) ?? 0, Text(HowToPay)),
        _ => throw new InvalidOperationException($"Unknown kind of notice {Kind}."),
    };

    /// <summary>The fee of what is typed, in yuan; null while it cannot be computed.</summary>
    public long? AmountOf(int alreadyThisMonth) => FeeOf(alreadyThisMonth)?.Amount;

    /// <summary>The same with its steps.</summary>
    public FeeResult? FeeOf(int alreadyThisMonth) => ProcessingFee.Compute(Basis, Quantity ?? 0, Already(alreadyThisMonth)).Fee;

    /// <summary>From a letter that was sent back.</summary>
    public static NoticeModel Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var model = new NoticeModel { Id = notice.Id, Kind = notice.Kind, Wording = notice.Wording };
        switch (notice.Content)
        {
            case ClarificationContent c:
                (model.Points, model.Guidance, model.ReplyDays) = (string.Join('\n', c.Points), c.Guidance, c.ReplyWorkingDays);
                break;
            case ReasonsContent c:
                (model.Facts, model.ReplyDays) = (c.Facts, c.ReplyWorkingDays);
                break;
            case DeferralContent c:
                (model.Until, model.Reason) = (c.Until, c.Reason);
                break;
            case ExtensionContent c:
                (model.ExtraDays, model.Reason) = (c.WorkingDays, c.Reason);
                break;
            case ConsultationContent c:
                (model.Asked, model.Addressee, model.Address, model.Matter) = (c.Asked, c.Addressee, c.Address, c.Matter);
                break;
            case ConsultationInfoContent c:
                model.ConsultationId = c.ConsultationId;
                break;
            case ThirdPartyReleaseContent c:
                (model.ConsultationId, model.Released, model.Reason) = (c.ConsultationId, c.Released, c.Reason);
                break;
            case AbandonmentContent c:
                model.Reason = c.Considered;
                break;
            case FeeContent c:
                (model.Basis, model.Quantity, model.HowToPay) = (c.Basis, c.Quantity, c.HowToPay);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of notice {notice.Kind}.");
        }

        return model;
    }

    private static string Text(string? text) => (text ?? string.Empty).Trim();

    private static IReadOnlyList<string> Lines(string? text) =>
        [.. Text(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private int Already(int alreadyThisMonth) => Basis == FeeBasis.Items ? alreadyThisMonth : 0;
}
