using Disclosure.Domain.Disputes;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Disputes;

/// <summary>登记复议诉讼: what is due next in an open dispute stands first.</summary>
public sealed partial class DisputeAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "dispute";

    private static readonly IReadOnlyList<WorkOption<DisputeKind>> Kinds = [.. Enum.GetValues<DisputeKind>().Select(k => new WorkOption<DisputeKind>(k, Words.Of(k)))];
    private static readonly IReadOnlyList<WorkOption<DisputeResult?>> Results = [.. Enum.GetValues<DisputeResult>().Select(r => new WorkOption<DisputeResult?>(r, Words.Of(r)))];

    private DisputeModel model = new();
    private string? reconsiderationBody;

    [Inject]
    private DisputeHandler Handler { get; set; } = default!;

    [Inject]
    private AuthoritySource Authorities { get; set; } = default!;

    /// <summary>What is due next comes first, mistakes are mended last: the first one is chosen when the form opens.</summary>
    private IReadOnlyList<WorkOption<Step>> Steps =>
    [
        .. Offer(NextOf),
        new(new Step(DisputeMove.Open, Guid.Empty), "收到复议申请书、起诉状或者上诉状副本"),
        .. Offer(d => d is { IsOpen: true, Opened.CaseNumber: null } ? [(DisputeMove.Number, "登记案号")] : []),
        .. Offer(d => d.VoidReason is null ? [(DisputeMove.Void, "作废登记")] : []),
    ];

    private Dispute? Chosen => Context.Case.State.Disputes.Find(d => d.Id == model.Step.DisputeId);

    /// <summary>The term by the code that the queue counts with.</summary>
    private string? TermHint
    {
        get
        {
            var term = Chosen is { } known ? known.AnswerBy(Context.Case.Calendar)
                : model.On is { } on && on >= Domain.Deadlines.WorkCalendar.MinDate && on <= Context.Case.Today ? DisputeTerms.AnswerBy(model.Kind, model.Simplified && model.Kind == DisputeKind.Reconsideration, on, Context.Case.Calendar) : null;
            return term is null ? null : $"期限{LegalTime.Show(term.On)}{(term.Provisional ? "（暂定）" : null)}：{term.Rule}（{term.Article}）。";
        }
    }

    private string FilesHint => model.Step.Move switch
    {
        DisputeMove.Open => "收到的副本和通知书。",
        DisputeMove.Answer => "答复书、答辩状，证据和依据。",
        DisputeMove.Decide => "决定书或者裁判文书。",
        _ => "重新作出的答复和送达凭证。",
    };

    private bool TakesFiles => model.Step.Move is not (DisputeMove.Number or DisputeMove.Void);

    /// <summary>What is about to be recorded, word for word where it cannot be taken back by a glance.</summary>
    private string? Question => model.Step.Move switch
    {
        DisputeMove.Decide when model.Result is { } result => $"结果：{Words.Of(result)}{(result == DisputeResult.Corrected ? model.RedoOrdered ? $"，责令重新答复，期限{(model.RedoBy is { } by ? LegalTime.Show(by) : "未写明")}" : "，没有责令重新答复" : null)}。",
        DisputeMove.Void => "作废后该登记不再计入队列和统计，不能恢复；需要时重新登记。",
        _ => null,
    };

    private DisputeCommand Command => new(
        Context.Case.Row.Id,
        Context.Case.Row.Version,
        model.Step.Move,
        model.Step.Move == DisputeMove.Open ? model.NewId : model.Step.DisputeId,
        model.On ?? DateOnly.MaxValue,
        model.Kind,
        model.Simplified && model.Kind == DisputeKind.Reconsideration,
        model.AfterReconsideration && model.Kind != DisputeKind.Reconsideration,
        model.Body,
        model.Number,
        model.Text,
        model.Result ?? default,
        model.Result == DisputeResult.Corrected && model.RedoOrdered,
        model.Result == DisputeResult.Corrected && model.RedoOrdered ? model.RedoBy : null,
        model.Files);

    /// <summary>Offered to those who register disputes, whatever has become of the case.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return DisputeHandler.MayRecord(context.Actor);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        model = Fresh();
        reconsiderationBody = (await Authorities.FindAsync())?.ReconsiderationBody;
        model.Body ??= BodyFor(model.Step);
    }

    private static (DisputeMove Move, string Label)[] NextOf(Dispute d) => d.Stage switch
    {
        DisputeStage.AnswerDue => [(DisputeMove.Answer, d.Opened.Kind == DisputeKind.Reconsideration ? "提出答复" : "提出答辩"), (DisputeMove.Decide, "收到结果")],
        DisputeStage.Pending => [(DisputeMove.Decide, "收到结果")],
        DisputeStage.RedoDue => [(DisputeMove.Redo, "重新答复")],
        _ => [],
    };

    private IEnumerable<WorkOption<Step>> Offer(Func<Dispute, (DisputeMove Move, string Label)[]> moves) =>
        Context.Case.State.Disputes.SelectMany(d => moves(d).Select(m => new WorkOption<Step>(new Step(m.Move, d.Id), m.Label, Words.Of(d.Opened))));

    private static IEnumerable<EffectLine> Consequences(Effects effects) =>
        effects.After.Disputes.Count > effects.Before.Disputes.Count ? [new("复议诉讼", "进入“复议诉讼”队列；本件的状态和答复期限不变")] : [];

    private string? BodyFor(Step step) => step.Move == DisputeMove.Open ? reconsiderationBody : null;

    private DisputeModel Fresh() => For(Steps[0].Value);

    private DisputeModel For(Step step) => new()
    {
        Step = step,
        On = Context.Case.Today,
        Body = BodyFor(step),
        // 复议后起诉 where this case has been through a reconsideration; the officer may know better.
        AfterReconsideration = Context.Case.State.Disputes.Exists(d => d is { Opened.Kind: DisputeKind.Reconsideration, Decided: not null, VoidReason: null }),
    };

    /// <summary>The body that hears reconsiderations is known; a court is not it.</summary>
    private void ChooseKind(DisputeKind kind)
    {
        model.Kind = kind;
        model.Body = kind != DisputeKind.Reconsideration && model.Body == reconsiderationBody ? null
            : kind == DisputeKind.Reconsideration && string.IsNullOrWhiteSpace(model.Body) ? reconsiderationBody : model.Body;
    }

    private bool StillOffered(Step step) => Steps.Any(s => s.Value == step);

    private void Choose(Step? step) => model = For(step!);

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is registered, of which dispute.</summary>
    /// <param name="Move">What happened.</param>
    /// <param name="DisputeId">Empty for a new one.</param>
    public sealed record Step(DisputeMove Move, Guid DisputeId);

    /// <summary>What is typed.</summary>
    public sealed class DisputeModel
    {
        public Step Step { get; set; } = new(DisputeMove.Open, Guid.Empty);

        /// <summary>Kept with the draft: sent twice, it is one dispute.</summary>
        public Guid NewId { get; set; } = Guid.NewGuid();

        public DisputeKind Kind { get; set; }

        public bool Simplified { get; set; }

        public bool AfterReconsideration { get; set; }

        public string? Body { get; set; }

        public string? Number { get; set; }

        public DateOnly? On { get; set; }

        public string? Text { get; set; }

        /// <summary>None to begin with: it is for the officer to say.</summary>
        public DisputeResult? Result { get; set; }

        public bool RedoOrdered { get; set; }

        public DateOnly? RedoBy { get; set; }

        public IReadOnlyList<Guid> Files { get; set; } = [];
    }
}
