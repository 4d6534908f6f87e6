using Disclosure.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Disclosure.Web.Components.Dossiers;

/// <summary>下载案卷: shown to whoever may take it.</summary>
public sealed partial class DossierButton : IAsyncDisposable
{
    private readonly string id = Guid.NewGuid().ToString("N")[..8];
    private ElementReference opener;
    private ElementReference progress;
    private IJSObjectReference? module;
    private bool open;
    private bool busy;
    private string? text;
    private string? done;
    private string? error;
    private IReadOnlyList<string> faults = [];

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Who takes it.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>The purpose, where the place of the button says it already.</summary>
    [Parameter]
    public string? Purpose { get; set; }

    /// <summary>Purposes for one click.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["行政复议答复", "行政诉讼举证", "归档", "监督检查"];

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private ILogger<DossierButton> Logger { get; set; } = default!;

    private string PanelId => $"dossier-{id}";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private void Toggle()
    {
        open = !open;
        if (!busy)
        {
            (done, error, faults) = (null, null, []);
        }
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        if (e.Key == "Escape" && open)
        {
            open = false;
            await opener.FocusAsync();
        }
    }

    private async Task TakeAsync(string? purpose)
    {
        if (busy)
        {
            return;
        }

        (done, error, faults) = (null, null, []);
        if (string.IsNullOrWhiteSpace(purpose))
        {
            error = "请填写案卷的用途，下载将记录在案。";
            return;
        }

        busy = true;
        StateHasChanged();
        // The place where the progress is written comes with the next drawing.
        await Task.Yield();
        try
        {
            module ??= await Browser.InvokeAsync<IJSObjectReference>("import", "./Components/Dossiers/DossierButton.razor.js");
            // A large case takes its time; the connection tells when it does not.
            var answer = await module.InvokeAsync<Answer>("take", Timeout.InfiniteTimeSpan, $"/office/cases/{CaseId}/dossier", purpose, progress);
            (error, faults, done) = (answer.Error, answer.Faults, answer.Error is null ? $"已下载 {answer.Name}。" : null);
        }
        catch (Exception e) when (e is JSException or InvalidOperationException)
        {
            Logger.LogError(e, "The dossier of {CaseId} could not be taken.", CaseId);
            error = "案卷没有下载成功，请重试。";
        }
        finally
        {
            busy = false;
        }
    }

    private sealed record Answer(string? Error, string? Name, IReadOnlyList<string> Faults);
}
