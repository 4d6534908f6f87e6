using Disclosure.Web.Cases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>Registers the outbox. <see cref="Mail.MailSetup"/> registers what it sends through.</summary>
public static class OutboxSetup
{
    /// <summary>Adds queue, templates, sender and its health. <see cref="MailComposer"/> and its <see cref="SiteOptions"/> are among them.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site"));
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Mail:Outbox")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddSingleton<OutboxSignal>();
        services.TryAddSingleton<CaseBell>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxMonitor>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher>());
        services.AddHealthChecks().AddCheck<OutboxHealth>("mail");
        return services;
    }
}
