using Disclosure.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Disclosure.Web.Components.Layout;

/// <summary>The frame of every office page: who is signed in, the queues, and what to say when a page fails.</summary>
public sealed partial class OfficeLayout : IDisposable
{
    private OfficeSession? session;
    private ErrorBoundary? boundary;
    private bool menuOpen;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Where => string.Join(" · ", new[] { session!.Department, string.Join("、", session.RoleNames) }.Where(x => !string.IsNullOrEmpty(x)));

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= LeavePage;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += LeavePage;
        session = await Sessions.GetAsync();
    }

    private void LeavePage(object? sender, LocationChangedEventArgs e) => InvokeAsync(() =>
    {
        menuOpen = false;
        boundary?.Recover();
        StateHasChanged();
    });
}
