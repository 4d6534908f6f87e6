using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>送达回证: printed from the step that serves, on one sheet.</summary>
public sealed class ServiceReceiptJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task The_sheet_is_printed_from_the_step_that_serves()
    {
        var of = await CaseAsync("serve");
        var page = await AtWorkAsync("yongyin", of);
        await LookAsync(page, "receipt-step");
        var sheet = await page.Context.RunAndWaitForPageAsync(() => Form(page).GetByRole(AriaRole.Link, new() { Name = "打印送达回证" }).ClickAsync());
        await Expect(sheet.Locator("h1")).ToHaveTextAsync("送达回证");
        await Accessibility.AssertCleanAsync(sheet);
        await LookAsync(sheet, "service-receipt");
        await sheet.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeHiddenAsync();
        Assert.True(await sheet.EvaluateAsync<bool>("() => document.querySelector('main').scrollHeight < 1123"), "The sheet does not fit on one page.");
        await ShotAsync(sheet, "service-receipt-print");
    }
}
