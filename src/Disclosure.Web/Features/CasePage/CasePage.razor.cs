using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Personal;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Crypto;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Disclosure.Web.Features.CasePage;

/// <summary>The officer's page of one case: what can be done now, and everything on record.</summary>
public sealed partial class CasePage : IAsyncDisposable
{
    private readonly OwnCommands own = new();
    private CancellationTokenSource following = new();
    private Task follower = Task.CompletedTask;
    private CaseDesk? desk;
    private RevealSession reveals = default!;
    private PageState state;
    private Guid opened;
    private CaseSection section = CaseSections.All[0];
    private CaseAction? action;
    private string? failure;
    private ReportNotice? report;
    private WorkPanel? work;

    private enum PageState
    {
        Loading,
        Missing,
        Erased,
        Ready,
    }

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private CasePageQuery Query { get; set; } = default!;

    [Inject]
    private CaseFollower Follower { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    [Inject]
    private IEnumerable<CaseAction> Actions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Title => desk is null ? "办理页面" : $"{desk.Data.Case.Row.Number} {desk.Data.Case.Row.Subject}";

    // Work and record stand side by side; a drawing needs the whole width.
    private string Layout => string.Join(' ', "case", desk!.Forms.Count > 0 || action is not null || Calls.Count > 0 ? "case--work" : null, section.Key == "process" ? "case--wide" : null);

    private IReadOnlyList<CaseAction> OfferedActions => [.. Actions.Where(a => a.IsOffered(desk!.ActionContext))];

    /// <summary>What open notices ask this officer to do beside the steps: each with the action that settles it.</summary>
    private IReadOnlyList<NoticeCall> Calls =>
        [.. OfferedActions.Where(a => a.Settles is not null).Select(a => new NoticeCall(a, [.. desk!.Data.Notices.Where(n => n.Kind == a.Settles && n.DoneAt is null).OrderBy(n => n.At)])).Where(c => c.Notices.Count > 0)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= MoveToSection;
        await StopFollowingAsync();
        following.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += MoveToSection;
        section = CaseSections.Of(Navigation.Uri);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (opened == Id)
        {
            return;
        }

        opened = Id;
        (state, desk, action, failure) = (PageState.Loading, null, null, null);
        await StopFollowingAsync();
        var actor = await Actors.OfficerAsync();
        if (await LoadAsync(actor) is not { } data)
        {
            return;
        }

        desk = new CaseDesk(data, actor);
        reveals = new RevealSession(Id, actor) { Access = PersonalAccessRules.Of(data.Case.State, actor), Recorded = ReloadAsync };
        state = PageState.Ready;
        following = new CancellationTokenSource();
        follower = Follower.FollowAsync(Id, () => desk.Data.Stamp, () => InvokeAsync(HearAsync), following.Token);
    }

    private async Task StopFollowingAsync()
    {
        await following.CancelAsync();
        try
        {
            await follower;
        }
        catch (OperationCanceledException)
        {
            // That is how following ends.
        }
    }

    private async Task<CasePageData?> LoadAsync(Actor actor)
    {
        try
        {
            var data = await Query.LoadAsync(Id, actor);
            state = data is null ? PageState.Missing : PageState.Ready;
            return data;
        }
        catch (CaseErasedException)
        {
            state = PageState.Erased;
            return null;
        }
    }

    private Task HearAsync() => own.Any ? Task.CompletedTask : ReloadAsync();

    /// <summary>Loads again, because something moved or was added.</summary>
    private async Task ReloadAsync()
    {
        if (desk is not null && await LoadAsync(desk.Actor) is { } fresh)
        {
            desk.Refresh(fresh);
            reveals.Access = PersonalAccessRules.Of(fresh.Case.State, desk.Actor);
        }

        StateHasChanged();
    }

    private Task FormOutcomeAsync((DeskForm Form, Outcome Outcome) result) => OutcomeAsync(result.Form.Task.Title, result.Form.Task.Id, result.Outcome);

    private async Task ActionOutcomeAsync(Outcome outcome)
    {
        var label = action!.Label;
        action = outcome.Succeeded ? null : action;
        await OutcomeAsync(label, null, outcome);
    }

    private Task DoneAsync(string what) => OutcomeAsync(what, null, Outcome.Done.Instance);

    private async Task OutcomeAsync(string what, Guid? taskId, Outcome outcome)
    {
        failure = null;
        if (outcome is Outcome.Refused)
        {
            // The form says it, beside its fields.
            return;
        }

        if (await LoadAsync(desk!.Actor) is { } fresh)
        {
            Settle(what, taskId, outcome, fresh);
            reveals.Access = PersonalAccessRules.Of(fresh.Case.State, desk.Actor);
            StateHasChanged();
            await (report?.FocusAsync() ?? Task.CompletedTask);
        }
    }

    private void Settle(string what, Guid? taskId, Outcome outcome, CasePageData fresh)
    {
        switch (outcome)
        {
            case Outcome.Done:
                desk!.Done(what, taskId, fresh);
                break;
            case Outcome.Conflict conflict:
                desk!.Overtaken(conflict, fresh);
                break;
            default:
                failure = outcome.Message;
                desk!.Refresh(fresh);
                break;
        }
    }

    private async Task AcknowledgeAsync()
    {
        desk!.Acknowledge();
        await (work?.FocusAsync() ?? Task.CompletedTask);
    }

    private void OpenAction(CaseAction chosen) => (action, failure) = (chosen, null);

    private async Task CloseActionAsync()
    {
        action = null;
        await (work?.FocusAsync() ?? Task.CompletedTask);
    }

    private void Dismiss(DeskForm form) => desk!.Dismiss(form.Task.Id);

    private void CloseReport()
    {
        failure = null;
        desk!.CloseReport();
    }

    private void ShowPart(CaseSection chosen) => section = chosen;

    private void MoveToSection(object? sender, LocationChangedEventArgs e) => InvokeAsync(() =>
    {
        section = CaseSections.Of(e.Location);
        StateHasChanged();
    });
}
