using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>目录管理 and 信息公开专栏 as officers use them, and what citizens then see.</summary>
public sealed class CatalogueDeskJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task An_officer_publishes_corrects_and_takes_down_and_a_citizen_sees_each()
    {
        var page = await OfficeAsync("gongkai", "/office/catalogue");
        await Expect(page.Locator(".desk-counts")).ToContainTextAsync("超过第二十六条期限");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-list");
        await page.GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true }).ClickAsync();
        await FillAsync(page, "名称", "关于清明假期公路出行提示的通告");
        await Expect(page.GetByLabel("发布单位")).ToHaveValueAsync("湖南省交通运输厅");

        // What is missing is told beside its field, and nothing typed is lost.
        await page.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        await Expect(page.Locator("#body-error")).ToHaveTextAsync("缺少正文。");
        await Expect(page.Locator("#category-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#reviewed-error")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("关于清明假期公路出行提示的通告");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-new-wrong");

        await FillAsync(page, "生成日期", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-2)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.Locator(".enter-side")).ToContainTextAsync("《政府信息公开条例》第二十六条");
        await page.GetByLabel("栏目").SelectOptionAsync("notices");
        await FillAsync(page, "正文", "各位司机朋友：\n清明假期高速公路免收小型客车通行费。");
        await page.Locator("#files-declared").CheckAsync();
        await Expect(page.Locator("#desk-files")).ToBeEnabledAsync();
        await page.Locator("#desk-files").SetInputFilesAsync(new FilePayload { Name = "出行提示.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 tips"u8.ToArray() });
        await Expect(page.Locator(".desk-files input").First).ToHaveValueAsync("出行提示.pdf");
        await page.Locator("#reviewed").CheckAsync();
        await Expect(page.Locator("#body-error")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        // The sample is no real PDF: nobody can look into it, so a person answers for it.
        await FillAsync(page, "人工核对情况", "陈立逐页核对");
        await LookAsync(page, "desk-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已公开，索引号 430S00/");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-published");

        var address = (await page.GetByRole(AriaRole.Link, new() { Name = "公开页" }).GetAttributeAsync("href"))!;
        var citizen = await OpenAsync(address, Device.Phone, javaScript: false);
        await Expect(citizen.Locator("h1")).ToHaveTextAsync("关于清明假期公路出行提示的通告");
        await Expect(citizen.Locator(".downloads a")).ToHaveTextAsync("出行提示.pdf");

        await page.GetByRole(AriaRole.Button, new() { Name = "更正", Exact = true }).ClickAsync();
        await FillAsync(page, "更正理由", "假期名称写错");
        await FillAsync(page, "名称", "关于五一假期公路出行提示的通告");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-correct");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交更正" }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已更正");
        await Expect(page.Locator(".history li").First).ToContainTextAsync("假期名称写错");
        await Expect(page.Locator(".history li").First.Locator("del")).ToHaveTextAsync("关于清明假期公路出行提示的通告");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-history");
        await citizen.ReloadAsync();
        await Expect(citizen.Locator(".corrected")).ToContainTextAsync("更正，以下为更正后的内容");
        await Accessibility.AssertCleanAsync(citizen);
        await ShotAsync(citizen, "record-corrected");

        await page.GetByRole(AriaRole.Button, new() { Name = "撤下", Exact = true }).ClickAsync();
        var panel = page.Locator("#reason-panel");
        await panel.GetByRole(AriaRole.Button, new() { Name = "撤下", Exact = true }).ClickAsync();
        await Expect(page.Locator("#step-reason-error")).ToHaveTextAsync("请填写撤下理由。");
        await FillAsync(page, "撤下理由", "内容须重新核对");
        await panel.GetByRole(AriaRole.Button, new() { Name = "撤下", Exact = true }).ClickAsync();
        await Expect(panel).ToContainTextAsync("确认撤下“关于五一假期公路出行提示的通告”？");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-withdraw");
        await panel.GetByRole(AriaRole.Button, new() { Name = "确认撤下" }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已撤下");
        var gone = await OpenAsync(address, Device.Phone, javaScript: false);
        await Expect(gone.Locator("h1")).ToHaveTextAsync("这条信息已经撤下");
        await Accessibility.AssertCleanAsync(gone);
        await ShotAsync(gone, "record-gone");

        await page.GetByRole(AriaRole.Button, new() { Name = "重新公开", Exact = true }).ClickAsync();
        await FillAsync(page, "重新公开理由", "核对无误");
        await panel.GetByRole(AriaRole.Button, new() { Name = "重新公开", Exact = true }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "确认重新公开" }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已重新公开");
    }

    [Fact]
    public async Task An_answered_case_becomes_a_public_record_in_two_clicks()
    {
        var walk = new CaseWalk(Office.Services) { Release = ("高速公路初步设计批复.pdf", "%PDF-1.7 released"u8.ToArray()) };
        var of = await CaseAsync("close", walk: walk);
        var page = await OfficeAsync("gongkai", of.Path);
        await page.GetByRole(AriaRole.Link, new() { Name = "转为主动公开" }).ClickAsync();
        await Expect(page.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("高速公路初步设计批复");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-from-case");
        await page.GetByLabel("已核对，不含申请人个人信息和不予公开的内容").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公开", Exact = true }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已公开，索引号 430S00/");
        await Expect(page.Locator(".enter-note")).ToContainTextAsync("由依申请公开转为主动公开");
        await LookAsync(page, "desk-made-public");

        await page.Locator(".enter-note a").First.ClickAsync();
        await Expect(page.Locator(".case-section")).ToContainTextAsync("转为主动公开");
        await Expect(page.Locator(".case-section").GetByRole(AriaRole.Link, new() { NameRegex = new("^430S00.[0-9]{4}-[0-9]{6}$") })).ToBeVisibleAsync();
        var action = await OpenActionAsync(page, "登记主动公开建议");
        await action.GetByLabel("建议的内容").FillAsync("涉及公众利益调整，建议主动公开");
        await action.GetByLabel("属于主动公开范围，及时公开").CheckAsync();
        await action.GetByLabel("审核意见").FillAsync("属于主动公开范围，已公开");
        await LookAsync(page, "desk-suggestion");
        await PressAsync(action);
        await DoneAsync(page, "登记主动公开建议");
    }

    [Fact]
    public async Task What_waits_shows_its_last_day_and_who_only_looks_changes_nothing()
    {
        var page = await OfficeAsync("gongkaizhuren", "/office/catalogue/new");
        await FillAsync(page, "名称", "待公开的季度统计公报");
        await FillAsync(page, "生成日期", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-60)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "存为待公开" }).ClickAsync();
        await Expect(page.Locator("#desk-report")).ToContainTextAsync("已存为待公开");
        await page.GetByRole(AriaRole.Link, new() { Name = "目录管理" }).First.ClickAsync();
        await Expect(page.Locator("tr.overdue").First).ToContainTextAsync("超期");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "desk-overdue");

        var other = await OfficeAsync("ducha", "/office/catalogue");
        await Expect(other.Locator("tr.overdue").First).ToContainTextAsync("待公开的季度统计公报");
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true })).ToHaveCountAsync(0);
        await other.GetByRole(AriaRole.Link, new() { Name = "待公开的季度统计公报" }).First.ClickAsync();
        await Expect(other.Locator(".history")).ToContainTextAsync("登记待公开");
        await Expect(other.Locator(".desk-tools button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_of_the_navigation_is_edited_beside_its_preview_and_an_older_version_comes_back()
    {
        var page = await OfficeAsync("gongkai", "/office/pages");
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "pages-list");
        await page.GetByRole(AriaRole.Link, new() { Name = "收费标准", Exact = true }).ClickAsync();
        await Expect(page.Locator(".page-preview table").First).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, "pages-edit");
        var old = await page.GetByLabel("内容", new() { Exact = true }).InputValueAsync();
        await page.GetByLabel("内容", new() { Exact = true }).FillAsync("## 新标准\n\n[点](javascript:alert(1)) <b>粗</b>");
        await Expect(page.Locator(".page-preview h2").Last).ToHaveTextAsync("新标准");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并公布" }).ClickAsync();
        await Expect(page.Locator(".enter-error").First).ToContainTextAsync("不能使用");
        await page.GetByLabel("内容", new() { Exact = true }).FillAsync("## 新标准\n\n[目录](/catalogue) <b>粗</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并公布" }).ClickAsync();
        await Expect(page.Locator("#page-report")).ToContainTextAsync("已保存为第2版");
        var citizen = await OpenAsync("/info/charges", Device.Phone, javaScript: false);
        await Expect(citizen.Locator(".page-text")).ToContainTextAsync("<b>粗</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "载入这一版，核对后保存" }).Last.ClickAsync();
        await Expect(page.GetByLabel("内容", new() { Exact = true })).ToHaveValueAsync(old);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并公布" }).ClickAsync();
        await Expect(page.Locator("#page-report")).ToContainTextAsync("已保存为第3版");

        foreach (var (address, device) in new[] { ("/info/guide", Device.Desktop), ("/info/charges", Device.Phone), ("/info/powers", Device.Phone), ("/info/contact", Device.Desktop), ("/info/rules", Device.Phone), ("/info/annual-report", Device.Desktop), ("/guide", Device.Phone) })
        {
            var visit = await OpenAsync(address, device, javaScript: false);
            await Accessibility.AssertCleanAsync(visit);
            Assert.True(await visit.Locator("body").EvaluateAsync<bool>("b => b.scrollWidth <= window.innerWidth"), $"{address} scrolls sideways.");
            await ShotAsync(visit, $"info{address.Replace('/', '-')}");
        }
    }

    // A field tells the server on leaving it; a person leaves it by going on.
    private static async Task FillAsync(IPage page, string label, string value)
    {
        var field = page.GetByLabel(label, new() { Exact = true }).Or(page.GetByLabel($"{label}（选填）", new() { Exact = true })).First;
        await field.FillAsync(value);
        await field.BlurAsync();
    }
}
