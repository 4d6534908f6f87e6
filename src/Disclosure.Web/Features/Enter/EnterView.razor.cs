using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.Enter;

/// <summary>登记申请. What is typed is kept, encrypted by the server, in this browser until it is submitted.</summary>
public sealed partial class EnterView : IDisposable
{
    /// <summary>Pause after the last change before what is typed is kept.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private static readonly ReceiptChannel[] Channels =
        [ReceiptChannel.Counter, ReceiptChannel.RegisteredPost, ReceiptChannel.OrdinaryMail, ReceiptChannel.Fax, ReceiptChannel.Email];

    private EnterForm form = new();
    private IReadOnlyList<Refusal> errors = [];
    private ReceiptDetermination? determination;
    private DateOnly? dueOn;
    private bool allowed = true;
    private bool restored;
    private bool busy;
    private Actor? actor;
    private CancellationTokenSource keeping = new();
    private bool kept;
    private bool filed;
    private bool left;

    [Inject]
    private EnterHandler Handler { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    [Inject]
    private CalendarSource Calendars { get; set; } = default!;

    [Inject]
    private ProtectedLocalStorage Storage { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<EnterView> Logger { get; set; } = default!;

    private string DraftKey => $"enter-{actor!.Id:N}";

    private string SubmittedLabel => form.Channel switch
    {
        ReceiptChannel.Counter => "提交日期",
        ReceiptChannel.RegisteredPost => "邮戳日期",
        _ => "到达日期",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        actor = await Actors.OfficerAsync();
        allowed = EnterHandler.MayEnter(actor);
        if (allowed && await DraftAsync() is { } draft)
        {
            (form, restored) = (draft, true);
            await DetermineAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        left = true;
        keeping.Cancel();
        keeping.Dispose();
    }

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.ToString();

    private async Task ChangeAsync(Action change)
    {
        change();
        kept = false;
        await DetermineAsync();
        await KeepSoonAsync();
    }

    private async Task DetermineAsync()
    {
        determination = form.Receipt is { } receipt ? ReceiptDate.Determine(receipt) : null;
        var calendar = await Calendars.GetAsync();
        dueOn = determination?.ReceivedOn is { } on && on >= StatutoryClock.MinDate && on <= StatutoryClock.MaxDate
            ? StatutoryClock.ComputeRecorded(new ClockHistory(on), calendar, on).DueOn
            : null;
    }

    private async Task SubmitAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        KeepNoMore();
        try
        {
            switch (await Handler.HandleAsync(actor!, form))
            {
                case FilingOutcome.Filed done:
                    filed = true;
                    await Storage.DeleteAsync(DraftKey);
                    Navigation.NavigateTo($"/office/cases/{done.Receipt.CaseId}");
                    return;
                case FilingOutcome.Refused refused:
                    errors = refused.Refusals;
                    break;
                default:
                    errors = [new("repeated", "这份登记刚才已经提交过，之后又改动了内容。请先到台账核对；确需另登一件的，请点“清空重填”。")];
                    restored = true;
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "An application could not be entered.");
            errors = [new("failed", "系统暂时无法登记，您填写的内容已保留，请稍后再点“登记”：不会重复登记。")];
        }
        finally
        {
            busy = false;
        }

        StateHasChanged();
        await KeepAsync();
        await Js.InvokeVoidAsync("disclosureOffice.focusOn", "enter-errors");
    }

    private async Task StartAfreshAsync()
    {
        KeepNoMore();
        (form, errors, determination, dueOn, restored) = (new EnterForm(), [], null, null, false);
        await Storage.DeleteAsync(DraftKey);
    }

    private ValueTask FocusAsync(string? field) => Js.InvokeVoidAsync("disclosureOffice.focusOn", (field ?? "enter-errors").Replace('.', '-'));

    private async Task KeepSoonAsync()
    {
        if (left)
        {
            return;
        }

        var stop = KeepNoMore();
        try
        {
            await Task.Delay(Quiet, Time, stop);
            await KeepAsync();
        }
        catch (OperationCanceledException)
        {
            // Typed on, submitted or left.
        }
    }

    /// <summary>Calls off what was to be kept soon. In one go: of two changes at once, both would otherwise call off the same.</summary>
    /// <returns>Calls off the next.</returns>
    private CancellationToken KeepNoMore()
    {
        keeping.Cancel();
        keeping.Dispose();
        keeping = new();
        return keeping.Token;
    }

    private async Task KeepAsync()
    {
        if (filed)
        {
            // What has become a case must not come back as a draft.
            return;
        }

        try
        {
            await Storage.SetAsync(DraftKey, form);
            kept = true;
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException)
        {
            // The browser keeps nothing (private mode, full, gone): the form works without a draft.
        }
    }

    private async Task<EnterForm?> DraftAsync()
    {
        try
        {
            return await Storage.GetAsync<EnterForm>(DraftKey) is { Success: true } found ? found.Value : null;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException or JSException)
        {
            // Kept under keys that are gone, or by an older form.
            return null;
        }
    }
}
