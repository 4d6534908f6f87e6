using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests;

/// <summary>
/// Takes the pictures of the README on the demonstration as it starts in Development. <c>docs/screenshots/take.sh</c> sets
/// <c>BROWSER_ARTIFACTS</c> and runs this class; in an ordinary run it proves that each group's main page shows its life.
/// </summary>
public sealed class ScreenshotTests(BrowserSite shared) : BrowserTest(shared)
{
    [Fact]
    public async Task Each_group_finds_its_main_page_alive()
    {
        var citizen = await OpenAsync("/");
        await Assertions.Expect(citizen.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await ShotAsync(citizen, "citizen");

        var officer = await OfficeAsync("gongkai");
        await Assertions.Expect(officer.GetByText("网约车平台经营许可情况")).ToBeVisibleAsync();
        await ViewportAsync(officer, "officer");

        var supervisor = await OfficeAsync("ducha", "/office/queues/overdue");
        await Assertions.Expect(supervisor.GetByText("治超站点设置批复")).ToBeVisibleAsync();
        await ViewportAsync(supervisor, "supervisor");

        var phone = await OpenAsync("/apply/person", Device.Phone);
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await ViewportAsync(phone, "citizen-phone");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.DemonstrationAsync();

    private static Task ViewportAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts, $"{name}.png") });
}
