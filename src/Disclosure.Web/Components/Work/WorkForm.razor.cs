using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Disclosure.Domain.Common;
using Disclosure.Web.Cases;
using Disclosure.Web.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Components.Work;

/// <summary>
/// The frame of every form by which an officer completes a step: it restores and saves the draft, sends the command once,
/// shows every refusal beside its field, and asks before what cannot be taken back, having rehearsed it.
/// </summary>
/// <typeparam name="TModel">What is typed; serialised as the draft.</typeparam>
public sealed partial class WorkForm<TModel>
    where TModel : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A second press within this time is the end of a double click, not a confirmation: the button rests, and is seen to.</summary>
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMilliseconds(600);

    private readonly CancellationTokenSource gone = new();
    private ElementReference root;
    private ElementReference summary;
    private ElementReference confirmation;
    private DotNetObjectReference<WorkForm<TModel>>? self;
    private IJSObjectReference? script;
    private IReadOnlyList<OthersDraft> others = [];
    private DateTimeOffset? restoredAt;
    private bool reading;
    private Effects? effects;
    private bool ready;
    private bool attached;
    private bool finished;
    private Focus focus;

    private enum Focus
    {
        None,
        Summary,
        Confirmation,
    }

    /// <summary>What is typed.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>Told when a draft replaced it.</summary>
    [Parameter]
    public EventCallback<TModel> ModelChanged { get; set; }

    /// <summary>An empty form with its defaults: what is shown when the draft is given up.</summary>
    [Parameter, EditorRequired]
    public required Func<TModel> Fresh { get; set; }

    /// <summary>The command.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<Outcome>> Submit { get; set; }

    /// <summary>The same command, rehearsed. Where it is given, the officer confirms what it says.</summary>
    [Parameter]
    public Func<CancellationToken, Task<Outcome>>? Rehearse { get; set; }

    /// <summary>What the command says of itself before the general consequences.</summary>
    [Parameter]
    public Func<Effects, IEnumerable<EffectLine>>? Consequences { get; set; }

    /// <summary>Word of the primary button.</summary>
    [Parameter, EditorRequired]
    public required string Primary { get; set; }

    /// <summary>Question of the confirmation.</summary>
    [Parameter]
    public string? ConfirmTitle { get; set; }

    /// <summary>True where the primary button takes something back.</summary>
    [Parameter]
    public bool Danger { get; set; }

    /// <summary>The fields.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Few other buttons.</summary>
    [Parameter]
    public RenderFragment? Secondary { get; set; }

    /// <summary>Told what became of the command.</summary>
    [Parameter]
    public EventCallback<Outcome> OnOutcome { get; set; }

    /// <summary>The officer thought better of it.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>The page's commands under way, where a page follows the case.</summary>
    [CascadingParameter]
    public OwnCommands? Own { get; set; }

    /// <summary>The step has ended under the officer's hands: what is typed stays to be copied, and cannot be sent.</summary>
    [CascadingParameter(Name = nameof(StepEnded))]
    public bool StepEnded { get; set; }

    [Inject]
    private DraftKeeper keeper { get; set; } = default!;

    [Inject]
    private DraftStore Store { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private ILogger<WorkForm<TModel>> Logger { get; set; } = default!;

    private string? DraftText => keeper.State switch
    {
        DraftState.Saved when !finished => $"草稿已保存 {Clock(keeper.At!.Value)}",
        DraftState.Failed => "草稿暂未保存，正在重试",
        DraftState.Unavailable => "草稿未能保存，请尽快提交",
        _ => null,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        keeper.OnSettled = null;
        await keeper.DisposeAsync();
        self?.Dispose();
        if (script is not null)
        {
            try
            {
                await script.InvokeVoidAsync("detach", root);
                await script.DisposeAsync();
            }
            catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
            {
                // The browser is gone already, or goes while it is asked.
            }
        }

        gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        keeper.OnSettled = () => InvokeAsync(SettledAsync);
        if (await keeper.OpenAsync(Subject.Actor, Subject.Draft, Snapshot) is { } draft && await ReplaceAsync(draft.Content))
        {
            restoredAt = draft.At;
        }

        others = await Store.OthersAsync(Subject.Actor, Subject.Draft, gone.Token);
        ready = true;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ready && !attached)
        {
            attached = true;
            await AttachAsync();
        }

        var target = focus;
        focus = Focus.None;
        if (target != Focus.None)
        {
            await (target == Focus.Summary ? summary : confirmation).FocusAsync();
        }
    }

    /// <inheritdoc />
    protected override void OnChanged() => keeper.Changed();

    private static string Clock(DateTimeOffset at) => at.ToOffset(LegalTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string Snapshot() => JsonSerializer.Serialize(Model, Json);

    private IEnumerable<EffectLine> Lines(Effects of) => (Consequences?.Invoke(of) ?? []).Concat(EffectLines.Of(of));

    private async Task<bool> ReplaceAsync(string content)
    {
        try
        {
            if (JsonSerializer.Deserialize<TModel>(content, Json) is { } restored)
            {
                Model = restored;
                await ModelChanged.InvokeAsync(restored);
                return true;
            }
        }
        catch (JsonException e)
        {
            // Written by an earlier version of the form.
            Logger.LogInformation(e, "A draft of {Form} does not fit the form any more.", typeof(TModel).Name);
        }

        return false;
    }

    private async Task PressAsync()
    {
        if (Busy || finished || StepEnded || (Confirming && reading))
        {
            return;
        }

        if (Fields.Values.Select(f => f.Missing).OfType<Refusal>().ToList() is { Count: > 0 } missing)
        {
            Fail(WorkErrors.Of(missing));
            return;
        }

        Busy = true;
        var confirmed = Confirming;
        using var underWay = Own?.Begin();
        try
        {
            await HandleAsync(await (Rehearse is null || confirmed ? Submit : Rehearse)(gone.Token));
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (Exception e)
        {
            // No text of an exception reaches the officer; what they typed stays and is in the draft.
            Logger.LogError(e, "A form of case {Case} could not be submitted.", Subject.Case.Row.Id);
            Fail(WorkErrors.Failed(finished
                ? "已经提交成功，但页面没有更新，请刷新页面查看。"
                : "系统暂时出错，没有提交成功。您填写的内容已保留，请稍后再试；如果仍不成功，请联系系统管理员。"));
        }
        finally
        {
            Busy = false;
        }
    }

    private async Task HandleAsync(Outcome outcome)
    {
        if (outcome is Outcome.Rehearsed rehearsed)
        {
            (Errors, effects, Confirming, focus) = (WorkErrors.None, rehearsed.Effects, true, Focus.Confirmation);
            _ = ReadAsync();
            return;
        }

        if (outcome.Succeeded)
        {
            (Errors, Confirming, finished) = (WorkErrors.None, false, true);
            await TidyAsync();
        }
        else
        {
            Fail(WorkErrors.Of(outcome));
        }

        await OnOutcome.InvokeAsync(outcome);
    }

    private async Task ReadAsync()
    {
        reading = true;
        try
        {
            await Task.Delay(ReadingTime, Time, gone.Token);
            reading = false;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    /// <summary>The draft has become a fact. Whatever goes wrong here, the command is done and the officer hears so.</summary>
    private async Task TidyAsync()
    {
        try
        {
            await keeper.DiscardAsync();
            await AcknowledgeAsync(everything: true);
        }
        catch (Exception e) when (!gone.IsCancellationRequested)
        {
            Logger.LogWarning(e, "The draft of a form of case {Case} outlived its command.", Subject.Case.Row.Id);
        }
    }

    private void Fail(WorkErrors errors) => (Errors, Confirming, focus) = (errors, false, Focus.Summary);

    private async Task BackAsync()
    {
        Confirming = false;
        if (script is not null)
        {
            await script.InvokeVoidAsync("focusPrimary", root);
        }
    }

    private async Task ResetAsync()
    {
        await keeper.DiscardAsync();
        await AcknowledgeAsync(everything: true);
        Model = Fresh();
        await ModelChanged.InvokeAsync(Model);
        keeper.Resume();
        (restoredAt, Errors, Confirming) = (null, WorkErrors.None, false);
    }

    private Task TakeOverAsync() => keeper.TakeOverAsync();

    private async Task LoadOtherAsync()
    {
        if (await Store.LoadAsync(Subject.Actor, Subject.Draft, gone.Token) is { } draft && await ReplaceAsync(draft.Content))
        {
            restoredAt = draft.At;
        }

        await keeper.OpenAsync(Subject.Actor, Subject.Draft, Snapshot);
        keeper.Resume();
    }

    private async Task SettledAsync()
    {
        StateHasChanged();
        if (keeper.State == DraftState.Saved)
        {
            await AcknowledgeAsync();
        }
    }
}
