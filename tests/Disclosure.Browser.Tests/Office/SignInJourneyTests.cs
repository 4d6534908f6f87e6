using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Seeding.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>Into the office, out of it, and before its closed doors.</summary>
public sealed class SignInJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_wrong_password_costs_nothing_but_the_password_and_signing_out_closes_the_office()
    {
        // An address kept from yesterday.
        var page = await OpenAsync("/office/ledger");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("请先登录，登录后将打开您要的页面");
        await Expect(page.Locator("#user-name")).ToBeFocusedAsync();

        await page.Locator("#user-name").FillAsync("dengji");
        await page.Locator("#password").FillAsync("Not-the-right-one-1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或者密码不正确");
        await Expect(page.Locator("#user-name")).ToHaveValueAsync("dengji");
        await Expect(page.Locator("#password")).ToHaveValueAsync(string.Empty);
        await Expect(page.Locator("#password")).ToBeFocusedAsync();
        Assert.DoesNotContain("Not-the-right-one-1", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Not-the-right-one-1", Site.Log, StringComparison.Ordinal);

        // What was asked for is still known.
        await page.Keyboard.TypeAsync(DemoAccounts.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/office/ledger$"));
        await Expect(page.Locator("h1")).ToHaveTextAsync("台账");
        await Expect(page.Locator(".office-name")).ToHaveTextAsync("刘敏");

        await page.GetByRole(AriaRole.Button, new() { Name = "退出", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("您已退出登录");
        await page.GoBackAsync();
        await Expect(page.Locator(".case-table, .office-name")).ToHaveCountAsync(0);
        await page.GotoAsync("/office");
        await Expect(page).ToHaveURLAsync(new Regex("/office/sign-in"));
    }

    [Fact]
    public async Task What_a_role_may_not_see_says_so_and_leads_back()
    {
        var elsewhere = await CaseAsync("accept");
        var page = await OfficeAsync("yunshu");
        await Expect(page.Locator("h1")).ToHaveTextAsync("我的待办");
        foreach (var (path, says) in new[]
        {
            ("/office/queues/seal", "您的角色不办理这个队列"),
            ("/office/queues/nothing", "没有这个队列"),
            ("/office/enter", "登记申请由窗口登记员或者公开经办人办理"),
            ("/office/admin/engine", "只有系统管理员可以查看流程引擎"),
            (elsewhere.Path, "不在您的权限范围内"),
            ($"{elsewhere.Path}/approval-sheet", "不在您的权限范围内"),
            ($"{elsewhere.Path}/letter-preview", "不在您的权限范围内"),
            ($"/office/files/{Guid.NewGuid()}", "不在您的权限范围内"),
            ("/office/no-such-page", "没有找到您要的页面"),
        })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("main, .sheet")).ToContainTextAsync(says);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await Expect(page.Locator("main a[href='/office']")).ToBeVisibleAsync();
            Assert.DoesNotContain(elsewhere.Number, await page.ContentAsync(), StringComparison.Ordinal);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{path} scrolls sideways.");
            await LookAsync(page, $"refused-{path.Split('/')[^1]}");
        }

        await Accessibility.AssertNoSeriousAsync(page);
    }
}
