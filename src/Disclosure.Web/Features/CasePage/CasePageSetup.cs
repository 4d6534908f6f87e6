namespace Disclosure.Web.Features.CasePage;

/// <summary>Registers the case page.</summary>
public static class CasePageSetup
{
    /// <summary>Adds its query and handlers.</summary>
    public static IServiceCollection AddCasePage(this IServiceCollection services)
    {
        services.AddSingleton<CasePageQuery>();
        services.AddSingleton<CaseFollower>();
        return services;
    }
}
