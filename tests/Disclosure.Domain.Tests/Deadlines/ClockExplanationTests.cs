using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

public class ClockExplanationTests
{
    [Fact]
    public void A_working_sunday_counts_and_a_holiday_monday_does_not()
    {
        var result = Compute("2025-12-31");
        ClockDay On(string date) => result.Days.Single(d => d.Date == D(date));
        Assert.Equal(new ClockDay(D("2026-01-04"), DayKind.MakeUpWorkday, 1, "元旦调休上班"), On("2026-01-04"));
        Assert.Equal(new ClockDay(D("2026-01-02"), DayKind.Holiday, null, "元旦放假"), On("2026-01-02"));
        Assert.Equal(new ClockDay(D("2026-01-10"), DayKind.Weekend, null, "休息日"), On("2026-01-10"));
        Assert.Equal(new ClockDay(D("2025-12-31"), DayKind.Working, null, "收到申请，当日不计入"), On("2025-12-31"));
        Assert.Equal((20, "答复期限届满之日"), (result.Days[^1].Counts, result.Days[^1].Note));
        Assert.Equal(Enumerable.Range(1, 20), result.Days.Where(d => d.Counts is not null).Select(d => d.Counts!.Value));
    }

    [Fact]
    public void Rules_are_told_in_order_of_application_with_article_and_date()
    {
        var result = Compute(
            "2026-11-28",
            new ClockEvent.ClarificationRequested(D("2026-12-03"), D("2026-12-20")),
            new ClockEvent.ClarificationReceived(D("2026-12-04")));
        Assert.Equal(
            [
                "《条例》第三十一条", "《民法典》第二百零一条第一款", "《条例》第三十三条第二款", "《条例》第三十条", "《条例》第三十条",
                "《全国年节及纪念日放假办法》",
            ],
            result.Rules.Select(r => r.Article));
        Assert.Contains("2026年12月25日", result.Rules[2].Text);
        Assert.Contains("2026年12月20日前补正", result.Rules[3].Text);
        Assert.Contains("2027年1月4日", result.Rules[4].Text);
        Assert.Contains("暂定", result.Rules[5].Text);
    }

    [Fact]
    public void Days_of_waiting_are_told_and_the_count_starts_afresh_after_them()
    {
        var result = Compute(
            "2026-09-08",
            new ClockEvent.ClarificationRequested(D("2026-09-10")),
            new ClockEvent.ClarificationReceived(D("2026-09-14")));
        var story = result.Days.Take(8).Select(d => $"{d.Date:MM-dd} {d.Counts} {d.Note}");
        Assert.Equal(
            [
                "09-08  收到申请，当日不计入", "09-09 1 ", "09-10 2 告知补正", "09-11  等待补正，不计算", "09-12  等待补正，不计算",
                "09-13  等待补正，不计算", "09-14  等待补正，不计算；收到补正", "09-15 1 ",
            ],
            story);
    }

    [Fact]
    public void A_day_that_is_asked_for_before_the_last_event_gives_way_to_that_event()
    {
        var result = Compute("2026-09-08", "2026-09-01", new ClockEvent.ReasonsRequested(D("2026-09-15")));
        Assert.Equal((D("2026-09-15"), 5), (result.AsOf, result.WorkingDaysUsed));
    }

    [Fact]
    public void After_the_end_the_day_that_is_asked_for_changes_nothing()
    {
        var replied = new ClockEvent.Replied(D("2026-09-15"));
        var (then, later) = (Compute("2026-09-08", replied), Compute("2026-09-08", "2027-09-08", replied));
        Assert.Equal(then.Days, later.Days);
        Assert.Equal((then.AsOf, then.WorkingDaysUsed, 15), (later.AsOf, later.WorkingDaysUsed, later.RemainingWorkingDays));
        Assert.Equal(replied, later.EndedBy);
    }

    [Fact]
    public void Every_event_has_its_stable_name_and_can_be_made_from_it()
    {
        Assert.Equal(
            [
                "clarificationRequested", "clarificationReceived", "consultationSent", "consultationDelivered",
                "consultationAnswered", "extended", "reasonsRequested", "deferred", "feeNoticeSent", "feeNoticeReceived",
                "feePaid", "replied", "withdrawn", "deemedAbandoned",
            ],
            ClockEventNames.All);
        var on = D("2026-09-08");
        var fields = new ClockEventFields(on, "x", "otherAgency", 7, on);
        var made = ClockEventNames.All.Select(name =>
        {
            Assert.True(ClockEventNames.TryCreate(name, on, fields, out var e, out _, out _));
            Assert.Equal(name, ClockEventNames.Of(e));
            Assert.Equal(on, e.On);
            return e;
        }).ToList();
        Assert.Equal(
            typeof(ClockEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(ClockEvent))).ToHashSet(),
            made.Select(e => e.GetType()).ToHashSet());
        Assert.Contains(new ClockEvent.ConsultationSent(on, "x", ConsultationKind.OtherAgency), made);
        Assert.Contains(new ClockEvent.Extended(on, 7), made);
        Assert.Contains(new ClockEvent.Deferred(on, on), made);
        Assert.Contains(new ClockEvent.ClarificationRequested(on, on), made);
        Assert.Equal("jointProducer", ClockEventNames.Of(ConsultationKind.JointProducer));
    }

    [Theory]
    [InlineData("Extended", "type")]
    [InlineData(null, "type")]
    [InlineData("extended", "workingDays")]
    [InlineData("deferred", "until")]
    [InlineData("consultationSent", "kind")]
    public void An_event_that_cannot_be_made_names_the_field(string? name, string expected)
    {
        var fields = new ClockEventFields(Kind: "nobody");
        Assert.False(ClockEventNames.TryCreate(name, D("2026-09-08"), fields, out _, out var field, out var reason));
        Assert.Equal(expected, field);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void A_consultation_without_id_or_kind_is_the_one_with_a_third_party()
    {
        Assert.True(ClockEventNames.TryCreate("consultationSent", D("2026-09-08"), new ClockEventFields(), out var e, out _, out _));
        Assert.Equal(new ClockEvent.ConsultationSent(D("2026-09-08"), "1", ConsultationKind.ThirdParty), e);
    }
}
