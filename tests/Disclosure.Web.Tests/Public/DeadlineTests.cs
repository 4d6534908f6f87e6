using AngleSharp.Dom;
using Bunit;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Clock;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Public;

/// <summary>The explanation of the deadline shows what the clock computed, day by day, in words.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task Every_day_is_marked_with_a_word_and_the_counted_ones_with_their_number()
    {
        var html = Render(await ClockAsync(new(2026, 2, 14)));

        Assert.Contains("2026年3月20日（星期五）", html.QuerySelector(".deadline-date")!.TextContent, StringComparison.Ordinal);
        var words = html.QuerySelectorAll("td .deadline-word").Select(w => w.TextContent.Trim()).ToList();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"第{i}日"), words.Where(w => w.StartsWith('第')));
        Assert.Equal("收到", words[0]);
        Assert.Contains("放假", words);
        Assert.Contains("周末", words);
        Assert.Contains("调休", html.TextContent, StringComparison.Ordinal);
        Assert.Equal("20", html.QuerySelector("td.due .deadline-day")!.FirstChild!.TextContent.Trim());
        Assert.Contains("2月15日至23日", html.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, html.QuerySelectorAll("table")[0].QuerySelectorAll("th[scope=col]").Length);
        Assert.All(html.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
    }

    [Fact]
    public async Task Violations_are_for_officers_only()
    {
        var clock = await ClockAsync(new(2026, 3, 2), new ClockEvent.ClarificationRequested(new(2026, 3, 18)));
        Assert.NotEmpty(clock.Violations);

        Assert.Empty(Render(clock).QuerySelectorAll(".deadline-violations"));
        Assert.Contains(clock.Violations[0].Text, Render(clock, violations: true).QuerySelector(".deadline-violations")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_past_the_calendar_is_called_provisional_and_explained()
    {
        var html = Render(await ClockAsync(new(2026, 12, 4)));

        Assert.Equal("暂定", html.QuerySelector(".deadline-tag")!.TextContent);
        Assert.Contains("放假调休安排尚未公布", html.TextContent, StringComparison.Ordinal);
    }

    private static async Task<ClockResult> ClockAsync(DateOnly receivedOn, params ClockEvent[] events)
    {
        using var site = new Site();
        var calendar = await site.Get<CalendarSource>().GetAsync();
        return Assert.IsType<ClockOutcome.Computed>(StatutoryClock.Compute(new ClockHistory(receivedOn, events), calendar, receivedOn)).Result;
    }

    private static IElement Render(ClockResult clock, bool violations = false)
    {
        using var context = new BunitContext();
        return context.Render<DeadlineExplanation>(p => p.Add(x => x.Clock, clock).Add(x => x.ShowViolations, violations)).Find("section");
    }
}
