using Disclosure.Browser.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Public;

/// <summary>A letter to the 意见箱 from the front page to its receipt, with and without JavaScript; the office takes it on.</summary>
public sealed class OpinionJourneyTests(BrowserSite site) : OfficeTest(site)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_writes_and_the_office_accepts(Device device, bool javaScript)
    {
        var page = await OpenAsync("/", device, javaScript);
        await page.Locator("main .choices").GetByRole(AriaRole.Link, new() { Name = "信息公开意见箱" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "信息公开意见箱" })).ToBeVisibleAsync();
        await CleanAsync(page, $"opinion-help-{device}");

        await page.Locator(".box-tabs").GetByRole(AriaRole.Link, new() { Name = "意见公示" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "意见公示" })).ToBeVisibleAsync();
        await CleanAsync(page, $"opinion-published-{device}");

        await page.Locator(".box-tabs").GetByRole(AriaRole.Link, new() { Name = "我有意见" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "我有意见" })).ToBeVisibleAsync();
        var title = $"建议按月公布进度{device}";
        await page.GetByLabel("标题").FillAsync(title);
        await Submit(page).ClickAsync();

        // Everything missing is said at once, and nothing typed is lost.
        await Expect(page.GetByRole(AriaRole.Alert).Or(page.Locator(".error-summary")).First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("标题")).ToHaveValueAsync(title);
        await CleanAsync(page, $"opinion-errors-{device}");

        await page.GetByLabel("建议", new() { Exact = true }).CheckAsync();
        await page.Locator("#content").FillAsync("建议在目录中按月公布各县养护工程的进度。");
        await page.GetByLabel("姓名").FillAsync("李四");
        await page.GetByLabel("联系电话").FillAsync("13900000000");
        await page.GetByLabel("同意公开", new() { Exact = true }).CheckAsync();
        await Submit(page).ClickAsync();
        await page.WaitForURLAsync("**/opinions/receipt");
        var number = (await page.Locator("#receipt-number").InnerTextAsync()).Trim();
        await CleanAsync(page, $"opinion-receipt-{device}");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看办理进度" }).ClickAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("待受理");
        await CleanAsync(page, $"opinion-case-{device}");

        await using var db = Office.Db();
        var id = (await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number)).Id;
        var desk = await OfficeAsync("dengji", $"/office/opinions/{id}");
        await Expect(Form(desk).Locator("[data-primary]")).ToBeEnabledAsync();
        await LookAsync(desk, "opinion-desk");
        await Form(desk).GetByText("不予受理").First.ClickAsync();
        await PressAsync(Form(desk));
        await Expect(Form(desk).Locator(".wf-summary")).ToContainTextAsync("请选择理由");
        await Form(desk).GetByText("受理", new() { Exact = true }).First.ClickAsync();
        await PressAsync(Form(desk));
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("登记受理");
        await Expect(desk.Locator(".case-state")).ToHaveTextAsync("待分办");
        await desk.GotoAsync(new Uri(new Uri(desk.Url), "/office/opinions").ToString());
        await desk.GetByLabel("范围").SelectOptionAsync("open");
        await Expect(desk.Locator(".case-table").GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await LookAsync(desk, "opinion-list");

        await page.ReloadAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("已受理");
    }

    private static ILocator Submit(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).Last;

    private static async Task CleanAsync(IPage page, string name)
    {
        await Accessibility.AssertCleanAsync(page);
        var size = await page.Locator("body").BoundingBoxAsync();
        Assert.True(size!.Width <= page.ViewportSize!.Width, $"{page.Url} is {size.Width} px wide.");
        if (Environment.GetEnvironmentVariable("BROWSER_ARTIFACTS") is not null)
        {
            await ShotAsync(page, name);
        }
    }
}
