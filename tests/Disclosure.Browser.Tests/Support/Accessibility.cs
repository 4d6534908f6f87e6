using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests.Support;

/// <summary>Checks a page with axe against WCAG 2.0, 2.1 and 2.2, levels A and AA. A page without JavaScript is checked as it stands.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"),
    };

    /// <summary>Asserts that nothing is violated: for pages that citizens see.</summary>
    public static async Task AssertCleanAsync(IPage page) => Fail(page, await ViolationsAsync(page));

    /// <summary>Asserts that nothing serious or critical is violated: for office pages.</summary>
    public static async Task AssertNoSeriousAsync(IPage page) =>
        Fail(page, [.. (await ViolationsAsync(page)).Where(v => v.Impact is "serious" or "critical")]);

    private static async Task<IReadOnlyList<AxeResultItem>> ViolationsAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (PlainContexts.IsPlain(page.Context))
        {
            return await ViolationsOfPlainAsync(page);
        }

        var result = await page.RunAxe(Options).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(result.Passes.Length > 0, $"axe checked nothing on {page.Url}.");
        return result.Violations;
    }

    /// <summary>axe is a script and cannot run where scripts are off: its page gets the same markup and styles, and none of the site's scripts.</summary>
    private static async Task<IReadOnlyList<AxeResultItem>> ViolationsOfPlainAsync(IPage page)
    {
        var markup = (await page.ContentAsync())
            .Replace("<noscript", "<div", StringComparison.OrdinalIgnoreCase)
            .Replace("</noscript", "</div", StringComparison.OrdinalIgnoreCase);
        await using var context = await page.Context.Browser!.NewContextAsync(new()
        {
            Locale = "zh-CN",
            ViewportSize = page.ViewportSize is { } size ? new() { Width = size.Width, Height = size.Height } : null,
        });
        var twin = await context.NewPageAsync();
        await twin.RouteAsync("**/*", route => route.Request switch
        {
            { ResourceType: "document" } => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = markup }),
            { ResourceType: "script" } => route.AbortAsync(),
            _ => route.ContinueAsync(),
        });
        await twin.GotoAsync(page.Url);
        return await ViolationsAsync(twin);
    }

    private static void Fail(IPage page, IReadOnlyList<AxeResultItem> violations) => Assert.True(
        violations.Count == 0,
        $"{page.Url}:{Environment.NewLine}" + string.Join(Environment.NewLine, violations.SelectMany(v => v.Nodes.Select(n =>
            $"[{v.Impact}] {v.Id}: {v.Help} — {n.Target} {n.Html} ({v.HelpUrl})"))));
}
