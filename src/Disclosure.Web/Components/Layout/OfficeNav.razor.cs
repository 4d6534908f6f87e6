using Disclosure.Web.Accounts;
using Disclosure.Web.Queues;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Disclosure.Web.Components.Layout;

/// <summary>The queues with live counts, and the pages of other slices. Counts again at every move and once a minute.</summary>
public sealed partial class OfficeNav : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private IReadOnlyList<QueueDefinition> queues = [];
    private IReadOnlyList<OfficeLink> links = [];
    private ITimer? timer;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private QueueCounter Counter { get; set; } = default!;

    [Inject]
    private IEnumerable<OfficeLink> Links { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<OfficeNav> Logger { get; set; } = default!;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Counter.Changed -= Draw;
        Navigation.LocationChanged -= Moved;
        if (timer is not null)
        {
            await timer.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var actor = (await Sessions.GetAsync()).Actor;
        queues = [.. QueueCatalogue.For(actor)];
        links = [.. Links.Where(l => l.IsFor(actor)).OrderBy(l => l.Order)];
        Counter.Changed += Draw;
        Navigation.LocationChanged += Moved;
        timer = Time.CreateTimer(_ => _ = InvokeAsync(CountAsync), null, Every, Every);
        await CountAsync();
    }

    private string? Tone(string key) => key switch
    {
        QueueCatalogue.Overdue or QueueCatalogue.Failed => "late",
        QueueCatalogue.Soon => "soon",
        QueueCatalogue.Disputes when Any(QueueCatalogue.DisputesOverdue) => "late",
        QueueCatalogue.Disputes when Any(QueueCatalogue.DisputesSoon) => "soon",
        _ => null,
    };

    /// <summary>What the colour says, for those who do not see it.</summary>
    private string? Alarm(string key) => key == QueueCatalogue.Disputes && Any(QueueCatalogue.DisputesOverdue) ? "，有超期"
        : key == QueueCatalogue.Disputes && Any(QueueCatalogue.DisputesSoon) ? "，有临期" : null;

    private bool Any(string key) => Counter.Current?.GetValueOrDefault(key) > 0;

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(CountAsync);

    private void Draw() => StateHasChanged();

    private async Task CountAsync()
    {
        try
        {
            await Counter.RefreshAsync();
        }
        catch (UnauthorizedAccessException)
        {
            // Signed out meanwhile: the page itself says so.
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            // The numbers of a moment ago stay; the page must not fall with them.
            Logger.LogError(e, "Counting the queues failed.");
        }
    }
}
