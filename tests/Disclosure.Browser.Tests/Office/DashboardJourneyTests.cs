using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>A supervisor goes from the whole to the single case in three clicks, on the demonstration's cases.</summary>
public sealed class DashboardJourneyTests(BrowserSite shared) : BrowserTest(shared)
{
    [Fact]
    public async Task From_the_whole_to_a_case_in_three_clicks_and_back_without_losing_the_filter()
    {
        var page = await OfficeAsync("ducha");

        // One: the dashboard.
        await page.Locator("nav a", new() { HasText = "效能统计" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("效能统计");
        var replied = page.Locator(".figure-tile", new() { HasText = "期间内答复" }).Locator(".figure-value");
        await Expect(replied).ToBeVisibleAsync();
        Assert.Matches("^[1-9][0-9]*$", await replied.InnerTextAsync());
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "dashboard");

        // Two: the cases of a figure; as many as the figure says.
        var late = page.Locator(".figure-tile", new() { HasText = "已超期" }).Locator("a.figure-value");
        var count = await late.InnerTextAsync();
        await late.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("已超期");
        await Expect(page.Locator(".list-head p")).ToContainTextAsync($"共 {count} 件");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "dashboard-cases");

        // Three: the case, opened at its 用时.
        await page.Locator("a.case-link").First.ClickAsync();
        await Expect(page.Locator(".case-section[aria-label='用时'] .time-bar").First).ToBeVisibleAsync();
        await Expect(page.Locator(".time-sum")).ToContainTextAsync("尚未答复");
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "case-time");

        await page.GoBackAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("已超期");
    }

    [Fact]
    public async Task It_is_narrowed_by_period_department_and_type_in_the_address_and_shows_what_is_empty()
    {
        var page = await OfficeAsync("ducha", "/office/dashboard");
        await Expect(page.Locator(".figure-tiles").First).ToBeVisibleAsync();
        await page.Locator(".filter-bar").GetByLabel("部门").SelectOptionAsync(new SelectOptionValue { Label = "建设管理处" });
        await Expect(page).ToHaveURLAsync(new Regex("department=construction"));
        await Expect(page.Locator("#f-departments")).ToBeVisibleAsync();
        await OfficeTest.LookAsync(page, "dashboard-department");
        await page.GetByRole(AriaRole.Button, new() { Name = "上一年" }).ClickAsync();
        await Expect(page.Locator(".list-state")).ToContainTextAsync("所选期间没有答复的件");
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "dashboard-empty");
        await page.Locator(".list-state").GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).ClickAsync();
        await Expect(page.Locator(".month-chart, #f-months").First).ToBeVisibleAsync();

        // The box by the same measures, and a workbook of a table.
        await page.GetByRole(AriaRole.Link, new() { Name = "只看意见箱" }).ClickAsync();
        await Expect(page.Locator(".list-head p")).ToContainTextAsync("意见箱来信");
        await OfficeTest.LookAsync(page, "dashboard-box");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 按环节（由谁持有） 的 XLSX" }).ClickAsync());
        Assert.StartsWith("按环节", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_supervise_is_told_so()
    {
        var page = await OfficeAsync("jianshe", "/office/dashboard");
        await Expect(page.Locator(".state-page")).ToContainTextAsync("由督查员、公开工作机构负责人和签发领导查看");
        await Expect(page.Locator("nav a", new() { HasText = "效能统计" })).ToHaveCountAsync(0);
    }

    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.DemonstrationAsync();
    }
}
