using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Record;

/// <summary>内部备注 of a case, with the form that adds one.</summary>
public sealed partial class NoteList
{
    private Guid noteId = Guid.NewGuid();
    private string? text;
    private string? error;
    private bool busy;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Its notes, the newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseNote> Notes { get; set; }

    /// <summary>Who writes.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>A note was added.</summary>
    [Parameter]
    public EventCallback OnAdded { get; set; }

    [Inject]
    private AddNoteHandler Handler { get; set; } = default!;

    private async Task AddAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await Handler.HandleAsync(Actor, CaseId, text, noteId);
        (busy, error) = (false, outcome.Message);
        if (outcome.Succeeded)
        {
            (text, noteId) = (null, Guid.NewGuid());
            await OnAdded.InvokeAsync();
        }
    }
}
