using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.FurtherReply;

/// <summary>补充、更正、重新答复: what a decision orders comes first.</summary>
public sealed partial class FurtherReplyAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "further-reply";

    private static readonly IReadOnlyList<WorkOption<FurtherReplyKind>> Kinds =
    [
        new(FurtherReplyKind.Supplement, Words.Of(FurtherReplyKind.Supplement), "原答复有遗漏，原答复继续有效"),
        new(FurtherReplyKind.Correction, Words.Of(FurtherReplyKind.Correction), "原答复有笔误或者差错，不一致的以新答复为准"),
        new(FurtherReplyKind.Renewed, Words.Of(FurtherReplyKind.Renewed), "自行纠正：撤销原答复，重新作出"),
    ];

    private FurtherModel model = new();

    [Inject]
    private FurtherReplyHandler Handler { get; set; } = default!;

    private List<Dispute> Orders => Context.Case.State.Disputes.FindAll(d => d is { VoidReason: null, Stage: DisputeStage.RedoDue }).ToList();

    private Dispute? Ordered => Orders.Find(d => d.Id == model.DisputeId);

    private IReadOnlyList<WorkOption<Guid>> Bases => [.. Orders.Select(d => new WorkOption<Guid>(d.Id, "责令重新答复", Words.Of(d.Opened))), new(Guid.Empty, "自行补充、更正或者重新答复")];

    private string ReasonHint => (model.DisputeId != Guid.Empty, model.Kind) switch
    {
        (true, _) => "写入答复书，例如：该答复认定事实不清，已被撤销。",
        (_, FurtherReplyKind.Supplement) => "写入答复书，例如：该答复遗漏了您申请的第三项信息。",
        (_, FurtherReplyKind.Correction) => "写入答复书，例如：该答复将文号误写为湘交公路〔2024〕44号。",
        _ => "写入答复书，例如：经复核，该答复适用依据不当。",
    };

    private string Question => $"本件重新打开，从分办开始办理{Words.Of(model.DisputeId != Guid.Empty ? FurtherReplyKind.Renewed : model.Kind)}。原答复的日期、是否按期和年度报告的统计不变。";

    private OpenFurtherReplyCommand Command => new(
        Context.Case.Row.Id,
        Context.Case.Row.Version,
        model.RoundId,
        model.DisputeId != Guid.Empty ? FurtherReplyKind.Renewed : model.Kind,
        model.Reason ?? string.Empty,
        model.SignerName ?? string.Empty,
        model.On ?? DateOnly.MaxValue,
        model.DisputeId == Guid.Empty ? null : model.DisputeId,
        Ordered?.Decided?.RedoBy is null ? model.DueOn : null);

    /// <summary>Offered once a reply is closed.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return FurtherReplyHandler.MayOpen(context.Actor) && context.Case.State is { Closing: not null, JointLead: null, Withdrawal: null, Abandonment: null };
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static IEnumerable<EffectLine> Consequences(Effects effects) =>
        [new("原答复", "日期、是否按期、年度报告的统计不变；原文书仍可查看"), new("办理期限", effects.After.FurtherDueOn is { } on ? LegalTime.Show(on) : "没有规定")];

    private FurtherModel Fresh() => new() { On = Context.Case.Today, DisputeId = Orders.FirstOrDefault()?.Id ?? Guid.Empty };

    private void Choose(Guid disputeId) => model.DisputeId = disputeId;

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class FurtherModel
    {
        /// <summary>Kept with the draft: sent twice, it is one work.</summary>
        public Guid RoundId { get; set; } = Guid.NewGuid();

        /// <summary>Empty where no decision orders it.</summary>
        public Guid DisputeId { get; set; }

        public FurtherReplyKind Kind { get; set; }

        public string? Reason { get; set; }

        public DateOnly? DueOn { get; set; }

        public string? SignerName { get; set; }

        public DateOnly? On { get; set; }
    }
}
