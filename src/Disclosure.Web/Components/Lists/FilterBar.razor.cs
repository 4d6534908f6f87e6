using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Queues;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Lists;

/// <summary>What a list is narrowed to. Picks take effect at once, the text when it is sent with Enter.</summary>
public partial class FilterBar
{
    private string? text;
    private DateOnly? from;
    private DateOnly? to;
    private bool ranged;
    private QueueFilter? seen;

    /// <summary>The filter in force.</summary>
    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    /// <summary>Departments to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DepartmentName> Departments { get; set; }

    /// <summary>Told the new filter.</summary>
    [Parameter]
    public EventCallback<QueueFilter> OnChange { get; set; }

    private string State { get; set; } = string.Empty;

    private string Department { get; set; } = string.Empty;

    private string Channel { get; set; } = string.Empty;

    private string Due { get; set; } = string.Empty;

    private string Kind { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // The list is drawn again for many reasons, also before a pick has reached the address: what is typed or picked stays.
        if (Filter == seen)
        {
            return;
        }

        seen = Filter;
        text = Filter.Text;
        State = Filter.State ?? string.Empty;
        Department = Filter.Department ?? string.Empty;
        Channel = Filter.Channel?.ToString() ?? string.Empty;
        Kind = Filter.Kind?.ToString() ?? string.Empty;
        (from, to) = (Filter.DueFrom, Filter.DueTo);
        ranged = Filter.Due is null && (ranged || from is not null || to is not null);
        Due = Filter.Due ?? (ranged ? "range" : string.Empty);
    }

    private Task SearchAsync() => OnChange.InvokeAsync(Filter with { Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() });

    private Task PickedAsync()
    {
        ranged = Due == "range";
        return OnChange.InvokeAsync(new QueueFilter
        {
            State = NullIfEmpty(State),
            Department = NullIfEmpty(Department),
            Channel = Enum.TryParse<ReceiptChannel>(Channel, out var channel) ? channel : null,
            Kind = Enum.TryParse<RequestKind>(Kind, out var kind) ? kind : null,
            Due = ranged ? null : NullIfEmpty(Due),
            DueFrom = ranged ? from : null,
            DueTo = ranged ? to : null,
            Text = Filter.Text,
        });
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
