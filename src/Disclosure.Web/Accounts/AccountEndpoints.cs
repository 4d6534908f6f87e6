using Disclosure.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Disclosure.Web.Accounts;

/// <summary>Signing out; signing in is the page <c>/office/sign-in</c>.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAccountEndpoints(this WebApplication app) =>
        app.MapPost("/office/sign-out", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(OfficeAddress.SignIn + "?signed-out=1");
        }).RequireAuthorization(AccountSetup.Officer);
}
