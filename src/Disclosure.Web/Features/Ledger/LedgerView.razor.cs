using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.Ledger;

/// <summary>台账: every case that the officer may see. What it is narrowed to stands in the address, the text excepted.</summary>
public partial class LedgerView
{
    private const string List = "ledger";
    private QueueFilter filter = QueueFilter.None;
    private IReadOnlyList<DepartmentName> departments = [];
    private QueuePage? page;
    private DateOnly today;
    private bool allowed = true;
    private bool failed;
    private bool focusRow;
    private string? shown;

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
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<LedgerView> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Navigation.Uri)
        {
            shown = Navigation.Uri;
            filter = QueueFilter.Parse(State, Department, Channel, Due, From, To, Kind) with { Text = Memory.TextOf(List) };
            await LoadAsync();
        }
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
        (departments, today, allowed) = (session.Departments, Time.Today(), CaseAccess.SeesCases(session.Actor));
        try
        {
            failed = false;
            page = await Reader.LedgerAsync(session.Actor, filter, Cursor.Parse(After, backwards: false) ?? Cursor.Parse(Before, backwards: true));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The ledger could not be read.");
            failed = true;
        }
    }

    private async Task NarrowAsync(QueueFilter wanted)
    {
        Memory.Keep(List, wanted.Text);
        var address = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(wanted.ToQuery()) { ["after"] = null, ["before"] = null });
        if (address != Navigation.Uri)
        {
            Navigation.NavigateTo(address);
            return;
        }

        // Only the text has changed, which is no part of the address.
        filter = wanted;
        await LoadAsync();
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
