using System.Collections.Frozen;
using System.Security.Claims;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Accounts;

/// <summary>Puts authority, department, name and roles into the sign-in cookie.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    internal const string Authority = "authority";
    internal const string Department = "department";
    internal const string DisplayName = "display-name";

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Authority, user.AuthorityId.ToString()));
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.DepartmentId is { } department)
        {
            identity.AddClaim(new Claim(Department, department.ToString()));
        }

        identity.AddClaims(user.RoleKeys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => new Claim(identity.RoleClaimType, r)));
        return identity;
    }
}

/// <summary>The actor behind the present request or circuit.</summary>
public sealed class ActorAccessor(AuthenticationStateProvider authentication)
{
    /// <summary>The signed-in officer.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async Task<Actor> OfficerAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return From(state.User) ?? throw new UnauthorizedAccessException("Nobody is signed in.");
    }

    /// <summary>From a principal; null when it is not a signed-in officer.</summary>
    public static Actor? From(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new Actor(
                id,
                user.FindFirstValue(AccountClaims.DisplayName) ?? user.Identity.Name!,
                Guid.Parse(user.FindFirstValue(AccountClaims.Authority)!),
                Guid.TryParse(user.FindFirstValue(AccountClaims.Department), out var department) ? department : null,
                user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToFrozenSet())
            : null;
    }
}
