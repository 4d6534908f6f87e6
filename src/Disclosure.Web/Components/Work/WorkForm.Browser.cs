using Microsoft.JSInterop;

namespace Disclosure.Web.Components.Work;

/// <content>The browser's side: the copy of typed text that it keeps until the server has it, and the focus.</content>
public sealed partial class WorkForm<TModel>
    where TModel : class
{
    /// <summary>Takes what the browser holds and the server never got: the connection was lost while somebody typed.</summary>
    [JSInvokable]
    public async Task RecoverAsync(Dictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        foreach (var (name, text) in typed)
        {
            if (Fields.GetValueOrDefault(name) is { } field)
            {
                await field.RecoverAsync(text);
            }
        }

        StateHasChanged();
        await keeper.FlushAsync(gone.Token);
        await AcknowledgeAsync();
    }

    private async Task AttachAsync()
    {
        var module = await Browser.InvokeAsync<IJSObjectReference>("import", "./Components/Work/WorkForm.razor.js");
        if (gone.IsCancellationRequested)
        {
            // Submitted, or left, before the script was there.
            await module.DisposeAsync();
            return;
        }

        (script, self) = (module, DotNetObjectReference.Create(this));
        await script.InvokeVoidAsync("attach", root, self, Subject.StagingKey);
    }

    private async Task FocusAsync(string field)
    {
        if (script is not null)
        {
            await script.InvokeVoidAsync("focusField", IdOf(field));
        }
    }

    /// <summary>Tells the browser which typed text is safe, so that it forgets its own copy.</summary>
    private async Task AcknowledgeAsync(bool everything = false)
    {
        if (script is null)
        {
            return;
        }

        try
        {
            await script.InvokeVoidAsync("acknowledge", root, everything ? null : Fields.Where(f => f.Value.TypedText is not null).ToDictionary(f => f.Key, f => f.Value.TypedText));
        }
        catch (JSDisconnectedException)
        {
            // It will offer its copy when it is back.
        }
    }
}
