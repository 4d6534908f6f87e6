using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests.Public;

/// <summary>What citizens do, in a real browser: on both screens, with and without JavaScript; every page on the way is accessible.</summary>
public sealed class CitizenJourneyTests(BrowserSite site) : BrowserTest(site)
{
    private static readonly FilePayload Proof = new() { Name = "身份证.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 proof"u8.ToArray() };

    // A loaded machine answers late; a page that never comes still fails.
    static CitizenJourneyTests() => Assertions.SetDefaultExpectTimeout(30_000);

    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_files_follows_and_withdraws(Device device, bool javaScript)
    {
        var page = await OpenAsync("/", device, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "提出申请", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "公民", Exact = true }).ClickAsync();

        // Refused: everything comes back, the file included.
        await Field(page, "information.description").FillAsync("<b>某高速公路</b>初步设计批复");
        await Field(page, "applicant.email").FillAsync("nobody");
        await page.Locator("#files").SetInputFilesAsync(Proof);
        await SubmitAsync(page);
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^错误："));
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(Field(page, "information.description")).ToHaveValueAsync("<b>某高速公路</b>初步设计批复");
        await Assertions.Expect(page.Locator(".uploads")).ToContainTextAsync("身份证.pdf");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("电子邮箱格式") }).ClickAsync();
        await Assertions.Expect(Field(page, "applicant.email")).ToBeFocusedAsync();

        await Field(page, "applicant.email").FillAsync("citizen@example.org");
        await FillPersonAsync(page);
        await SubmitAsync(page);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/receipt$"));
        var (number, code) = await CodesAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 个文件");
        await Accessibility.AssertCleanAsync(page);
        await ShotAsync(page, $"receipt-{device}");

        // As a later visitor, by number and code.
        await page.GotoAsync($"/track?number={number}");
        await Assertions.Expect(page.GetByLabel("受理编号")).ToHaveValueAsync(number);
        await page.GetByLabel("查询码", new() { Exact = true }).FillAsync("2222-2222-2222");
        await SubmitAsync(page);
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("不正确");
        await page.GetByLabel("查询码", new() { Exact = true }).FillAsync(code.ToLowerInvariant());
        await SubmitAsync(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/track/case$"));
        await Assertions.Expect(page.Locator(".status-word")).ToHaveTextAsync("已登记");
        await Accessibility.AssertCleanAsync(page);
        await ShotAsync(page, $"case-{device}");

        await page.GetByRole(AriaRole.Link, new() { Name = "撤回申请" }).ClickAsync();
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤回" }).ClickAsync();
        await Assertions.Expect(page.Locator(".status-word")).ToHaveTextAsync("已撤回");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出查询" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("已退出查询");

        Assert.DoesNotContain(code, Site.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(code.Replace("-", string.Empty, StringComparison.Ordinal), Site.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_double_click_is_one_request_and_the_scanned_link_fills_in_the_form()
    {
        var page = await OpenAsync("/apply/organization");
        await Field(page, "information.title").FillAsync("农村公路养护资金分配表");
        await page.GetByLabel("纸质", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("邮寄", new() { Exact = true }).CheckAsync();
        await Field(page, "applicant.name").FillAsync("测试有限公司");
        await Field(page, "applicant.idNumber").FillAsync("91350100M000100Y43");
        await Field(page, "applicant.address").FillAsync("长沙市测试路1号");
        await page.Locator("p.actions button").DblClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/receipt$"));
        var (number, code) = await CodesAsync(page);

        // Nothing behind the # reaches the server, and it does not stay in the address.
        var scanned = await OpenAsync($"/track#n={number}&c={code}", Device.Phone);
        await Assertions.Expect(scanned.GetByLabel("查询码", new() { Exact = true })).ToHaveValueAsync(code);
        Assert.EndsWith("/track", scanned.Url, StringComparison.Ordinal);
        await SubmitAsync(scanned);
        await Assertions.Expect(scanned.Locator("main")).ToContainTextAsync("农村公路养护资金分配表");
        Assert.DoesNotContain(code, Site.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Every_standing_page_is_accessible_in_large_text_and_high_contrast_too(Device device)
    {
        var page = await OpenAsync("/", device);
        await VisitAsync("/", "/apply/organization", "/track/reissue", "/track/reissue?done=1", "/receipt", "/guide", "/clock", "/clock?received=2026-04-13&e0.type=extended&e0.on=2026-04-12", "/privacy", "/error", "/no-such-page");

        // The switch keeps what is typed.
        await page.GotoAsync("/apply/person");
        await Field(page, "applicant.name").FillAsync("测试甲");
        await page.Locator("[data-display=large]").ClickAsync();
        await page.Locator("[data-display=contrast]").ClickAsync();
        await Assertions.Expect(Field(page, "applicant.name")).ToHaveValueAsync("测试甲");
        await VisitAsync("/apply/person", "/guide");

        async Task VisitAsync(params string[] paths)
        {
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
                await Accessibility.AssertCleanAsync(page);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{path} scrolls sideways on {device}.");
            }
        }
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");

    private static async Task FillPersonAsync(IPage page)
    {
        await page.GetByLabel("电子", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("在本网站查看和下载", new() { Exact = true }).CheckAsync();
        await Field(page, "applicant.name").FillAsync("测试甲");
        await Field(page, "applicant.idNumber").FillAsync("11010119900307889X");
    }

    private static Task SubmitAsync(IPage page) => page.Locator("form[novalidate] button.button:not(.secondary)").First.ClickAsync();

    private static async Task<(string Number, string Code)> CodesAsync(IPage page) =>
        (await page.Locator("#receipt-number").InnerTextAsync(), await page.Locator("#receipt-code").InnerTextAsync());
}
