using System.Collections;
using System.Reflection;
using System.Resources;
using Disclosure.Web.Accounts;
using Disclosure.Web.Components.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Disclosure.Web.Tests.Office;

public sealed class OfficeShellTests
{
    [Fact]
    public void Every_word_of_the_library_is_Chinese_and_keeps_its_placeholders()
    {
        var library = typeof(MudButton).Assembly;
        using var reader = new ResourceReader(library.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!);
        var english = reader.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        Assert.True(english.Count > 100, "The library's own words were not found.");

        var localizer = new OfficeLocalizer();
        foreach (var (key, text) in english)
        {
            var chinese = localizer[key];
            Assert.False(chinese.ResourceNotFound, key);
            Assert.Equal(Placeholders(text), Placeholders(chinese.Value));
            Assert.True(!text.Any(char.IsLetter) || chinese.Value.Any(c => c >= 0x4E00), $"{key}: {chinese.Value}");
        }
    }

    [Fact]
    public void Arguments_are_put_in() => Assert.Equal("第 1—50 条，共 99 条", new OfficeLocalizer()["MudDataGridPager_InfoFormat", 1, 50, 99].Value);

    [Fact]
    public void Every_office_page_needs_an_officer_and_stands_in_the_office()
    {
        var pages = typeof(Program).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributes<RouteAttribute>().Any(r => r.Template == "/office" || r.Template.StartsWith("/office/", StringComparison.Ordinal))).ToList();
        Assert.True(pages.Count >= 3, "No office pages were found.");
        foreach (var page in pages)
        {
            var beforeTheOffice = page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is not null;
            if (page.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
            {
                Assert.True(beforeTheOffice, $"{page.Name} lets everybody in and is interactive.");
                Assert.Contains(page.Namespace, new[] { "Disclosure.Web.Features.SignIn" });
                continue;
            }

            Assert.Equal(AccountSetup.Officer, page.GetCustomAttribute<AuthorizeAttribute>()?.Policy);
            Assert.True(beforeTheOffice || page.GetCustomAttribute<LayoutAttribute>()?.LayoutType == typeof(OfficeLayout), $"{page.Name} has another layout.");
        }
    }

    private static string Placeholders(string text) => string.Concat(Enumerable.Range(0, 5).Where(i => text.Contains($"{{{i}}}", StringComparison.Ordinal)));
}
