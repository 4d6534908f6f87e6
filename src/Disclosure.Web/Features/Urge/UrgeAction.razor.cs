using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Urge;

/// <summary>催办 and 逾期继续.</summary>
public sealed partial class UrgeAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "urge";

    private UrgeModel model = new();
    private IReadOnlyDictionary<Guid, string>? names;

    [Inject]
    private UrgeHandler Handler { get; set; } = default!;

    [Inject]
    private DepartmentNames Names { get; set; } = default!;

    private IReadOnlyList<Assignment> Open => OpenOf(Context);

    private IReadOnlyList<WorkOption<Guid>> Options =>
        [.. Open.Select(a => new WorkOption<Guid>(a.DepartmentId, $"{names!.GetValueOrDefault(a.DepartmentId)}（{(a.IsLead ? "主办" : "协办")}）", $"{Words.Of(a.State)}{(a.TimesUrged > 0 ? $"，已催办{a.TimesUrged}次" : null)}"))];

    private IReadOnlyList<string> Messages => Context.Case.State.DepartmentsDueOn is { } due
        ? [$"处室办理时限为{LegalTime.Show(due)}，请尽快答复。"]
        : Context.Case.Clock?.DueOn is { } legal ? [$"法定期限为{LegalTime.Show(legal)}，请尽快答复。"] : [];

    /// <summary>Offered while a department's answer is awaited, to those who may urge.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var central = context.Actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor);
        var leads = context.Actor.Has(Roles.Handler) && context.Actor.DepartmentId is { } own && context.Case.State.LeadDepartmentId == own;
        return (central || leads) && !context.Case.State.Status.IsEnded() && OpenOf(context).Count > 0;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        names = await Names.OfAsync(Context.Case.Row.AuthorityId);
        model = Fresh();
    }

    private static List<Assignment> OpenOf(CaseActionContext context) =>
        [.. context.Case.State.Assignments.Where(a => !a.IsSettled && a.State != AssignmentState.Returned && a.DepartmentId != OwnOf(context)).OrderBy(a => a.IsLead)];

    /// <summary>A handler of the lead does not urge their own department.</summary>
    private static Guid? OwnOf(CaseActionContext context) =>
        context.Actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor) ? null : context.Actor.DepartmentId;

    private IEnumerable<EffectLine> Consequences(Effects effects) => [new("处室", $"{names!.GetValueOrDefault(model.Department)}，记为逾期未答复")];

    private UrgeModel Fresh() => new() { Department = Open.Count > 0 ? Open[0].DepartmentId : Guid.Empty };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => model.PassOver
        ? Handler.PassOverAsync(Context.Actor, Context.Case.Row.Id, model.Department, model.Reason ?? string.Empty, Context.Case.Row.Version, ct)
        : Handler.UrgeAsync(Context.Actor, Context.Case.Row.Id, model.Department, model.Message, Context.Case.Row.Version, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) =>
        Handler.RehearsePassOverAsync(Context.Actor, Context.Case.Row.Id, model.Department, model.Reason ?? string.Empty, Context.Case.Row.Version, ct);

    /// <summary>What is typed.</summary>
    public sealed class UrgeModel
    {
        /// <summary>The department.</summary>
        public Guid Department { get; set; }

        /// <summary>催办内容.</summary>
        public string? Message { get; set; }

        /// <summary>True for 逾期继续.</summary>
        public bool PassOver { get; set; }

        /// <summary>Why it goes on without them.</summary>
        public string? Reason { get; set; }
    }
}
