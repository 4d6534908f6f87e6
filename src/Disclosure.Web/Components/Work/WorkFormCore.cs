using Disclosure.Web.Drafts;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Work;

/// <summary>What the fields of a form know of it.</summary>
public abstract class WorkFormCore : ComponentBase
{
    private readonly Dictionary<string, WorkFieldBase> fields = new(StringComparer.Ordinal);
    private readonly string prefix = $"w{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Case, officer and draft.</summary>
    [Parameter, EditorRequired]
    public required WorkSubject Subject { get; set; }

    /// <summary>What was wrong with the last try.</summary>
    public WorkErrors Errors
    {
        get;
        protected set
        {
            field = value;

            // A field whose parameters are the same as before is not rendered with the form, and would not show its message.
            foreach (var shown in fields.Values)
            {
                shown.Refresh();
            }
        }
    } = WorkErrors.None;

    /// <summary>True while a command runs: nothing can be pressed.</summary>
    public bool Busy { get; protected set; }

    /// <summary>True while the officer is asked to confirm.</summary>
    public bool Confirming { get; protected set; }

    /// <summary>The fields now on the form, by name.</summary>
    protected IReadOnlyDictionary<string, WorkFieldBase> Fields => fields;

    /// <summary>Id of a field's input on the page.</summary>
    public string IdOf(string field) => $"{prefix}-{field?.Replace('.', '-')}";

    /// <summary>A field was changed: the draft follows, its message goes, and what was to be confirmed is no longer what was shown.</summary>
    public void Changed(string? field = null)
    {
        if (field is not null)
        {
            Errors.Dismiss(field);
        }

        Confirming = false;
        OnChanged();
        StateHasChanged();
    }

    internal void Register(WorkFieldBase field) => fields[field.Field] = field;

    internal void Unregister(WorkFieldBase field)
    {
        if (fields.GetValueOrDefault(field.Field) == field)
        {
            fields.Remove(field.Field);
        }
    }

    /// <summary>The model has changed.</summary>
    protected abstract void OnChanged();
}
