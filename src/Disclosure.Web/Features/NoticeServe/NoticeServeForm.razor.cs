using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
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

    private RequestFiled Filing => Context.Case.State.Filing!;

    private IReadOnlyList<WorkOption<ServiceMeans>> Means => Notice is not { } notice ? [] :
        [.. Enum.GetValues<ServiceMeans>().Where(m => ServiceRules.CheckMeans(m, notice.Content, Filing) is null).Select(m => new WorkOption<ServiceMeans>(m, Words.Of(m)))];

    private bool BySystem => model.Means.IsBySystem();

    private ServeNoticeCommand Command => new(Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, new ServiceAct(
        model.Means,
        BySystem ? Context.Case.Today : model.On ?? DateOnly.MaxValue,
        model.Means == ServiceMeans.Post ? Trimmed(model.TrackingNumber) : null,
        model.Means is ServiceMeans.InPerson or ServiceMeans.OtherAgency ? Trimmed(model.Recipient) : null,
        BySystem || model.Proof.Count == 0 ? null : model.Proof[0]));

    protected override void OnInitialized() => model = Fresh();

    private NoticeServeModel Fresh() => new()
    {
        // What failed before is not proposed again.
        Means = Notice is { FailedReason: null } notice && ServiceRules.CheckMeans(ServiceMeans.Online, notice.Content, Filing) is null ? ServiceMeans.Online : ServiceMeans.Post,
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
