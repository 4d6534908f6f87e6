using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Disclosure.Web.Opinions;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>What a form of an opinion is given.</summary>
/// <param name="Case">The opinion as loaded.</param>
/// <param name="Task">The open task; null for an action beside the steps.</param>
/// <param name="Action">Key of the action; names its draft.</param>
/// <param name="Actor">Who is signed in.</param>
/// <param name="Departments">The authority's departments, in their order.</param>
/// <param name="TellsCode">A mail that carried the 查询码 did not arrive: who phones must tell it.</param>
public sealed record OpinionFormContext(OpinionView Case, TaskRow? Task, string? Action, Actor Actor, IReadOnlyList<DepartmentRow> Departments, bool TellsCode)
{
    /// <summary>What the form works on.</summary>
    public WorkSubject Subject => new(Case, Actor, Task is null ? DraftKey.ForAction(Case.Row.Id, Action!) : DraftKey.ForTask(Task));

    /// <summary>The step, for the handler.</summary>
    public OpinionStep Step => new(Case.Row.Id, Task!.Id, Case.Row.Version);
}

/// <summary>A form of the opinion page.</summary>
public abstract class OpinionFormBase : ComponentBase
{
    /// <summary>Opinion, task and actor.</summary>
    [Parameter, EditorRequired]
    public required OpinionFormContext Context { get; set; }

    /// <summary>Told what became of the command.</summary>
    [Parameter]
    public EventCallback<Outcome> OnOutcome { get; set; }

    /// <summary>The officer thought better of it.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>The commands.</summary>
    [Inject]
    protected OpinionWorkHandler Handler { get; set; } = default!;
}

/// <summary>Which component serves a step or an action.</summary>
public static class OpinionForms
{
    /// <summary>Forms of steps by the form key of the definition.</summary>
    public static IReadOnlyDictionary<string, Type> Steps { get; } = new Dictionary<string, Type>
    {
        ["opinion-register"] = typeof(RegisterOpinionForm),
        ["opinion-route"] = typeof(RouteOpinionForm),
        ["opinion-answer"] = typeof(AnswerOpinionForm),
        ["opinion-approve"] = typeof(ApproveOpinionForm),
        ["opinion-send"] = typeof(SendOpinionForm),
        ["opinion-publish"] = typeof(PublishOpinionForm),
        ["opinion-close"] = typeof(CloseOpinionForm),
    };

    /// <summary>Actions beside the steps that are offered for an opinion now. The handler and the domain decide again.</summary>
    public static IEnumerable<(string Key, string Label, Type Component)> ActionsFor(OpinionView view, Actor actor, IReadOnlyCollection<TaskRow> openTasks)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!OpinionWorkHandler.MayAct(actor))
        {
            yield break;
        }

        var state = view.State;
        if (state is { AnsweredOn: null, Offer: null, EndedOn: null })
        {
            yield return ("offer", "请来信人确认转为申请", typeof(OfferOpinionForm));
        }

        if (state.Published is not null)
        {
            yield return ("take-down", "撤下公示", typeof(TakeDownOpinionForm));
            yield return ("publish", "修改公示文本", typeof(PublishOpinionForm));
        }
        else if (state is { AnsweredOn: not null, Filed.ConsentsToPublication: true } && openTasks.All(t => t.Form != "opinion-publish"))
        {
            yield return ("publish", "公示", typeof(PublishOpinionForm));
        }

        yield return ("phone", "登记电话告知", typeof(PhoneOpinionForm));
        yield return ("reissue", "补发查询码", typeof(ReissueOpinionForm));
    }
}
