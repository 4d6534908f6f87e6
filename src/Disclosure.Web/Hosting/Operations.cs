using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace Disclosure.Web.Hosting;

/// <summary>Health and metrics.</summary>
public static class Operations
{
    /// <summary>Registers health checks and meters.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<Cases.DerivedVerifier>();
        services.AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), ["live"])
            .AddCheck<ReadinessCheck>("site");
        services.AddSingleton<ProductMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddMeter(ProductMetrics.MeterName)
            // Hundreds of series after one page, and nobody to read them.
            .AddView("aspnetcore.components.update_parameters.duration", MetricStreamConfiguration.Drop)
            .AddPrometheusExporter());
        return services;
    }

    /// <summary>
    /// Maps <c>/healthz/live</c>, <c>/healthz/ready</c> (JSON with the reasons; 503 when not ready) and <c>/metrics</c>, which is
    /// answered to this machine only unless <c>Metrics:Public</c> is set.
    /// </summary>
    public static void MapOperations(this WebApplication app)
    {
        app.Services.GetRequiredService<ProductMetrics>();
        var everybody = app.Configuration.GetValue<bool>("Metrics:Public");
        app.MapHealthChecks("/healthz/live", new() { Predicate = c => c.Tags.Contains("live") });
        app.MapHealthChecks("/healthz/ready", new() { ResponseWriter = WriteAsync });
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics"
            && (everybody || context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress)));
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), e.Value.Description, e.Value.Data }),
    });
}
