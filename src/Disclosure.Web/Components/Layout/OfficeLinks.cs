using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;
using MudBlazor;
using MudBlazor.Services;

namespace Disclosure.Web.Components.Layout;

/// <summary>A page in the office's navigation beside the queues. A slice adds its own.</summary>
/// <param name="Href">Address.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Order">Place among the others; 台账 is 100, 登记申请 200.</param>
/// <param name="IsFor">Who sees it; the page decides again.</param>
public sealed record OfficeLink(string Href, string Label, int Order, Func<Actor, bool> IsFor);

/// <summary>Registers what the office's layout needs.</summary>
public static class OfficeSetup
{
    /// <summary>Registers theme words, session, queues and counts.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddTransient<MudLocalizer, OfficeLocalizer>();
        // Chinese whatever the machine speaks.
        services.AddLocalizationInterceptor(p => new DefaultLocalizationInterceptor(p.GetRequiredService<ILoggerFactory>(), p.GetRequiredService<MudLocalizer>()) { IgnoreDefaultEnglish = true });
        services.AddSingleton<MovingClocks>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<QueueCounts>();
        services.AddScoped<QueueCounter>();
        services.AddScoped<QueueMemory>();
        services.AddScoped<OfficeSessions>();
        return services;
    }

    /// <summary>Adds a page to the navigation.</summary>
    public static IServiceCollection AddOfficeLink(this IServiceCollection services, string href, string label, int order, Func<Actor, bool> isFor) =>
        services.AddSingleton(new OfficeLink(href, label, order, isFor));
}
