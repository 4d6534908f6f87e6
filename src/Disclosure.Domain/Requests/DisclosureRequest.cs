using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>
/// 依申请公开件: the aggregate. Each method is one move; it either raises events and returns null, or changes nothing and
/// returns the <see cref="Refusal"/>. The moves are in the partial files beside this one, by stage.
/// </summary>
public sealed partial class DisclosureRequest
{
    private readonly List<RequestEvent> raised = [];

    private DisclosureRequest(RequestState state) => State = state;

    /// <summary>The fold of all events, the raised ones included.</summary>
    public RequestState State { get; private set; }

    /// <summary>Events raised since loading, in order; the caller stores them.</summary>
    public IReadOnlyList<RequestEvent> Raised => raised;

    /// <summary>Rebuilds a request from its stored events.</summary>
    public static DisclosureRequest Rebuild(IEnumerable<RequestEvent> events) => new(RequestState.Fold(events));

    private static Refusal Required(string field, string message, string? article = null) => new("required", message, article, field);

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private void Raise(RequestEvent e)
    {
        State = State.Apply(e);
        raised.Add(e);
    }

    /// <summary>What no move may do: work on a case that is withdrawn or closed, or before its receipt is settled.</summary>
    private Refusal? NotOpen(bool receiptNeeded = true) => State switch
    {
        { Filing: null } => new("not-filed", "申请尚未提交。"),
        { Withdrawal: not null } => new("withdrawn", "申请人已撤回申请，本件不再办理。"),
        { Abandonment: not null } => new("abandoned", "本件已按视为放弃申请办结，不能再作此操作。"),
        { Closing: not null } => new("closed", "本件已办结，不能再作此操作。"),
        { ReceivedOn: null } when receiptNeeded => new("receipt-open", "收到日期尚待双方确认，请先办理“确认收到”。", Law.Article("三十一")),
        _ => null,
    };
}
