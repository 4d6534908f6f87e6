using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CasePage.Sections;

/// <summary>Mails to the applicant and the calls that stand for them.</summary>
public sealed partial class MailsSection
{
    private Guid? busy;
    private string? error;

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public required CasePageData Data { get; set; }

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
        var outcome = await Handler.HandleAsync(Actor, Data.Case.Row.Id, mail.Row.Id);
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
