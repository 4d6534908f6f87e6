using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases.History;

/// <summary>复议诉讼.</summary>
public sealed partial class EventStory
{
    private (string? Title, IEnumerable<StoryLine> Lines, IReadOnlyList<Guid> Files) DisputeContentOf(CaseEvent e) => e.Event switch
    {
        DisputeOpened x => ($"收到{Words.Of(x.Kind)}", Opened(x), x.FileIds),
        DisputeAnswered x => (null, [Dispute(x.DisputeId), new("日期", LegalTime.Show(x.On)), Line("备注", x.Note)], x.FileIds),
        DisputeDecided x => (null, [Dispute(x.DisputeId), new("收到日期", LegalTime.Show(x.On)), new("文号", x.Number), new("结果", Words.Of(x.Result)), new("内容", x.Summary), Line("责令重新答复", x.RedoOrdered ? x.RedoBy is { } by ? $"期限{LegalTime.Show(by)}" : "未写明期限" : null)], x.FileIds),
        DisputeRedone x => (null, [Dispute(x.DisputeId), new("日期", LegalTime.Show(x.On)), new("发文字号", x.LetterNumber)], x.FileIds),
        DisputeDateCorrected x => (null, [Dispute(x.DisputeId), new(Words.Of(x.Date), LegalTime.Show(x.To), x.From is { } from ? LegalTime.Show(from) : null), new("理由", x.Reason), .. Approved(e, "批准", x.Approval)], Files(x.EvidenceFileId, x.Approval.OfflineScanFileId)),
        DisputeNumbered x => (null, [Dispute(x.DisputeId), new("案号", x.CaseNumber)], []),
        DisputeVoided x => (null, [Dispute(x.DisputeId), new("理由", x.Reason)], []),
        _ => (null, [], []),
    };

    private static IEnumerable<StoryLine> Opened(DisputeOpened x) =>
    [
        new("机关或者法院", x.Body),
        Line("案号", x.CaseNumber),
        new("收到副本", LegalTime.Show(x.ReceivedOn)),
        Line("程序", x.Simplified ? "简易程序" : null),
        Line("起诉方式", x.AfterReconsideration ? "经复议后起诉" : null),
        new("请求事项", x.Claims),
    ];

    private StoryLine Dispute(Guid id) => Line("复议诉讼", state.Disputes.Find(d => d.Id == id) is { Opened: var opened } ? Words.Of(opened) : null);
}
