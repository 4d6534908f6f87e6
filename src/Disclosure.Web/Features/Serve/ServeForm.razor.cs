using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Serve;

/// <summary>登记送达: by the means that the applicant chose, where the law lets it.</summary>
public sealed partial class ServeForm
{
    private ServeModel model = new();

    [Inject]
    private ServeHandler Handler { get; set; } = default!;

    private RequestFiled Filing => Context.Case.State.Filing!;

    private Letter? Letter => Context.Case.State.ReplyLetter;

    private IReadOnlyList<WorkOption<ServiceMeans>> Means =>
    [
        .. Enum.GetValues<ServiceMeans>().Select(m => new WorkOption<ServiceMeans>(
            m, Words.Of(m), ServiceRules.CheckMeans(m, Filing) is not null ? "申请人没有选择，不构成送达" : m == ServiceRules.Propose(Filing) ? "申请人选择的方式" : null)),
    ];

    private bool BySystem => model.Means.IsBySystem();

    private bool IsCorrection => Context.Case.State.Kind == RequestKind.Correction;

    private string DateHint => model.Means switch
    {
        ServiceMeans.Post => "以交寄之日为答复之日。只能通过邮政企业寄送。",
        ServiceMeans.InPerson or ServiceMeans.OtherAgency => "以签收之日为答复之日。",
        _ => "以发出之日为答复之日。",
    };

    private ServeCommand Command
    {
        get
        {
            var byHand = model.Means is ServiceMeans.InPerson or ServiceMeans.OtherAgency;
            return new ServeCommand(Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, new ServiceAct(
                model.Means,
                BySystem ? Context.Case.Today : model.On ?? DateOnly.MaxValue,
                model.Means == ServiceMeans.Post ? Trimmed(model.TrackingNumber) : null,
                byHand ? Trimmed(model.Recipient) : null,
                BySystem || model.Proof.Count == 0 ? null : model.Proof[0],
                Trimmed(model.Note)));
        }
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<EffectLine> Consequences(Effects effects) =>
        effects.After.ReplyLetter is { Served: { } act } letter ? [new("送达", $"{letter.Issued.Number}，{Words.Of(act.Means)}")] : [];

    /// <summary>What failed before is not proposed again.</summary>
    private ServeModel Fresh() => new()
    {
        Means = Letter is { FailedReason: not null, Served.Means: not ServiceMeans.Post } ? ServiceMeans.Post : ServiceRules.Propose(Filing),
        On = Context.Case.Today,
    };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class ServeModel
    {
        /// <summary>送达方式.</summary>
        public ServiceMeans Means { get; set; }

        /// <summary>The date that counts.</summary>
        public DateOnly? On { get; set; }

        /// <summary>EMS or registered number.</summary>
        public string? TrackingNumber { get; set; }

        /// <summary>签收人.</summary>
        public string? Recipient { get; set; }

        /// <summary>Slip: at most one.</summary>
        public IReadOnlyList<Guid> Proof { get; set; } = [];

        /// <summary>备注.</summary>
        public string? Note { get; set; }
    }
}
