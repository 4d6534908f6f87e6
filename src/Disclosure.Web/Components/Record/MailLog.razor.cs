using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Record;

/// <summary>Mails to the citizen and the calls that stand for them.</summary>
public sealed partial class MailLog
{
    private Guid? busy;
    private string? error;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Its mails, the newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<CaseMail> Mails { get; set; }

    /// <summary>Its notices, of which those to phone are shown.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<NoticeRow> Notices { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>A mail goes again.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    [Inject]
    private ResendMailHandler Handler { get; set; } = default!;

    private async Task ResendAsync(CaseMail mail)
    {
        (busy, error) = (mail.Row.Id, null);
        var outcome = await Handler.HandleAsync(Actor, CaseId, mail.Row.Id);
        busy = null;
        if (outcome is Outcome.Done)
        {
            await OnDone.InvokeAsync($"重发邮件“{mail.Row.Subject}”，已排在最前");
        }
        else
        {
            error = outcome.Message;
        }
    }
}
