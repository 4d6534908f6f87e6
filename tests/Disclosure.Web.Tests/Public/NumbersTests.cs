using System.Net;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.PublicNumbers;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Public;

/// <summary>公开的统计数字: as the cases are, and only where the authority chooses.</summary>
public sealed class NumbersTests
{
    [Fact]
    public async Task The_years_are_counted_as_the_cases_are()
    {
        await using var site = new Site().With("Site:ShowNumbers", "true");
        var walk = new CaseWalk(site.Services);
        await walk.ToAsync(null);
        await walk.ToAsync("assign");
        site.Clock.Set(site.Get<TimeProvider>().Today().AddDays(60));
        var late = await walk.ToAsync("serve");
        site.Clock.Set(site.Get<TimeProvider>().Today().AddDays(45));
        await walk.OnAsync(late, null);
        await using var db = site.Db();
        var authority = await db.Authorities.Select(a => a.Id).SingleAsync();
        var rows = await db.Cases.Where(c => c.Kind == "request").ToListAsync();
        var calendar = await site.Get<CalendarSource>().GetAsync();
        var years = await site.Get<PublicNumbers>().YearsAsync(authority);
        Assert.Equal(rows.Count, years.Sum(y => y.Received));
        foreach (var year in years)
        {
            var answered = rows.Where(r => r.RepliedOn?.Year == year.Year).ToList();
            Assert.Equal((answered.Count, answered.Count(r => r.RepliedOn <= r.DueOn)), (year.Answered, year.OnTime));
            var days = answered.Select(r => calendar.CountWorkingDays(r.ReceivedOn!.Value, r.RepliedOn!.Value)).Order().ToList();
            Assert.Equal(days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0, year.MedianDays);
        }

        Assert.Contains(years, y => y.OnTimePercent < 100);
        using var client = site.CreateClient();
        var html = WebUtility.HtmlDecode(await client.GetStringAsync("/numbers"));
        Assert.Contains("办理天数（中位数）", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/numbers\"", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_authority_does_not_choose_to_show_them_they_are_not_there()
    {
        await using var site = new Site().With("Site:ShowNumbers", "false");
        using var client = site.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/numbers")).StatusCode);
        Assert.DoesNotContain("href=\"/numbers\"", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }
}
