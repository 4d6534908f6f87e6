using Disclosure.Domain.Opinions;
using Disclosure.Web.Cases;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>What the record says of each event beyond its title.</summary>
public static class OpinionStory
{
    /// <summary>The lines of an event; nothing of the writer's personal data.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="department">Name of a department.</param>
    public static IReadOnlyList<(string Label, string Text)> Of(OpinionFact fact, Func<Guid?, string> department)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(department);
        return fact.Event switch
        {
            OpinionFiled x => [("类别", x.Kind.Label()), ("标题", x.Title), ("公开意愿", x.ConsentsToPublication ? "同意公开" : "不同意公开")],
            OpinionCodeReissued => [("说明", "原查询码同时失效")],
            OpinionDeclined x => Lines(("理由", x.Reason.Label()), ("说明", x.Explanation)),
            OpinionRouted x => Lines(("承办处室", department(x.DepartmentId)), ("分办意见", x.Note)),
            OpinionReturned x => [("处室", department(x.DepartmentId)), ("理由", x.Reason)],
            OpinionAnswerDrafted x => [("答复稿", x.Text)],
            OpinionAnswerSentBack x => [("修改意见", x.Reason)],
            OpinionAnswerApproved x => Lines(("签批人", $"{x.Approval.SignerName}，{LegalTime.Show(x.Approval.On)}{(x.Approval.IsOffline ? "（线下签批补录）" : null)}"), ("意见", x.Approval.Opinion)),
            OpinionPublished x => [("标题", x.Title), ("来信", x.Content), ("答复", x.Answer)],
            OpinionTakenDown x => [("理由", x.Reason)],
            OpinionWithdrawn x => Lines(("原因", x.Reason)),
            OpinionConversionOffered x => [("说明", x.Explanation)],
            OpinionBecameRequest x => [("申请", x.Request.Number)],
            OpinionSenderPhoned x => [("告知日期", LegalTime.Show(x.On)), ("接听人", Masking.Name(x.SpokeWith)), ("内容", x.Content)],
            _ => [],
        };
    }

    private static IReadOnlyList<(string Label, string Text)> Lines(params (string Label, string? Text)[] lines) =>
        [.. lines.Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => (l.Label, l.Text!))];
}
