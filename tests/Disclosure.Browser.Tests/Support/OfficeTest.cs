using Disclosure.Tests.Support;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Support;

/// <summary>Base of journeys in the office: the forms as officers use them, on a site whose cases the tests walk to their start.</summary>
public abstract class OfficeTest(BrowserSite shared) : BrowserTest(shared)
{
    private readonly BrowserSite shared = shared;

    /// <summary>The office behind the site.</summary>
    protected BackOffice Office { get; private set; } = default!;

    /// <inheritdoc />
    protected override async Task<SiteProcess> StartSiteAsync(BrowserSite shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        Office = await this.shared.JourneysOfficeAsync();
        return await shared.JourneysAsync();
    }

    /// <summary>Where <c>BROWSER_ARTIFACTS</c> is set, takes pictures of the page as it stands on both screens; it fits the narrow one.</summary>
    internal static async Task LookAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BROWSER_ARTIFACTS") is null)
        {
            return;
        }

        await ShotAsync(page, name);
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(390, 844);
        await ShotAsync(page, $"{name}-390");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways.");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>The form in front on a case page.</summary>
    protected static ILocator Form(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Locator(".case-work section.work-form:not([hidden]) .wf").First;
    }

    /// <summary>Presses the form's primary button.</summary>
    protected static Task PressAsync(ILocator form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Locator("[data-primary]").ClickAsync();
    }

    /// <summary>Presses the primary button, reads what will follow, and confirms: the button waits until it can have been read.</summary>
    protected static async Task PressAndConfirmAsync(ILocator form, string says)
    {
        await PressAsync(form);
        await Expect(form.Locator(".wf-confirm")).ToContainTextAsync(says);
        await PressAsync(form);
    }

    /// <summary>Declares the file free of secrets and uploads it.</summary>
    protected static async Task UploadAsync(ILocator form, string name)
    {
        ArgumentNullException.ThrowIfNull(form);
        await form.GetByText("我声明").First.ClickAsync();
        // A person cannot choose before the declaration has arrived; a test could, and nobody would hear of its file.
        await Expect(form.Locator("input[type=file]").First).ToBeEnabledAsync();
        await form.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = "%PDF-1.7 sample"u8.ToArray() });
        await Expect(form.Locator(".wf-files")).ToContainTextAsync(name);
    }

    /// <summary>Waits until the page says that it was done.</summary>
    protected static Task DoneAsync(IPage page, string what)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Expect(page.Locator(".case-notice.done h2")).ToContainTextAsync(what);
    }

    /// <summary>Opens an action of the menu 其他操作.</summary>
    protected static async Task<ILocator> OpenActionAsync(IPage page, string label)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.Locator(".case-menu summary").ClickAsync();
        await page.Locator(".case-menu").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
        await Expect(page.Locator("#work-action")).ToHaveTextAsync(label);
        return Form(page);
    }

    /// <summary>Opens a part of the case's record.</summary>
    protected static async Task<ILocator> SectionAsync(IPage page, string label)
    {
        ArgumentNullException.ThrowIfNull(page);
        var tab = page.Locator(".case-tabs").GetByRole(AriaRole.Link, new() { NameRegex = new($"^{label}") });
        var section = page.Locator($".case-section[aria-label='{label}']");
        // A click falls into the void while the page draws anew what has just been done; a person clicks again.
        for (var attempt = 0; attempt < 5 && !await section.IsVisibleAsync(); attempt++)
        {
            await tab.ClickAsync();
            await section.WaitForAsync(new() { Timeout = 8000 }).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await Expect(section).ToBeVisibleAsync();
        return section;
    }

    /// <summary>A case at the step of a form.</summary>
    protected Task<OfficeCase> CaseAsync(string? form, Func<Filing, Filing>? change = null, CaseWalk? walk = null) => Office.ToAsync(form, change, walk);

    /// <summary>The office as it was days ago: what is done there happened then.</summary>
    protected async Task<BackOffice> OfficeDaysAgoAsync(int days) => BackOffice.On(await shared.JourneysAsync(), new TestClock(DateTimeOffset.UtcNow.AddDays(-days)));

    /// <summary>Opens a case as an officer, whose form can then be filled in.</summary>
    protected async Task<IPage> AtWorkAsync(string user, OfficeCase of, Device device = Device.Desktop)
    {
        ArgumentNullException.ThrowIfNull(of);
        var page = await OfficeAsync(user, of.Path, device);
        await Expect(Form(page).Locator("[data-primary]")).ToBeEnabledAsync();
        return page;
    }
}
