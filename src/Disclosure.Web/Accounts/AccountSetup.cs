using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Disclosure.Web.Accounts;

/// <summary>Sign-in by cookie over ASP.NET Core Identity, with lockout.</summary>
public static class AccountSetup
{
    /// <summary>Name of the authorization policy of every office page.</summary>
    public const string Officer = "officer";

    /// <summary>Registers accounts.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 12;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireUppercase = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.User.RequireUniqueEmail = false;
                o.User.AllowedUserNameCharacters = string.Empty;
            })
            .AddEntityFrameworkStores<DisclosureDb>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager<OfficeSignInManager>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.Cookie.Name = "disclosure-office";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.LoginPath = OfficeAddress.SignIn;
            o.AccessDeniedPath = "/office/denied";
            o.ExpireTimeSpan = TimeSpan.FromHours(9);
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        })
        // Not used to remember anything; but whoever is found to be disabled is signed out of this scheme too.
        .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorizationBuilder().AddPolicy(Officer, p => p.RequireAuthenticatedUser());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, OfficerRevalidation>();
        services.AddHttpContextAccessor();
        services.AddScoped<ActorAccessor>();
        services.AddScoped<AccountDirectory>();
        return services;
    }
}
