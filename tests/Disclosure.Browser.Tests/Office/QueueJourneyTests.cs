using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>An officer finds a case in a long list: by filters, by pages, by the keyboard alone.</summary>
public sealed class QueueJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    // A word that no other test's cases hold: the site is shared. Letters only, because long figures are no words to a list.
    private readonly string word = $"线路{string.Concat(Guid.NewGuid().ToByteArray().Take(10).Select(b => (char)('a' + (b % 26))))}";

    [Fact]
    public async Task A_list_is_narrowed_by_state_department_due_date_and_text()
    {
        var today = Office.Services.GetRequiredService<TimeProvider>().Today();
        await FileAsync(3, age: 0);
        var old = await CaseAsync("register", f => Named(f, 40));
        var construction = await CaseAsync("accept", f => Named(f, 0));
        var page = await OfficeAsync("gongkai", "/office/ledger");

        // The text is not part of the address; the rest is.
        await SearchAsync(page, word);
        await Expect(Rows(page)).ToHaveCountAsync(5);
        Assert.DoesNotContain(Uri.EscapeDataString(word), page.Url, StringComparison.Ordinal);

        await PickAsync(page, "状态", "待签收");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("state="));
        await Expect(Rows(page)).ToContainTextAsync(construction.Number);
        await PickAsync(page, "状态", "全部");
        await Expect(Rows(page)).ToHaveCountAsync(5);

        await PickAsync(page, "处室", "公路管理处");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await PickAsync(page, "处室", "水运管理处");
        await Expect(page.Locator(".list-state")).ToContainTextAsync("没有符合筛选条件的件");
        await LookAsync(page, "queue-empty-filter");
        await page.Locator(".list-state").GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).ClickAsync();
        await Expect(page.Locator("#list-search")).ToHaveValueAsync(string.Empty);
        Assert.DoesNotContain("department", page.Url, StringComparison.Ordinal);

        await SearchAsync(page, word);
        await PickAsync(page, "期限", "超期");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync(old.Number);
        await PickAsync(page, "期限", "起止日期");
        await page.Locator(".filter-bar input[type=date]").First.FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(Rows(page)).ToHaveCountAsync(4);
        await Expect(Rows(page).Filter(new() { HasText = old.Number })).ToHaveCountAsync(0);
        await LookAsync(page, "queue-filtered");

        // A view can be passed on, and a look at a case and back loses none of it.
        await Rows(page).Filter(new() { HasText = construction.Number }).ClickAsync();
        await Expect(page.Locator("h1 .case-number")).ToHaveTextAsync(construction.Number);
        await page.GoBackAsync();
        await Expect(page.Locator("#list-search")).ToHaveValueAsync(word);
        await Expect(Rows(page)).ToHaveCountAsync(4);

        // By the whole name of the applicant, which is stored encrypted.
        await page.GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).First.ClickAsync();
        await SearchAsync(page, $"测试{word[2..6]}");
        await Expect(Rows(page)).ToHaveCountAsync(5);

        var idle = await OfficeAsync("shenji");
        await Expect(idle.Locator(".list-state")).ToHaveTextAsync(new Regex("没有等您办理的步骤"));
    }

    [Fact]
    public async Task A_long_list_is_paged_there_and_back_and_walked_with_the_keyboard()
    {
        await FileAsync(53, age: 0);
        var page = await OfficeAsync("dengji");
        await Expect(page.Locator(".case-table")).ToBeVisibleAsync();

        // The focus is where the page begins; from there it goes on to what the page is for.
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-refresh]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#list-search")).ToBeFocusedAsync();
        await page.Locator(".office-skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#office-keys")).ToBeVisibleAsync();
        await LookAsync(page, "queue-keys");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#office-keys")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#list-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(word);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Rows(page).Filter(new() { HasNotText = word })).ToHaveCountAsync(0);
        await Expect(Rows(page)).ToHaveCountAsync(50);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#list-search")).ToHaveValueAsync(word);
        var first = await LinkAsync(page, 0);
        await Expect(Links(page).Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(Links(page).Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(Links(page).Nth(1)).ToBeFocusedAsync();

        var before = await Links(page).AllInnerTextsAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(Rows(page)).ToHaveCountAsync(3);
        await Expect(Links(page).Nth(0)).ToBeFocusedAsync();
        Assert.Empty((await Links(page).AllInnerTextsAsync()).Intersect(before));
        await Expect(page.Locator("[data-next]")).ToBeDisabledAsync();
        await LookAsync(page, "queue-last-page");
        await page.Keyboard.PressAsync("p");
        await Expect(Rows(page)).ToHaveCountAsync(50);
        Assert.Equal(before, await Links(page).AllInnerTextsAsync());
        await Expect(page.Locator("[data-prev]")).ToBeDisabledAsync();

        await Expect(Links(page).Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1 .case-number")).ToHaveTextAsync(first);
        // A page that is still being connected hears no key.
        await Expect(Form(page).Locator("[data-primary]")).ToBeEnabledAsync();
        // While the page draws what came with the connection, the focus may be taken away again; a person presses once more.
        var mine = page.Locator("#office-nav a").First;
        for (var attempt = 0; attempt < 3 && !await mine.EvaluateAsync<bool>("a => a === document.activeElement"); attempt++)
        {
            await page.Keyboard.PressAsync("g");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        await Expect(mine).ToBeFocusedAsync();
    }

    private static ILocator Rows(IPage page) => page.Locator(".case-table tbody tr[data-row]");

    private static ILocator Links(IPage page) => Rows(page).Locator("a.case-link");

    private static Task<string> LinkAsync(IPage page, int index) => Links(page).Nth(index).InnerTextAsync();

    private static Task PickAsync(IPage page, string filter, string choice) =>
        page.Locator(".filter-bar label").Filter(new() { HasTextRegex = new($"^{filter}") }).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = choice });

    private static async Task SearchAsync(IPage page, string text)
    {
        await page.Locator("#list-search").FillAsync(text);
        await page.Locator("#list-search").PressAsync("Enter");
    }

    private Filing Named(Filing filing, int age)
    {
        var on = filing.Receipt.SubmittedOn.AddDays(-age);
        return filing with
        {
            Applicant = filing.Applicant with { Name = $"测试{word[2..6]}" },
            Information = new($"{word}初步设计批复", null),
            Receipt = age == 0 ? filing.Receipt : new ReceiptFacts(ReceiptChannel.RegisteredPost, on, on),
        };
    }

    private async Task FileAsync(int count, int age)
    {
        var walk = Office.Walk;
        for (var i = 0; i < count; i++)
        {
            await walk.FileAsync(f => Named(f, age));
        }
    }
}
