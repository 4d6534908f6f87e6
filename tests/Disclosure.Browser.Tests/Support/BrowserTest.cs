using System.Collections.Concurrent;
using Disclosure.Tests.Support;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests.Support;

/// <summary>
/// Base of every browser test. The real site runs as a process; pages are in zh-CN and Asia/Shanghai.
/// <code>
/// public sealed class HomeTests(BrowserSite site) : BrowserTest(site)
/// {
///     [Fact]
///     public async Task A_citizen_reads_the_home_page_on_a_phone_without_javascript()
///     {
///         var page = await OpenAsync("/", Device.Phone, javaScript: false);      // a citizen: own context, no cookies
///         await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
///         await Accessibility.AssertCleanAsync(page);                             // public page: zero violations
///
///         var office = await OfficeAsync("demo-user", "/office");                 // signed in by a demo account
///         await Accessibility.AssertNoSeriousAsync(office);                       // office page: none serious or critical
///         await ShotAsync(page, "home-phone");                                    // a picture for the eye, any time
///     }
/// }
/// </code>
/// When a test fails, a screenshot and the markup of each of its pages, and the site's log, are written to
/// <see cref="Artifacts"/> and named in the test's output. A test also fails when a page threw a script error, broke the
/// content security policy, or missed one of its files (see <see cref="Watch"/>).
/// </summary>
public abstract class BrowserTest(BrowserSite fixture) : IAsyncLifetime
{
    // The sign-in is a journey of its own; elsewhere it is done once for each site and account.
    private static readonly ConcurrentDictionary<(SiteProcess Site, string User), Cookie[]> SignedIn = new();

    private readonly List<IBrowserContext> contexts = [];
    private readonly List<IPage> pages = [];
    private readonly List<string> problems = [];

    /// <summary>Folder of pictures and logs: <c>BROWSER_ARTIFACTS</c>, or beside the test assembly.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("BROWSER_ARTIFACTS") ?? Path.Combine(AppContext.BaseDirectory, "artifacts")).FullName;

    /// <summary>The site of this test; Development unless a class overrides <see cref="StartSiteAsync"/>.</summary>
    protected SiteProcess Site { get; private set; } = default!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Site = await StartSiteAsync(fixture);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed || problems.Count > 0)
        {
            await KeepEvidenceAsync();
        }

        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }

        if (!failed)
        {
            Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>Which site the class runs on; override for Production or for a site with settings of its own.</summary>
    protected virtual Task<SiteProcess> StartSiteAsync(BrowserSite shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.DevelopmentAsync();
    }

    /// <summary>True for an error of a script or on the console that belongs to what the class does, such as a connection that it breaks.</summary>
    protected virtual bool Expects(string error) => false;

    /// <summary>Opens a path as an unknown visitor, in a context of its own.</summary>
    protected async Task<IPage> OpenAsync(string path, Device device = Device.Desktop, bool javaScript = true)
    {
        var page = await (await ContextAsync(device, javaScript)).NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Opens an office path signed in as a demo account, by its user name, in a context of its own.</summary>
    protected async Task<IPage> OfficeAsync(string demoUser, string path = "/office", Device device = Device.Desktop)
    {
        var context = await ContextAsync(device);
        var page = await context.NewPageAsync();
        if (SignedIn.TryGetValue((Site, demoUser), out var cookies))
        {
            await context.AddCookiesAsync(cookies);
        }
        else
        {
            await SignInAsync(page, demoUser);
            SignedIn[(Site, demoUser)] = [.. (await context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite })];
        }

        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Presses the button of a demo account on the sign-in page, and sees that it left the page.</summary>
    protected static async Task SignInAsync(IPage page, string demoUser)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.Url.Contains("/office/sign-in", StringComparison.Ordinal))
        {
            await page.GotoAsync("/office/sign-in");
        }

        var button = page.Locator($"button[name=DemoUser][value='{demoUser}']");
        Assert.True(await button.CountAsync() == 1, $"No demo account '{demoUser}' on {page.Url}.");
        await button.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/office/sign-in", StringComparison.Ordinal));
    }

    /// <summary>A fresh context: no cookies, zh-CN, Asia/Shanghai, desktop 1440×900 or phone 390×844.</summary>
    protected async Task<IBrowserContext> ContextAsync(Device device = Device.Desktop, bool javaScript = true)
    {
        var context = await fixture.Browser.NewContextAsync(new()
        {
            BaseURL = Site.BaseUrl,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = javaScript,
            ViewportSize = device == Device.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            IsMobile = device == Device.Phone,
            HasTouch = device == Device.Phone,
        });
        context.SetDefaultTimeout(20_000);
        context.Page += (_, page) => Watch(page);
        contexts.Add(context);
        if (!javaScript)
        {
            PlainContexts.Add(context);
        }

        return context;
    }

    /// <summary>Writes a full-page picture to <see cref="Artifacts"/> and returns its path.</summary>
    protected static async Task<string> ShotAsync(IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        var path = Path.Combine(Artifacts, $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    private void Watch(IPage page)
    {
        pages.Add(page);
        page.PageError += (_, error) =>
        {
            if (!Expects(error))
            {
                problems.Add($"Script error on {page.Url}: {error}");
            }
        };
        page.Console += (_, message) =>
        {
            // A missing file is told below with its address; the page itself may be an error page on purpose.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !Expects(message.Text))
            {
                problems.Add($"Console error on {page.Url}: {message.Text}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType is "stylesheet" or "script" or "image" or "font")
            {
                problems.Add($"{response.Status} for {response.Url} on {page.Url}");
            }
        };
    }

    private async Task KeepEvidenceAsync()
    {
        var name = string.Concat((TestContext.Current.TestCase?.TestMethodName ?? "test").Take(120));
        var output = TestContext.Current.TestOutputHelper;
        foreach (var (page, index) in pages.Where(p => !p.IsClosed).Select((p, i) => (p, i)))
        {
            try
            {
                output?.WriteLine($"{page.Url}: {await ShotAsync(page, $"FAILED-{name}-{index}")}");
                await File.WriteAllTextAsync(Path.Combine(Artifacts, $"FAILED-{name}-{index}.html"), await page.ContentAsync());
            }
            catch (PlaywrightException e)
            {
                output?.WriteLine($"No picture of {page.Url}: {e.Message}");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(Artifacts, $"FAILED-{name}.log"), Site.Log);
        output?.WriteLine($"The site's log: {Path.Combine(Artifacts, $"FAILED-{name}.log")}");
    }
}

/// <summary>Size of the screen.</summary>
public enum Device
{
    /// <summary>1440×900.</summary>
    Desktop,

    /// <summary>390×844, touch.</summary>
    Phone,
}
