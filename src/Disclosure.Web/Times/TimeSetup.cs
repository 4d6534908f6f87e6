namespace Disclosure.Web.Times;

/// <summary>Registers what figures stand on.</summary>
public static class TimeSetup
{
    /// <summary>Adds the board and the job that writes what older cases lack.</summary>
    public static IServiceCollection AddTimes(this IServiceCollection services)
    {
        services.AddSingleton<TimeBoard>();
        services.AddSingleton<TimeBackfill>();
        services.AddHostedService(p => p.GetRequiredService<TimeBackfill>());
        return services;
    }
}
