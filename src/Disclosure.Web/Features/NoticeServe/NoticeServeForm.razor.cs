using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.NoticeServe;

/// <summary>送达文书: by the means that the law lets for its addressee.</summary>
public sealed partial class NoticeServeForm
{
    private NoticeServeModel model = new();

    [Inject]
    private ServeNoticeHandler Handler { get; set; } = default!;

    private Notice? Notice => Context.Case.State.Notices.Find(n => n.Id == Context.Task.NoticeId);

    private bool HasEmail => Context.Case.State.Filing!.Applicant.Email is not null;

    private bool IsOnline => Context.Case.State.Filing!.Receipt.Channel == Domain.Deadlines.ReceiptChannel.Online;

    private bool ToApplicant => Notice?.Content.ToApplicant == true;

    private IReadOnlyList<WorkOption<ServiceMeans>> Means =>
    [
        .. Enum.GetValues<ServiceMeans>()
            .Where(m => m is not (ServiceMeans.Email or ServiceMeans.Online) || (ToApplicant && (m == ServiceMeans.Email ? HasEmail : IsOnline)))
            .Select(m => new WorkOption<ServiceMeans>(m, Words.Of(m))),
    ];

    private string DateLabel => model.Means switch
    {
        ServiceMeans.Post => "交寄日期",
        ServiceMeans.InPerson or ServiceMeans.OtherAgency => "签收日期",
        _ => "发出日期",
    };

    private ServeNoticeCommand Command => new(Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, new ServiceAct(
        model.Means,
        model.On ?? DateOnly.MaxValue,
        model.Means == ServiceMeans.Post ? Trimmed(model.TrackingNumber) : null,
        model.Means is ServiceMeans.InPerson or ServiceMeans.OtherAgency ? Trimmed(model.Recipient) : null,
        model.Means is ServiceMeans.Email or ServiceMeans.Online || model.Proof.Count == 0 ? null : model.Proof[0]));

    protected override void OnInitialized() => model = Fresh();

    private NoticeServeModel Fresh() => new()
    {
        Means = Notice is { FailedReason: null } && ToApplicant && IsOnline ? ServiceMeans.Online : ServiceMeans.Post,
        On = Context.Case.Today,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class NoticeServeModel
    {
        public ServiceMeans Means { get; set; } = ServiceMeans.Post;

        public DateOnly? On { get; set; }

        public string? TrackingNumber { get; set; }

        public string? Recipient { get; set; }

        public IReadOnlyList<Guid> Proof { get; set; } = [];
    }
}
