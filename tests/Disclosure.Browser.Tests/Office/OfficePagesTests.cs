using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>Every page of the office on the demonstration: nothing serious for axe, nothing that scrolls sideways, and where <c>BROWSER_ARTIFACTS</c> is set, axe on the phone too and a picture of each.</summary>
public sealed class OfficePagesTests(BrowserSite shared) : BrowserTest(shared)
{
    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Every_list_is_accessible(Device device)
    {
        var page = await OfficeAsync("gongkai", device: device);
        await SettleAsync(page);
        var paths = await page.Locator("nav a[href^='/office']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => l.getAttribute('href')))]");
        Assert.Contains("/office/queues/overdue", paths);
        Assert.Contains("/office/ledger", paths);
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await SettleAsync(page);
            await CheckAsync(page, $"office-{path.Split('/')[^1]}-{device}");
        }
    }

    [Theory]
    [InlineData(Device.Desktop, "dengji", "gongkai", "gongkaizhuren", "fazhi", "baomi", "qianfa", "yongyin", "jianshe", "jianshechu")]
    [InlineData(Device.Phone, "gongkai", "qianfa")]
    public async Task Every_step_is_accessible(Device device, params string[] users)
    {
        var seen = new HashSet<string>();
        foreach (var user in users)
        {
            var page = await OfficeAsync(user, device: device);
            await SettleAsync(page);
            var links = await page.Locator("tr[data-row]").EvaluateAllAsync<string[][]>("rows => rows.map(r => [r.querySelector('.state').firstChild.textContent.trim(), r.querySelector('a.case-link').getAttribute('href')])");
            foreach (var (step, href) in links.Select(l => (l[0], l[1])).Where(l => seen.Add(l.Item1)).ToList())
            {
                await page.GotoAsync(href);
                await Expect(page.Locator(".case-work section.work-form:not([hidden]) [data-primary]").First).ToBeEnabledAsync();
                await CheckAsync(page, $"step-{step}-{device}");
            }

            await page.Context.CloseAsync();
        }

        Assert.True(seen.Count > users.Length / 2, $"Only {string.Join('、', seen)} were seen.");
    }

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Every_part_of_a_case_and_every_side_action_is_accessible(Device device)
    {
        var page = await OfficeAsync("gongkai", "/office/queues/overdue", device);
        await SettleAsync(page);
        var href = (await page.Locator("a.case-link").First.GetAttributeAsync("href"))!;
        foreach (var part in new[] { "facts", "history", "deadline", "departments", "files", "mails", "notes", "process" })
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync($"{href}#{part}");
            await Expect(page.Locator(".case-tabs a.current")).ToHaveAttributeAsync("href", $"{href}#{part}");
            await CheckAsync(page, $"case-{part}-{device}");
        }

        await page.GotoAsync(href);
        var menu = page.Locator(".case-menu");
        await menu.Locator("summary").ClickAsync();
        var labels = await menu.Locator("li button").AllInnerTextsAsync();
        Assert.NotEmpty(labels);
        await CheckAsync(page, $"case-menu-{device}");
        foreach (var label in labels)
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync(href);
            await menu.Locator("summary").ClickAsync();
            await menu.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
            await Expect(page.Locator("#work-action")).ToHaveTextAsync(label);
            await Expect(page.Locator(".case-work [data-primary]").First).ToBeEnabledAsync();
            await CheckAsync(page, $"action-{label}-{device}");
        }

        await page.GotoAsync($"{href}/approval-sheet");
        await Expect(page.Locator(".sheet h1")).ToHaveTextAsync("政府信息公开申请办理单");
        await CheckAsync(page, $"approval-sheet-{device}");
    }

    [Theory]
    [InlineData("ducha", "/office/queues/overdue")]
    [InlineData("guanli", "/office/admin/engine")]
    [InlineData("shenji", "/office")]
    public async Task The_pages_of_other_roles_are_accessible(string user, string path)
    {
        foreach (var device in new[] { Device.Desktop, Device.Phone })
        {
            var page = await OfficeAsync(user, path, device);
            await SettleAsync(page);
            await CheckAsync(page, $"{user}-{device}");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_way_in_is_accessible()
    {
        var page = await OpenAsync("/office/sign-in", Device.Phone);
        await CheckAsync(page, "sign-in-Phone");
        await page.Locator("#user-name").FillAsync("dengji");
        await page.Locator("#password").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(page.Locator("#sign-in-error")).ToContainTextAsync("未能登录");
        await Expect(page.Locator("#user-name")).ToHaveValueAsync("dengji");
        await CheckAsync(page, "sign-in-wrong-Phone");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.DemonstrationAsync();

    /// <summary>Waits until the circuit has drawn the page: its heading stands and nothing says that it loads.</summary>
    private static async Task SettleAsync(IPage page)
    {
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Expect(page.Locator(".list-skeleton, .case-skeleton, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>A phone shows the same markup: in an ordinary run it is only looked at for what its width can break.</summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name}: {page.Url} scrolls sideways.");
        var thorough = Environment.GetEnvironmentVariable("BROWSER_ARTIFACTS") is not null;
        if (thorough)
        {
            await ShotAsync(page, name);
        }

        if (thorough || page.ViewportSize!.Width > 390)
        {
            await Accessibility.AssertNoSeriousAsync(page);
        }
    }
}
