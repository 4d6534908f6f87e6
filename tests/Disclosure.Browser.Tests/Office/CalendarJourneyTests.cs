using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Disclosure.Web.Tests.Calendars;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>Next year's notice is pasted, its mistakes are shown with the sentence, its consequences before anything is saved.</summary>
public sealed class CalendarJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_notice_is_pasted_previewed_and_confirmed()
    {
        var page = await OfficeAsync("ducha", "/office/calendar");
        var text = page.Locator("#calendar-text");
        await Expect(page.Locator(".calendar-days").First).ToBeVisibleAsync();
        await text.FillAsync(Notice.Replace("1月31日（周日）", "1月31日（周六）", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await Expect(page.Locator(".report-errors")).ToContainTextAsync("2027年1月31日是星期日，通知写作周六");
        await Expect(text).Not.ToBeEmptyAsync();
        await CheckAsync(page, "calendar-errors");

        await text.FillAsync(Notice);
        await page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await Expect(page.GetByText("2027 年，第 1 版（新）")).ToBeVisibleAsync();
        await Expect(page.GetByText("2026 年，第 2 版（替换现有版本）")).ToBeVisibleAsync();
        // How many there are depends on the day of the test; each says what becomes of its date.
        var count = await page.Locator("table[aria-label='受影响的在办件'] tbody tr").CountAsync();
        await Expect(page.GetByText($"受影响的在办件：{count} 件")).ToBeVisibleAsync();
        Assert.All(await page.Locator("table[aria-label='受影响的在办件'] tbody tr td:last-child").AllInnerTextsAsync(), t => Assert.Matches("推迟|提前|暂定改为确定", t));
        await CheckAsync(page, "calendar-preview");

        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入并重新计算" }).ClickAsync();
        await Expect(page.Locator(".correct-confirm")).ToContainTextAsync($"已保存2026年第2版、2027年第1版。期限变化 {count} 件");
        await Expect(page.Locator(".calendar-year summary").First).ToContainTextAsync("2027 年");
        await CheckAsync(page, "calendar-done");

        await text.FillAsync(Notice);
        await page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await Expect(page.Locator(".correct-confirm")).ToContainTextAsync("内容相同");
    }

    [Fact]
    public async Task Whoever_does_not_keep_the_calendar_is_told_so()
    {
        var page = await OfficeAsync("jianshe", "/office/calendar");
        await Expect(page.Locator(".state-page")).ToContainTextAsync("由公开办、督查员或者系统管理员维护");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.CalendarAsync();
    }

    /// <summary>Long enough off at the end of the year to move many a date.</summary>
    private static string Notice { get; } = CalendarSamples.NoticeWithDecember.Replace(
        "2026年12月31日（周四）至2027年1月3日（周日）放假调休，共4天", "2026年12月22日（周二）至2026年12月25日（周五）、2026年12月31日（周四）至2027年1月3日（周日）放假调休，共8天", StringComparison.Ordinal);

    private static async Task CheckAsync(IPage page, string name)
    {
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, name);
    }
}
