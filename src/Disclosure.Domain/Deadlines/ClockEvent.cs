namespace Disclosure.Domain.Deadlines;

/// <summary>
/// A fact that moves the statutory clock of one application. The hierarchy is closed; <see cref="ClockEventNames"/>
/// gives each kind its stable name.
/// </summary>
public abstract record ClockEvent
{
    private ClockEvent(DateOnly on)
    {
        On = on;
    }

    /// <summary>The day it happened, in Asia/Shanghai.</summary>
    public DateOnly On { get; init; }

    /// <summary>补正告知: the applicant was told, once, what to complete (article 30).</summary>
    /// <param name="On">The day the notice was sent.</param>
    /// <param name="ReplyBy">The last day set for the applicant, when one was set.</param>
    public sealed record ClarificationRequested(DateOnly On, DateOnly? ReplyBy = null) : ClockEvent(On);

    /// <summary>收到补正: the completed application arrived (article 30).</summary>
    /// <param name="On">The day it was received.</param>
    public sealed record ClarificationReceived(DateOnly On) : ClockEvent(On);

    /// <summary>征求意见书发出: an opinion was asked for in writing (articles 11, 32 and 34).</summary>
    /// <param name="On">The day the letter was sent.</param>
    /// <param name="Id">Tells the consultations of one application apart.</param>
    /// <param name="Kind">Who is asked.</param>
    public sealed record ConsultationSent(DateOnly On, string Id, ConsultationKind Kind = ConsultationKind.ThirdParty)
        : ClockEvent(On);

    /// <summary>征求意见书送达: the one who is asked signed for the letter.</summary>
    /// <param name="On">The day of the signature.</param>
    /// <param name="Id">The consultation.</param>
    public sealed record ConsultationDelivered(DateOnly On, string Id) : ClockEvent(On);

    /// <summary>收到意见: the opinion arrived.</summary>
    /// <param name="On">The day it was received.</param>
    /// <param name="Id">The consultation.</param>
    public sealed record ConsultationAnswered(DateOnly On, string Id) : ClockEvent(On);

    /// <summary>延长答复期限: approved by the head of the disclosure office and told to the applicant (article 33).</summary>
    /// <param name="On">The day the applicant was told.</param>
    /// <param name="WorkingDays">By how many working days, 1 to 20.</param>
    public sealed record Extended(DateOnly On, int WorkingDays) : ClockEvent(On);

    /// <summary>要求说明理由: the applicant was asked for the reasons of an excessive application (article 35).</summary>
    /// <param name="On">The day the notice was sent.</param>
    public sealed record ReasonsRequested(DateOnly On) : ClockEvent(On);

    /// <summary>确定延迟答复: a later date was set and told to the applicant (article 35).</summary>
    /// <param name="On">The day the applicant was told.</param>
    /// <param name="Until">The date that was told.</param>
    public sealed record Deferred(DateOnly On, DateOnly Until) : ClockEvent(On);

    /// <summary>收费通知发出: a notice of the processing fee was sent (article 42).</summary>
    /// <param name="On">The day it was sent.</param>
    public sealed record FeeNoticeSent(DateOnly On) : ClockEvent(On);

    /// <summary>收费通知送达: the applicant received the notice; the time to pay runs from the next day.</summary>
    /// <param name="On">The day it was received.</param>
    public sealed record FeeNoticeReceived(DateOnly On) : ClockEvent(On);

    /// <summary>缴费: the fee was paid.</summary>
    /// <param name="On">The day of payment.</param>
    public sealed record FeePaid(DateOnly On) : ClockEvent(On);

    /// <summary>答复: the reply was posted, signed for, or sent online.</summary>
    /// <param name="On">The reference date of the service.</param>
    public sealed record Replied(DateOnly On) : ClockEvent(On);

    /// <summary>撤回: the applicant withdrew the application.</summary>
    /// <param name="On">The day the withdrawal was received.</param>
    public sealed record Withdrawn(DateOnly On) : ClockEvent(On);

    /// <summary>视为放弃: closed because the applicant neither completed (article 30) nor paid in time.</summary>
    /// <param name="On">The day it was closed.</param>
    public sealed record DeemedAbandoned(DateOnly On) : ClockEvent(On);
}

/// <summary>Who is asked for an opinion.</summary>
public enum ConsultationKind
{
    /// <summary>第三方, whose rights a disclosure would harm: 15 working days, silence decides nothing (article 32).</summary>
    ThirdParty,

    /// <summary>共同制作机关: 15 working days, silence is consent (article 34).</summary>
    JointProducer,

    /// <summary>其他机关, with which accuracy is settled: no limit of its own (articles 11 and 33).</summary>
    OtherAgency,
}

/// <summary>What the clock is computed from.</summary>
/// <param name="ReceivedOn">收到申请之日 by article 31; see <see cref="ReceiptDate"/>.</param>
/// <param name="Events">The events in the order in which they happened.</param>
public sealed record ClockHistory(DateOnly ReceivedOn, IReadOnlyList<ClockEvent> Events)
{
    /// <summary>An application to which nothing has happened yet.</summary>
    public ClockHistory(DateOnly receivedOn)
        : this(receivedOn, [])
    {
    }
}
