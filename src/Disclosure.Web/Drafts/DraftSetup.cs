using Disclosure.Web.Files;

namespace Disclosure.Web.Drafts;

/// <summary>Registers drafts and the uploads that wait in them.</summary>
public static class DraftSetup
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<DraftStore>();
        services.AddSingleton<OfficerUploads>();
        services.AddTransient<DraftKeeper>();
        return services;
    }
}
