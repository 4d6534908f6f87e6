using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Support;

/// <summary>Officers with real accounts, signed in by the real cookie without the way through the sign-in page.</summary>
public static class SignedIn
{
    /// <summary>Makes an account and a client that is signed in with it.</summary>
    public static async Task<(HttpClient Client, Actor Actor)> SignInAsync(this Site site, string department, params string[] roles)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var name = $"officer-{Guid.NewGuid():N}";
        var problems = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().AddAsync(new NewAccount(name, $"{roles[0]}@{department}", "password-for-tests-1", department, roles));
        Assert.Empty(problems);
        var account = await scope.ServiceProvider.GetRequiredService<DisclosureDb>().Users.SingleAsync(u => u.UserName == name);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var options = site.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = site.Get<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(9) }, IdentityConstants.ApplicationScheme);
        var cookies = new CookieContainer { MaxCookieSize = 16 * 1024 };
        cookies.Add(new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), "/", "localhost"));
        var client = site.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(cookies));
        return (client, ActorAccessor.From(principal)!);
    }
}
