using Disclosure.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CasePage.Sections;

/// <summary>内部备注.</summary>
public sealed partial class NotesSection
{
    private Guid noteId = Guid.NewGuid();
    private string? text;
    private string? error;
    private bool busy;

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public required CasePageData Data { get; set; }

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
        var outcome = await Handler.HandleAsync(Actor, Data.Case.Row.Id, text, noteId);
        (busy, error) = (false, outcome.Message);
        if (outcome.Succeeded)
        {
            (text, noteId) = (null, Guid.NewGuid());
            await OnAdded.InvokeAsync();
        }
    }
}
