using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Work;

/// <summary>What a form that completes a task is given.</summary>
/// <param name="Case">The case as loaded; its version is what the officer was looking at.</param>
/// <param name="Task">The open task.</param>
/// <param name="Actor">Who is signed in; may complete the task.</param>
public sealed record TaskFormContext(CaseView Case, TaskRow Task, Actor Actor)
{
    /// <summary>What a form of this step works on.</summary>
    public WorkSubject Subject => new(Case, Actor, DraftKey.ForTask(Task));
}

/// <summary>A form that completes a task. Rendered by the case page; keyed by task, so that a reload of the case keeps what was typed.</summary>
public abstract class TaskFormBase : ComponentBase
{
    /// <summary>Case, task and actor. Renewed after a conflict, with the new version.</summary>
    [Parameter, EditorRequired]
    public required TaskFormContext Context { get; set; }

    /// <summary>Told what became of the command: done, refused, overtaken.</summary>
    [Parameter]
    public EventCallback<Outcome> OnOutcome { get; set; }
}

/// <summary>Which component serves a form key of a definition.</summary>
public sealed record TaskForm(string Form, Type Component);

/// <summary>What an action on a case that is no task is given.</summary>
public sealed record CaseActionContext(CaseView Case, Actor Actor)
{
    /// <summary>What a form of this action works on.</summary>
    /// <param name="action">Key of the action; names its draft.</param>
    public WorkSubject SubjectFor(string action) => new(Case, Actor, DraftKey.ForAction(Case.Row.Id, action));
}

/// <summary>What a form works on, and where its draft is kept.</summary>
/// <param name="Case">The case as loaded.</param>
/// <param name="Actor">Who fills it in.</param>
/// <param name="Draft">The draft of this form.</param>
public sealed record WorkSubject(CaseGlance Case, Actor Actor, DraftKey Draft)
{
    /// <summary>The version that the officer is looking at.</summary>
    public int Version => Case.Row.Version;

    /// <summary>Under this key the form's uploads are staged.</summary>
    public string StagingKey => Draft.StagingKeyFor(Actor.Id!.Value);
}

/// <summary>An action beside the workflow: 更正事实, 催办, 撤回登记 … Rendered by the case page in a side panel.</summary>
public abstract class CaseActionBase : ComponentBase
{
    /// <summary>Case and actor.</summary>
    [Parameter, EditorRequired]
    public required CaseActionContext Context { get; set; }

    /// <summary>Told what became of the command.</summary>
    [Parameter]
    public EventCallback<Outcome> OnOutcome { get; set; }

    /// <summary>The officer thought better of it.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }
}

/// <summary>An action, its label and when it is offered. The handler decides again on the server.</summary>
/// <param name="Key">Stable key; names its draft.</param>
/// <param name="Label">The office's word.</param>
/// <param name="Component">Its form.</param>
/// <param name="IsOffered">Whether it is offered to this officer now.</param>
/// <param name="Settles">Kind of the notices that it settles; null where it settles none.</param>
public sealed record CaseAction(string Key, string Label, Type Component, Func<CaseActionContext, bool> IsOffered, string? Settles = null);

/// <summary>Registers forms and actions from the slices that own them.</summary>
public static class WorkSetup
{
    /// <summary>Registers the component of a form key.</summary>
    public static IServiceCollection AddTaskForm<T>(this IServiceCollection services, string form)
        where T : TaskFormBase => services.AddSingleton(new TaskForm(form, typeof(T)));

    /// <summary>Registers an action.</summary>
    public static IServiceCollection AddCaseAction<T>(this IServiceCollection services, string key, string label, Func<CaseActionContext, bool> isOffered, string? settles = null)
        where T : CaseActionBase => services.AddSingleton(new CaseAction(key, label, typeof(T), isOffered, settles));
}
