using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

public class ClockRefusalTests
{
    private static readonly DateOnly Received = D("2026-09-08");
    private static readonly DateOnly Next = D("2026-09-09");

    public static TheoryData<string, string, ClockEvent[]> Impossible => new()
    {
        { "on", "早于收到申请之日", [new ClockEvent.Replied(Received.AddDays(-1))] },
        { "on", "早于前一事项", [new ClockEvent.ReasonsRequested(D("2026-09-10")), new ClockEvent.Replied(Next)] },
        { "on", "已于2026年9月9日办结（申请人撤回）", [new ClockEvent.Withdrawn(Next), new ClockEvent.Replied(Next)] },
        { "on", "没有尚待申请人补正", [new ClockEvent.ClarificationReceived(Next)] },
        { "on", "没有尚待缴费", [new ClockEvent.FeePaid(Next)] },
        { "on", "没有尚待缴费", [new ClockEvent.FeeNoticeReceived(Next)] },
        { "on", "已经登记申请人收到收费通知",
            [new ClockEvent.FeeNoticeSent(Next), new ClockEvent.FeeNoticeReceived(Next), new ClockEvent.FeeNoticeReceived(Next)] },
        { "on", "不能重复发出", [new ClockEvent.FeeNoticeSent(Next), new ClockEvent.FeeNoticeSent(Next)] },
        { "on", "正在等待申请人补正，不能发出收费通知", [new ClockEvent.ClarificationRequested(Next), new ClockEvent.FeeNoticeSent(Next)] },
        { "on", "正在等待申请人缴费，不能告知补正", [new ClockEvent.FeeNoticeSent(Next), new ClockEvent.ClarificationRequested(Next)] },
        { "on", "无需也不能延长", [new ClockEvent.ClarificationRequested(Next), new ClockEvent.Extended(Next, 5)] },
        { "on", "不能确定延迟答复", [new ClockEvent.FeeNoticeSent(Next), new ClockEvent.Deferred(Next, Next)] },
        { "id", "尚未发出，不能登记送达", [new ClockEvent.ConsultationDelivered(Next, "a")] },
        { "id", "尚未发出，不能登记收到意见", [new ClockEvent.ConsultationSent(Next, "b"), new ClockEvent.ConsultationAnswered(Next, "a")] },
        { "id", "已经发出过", [new ClockEvent.ConsultationSent(Next, "a"), new ClockEvent.ConsultationSent(Next, "a")] },
        { "id", "已经登记收到意见",
            [new ClockEvent.ConsultationSent(Next, "a"), new ClockEvent.ConsultationAnswered(Next, "a"), new ClockEvent.ConsultationAnswered(Next, "a")] },
        { "id", "不能再登记送达",
            [new ClockEvent.ConsultationSent(Next, "a"), new ClockEvent.ConsultationAnswered(Next, "a"), new ClockEvent.ConsultationDelivered(Next, "a")] },
        { "on", "不能视为放弃", [new ClockEvent.DeemedAbandoned(Next)] },
        { "replyBy", "早于告知之日", [new ClockEvent.ClarificationRequested(Next, Received)] },
        { "until", "早于告知之日", [new ClockEvent.Deferred(Next, Received)] },
        { "on", "超出可以计算的范围", [new ClockEvent.Replied(DateOnly.MaxValue)] },
        { "until", "超出可以计算的范围", [new ClockEvent.Deferred(Next, DateOnly.MaxValue)] },
        { "workingDays", "1至20个工作日", [new ClockEvent.Extended(Next, int.MaxValue)] },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_history_that_cannot_have_happened_is_refused_at_the_event_and_field(
        string field, string reason, ClockEvent[] events)
    {
        var refusal = Refusal("2026-09-08", events);
        Assert.Equal((events.Length - 1, field), (refusal.EventIndex, refusal.Field));
        Assert.Contains(reason, refusal.Reason);
        Assert.NotEmpty(refusal.Article);
    }

    [Theory]
    [InlineData("1999-12-31", "2026-01-01", "receivedOn")]
    [InlineData("9999-12-31", "2026-01-01", "receivedOn")]
    [InlineData("2026-01-01", "9999-12-31", "asOf")]
    public void A_date_that_no_calendar_reaches_is_refused(string received, string asOf, string field)
    {
        var outcome = StatutoryClock.Compute(new ClockHistory(D(received)), Seeds.Calendar, D(asOf));
        var refusal = Assert.IsType<ClockOutcome.Refused>(outcome).Refusal;
        Assert.Equal((null, field), (refusal.EventIndex, refusal.Field));
    }

    [Fact]
    public void The_last_date_that_is_accepted_can_be_computed_whatever_happens_on_it()
    {
        var last = StatutoryClock.MaxDate;
        var history = new ClockHistory(last.AddDays(-400),
        [
            new ClockEvent.ConsultationSent(last.AddDays(-400), "a"),
            new ClockEvent.Extended(last, 20),
            new ClockEvent.FeeNoticeSent(last),
            new ClockEvent.FeeNoticeReceived(last),
            new ClockEvent.FeePaid(last),
            new ClockEvent.ConsultationDelivered(last, "a"),
        ]);
        var result = Assert.IsType<ClockOutcome.Computed>(StatutoryClock.Compute(history, Seeds.Calendar, last)).Result;
        Assert.Equal(Seeds.Calendar.AddWorkingDays(last, 40), result.DueOn);
        Assert.Equal(result.DueOn, result.Days[^1].Date);
    }

    [Fact]
    public void Too_many_events_are_refused()
    {
        var events = Enumerable.Repeat<ClockEvent>(new ClockEvent.ReasonsRequested(Next), StatutoryClock.MaxEvents + 1);
        Assert.Equal("events", Refusal("2026-09-08", [.. events]).Field);
    }
}
