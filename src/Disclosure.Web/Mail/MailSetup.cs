using Microsoft.Extensions.Options;

namespace Disclosure.Web.Mail;

/// <summary>Registers what mails are sent through.</summary>
public static class MailSetup
{
    /// <summary>
    /// SMTP where a host is configured; otherwise <c>.eml</c> files in Development, and elsewhere nothing, visibly.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("Mail");
        services.AddOptions<MailOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        if (!string.IsNullOrWhiteSpace(section["Smtp:Host"]))
        {
            services.AddSingleton<IMailTransport, SmtpTransport>();
        }
        else if (environment.IsDevelopment())
        {
            services.AddSingleton<IMailTransport, PickupTransport>();
        }
        else
        {
            services.AddSingleton<IMailTransport, NoTransport>();
        }

        if (environment.IsDevelopment())
        {
            services.AddSingleton<PickupFolder>();
        }

        if (!string.IsNullOrWhiteSpace(section["Bounces:Imap:Host"]))
        {
            services.AddSingleton<BounceReader>();
            services.AddHostedService(p => p.GetRequiredService<BounceReader>());
        }

        return services;
    }
}
