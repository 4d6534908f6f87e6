using System.Collections.Immutable;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>A procedural letter of a case and what became of it.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Content">What it says.</param>
public sealed record Notice(Guid Id, NoticeContent Content)
{
    /// <summary>The letter's middle as edited in WPS; null for the template's own text.</summary>
    public LetterWording? Wording { get; init; }

    /// <summary>同意, of the present text.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Number, title, date and hash, once issued.</summary>
    public NoticeIssued? Issued { get; init; }

    /// <summary>盖章件.</summary>
    public Guid? SealedFileId { get; init; }

    /// <summary>The latest act of service.</summary>
    public ServiceAct? Served { get; init; }

    /// <summary>签收日.</summary>
    public DateOnly? ProvedOn { get; init; }

    /// <summary>Why the latest service failed; null when it did not.</summary>
    public string? FailedReason { get; init; }

    /// <summary>Why it was voided; null while it stands.</summary>
    public string? VoidReason { get; init; }

    /// <summary>What came back, and what the authority made of it.</summary>
    public NoticeAnswer Answer { get; init; } = NoticeAnswer.None;

    /// <summary>A later date set for the applicant's answer.</summary>
    public DateOnly? ReplyByExtended { get; init; }

    /// <summary>Who was reminded of it, and of which day.</summary>
    public ImmutableList<NoticeReminded> Reminders { get; init; } = [];

    /// <summary>Kind of the letter.</summary>
    public NoticeKind Kind => Content.Kind;

    /// <summary>True when the latest act of service stands.</summary>
    public bool IsServed => Served is not null && FailedReason is null;

    /// <summary>True while its slip (回证) is awaited: whether it arrived is not known.</summary>
    public bool AwaitsProof => IsServed && Served!.NeedsProof && ProvedOn is null;

    /// <summary>True when it came back and has not gone out again.</summary>
    public bool CameBack => Served is not null && FailedReason is not null;

    /// <summary>True when it went by e-mail and expects nothing: the mail may still bounce, and then the letter was never sent.</summary>
    public bool MayBounce => IsServed && !IsAwaiting && !Answer.Ended && VoidReason is null && Served!.Means == ServiceMeans.Email;

    /// <summary>
    /// The day the addressee had it: the day of signing, or the day of sending where that is the same (by hand, by e-mail,
    /// online). Null for post whose receipt is not proved.
    /// </summary>
    public DateOnly? ReceivedOn => !IsServed ? null : ProvedOn ?? (Served!.NeedsProof ? null : Served.On);

    /// <summary>A date as it was entered; null where there is none to be wrong: what the system sent itself went out when it says.</summary>
    public DateOnly? DateOf(NoticeDate date) => (date, Served) switch
    {
        (NoticeDate.Sent, { } act) when IsServed && !act.Means.IsBySystem() => act.On,
        (NoticeDate.Received, { NeedsProof: true }) when IsServed => ProvedOn,
        (NoticeDate.Answered, _) => Answer.On,
        _ => null,
    };

    /// <summary>The letter with another date.</summary>
    internal Notice Corrected(NoticeDate date, DateOnly to) => date switch
    {
        NoticeDate.Sent => this with { Served = Served! with { On = to } },
        NoticeDate.Received => this with { ProvedOn = to },
        _ => this with { Answer = Answer.Corrected(to) },
    };

    /// <summary>True while an answer, an opinion or a payment is awaited.</summary>
    public bool IsAwaiting => IsServed && VoidReason is null && !Answer.Ended && Content is ClarificationContent or ReasonsContent or ConsultationContent or FeeContent;

    /// <summary>
    /// Last day for the answer: it runs from the receipt of the notice. Null while the receipt is not known, or where no date
    /// is set (another agency).
    /// </summary>
    public DateOnly? ReplyBy(WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return ReplyByExtended ?? (ReceivedOn is not { } received ? null : Content switch
        {
            ClarificationContent c => calendar.AddWorkingDays(received, c.ReplyWorkingDays),
            ReasonsContent c => calendar.AddWorkingDays(received, c.ReplyWorkingDays),
            ConsultationContent { Asked: not ConsultationKind.OtherAgency } => calendar.AddWorkingDays(received, StatutoryClock.OpinionWorkingDays),
            FeeContent => calendar.AddWorkingDays(received, StatutoryClock.PaymentWorkingDays),
            _ => (DateOnly?)null,
        });
    }
}

/// <summary>The answer to a notice.</summary>
public sealed record NoticeAnswer
{
    /// <summary>Nothing yet.</summary>
    public static NoticeAnswer None { get; } = new();

    /// <summary>收到补正.</summary>
    public ClarificationReceived? Clarification { get; init; }

    /// <summary>收到意见.</summary>
    public ConsultationAnswered? Opinion { get; init; }

    /// <summary>逾期未提出意见.</summary>
    public ConsultationLapsed? Lapse { get; init; }

    /// <summary>本机关的判断.</summary>
    public ConsultationAssessed? Assessment { get; init; }

    /// <summary>理由说明.</summary>
    public ReasonsGiven? Reasons { get; init; }

    /// <summary>本机关对理由的判断; given anew when reasons come late.</summary>
    public ReasonsAssessed? ReasonsView { get; init; }

    /// <summary>缴费.</summary>
    public FeePaid? Payment { get; init; }

    /// <summary>The day on which it was received; null before it was, and for silence.</summary>
    public DateOnly? On => Clarification?.On ?? Opinion?.On ?? Reasons?.On ?? Payment?.On;

    /// <summary>The answer with another day of receipt.</summary>
    internal NoticeAnswer Corrected(DateOnly to) => this with
    {
        Clarification = Clarification is { } c ? c with { On = to } : null,
        Opinion = Opinion is { } o ? o with { On = to } : null,
        Reasons = Reasons is { } r ? r with { On = to } : null,
        Payment = Payment is { } p ? p with { On = to } : null,
    };

    /// <summary>True when nothing more is awaited.</summary>
    public bool Ended => Clarification is not null || Opinion is not null || Lapse is not null || Reasons is not null || ReasonsView is not null || Payment is not null;
}
