using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Split;

/// <summary>拆分办理: the matters one under the other, the first of them stays.</summary>
public partial class SplitAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "split";

    private SplitModel model = new();

    [Inject]
    private SplitHandler Handler { get; set; } = default!;

    private string Question => $"拆分为{model.Items.Count}件？新的受理编号给出后不能收回，拆分不能撤销。";

    private SplitCommand Command => new(
        Context.Case.Row.Id,
        Context.Case.Row.Version,
        model.Items[0].Information,
        [.. model.Items.Skip(1).Select(i => i.Information)],
        model.Reason ?? string.Empty);

    /// <summary>Offered before anybody works on the content.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SplitHandler.MaySplit(context.Actor)
            && context.Case.State is { Kind: RequestKind.Disclosure, ReceivedOn: not null, Split: null, JointLead: null, JointMembers.IsEmpty: true, AnsweredDirectly: false, Draft: null } state
            && !state.Status.IsEnded()
            && state.Assignments.TrueForAll(a => a.State == AssignmentState.Returned);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static string Field(int index, string name) => index == 0 ? $"kept.{name}" : $"parts[{index - 1}].{name}";

    private SplitModel Fresh()
    {
        var sought = Context.Case.State.Information;
        return new SplitModel
        {
            Items = [new SplitItem { Description = sought.Description, Title = sought.Title, DocumentNumber = sought.DocumentNumber, IndexNumber = sought.IndexNumber }, new SplitItem()],
            Reason = "申请包含多项相互独立的内容，按一事一申请分别办理。",
        };
    }

    private void Add() => model.Items.Add(new SplitItem());

    private void Remove(SplitItem item) => model.Items.Remove(item);

    private IEnumerable<EffectLine> Consequences(Effects effects) =>
    [
        new("拆分", $"本件保留第1项，另立{model.Items.Count - 1}件，各从登记开始办理"),
        new("告知申请人", effects.After.Filing!.Applicant.Email is null ? "没有电子邮箱，各件的受理编号和查询码请电话告知" : "每件各发一封回执，写明受理编号和查询码"),
    ];

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class SplitModel
    {
        public List<SplitItem> Items { get; set; } = [];

        public string? Reason { get; set; }
    }

    /// <summary>One matter.</summary>
    public sealed class SplitItem
    {
        public string? Description { get; set; }

        public string? Title { get; set; }

        public string? DocumentNumber { get; set; }

        public string? IndexNumber { get; set; }

        internal InformationSought Information => new(Description ?? string.Empty, Title, DocumentNumber, IndexNumber);
    }
}
