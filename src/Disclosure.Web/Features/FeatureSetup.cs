namespace Disclosure.Web.Features;

/// <summary>Registers the handlers of every slice. A slice adds one line here.</summary>
public static class FeatureSetup
{
    /// <summary>Adds all features.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        return services;
    }
}
