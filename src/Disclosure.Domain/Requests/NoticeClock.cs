using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>From a notice and its answer to the facts of the statutory clock.</summary>
internal static class NoticeClock
{
    /// <summary>The facts, in order. A notice that came back, or was voided, gives none: it was not sent.</summary>
    public static IEnumerable<ClockEvent> Facts(Notice notice, WorkCalendar calendar)
    {
        if (notice is not { IsServed: true, VoidReason: null, Served: { } act })
        {
            return [];
        }

        var (sent, id) = (act.On, notice.Id.ToString("N"));
        return notice.Content switch
        {
            ClarificationContent => Clarification(notice, sent, calendar),
            ReasonsContent => [new ClockEvent.ReasonsRequested(sent)],
            DeferralContent c => [new ClockEvent.Deferred(sent, c.Until)],
            ExtensionContent c => [new ClockEvent.Extended(sent, c.WorkingDays)],
            ConsultationContent c => Consultation(notice, c, id, sent),
            FeeContent => Fee(notice, sent),
            _ => [],
        };
    }

    /// <summary>The 补正 of the application that a part was taken from: the part's period ran anew with it.</summary>
    public static IEnumerable<ClockEvent> Inherited(InheritedClarification? clarification) => clarification is { } c
        ? [new ClockEvent.ClarificationRequested(c.RequestedOn, c.ReplyBy), new ClockEvent.ClarificationReceived(c.ReceivedOn)]
        : [];

    private static IEnumerable<ClockEvent> Clarification(Notice notice, DateOnly sent, WorkCalendar calendar)
    {
        yield return new ClockEvent.ClarificationRequested(sent, notice.ReplyBy(calendar));
        if (notice.Answer.Clarification is { } answer)
        {
            yield return new ClockEvent.ClarificationReceived(answer.On);
        }
    }

    private static IEnumerable<ClockEvent> Consultation(Notice notice, ConsultationContent content, string id, DateOnly sent)
    {
        yield return new ClockEvent.ConsultationSent(sent, id, content.Asked);

        // An answer proves that the letter arrived; a delivery date after it would contradict it.
        var answered = notice.Answer.Opinion?.On;
        if (notice.ReceivedOn is { } delivered && (answered is null || delivered <= answered))
        {
            yield return new ClockEvent.ConsultationDelivered(delivered, id);
        }

        if (answered is { } on)
        {
            yield return new ClockEvent.ConsultationAnswered(on, id);
        }
    }

    private static IEnumerable<ClockEvent> Fee(Notice notice, DateOnly sent)
    {
        yield return new ClockEvent.FeeNoticeSent(sent);
        var paid = notice.Answer.Payment?.On;
        if (notice.ReceivedOn is { } received && (paid is null || received <= paid))
        {
            yield return new ClockEvent.FeeNoticeReceived(received);
        }

        if (paid is { } on)
        {
            yield return new ClockEvent.FeePaid(on);
        }
    }
}
