using System.Text.Json.Nodes;
using Disclosure.Architecture.Tests.Support;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Architecture.Tests;

/// <summary>What a slice offers is reachable, and nobody reaches the office unasked.</summary>
public sealed class RegistrationTests(BuiltSite site) : IClassFixture<BuiltSite>
{
    [Fact]
    public void Every_handler_is_registered()
    {
        var handlers = Product.TypesOf(Product.Web)
            .Where(t => t.In("Disclosure.Web.Features") && t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Handler", StringComparison.Ordinal))
            .ToList();
        Assert.True(handlers.Count >= 20, "Too few handlers were found.");

        Rule.None(handlers.Where(h => site.Services.GetRequiredService<IServiceProviderIsService>() is var known && !known.IsService(h)).Select(h => h.FullName));
    }

    [Fact]
    public void Every_form_of_a_shipped_definition_has_its_component()
    {
        var forms = site.Services.GetServices<TaskForm>().ToList();
        var keys = Directory.EnumerateFiles(Path.Combine(Product.Root, "workflows"), "*.json").SelectMany(p => FormKeys(JsonNode.Parse(File.ReadAllText(p))!)).Distinct().ToList();
        Assert.True(keys.Count >= 15, "Too few form keys were found.");

        Rule.None(keys.Except(forms.Select(f => f.Form)).Except(OpinionForms.Steps.Keys));
        Rule.None(OpinionForms.Steps.Keys.Except(keys));
        Rule.None(forms.GroupBy(f => f.Form).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var pages = Product.Web.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0).ToList();
        var office = pages.Where(p => Routes(p).Any(r => r.StartsWith("/office", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(office);
        Assert.True(pages.Count > office.Count);

        Rule.None(office.Where(p => !Has<AuthorizeAttribute>(p) && !Has<AllowAnonymousAttribute>(p)).Select(p => $"{p.Name} asks nobody who they are"));
        Rule.None(pages.Except(office).Where(p => !Has<ExcludeFromInteractiveRoutingAttribute>(p)).Select(p => $"{p.Name} is public and not static"));
    }

    [Fact]
    public void Every_office_endpoint_asks_who_calls()
    {
        var endpoints = site.Endpoints.Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("office", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(endpoints);

        Rule.None(endpoints
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => $"{e.RoutePattern.RawText} asks nobody who they are"));
    }

    private static IEnumerable<string> Routes(Type page) => page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Select(r => r.Template);

    private static bool Has<T>(Type type) => type.GetCustomAttributes(typeof(T), true).Length > 0;

    private static IEnumerable<string> FormKeys(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "form" && p.Value?["expression"]?["value"] is { } value ? [value.GetValue<string>()] : p.Value is null ? [] : FormKeys(p.Value)),
        JsonArray a => a.OfType<JsonNode>().SelectMany(FormKeys),
        _ => [],
    };
}

/// <summary>The site, built and not started, every registration checked.</summary>
public sealed class BuiltSite : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure-architecture-").FullName;
    private readonly WebApplication app;

    public BuiltSite() =>
        // In Development the container refuses a service that lacks a dependency or outlives one.
        app = SiteHost.Build(["--applicationName", "Disclosure.Web", "--environment", "Development", "--Data:Directory", folder, "--Demo:Cases", "false"]);

    /// <summary>The container.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Every endpoint.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
