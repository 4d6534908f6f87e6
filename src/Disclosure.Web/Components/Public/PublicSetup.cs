using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Components.Public;

/// <summary>What all public pages share.</summary>
public static class PublicSetup
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<AuthoritySource>();
        services.AddSingleton<CitizenVisits>();
        services.AddScoped<LookupPost>();
        services.AddSingleton<CitizenMails>();
        services.AddSingleton<StagedFiles>();
        services.AddScoped<PageModel>();
        return services;
    }
}
