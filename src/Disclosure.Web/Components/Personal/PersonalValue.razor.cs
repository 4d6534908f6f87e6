using Disclosure.Web.Cases;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Personal;

/// <summary>Shows a <see cref="PersonalField"/> masked; asks <see cref="RevealDesk"/> before it shows more.</summary>
public sealed partial class PersonalValue
{
    private string? shown;
    private string? error;
    private bool asking;
    private bool busy;

    /// <summary>The field.</summary>
    [Parameter, EditorRequired]
    public required PersonalField Field { get; set; }

    /// <summary>The page's looks.</summary>
    [CascadingParameter]
    public required RevealSession Session { get; set; }

    [Inject]
    private RevealDesk Desk { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (shown is not null && shown != Field.Value)
        {
            // The fact behind it changed: what was revealed is no longer what is on file.
            shown = null;
        }
    }

    private Task AskAsync()
    {
        error = null;
        asking = Session.Access == PersonalAccess.NeedsReason;
        return asking ? Task.CompletedTask : RevealAsync(null);
    }

    private async Task RevealAsync(string? reason)
    {
        busy = true;
        switch (await Desk.RevealAsync(Session.Actor, Session.CaseId, [Field.Key], reason))
        {
            case RevealOutcome.Revealed revealed:
                (shown, error, asking) = (revealed.Values[Field.Key], null, false);
                Session.Reason = reason ?? Session.Reason;
                await (Session.Recorded?.Invoke() ?? Task.CompletedTask);
                break;
            case RevealOutcome.Refused refused:
                error = refused.Refusal.Message;
                break;
            default:
                (error, asking) = ("没有找到该件，或者您无权查看。", false);
                break;
        }

        busy = false;
    }

    private void Hide() => (shown, error, asking) = (null, null, false);
}
