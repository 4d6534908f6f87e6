using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests;

/// <summary>The site serves its first page, whole and accessible, to every kind of visitor.</summary>
public sealed class SmokeTests(BrowserSite site) : BrowserTest(site)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Desktop, false)]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Phone, false)]
    public async Task The_first_page_is_served_and_accessible(Device device, bool javaScript)
    {
        var page = await OpenAsync("/", device, javaScript);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
        await Accessibility.AssertCleanAsync(page);
        await ShotAsync(page, $"home-{device}-{(javaScript ? "script" : "plain")}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_accessibility_check_sees_a_field_without_a_label(bool javaScript)
    {
        var page = await OpenAsync("/", javaScript: javaScript);
        await page.SetContentAsync("<html lang=\"zh-CN\"><head><title>页</title></head><body><main><h1>页</h1><input name=\"x\"></main></body></html>");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Accessibility.AssertNoSeriousAsync(page));

        Assert.Contains("[critical] label", failure.Message, StringComparison.Ordinal);
    }
}

/// <summary>The same in Production, from the build output.</summary>
public sealed class ProductionSmokeTests(BrowserSite site) : BrowserTest(site)
{
    [Fact]
    public async Task The_first_page_is_served_with_its_style()
    {
        var page = await OpenAsync("/");

        var styles = await page.Locator("link[rel=stylesheet]").EvaluateAllAsync<int[]>("links => Promise.all(links.map(async l => (await fetch(l.href)).status))");
        Assert.NotEmpty(styles);
        Assert.All(styles, status => Assert.Equal(200, status));
        await Accessibility.AssertCleanAsync(page);
    }

    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.ProductionAsync();
}
