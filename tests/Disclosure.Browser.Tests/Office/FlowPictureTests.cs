using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>The drawing of a case's flow in a real browser: it is scrolled by keyboard, read in words, and printed.</summary>
public sealed class FlowPictureTests(BrowserSite shared) : BrowserTest(shared)
{
    [Fact]
    public async Task A_flow_is_scrolled_by_keyboard_and_printed_with_its_words()
    {
        var page = await OfficeAsync("gongkai", "/office/queues/overdue", Device.Phone);
        var href = (await page.Locator("a.case-link").First.GetAttributeAsync("href"))!;
        await page.GotoAsync($"{href}#process");
        var box = page.Locator(".wf-box").First;
        await Expect(box).ToBeVisibleAsync();

        // Wider than a phone, it scrolls in its own box, and the keys reach all of it.
        await box.FocusAsync();
        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.WaitForFunctionAsync("document.querySelector('.wf-box').scrollLeft > 0");

        // On the screen the words are a click away; on paper they stand below the drawing.
        var words = page.Locator(".wf-words ol").First;
        await Expect(words).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(words).ToBeVisibleAsync();
        await Expect(page.Locator(".wf-ways").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1000, 700);
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.wf-box')].every(b => b.scrollWidth <= b.clientWidth)"), "A flow does not fit on the sheet.");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.DemonstrationAsync();
}
