using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Redeliver;

/// <summary>答复退信、改用其他方式送达: from the bounce until the reply is served, and closed, after all.</summary>
public sealed partial class RedeliverAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "redeliver";

    private static readonly IReadOnlyList<string> Reasons = ["邮箱不存在，退信", "邮箱已满，退信", "对方服务器拒收，退信"];

    private RedeliverModel model = new();

    [Inject]
    private RedeliverHandler Handler { get; set; } = default!;

    private Letter? Letter => Context.Case.State.ReplyLetter;

    private RedeliverStage Stage => StageOf(Context);

    private string Primary => Stage switch
    {
        RedeliverStage.Bounced => model.Means is null ? "登记退信" : "登记退信并重新送达",
        RedeliverStage.Unserved => "登记重新送达",
        RedeliverStage.AwaitingProof => model.Failed ? "登记未送达" : "登记回证",
        _ => "办结",
    };

    private string Question => Stage switch
    {
        RedeliverStage.Bounced when model.Means is null => "退回的答复不算送达，期限继续计算。",
        RedeliverStage.Bounced or RedeliverStage.Unserved => "答复之日以改用的方式为准，期限到此为止。",
        RedeliverStage.AwaitingProof => model.Failed ? "退回的答复不算送达，期限继续计算。" : "登记后签收日期记入案卷。",
        _ => "办结后不能再变更答复。",
    };

    private IReadOnlyList<WorkOption<ServiceMeans?>> Means =>
    [
        .. Enum.GetValues<ServiceMeans>().Where(m => ServiceRules.CheckMeans(m, Context.Case.State.Filing!) is null).OrderBy(m => m.IsBySystem())
            .Select(m => new WorkOption<ServiceMeans?>(m, m == ServiceMeans.Post ? "改邮寄" : Words.Of(m), m == ServiceMeans.Email ? "上次已被退回" : null)),
        .. Stage == RedeliverStage.Bounced ? [new WorkOption<ServiceMeans?>(null, "稍后再定", "先登记退信，期限继续计算")] : Array.Empty<WorkOption<ServiceMeans?>>(),
    ];

    private RedeliverCommand Command
    {
        get
        {
            Guid? proof = model.Proof.Count > 0 ? model.Proof[0] : null;
            var byHand = model.Means is ServiceMeans.InPerson or ServiceMeans.OtherAgency;
            return new RedeliverCommand(
                Context.Case.Row.Id,
                Context.Case.Row.Version,
                Stage == RedeliverStage.Bounced || model.Failed ? model.FailedOn ?? DateOnly.MaxValue : null,
                model.Reason,
                Stage is RedeliverStage.Bounced or RedeliverStage.Unserved && model.Means is { } means
                    ? new ServiceAct(means, means.IsBySystem() ? Context.Case.Today : model.On ?? DateOnly.MaxValue, means == ServiceMeans.Post ? model.TrackingNumber?.Trim() : null, byHand ? model.Recipient?.Trim() : null, means.IsBySystem() ? null : proof)
                    : null,
                model.Failed ? null : model.ProvedOn,
                proof,
                model.Note);
        }
    }

    /// <summary>Offered once the reply went out by e-mail, to those who serve: from the bounce until it is served and closed after all.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RedeliverHandler.MayServe(context.Actor) && StageOf(context) != RedeliverStage.None;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static RedeliverStage StageOf(CaseActionContext context) => RedeliverHandler.StageOf(context.Case.State, context.Case.Events.Select(e => e.Event));

    private static IEnumerable<EffectLine> Consequences(Effects effects) => effects.After.ReplyLetter is { Served: { } act } letter
        ? [new("答复", letter.IsServed ? $"{letter.Issued.Number}，{Words.Of(act.Means)}，{LegalTime.Show(act.On)}" : $"{letter.Issued.Number}，未送达")]
        : [];

    private RedeliverModel Fresh() => new() { FailedOn = Context.Case.Today, On = Context.Case.Today, ProvedOn = Context.Case.Today, Means = ServiceMeans.Post };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class RedeliverModel
    {
        /// <summary>退信日期.</summary>
        public DateOnly? FailedOn { get; set; }

        /// <summary>未送达的原因.</summary>
        public string? Reason { get; set; }

        /// <summary>改用的送达方式; null to choose it later.</summary>
        public ServiceMeans? Means { get; set; }

        /// <summary>The date that counts.</summary>
        public DateOnly? On { get; set; }

        /// <summary>EMS or registered number.</summary>
        public string? TrackingNumber { get; set; }

        /// <summary>签收人.</summary>
        public string? Recipient { get; set; }

        /// <summary>True when it came back once more.</summary>
        public bool Failed { get; set; }

        /// <summary>签收日期.</summary>
        public DateOnly? ProvedOn { get; set; }

        /// <summary>Slip: at most one.</summary>
        public IReadOnlyList<Guid> Proof { get; set; } = [];

        /// <summary>办结说明.</summary>
        public string? Note { get; set; }
    }
}
