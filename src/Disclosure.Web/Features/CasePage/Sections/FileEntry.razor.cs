using Disclosure.Web.Cases;
using Disclosure.Web.Components.Personal;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CasePage.Sections;

/// <summary>One file of the list.</summary>
public sealed partial class FileEntry
{
    private bool open;
    private bool asking;
    private bool focus;
    private string? error;
    private ElementReference link;

    /// <summary>The file.</summary>
    [Parameter, EditorRequired]
    public required CaseFile File { get; set; }

    /// <summary>The page's looks at personal data.</summary>
    [CascadingParameter]
    public required RevealSession Session { get; set; }

    [Inject]
    private RevealDesk Desk { get; set; } = default!;

    private PersonalAccess Access => PersonalAccessRules.OfFile(Session.Access, File.Purpose, Session.Actor);

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus)
        {
            focus = false;
            await link.FocusAsync();
        }
    }

    private async Task OpenAsync(string? reason)
    {
        switch (await Desk.RevealAsync(Session.Actor, Session.CaseId, [PersonalAccessRules.FileField(File.Id)], reason))
        {
            case RevealOutcome.Revealed:
                (open, asking, error, focus) = (true, false, null, true);
                Session.Reason = reason;
                break;
            case RevealOutcome.Refused refused:
                error = refused.Refusal.Message;
                break;
            default:
                error = "没有找到该件，或者您无权查看。";
                break;
        }
    }
}
