using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.Queue;

/// <summary>A queue: 我的待办 at <c>/office</c>, the others by their key. What it is narrowed to stands in the address, the text excepted.</summary>
public partial class QueueView
{
    private QueueDefinition? queue;
    private QueueFilter filter = QueueFilter.None;
    private IReadOnlyList<DepartmentName> departments = [];
    private QueuePage? page;
    private NoticeList? notices;
    private DateOnly today;
    private bool allowed;
    private bool failed;
    private bool focusRow;
    private string? shown;

    /// <summary>Which queue; none for 我的待办.</summary>
    [Parameter]
    public string? Key { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "due")]
    private string? Due { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [Inject]
    private QueueReader Reader { get; set; } = default!;

    [Inject]
    private QueueMemory Memory { get; set; } = default!;

    [Inject]
    private QueueCounter Counter { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<QueueView> Logger { get; set; } = default!;

    private string List => Key ?? QueueCatalogue.Mine;

    private Cursor? Place => Cursor.Parse(After, backwards: false) ?? Cursor.Parse(Before, backwards: true);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == Navigation.Uri)
        {
            return;
        }

        if (queue?.Key != List)
        {
            page = null;
        }

        shown = Navigation.Uri;
        queue = QueueCatalogue.Find(List);
        filter = QueueFilter.Parse(State, Department, Channel, Due, From, To, Kind) with { Text = Memory.TextOf(List) };
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusRow && page is not null)
        {
            focusRow = false;
            await Js.InvokeVoidAsync("disclosureOffice.focusFirstRow");
        }
    }

    private async Task LoadAsync()
    {
        var session = await Sessions.GetAsync();
        departments = session.Departments;
        today = Time.Today();
        allowed = queue?.IsFor(session.Actor) == true;
        if (queue is null || !allowed)
        {
            return;
        }

        try
        {
            failed = false;
            page = await Reader.ReadAsync(queue, session.Actor, filter, Place);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The queue {Queue} could not be read.", queue.Key);
            failed = true;
        }
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        await Counter.RefreshAsync();
        if (notices is not null)
        {
            await notices.LoadAsync();
        }
    }

    private async Task NarrowAsync(QueueFilter wanted)
    {
        Memory.Keep(List, wanted.Text);
        var address = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(wanted.ToQuery()) { ["after"] = null, ["before"] = null });
        if (address == Navigation.Uri)
        {
            // Only the text has changed, which is no part of the address.
            filter = wanted;
            await LoadAsync();
            return;
        }

        Navigation.NavigateTo(address);
    }

    private void Move(Cursor? place)
    {
        focusRow = true;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["after"] = place is { Backwards: false } ? place.ToString() : null,
            ["before"] = place is { Backwards: true } ? place.ToString() : null,
        }));
    }
}
