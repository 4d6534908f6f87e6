using Disclosure.Domain.Departments;
using Disclosure.Domain.Requests;
using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Assign;

/// <summary>分办 and 改派: the suggestion with the words that led to it, one lead, any number of others.</summary>
public sealed partial class AssignForm
{
    private AssignModel model = new();
    private AssignChoices? choices;

    [Inject]
    private AssignHandler Handler { get; set; } = default!;

    [Inject]
    private AssignQuery Query { get; set; } = default!;

    private static readonly IReadOnlyList<WorkOption<bool>> Ways = [new(false, "分办给处室"), new(true, "公开办直接答复", "无需处室办理")];

    /// <summary>Offered where the case's workflow knows the way.</summary>
    private bool MayAnswerDirectly => !Reassign && TaskOutcomes.Parse(Context.Task.Outcomes).Any(o => o.Name == AssignHandler.Direct);

    private bool IsCorrection => Context.Case.State.Kind == RequestKind.Correction;

    private bool Reassign => Context.Task.Form == "reassign";

    /// <summary>Departments at work keep their work, whatever is chosen.</summary>
    private IEnumerable<Assignment> Kept => Context.Case.State.Assignments.Where(a => a.State != AssignmentState.Returned);

    private bool Followed => model.Lead is not { } lead || Routing.IsFollowed(lead, choices!.Suggestions);

    private IReadOnlyList<WorkOption<Guid>> Leads => [.. choices!.Departments.Select(d => new WorkOption<Guid>(d.Id, d.Name, Found(d.Id)))];

    private IReadOnlyList<WorkOption<Guid>> Others =>
        [.. choices!.Departments.Where(d => d.Id != model.Lead && Kept.All(k => k.DepartmentId != d.Id)).Select(d => new WorkOption<Guid>(d.Id, d.Name, Found(d.Id)))];

    private string DueHint => Context.Case.Clock?.InternalDueOn is { } due ? $"内部时限。内控期限 {LegalTime.Show(due)}，建议留出拟稿、审核、签发和送达的时间。" : IsCorrection ? "内部时限；更正申请没有法定答复期限。" : "内部时限，不影响法定期限。";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var loaded = await Query.ForAsync(Context.Case);
        (choices, model) = (loaded, Fresh(loaded));
    }

    private AssignModel Fresh() => Fresh(choices!);

    private AssignModel Fresh(AssignChoices from) => new()
    {
        Lead = Context.Case.State.LeadDepartmentId ?? from.Suggestions.FirstOrDefault()?.DepartmentId,
        DueOn = DepartmentDate.Propose(Context.Case.Today, Context.Case.Clock?.InternalDueOn, Context.Case.Calendar),
    };

    private string? Found(Guid department) => choices!.Suggestions.FirstOrDefault(s => s.DepartmentId == department) is { } s ? $"命中“{string.Join("”“", s.Keywords)}”" : null;

    private void SetLead(Guid? lead)
    {
        model.Lead = lead;
        model.Co = [.. model.Co.Where(c => c != lead)];
    }

    /// <summary>已主动公开: no department is asked, and the draft will name the record.</summary>
    private void Take(AlreadyPublic record) => (model.Direct, model.Basis) = (true, record.Basis);

    private Task<Outcome> SubmitAsync(CancellationToken ct) => model.Direct
        ? Handler.AnswerDirectlyAsync(Context.Actor, new DirectAnswerCommand(Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, model.Basis ?? string.Empty), ct)
        : Handler.HandleAsync(
        Context.Actor,
        new AssignCommand(
            Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, model.Lead ?? Guid.Empty, model.Co, model.DueOn, model.Note, Followed ? null : model.OverrideReason, Reassign),
        ct);

    /// <summary>What is typed.</summary>
    public sealed class AssignModel
    {
        /// <summary>公开办直接答复.</summary>
        public bool Direct { get; set; }

        /// <summary>Why no department is asked.</summary>
        public string? Basis { get; set; }

        /// <summary>主办.</summary>
        public Guid? Lead { get; set; }

        /// <summary>协办.</summary>
        public IReadOnlyList<Guid> Co { get; set; } = [];

        /// <summary>处室办理时限.</summary>
        public DateOnly? DueOn { get; set; }

        /// <summary>批分意见.</summary>
        public string? Note { get; set; }

        /// <summary>Why the suggestion is not followed.</summary>
        public string? OverrideReason { get; set; }
    }
}
