using Disclosure.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Work;

/// <summary>A field of a form: label, hint, and the refusal of the domain that names it.</summary>
public abstract class WorkFieldBase : ComponentBase, IDisposable
{
    /// <summary>The form.</summary>
    [CascadingParameter]
    public required WorkFormCore Form { get; set; }

    /// <summary>Name of the field, as refusals name it.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    /// <summary>Label.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>A line under the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Required is the default; what may be left empty is marked 选填.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Id of the input.</summary>
    public string Id => Form.IdOf(Field);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public virtual string? Error => Form.Errors.For(Field);

    /// <summary>Ids of hint and message, for screen readers; null when there are none.</summary>
    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>True for screen readers when something is wrong.</summary>
    protected string? Invalid => Error is null ? null : "true";

    /// <summary>What the field itself misses before the domain can be asked; null when nothing.</summary>
    public virtual Refusal? Missing => null;

    /// <summary>The text in the field, as the browser holds it; null for fields that hold no typed text.</summary>
    public virtual string? TypedText => null;

    /// <summary>Takes text that the browser holds and the server never got, because the connection was lost.</summary>
    public virtual Task RecoverAsync(string text) => Task.CompletedTask;

    /// <summary>Shows what is wrong now.</summary>
    internal void Refresh() => StateHasChanged();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Form.Register(this);

    /// <summary>Takes the field off the form.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Form.Unregister(this);
        }
    }
}
