using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Supervise;

/// <summary>督办, or 撤销督办.</summary>
public sealed partial class SuperviseAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "supervise";

    private SuperviseModel model = new();
    private IReadOnlyDictionary<Guid, string>? names;

    [Inject] private SuperviseHandler Handler { get; set; } = default!;

    [Inject] private DepartmentNames Names { get; set; } = default!;

    private IReadOnlyList<WorkOption<Guid>> Options =>
    [
        .. Context.Case.State.Assignments.Where(a => a.State != AssignmentState.Returned)
            .Select(a => new WorkOption<Guid>(a.DepartmentId, $"{names!.GetValueOrDefault(a.DepartmentId)}（{(a.IsLead ? "主办" : "协办")}）", Words.Of(a.State))),
        new(Guid.Empty, "公开办", "公开经办人和公开工作机构负责人"),
    ];

    private IReadOnlyList<WorkOption<Guid>> Waiting =>
    [
        .. Context.Case.State.Supervisions.Where(s => s.IsOpen).Select(s => new WorkOption<Guid>(
            s.Issued.SupervisionId, s.Issued.Text.Length > 40 ? $"{s.Issued.Text[..40]}…" : s.Issued.Text, $"{LegalTime.Show(s.Issued.On)}发出，{LegalTime.Show(s.Issued.AnswerBy)}前反馈")),
    ];

    private IReadOnlyList<string> Texts => Context.Case.Clock?.DueOn is { } due
        ? [$"本件法定期限为{LegalTime.Show(due)}，请说明办理进度和预计答复的日期。"]
        : ["请说明办理进度和预计答复的日期。"];

    /// <summary>Offered to supervisors while the case is open or an answer is awaited.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SuperviseHandler.MaySend(context.Actor) && (!context.Case.State.Status.IsEnded() || context.Case.State.Supervisions.Exists(s => s.IsOpen));
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        names = await Names.OfAsync(Context.Case.Row.AuthorityId);
        model = Fresh();
    }

    private SuperviseModel Fresh() => new()
    {
        Id = Guid.NewGuid(),
        // Whoever has it is asked first: the lead while departments are at work, else the office.
        Department = Context.Case.State is { DepartmentsAnswered: false, LeadDepartmentId: { } lead } ? lead : Guid.Empty,
        Supervision = Waiting.Count > 0 ? Waiting[0].Value : Guid.Empty,
        AnswerBy = Context.Case.Calendar.AddWorkingDays(Context.Case.Today, 2),
        Revoke = Context.Case.State.Status.IsEnded(),
    };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => model.Revoke
        ? Handler.RevokeAsync(Context.Actor, Context.Case.Row.Id, model.Supervision, model.Reason ?? string.Empty, Context.Case.Row.Version, ct)
        : Handler.SendAsync(
            Context.Actor, Context.Case.Row.Id, model.Id, model.Department == Guid.Empty ? null : model.Department, model.Text ?? string.Empty, model.AnswerBy ?? DateOnly.MinValue, Context.Case.Row.Version, ct);

    /// <summary>What is typed.</summary>
    public sealed class SuperviseModel
    {
        /// <summary>Identity of the new one.</summary>
        public Guid Id { get; set; }

        /// <summary>Who is to answer; empty for the office.</summary>
        public Guid Department { get; set; }

        /// <summary>督办要求.</summary>
        public string? Text { get; set; }

        /// <summary>反馈期限.</summary>
        public DateOnly? AnswerBy { get; set; }

        /// <summary>True for 撤销.</summary>
        public bool Revoke { get; set; }

        /// <summary>The one that is revoked.</summary>
        public Guid Supervision { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }
    }
}
