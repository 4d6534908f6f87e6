using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Disputes;

/// <summary>A dispute with values that are lawful.</summary>
internal static class DisputeCase
{
    public static Guid Id { get; } = new("00000000-0000-0000-0000-0000000000d1");

    public static DisputeOpened Opened(DisputeKind kind, DateOnly receivedOn, bool simplified = false) =>
        new(Id, kind, simplified, kind == DisputeKind.Reconsideration ? "湖南省人民政府" : "有管辖权的人民法院", "〔2026〕1号", receivedOn, "撤销答复，责令重新答复", false, []);

    public static DisputeDecided Decided(DateOnly on, DisputeResult result = DisputeResult.Upheld, DateOnly? redoBy = null) =>
        new(Id, on, "复决字〔2026〕1号", result, "决定的内容", redoBy is not null, redoBy, []);
}
