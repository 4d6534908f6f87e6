using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.CasePage;

/// <summary>A form that lies on the desk.</summary>
/// <param name="Context">What the form works on. Renewed only when the officer has been told what changed.</param>
/// <param name="Ended">The step ended while the form was open: it stays, so that nothing typed is lost, and says why.</param>
public sealed record DeskForm(TaskFormContext Context, string? Ended)
{
    /// <summary>The form's task.</summary>
    public TaskRow Task => Context.Task;
}

/// <summary>
/// What one officer has before them of one case: the page as last loaded, the forms with what is typed into them, what others
/// changed meanwhile, and what the last action did. Forms keep the version their officer was looking at until that officer has
/// been shown the changes: only then may they be sent on the new one.
/// </summary>
public sealed class CaseDesk
{
    private readonly List<DeskForm> forms = [];
    private readonly List<CaseChange> changes = [];

    // The page as the officer last took it in: the bell of their own command can reload it before the command's answer arrives.
    private CasePageData? lookedAt;

    /// <summary>Lays a case on the desk.</summary>
    public CaseDesk(CasePageData data, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Data, Actor) = (data, actor);
        ActionContext = new CaseActionContext(data.Case, actor);
        forms.AddRange(Mine(data).Select(t => new DeskForm(new TaskFormContext(data.Case, t, actor), null)));
    }

    /// <summary>The page as last loaded.</summary>
    public CasePageData Data { get; private set; }

    /// <summary>Whose desk it is.</summary>
    public Actor Actor { get; }

    /// <summary>What actions beside the workflow work on; renewed like the forms.</summary>
    public CaseActionContext ActionContext { get; private set; }

    /// <summary>Forms of the officer's open steps, and of steps that ended under their hands.</summary>
    public IReadOnlyList<DeskForm> Forms => forms;

    /// <summary>What others did since the officer last looked, oldest first.</summary>
    public IReadOnlyList<CaseChange> Changes => changes;

    /// <summary>What the last action did; null when there is nothing to tell.</summary>
    public ActionReport? Report { get; private set; }

    /// <summary>The page was loaded anew without the officer's doing.</summary>
    public void Refresh(CasePageData fresh)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        if (fresh.Case.State.Version < Data.Case.State.Version)
        {
            // Read before the officer's own command and back after it: the page is further already.
            return;
        }

        lookedAt ??= Data;
        var own = Since(fresh, Data.Case.State.Version).Any(c => c.ActorId == Actor.Id);
        Take(fresh);
        if (changes.Count == 0 && !own)
        {
            lookedAt = null;
        }
    }

    /// <summary>The officer has read what changed: forms may be sent on the new version.</summary>
    public void Acknowledge()
    {
        changes.Clear();
        lookedAt = null;
        Renew();
    }

    /// <summary>A command succeeded; the page was loaded after it.</summary>
    /// <param name="title">What was done.</param>
    /// <param name="taskId">The step that it completed; null for an action.</param>
    /// <param name="fresh">The page now.</param>
    public void Done(string title, Guid? taskId, CasePageData fresh)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        var now = Newer(fresh);
        Report = ActionReport.Of(title, lookedAt ?? Data, now, Actor);
        lookedAt = null;
        forms.RemoveAll(f => f.Task.Id == taskId && now.Tasks.Any(t => t.Id == taskId && t.State != TaskState.Open));
        Take(now);
    }

    /// <summary>A command was overtaken: the officer is shown what happened, and may send again.</summary>
    public void Overtaken(Outcome.Conflict conflict, CasePageData fresh)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(fresh);
        changes.AddRange(ByOthers(conflict.Changes.Concat(Since(fresh, conflict.Version))).Where(c => changes.TrueForAll(k => k.Seq != c.Seq)).ToList());
        Report = null;
        Data = Newer(fresh);
        lookedAt = null;
        Reconcile();
        Renew();
    }

    /// <summary>Takes a form off the desk whose step has ended.</summary>
    public void Dismiss(Guid taskId) => forms.RemoveAll(f => f.Task.Id == taskId && f.Ended is not null);

    /// <summary>The report has been read.</summary>
    public void CloseReport() => Report = null;

    /// <summary>Two loads may come back in the other order than they were asked for: the page never goes back.</summary>
    private CasePageData Newer(CasePageData fresh) => fresh.Case.State.Version < Data.Case.State.Version ? Data : fresh;

    /// <summary>Shows the page as it is now; forms go on at once where nobody else changed anything.</summary>
    private void Take(CasePageData fresh)
    {
        changes.AddRange(ByOthers(Since(fresh, Data.Case.State.Version)));
        Data = fresh;
        Reconcile();
        if (changes.Count == 0)
        {
            Renew();
        }
    }

    /// <summary>By the account, not the name: two officers may share one.</summary>
    private IEnumerable<CaseChange> ByOthers(IEnumerable<CaseChange> all) => all.Where(c => c.ActorId != Actor.Id);

    private static IEnumerable<CaseChange> Since(CasePageData fresh, int version) =>
        fresh.Case.Events.Where(e => e.Seq > version).Select(e => new CaseChange(e.Seq, e.At, e.ActorId, e.ActorName, e.Title));

    private IEnumerable<TaskRow> Mine(CasePageData data) => data.OpenTasks.Where(t => TaskAccess.Allows(t, Actor));

    /// <summary>Steps that ended stay, marked; new ones are added at the end.</summary>
    private void Reconcile()
    {
        for (var i = 0; i < forms.Count; i++)
        {
            var now = Data.Tasks.SingleOrDefault(t => t.Id == forms[i].Task.Id);
            forms[i] = forms[i] with { Ended = EndOf(now) };
        }

        forms.AddRange(Mine(Data).Where(t => forms.TrueForAll(f => f.Task.Id != t.Id)).Select(t => new DeskForm(new TaskFormContext(Data.Case, t, Actor), null)).ToList());
    }

    private string? EndOf(TaskRow? task) => task switch
    {
        { State: TaskState.Open } => null,
        { CompletedByName: not null } when task.CompletedById == Actor.Id => "您已在另一个窗口办结该步骤。",
        { CompletedByName: { } by } => $"该步骤已由{by}办结。",
        _ => "该步骤已经撤销。",
    };

    private void Renew()
    {
        ActionContext = new CaseActionContext(Data.Case, Actor);
        for (var i = 0; i < forms.Count; i++)
        {
            var task = Data.Tasks.SingleOrDefault(t => t.Id == forms[i].Task.Id) ?? forms[i].Task;
            forms[i] = forms[i] with { Context = new TaskFormContext(Data.Case, task, Actor) };
        }
    }
}
