using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests.Public;

/// <summary>The public catalogue on the seeds, with and without JavaScript, on a desk and on a phone.</summary>
public sealed class CatalogueJourneyTests(BrowserSite site) : BrowserTest(site)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_finds_a_document_by_two_characters_and_reads_it(Device device, bool javaScript)
    {
        var page = await OpenAsync("/", device, javaScript);
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "查阅信息公开目录" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "信息公开目录" })).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(page);
        await FitsAsync(page);

        await page.GetByLabel("搜索目录").FillAsync("桥梁");
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".records mark").First).ToHaveTextAsync("桥梁");
        await Accessibility.AssertCleanAsync(page);
        await FitsAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "关于普通国省道桥梁定期检查结果的通报" }).ClickAsync();
        await page.WaitForURLAsync("**/catalogue/430S00/2025-000315");
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("湘交公路〔2025〕44号");
        await Accessibility.AssertCleanAsync(page);
        await FitsAsync(page);
        await ShotAsync(page, $"catalogue-record-{device}");

        await page.Locator(".crumbs").GetByRole(AriaRole.Link, new() { Name = "安全应急" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "安全应急" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nothing_found_is_no_dead_end()
    {
        var page = await OpenAsync("/catalogue?q=飞船&category=finance", Device.Phone, javaScript: false);
        await Accessibility.AssertCleanAsync(page);
        await page.Locator("main .panel").GetByRole(AriaRole.Link, new() { Name = "申请公开" }).ClickAsync();
        await page.WaitForURLAsync("**/apply");
    }

    private static async Task FitsAsync(IPage page)
    {
        var size = await page.Locator("body").BoundingBoxAsync();
        Assert.True(size!.Width <= page.ViewportSize!.Width, $"{page.Url} is {size.Width} px wide.");
    }
}
