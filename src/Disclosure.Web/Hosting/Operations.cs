using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Disclosure.Web.Hosting;

/// <summary>Health and metrics.</summary>
public static class Operations
{
    /// <summary>Registers health checks.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<Cases.DerivedVerifier>();
        services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        return services;
    }

    /// <summary>Maps <c>/healthz/live</c> and <c>/healthz/ready</c>.</summary>
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new() { Predicate = c => c.Tags.Contains("live") });
        app.MapHealthChecks("/healthz/ready");
    }
}
