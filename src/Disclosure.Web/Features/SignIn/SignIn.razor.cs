using Disclosure.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.SignIn;

/// <summary>登录: a static page, so that it works without JavaScript and can set the cookie of its own response.</summary>
public partial class SignIn
{
    private string? error;
    private IReadOnlyList<DemoAccount> demos = [];

    /// <summary>Where to go afterwards; only an office page of this site is followed.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    /// <summary>Set after signing out.</summary>
    [SupplyParameterFromQuery(Name = "signed-out")]
    private string? SignedOut { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInInput? Input { get; set; }

    [SupplyParameterFromForm(FormName = "demo")]
    private string? DemoUser { get; set; }

    [Inject]
    private SignInHandler Handler { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string? ErrorId => error is null ? null : "sign-in-error";

    private string? Invalid => error is null ? null : "true";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        demos = await Handler.DemoAccountsAsync();
    }

    private async Task SignInAsync() => Go(await Handler.SignInAsync(Input!.UserName, Input.Password));

    private async Task SignInAsDemoAsync() => Go(await Handler.SignInAsDemoAsync(DemoUser ?? string.Empty));

    private void Go(string? problem)
    {
        error = problem;
        if (problem is null)
        {
            Navigation.NavigateTo(OfficeAddress.Safe(ReturnUrl));
        }
    }

    /// <summary>What was typed.</summary>
    private sealed class SignInInput
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
