using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CasePage;

/// <summary>What can be done now: the officer's open steps with their forms, one in front, and the chosen action.</summary>
public sealed partial class WorkPanel
{
    private readonly Dictionary<Guid, (TaskFormContext Context, Dictionary<string, object> Parameters)> parameters = [];
    private (CaseActionContext Context, string Key, Dictionary<string, object> Parameters)? actionParameters;
    private ElementReference heading;
    private ElementReference actionHeading;
    private Guid? chosen;
    private CaseAction? focused;

    /// <summary>The desk.</summary>
    [Parameter, EditorRequired]
    public required CaseDesk Desk { get; set; }

    /// <summary>The action in front, if one was chosen.</summary>
    [Parameter]
    public CaseAction? Action { get; set; }

    /// <summary>What notices ask for, with the action that settles them.</summary>
    [Parameter]
    public IReadOnlyList<NoticeCall> Calls { get; set; } = [];

    /// <summary>The officer answers one.</summary>
    [Parameter]
    public EventCallback<CaseAction> OnCall { get; set; }

    /// <summary>What became of a form's command.</summary>
    [Parameter]
    public EventCallback<(DeskForm Form, Outcome Outcome)> OnOutcome { get; set; }

    /// <summary>A form whose step ended may go.</summary>
    [Parameter]
    public EventCallback<DeskForm> OnDismiss { get; set; }

    /// <summary>What became of the action.</summary>
    [Parameter]
    public EventCallback<Outcome> OnActionOutcome { get; set; }

    /// <summary>The officer thought better of the action.</summary>
    [Parameter]
    public EventCallback OnActionCancel { get; set; }

    [Inject]
    private IEnumerable<TaskForm> Components { get; set; } = default!;

    private DeskForm? Shown => Desk.Forms.FirstOrDefault(f => f.Task.Id == chosen) ?? Desk.Forms.FirstOrDefault(f => f.Ended is null) ?? Desk.Forms.FirstOrDefault();

    private string Idle => Desk.Data.Case.State is { JointLead: { } lead, Closing: null, Withdrawal: null }
        ? $"本件与{lead.Number}并案答复，办理步骤暂停；请在该件办理。"
        : Desk.Data.Case.Row.HeldBy is { } holder ? $"您在本件没有待办步骤。目前由{holder}办理。" : "本件没有待办步骤。";

    private Dictionary<string, object> ActionParameters
    {
        get
        {
            if (actionParameters is not { } known || known.Context != Desk.ActionContext || known.Key != Action!.Key)
            {
                actionParameters = known = (Desk.ActionContext, Action!.Key, new Dictionary<string, object>
                {
                    [nameof(CaseActionBase.Context)] = Desk.ActionContext,
                    [nameof(CaseActionBase.OnOutcome)] = OnActionOutcome,
                    [nameof(CaseActionBase.OnCancel)] = OnActionCancel,
                });
            }

            return known.Parameters;
        }
    }

    /// <summary>Moves the focus to the head of the panel.</summary>
    public async Task FocusAsync() => await heading.FocusAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Action is not null && Action != focused)
        {
            focused = Action;
            await actionHeading.FocusAsync();
        }

        focused = Action;
    }

    private async Task ShowAsync(DeskForm form)
    {
        chosen = form.Task.Id;
        if (Action is not null)
        {
            await OnActionCancel.InvokeAsync();
        }
    }

    private string NameOf(DeskForm form) => form.Task.DepartmentId is { } department && Desk.Forms.Count(f => f.Task.Title == form.Task.Title) > 1
        ? $"{form.Task.Title}（{Desk.Data.DepartmentName(department)}）"
        : form.Task.Title;

    private Type? ComponentOf(DeskForm form) => Components.LastOrDefault(c => c.Form == form.Task.Form)?.Component;

    // The same object as long as the context is the same: the form is not set anew by every change of the page around it.
    private Dictionary<string, object> ParametersOf(DeskForm form)
    {
        if (!parameters.TryGetValue(form.Task.Id, out var known) || known.Context != form.Context)
        {
            var id = form.Task.Id;
            parameters[id] = known = (form.Context, new Dictionary<string, object>
            {
                [nameof(TaskFormBase.Context)] = form.Context,
                [nameof(TaskFormBase.OnOutcome)] = EventCallback.Factory.Create<Outcome>(this, o => OnOutcome.InvokeAsync((Desk.Forms.First(f => f.Task.Id == id), o))),
            });
        }

        return known.Parameters;
    }
}
