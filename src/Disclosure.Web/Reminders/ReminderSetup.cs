namespace Disclosure.Web.Reminders;

/// <summary>Reminders: what the host needs.</summary>
public static class ReminderSetup
{
    /// <summary>Adds the rounds and what runs them.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration("Reminders").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReminderRound>();
        services.AddHostedService<ReminderService>();
        return services;
    }
}
