using System.Security.Claims;
using Bunit;
using Disclosure.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Support;

/// <summary>Renders office components on the real services of a site, signed in as whoever the test says.</summary>
public sealed class OfficePage : BunitContext
{
    private readonly Signed signed = new();

    public OfficePage(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<AuthenticationStateProvider>(signed);
        Services.AddScoped<ActorAccessor>();
        Services.AddFallbackServiceProvider(site.Services);
    }

    /// <summary>Opens the case page as an officer.</summary>
    public IRenderedComponent<Features.CasePage.CasePage> Open(Guid caseId, Actor actor)
    {
        signed.Actor = actor;
        GoTo($"/office/cases/{caseId}");
        return Render<Features.CasePage.CasePage>(p => p.Add(c => c.Id, caseId));
    }

    /// <summary>Follows a link.</summary>
    public void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private sealed class Signed : AuthenticationStateProvider
    {
        public Actor? Actor { get; set; }

        public override Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            var identity = Actor is not { } actor ? new ClaimsIdentity() : new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, actor.Id!.Value.ToString()),
                    new(ClaimTypes.Name, actor.Name),
                    new("display-name", actor.Name),
                    new("authority", actor.AuthorityId!.Value.ToString()),
                    new("department", actor.DepartmentId?.ToString() ?? string.Empty),
                    .. actor.Roles.Select(r => new Claim(ClaimTypes.Role, r)),
                ],
                IdentityConstants.ApplicationScheme);
            return Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity)));
        }
    }
}
