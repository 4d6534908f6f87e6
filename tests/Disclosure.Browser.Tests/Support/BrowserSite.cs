using System.Collections.Concurrent;
using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserSite))]

namespace Disclosure.Browser.Tests.Support;

/// <summary>
/// One Chromium and one site for all tests of this assembly; each test gets its own browser contexts, so tests may run
/// side by side, and none may rely on an empty database. Tests derive from <see cref="BrowserTest"/> and rarely use this.
/// </summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SiteProcess>>> sites = new();
    private readonly Lazy<Task<BackOffice>> office;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public BrowserSite() => office = new(async () => BackOffice.On(await JourneysAsync()));

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not started.");

    /// <summary>The shared site in Development: demo accounts, mails as files, no demo cases.</summary>
    public Task<SiteProcess> DevelopmentAsync() => SiteAsync("Development");

    /// <summary>A site in Development for journeys that need many cases of their own, apart from those that look at whole queues.</summary>
    public Task<SiteProcess> JourneysAsync() => sites.GetOrAdd("Journeys", _ => new(() => SiteProcess.StartAsync(new() { Settings = new Dictionary<string, string> { ["Mail:Outbox:Poll"] = "00:00:00.5" } }))).Value;

    /// <summary>The office behind <see cref="JourneysAsync"/>.</summary>
    public Task<BackOffice> JourneysOfficeAsync() => office.Value;

    /// <summary>The shared site in Production, started when first asked for.</summary>
    public Task<SiteProcess> ProductionAsync() => SiteAsync("Production");

    /// <summary>The site in Development with its demo cases, as it first greets a newcomer; started when first asked for.</summary>
    public Task<SiteProcess> DemonstrationAsync() =>
        sites.GetOrAdd("Demonstration", _ => new(() => SiteProcess.StartAsync(new() { Settings = new Dictionary<string, string> { ["Demo:Cases"] = "true" } }))).Value;

    /// <summary>A demonstration of its own for the import of a calendar: on a shared one every due date would move.</summary>
    public Task<SiteProcess> CalendarAsync() =>
        sites.GetOrAdd("Calendar", _ => new(() => SiteProcess.StartAsync(new() { Settings = new Dictionary<string, string> { ["Demo:Cases"] = "true" } }))).Value;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // A loaded machine draws slowly; what never comes still fails.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=zh-CN", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (office.IsValueCreated)
        {
            await (await office.Value).DisposeAsync();
        }

        foreach (var site in sites.Values)
        {
            await (await site.Value).DisposeAsync();
        }
    }

    private Task<SiteProcess> SiteAsync(string environment) =>
        sites.GetOrAdd(environment, e => new(() => SiteProcess.StartAsync(new() { Environment = e }))).Value;
}
