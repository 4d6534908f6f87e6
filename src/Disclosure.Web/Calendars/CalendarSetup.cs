using Disclosure.Web.Cases;

namespace Disclosure.Web.Calendars;

/// <summary>The working calendar: what the host needs.</summary>
public static class CalendarSetup
{
    /// <summary>Adds the import and what recalculates after it.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services)
    {
        services.AddSingleton<CalendarSource>();
        services.AddSingleton<CalendarPlanner>();
        services.AddSingleton<CalendarCases>();
        services.AddSingleton<CalendarRecalculation>();
        services.AddSingleton<CalendarImporter>();
        services.AddSingleton<ReportColumnsFill>();
        services.AddHostedService<CalendarService>();
        return services;
    }
}
