namespace Disclosure.Web.Api;

/// <summary>The public HTTP interface, described at <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    /// <summary>Registers what the interface needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1");
        services.AddProblemDetails();
        services.AddRateLimiter(o => o.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        return services;
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapApi(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");
}
