using Disclosure.Web.Components.Public;
using Disclosure.Web.Features.Apply;

namespace Disclosure.Web.Features;

/// <summary>Registers and maps the posts and downloads of the public pages. A slice adds one line here.</summary>
public static class PublicEndpoints
{
    /// <summary>Registers the public slices.</summary>
    public static IServiceCollection AddPublicFeatures(this IServiceCollection services)
    {
        services.AddApply();
        return services;
    }

    /// <summary>Maps them.</summary>
    public static void MapPublicPages(this IEndpointRouteBuilder routes)
    {
        DisplayPreference.Map(routes);
        routes.MapApply();
    }
}
