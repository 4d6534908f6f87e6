using System.Globalization;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases.History;

/// <summary>The procedural letters and their answers.</summary>
public sealed partial class EventStory
{
    private (string? Title, IEnumerable<StoryLine> Lines, IReadOnlyList<Guid> Files) NoticeContentOf(CaseEvent e) => e.Event switch
    {
        NoticeDrafted x => (null, [new("文书", Words.Of(x.Content.Kind)), .. Says(x.Content), Edited(x.Wording)], Files(x.Wording?.SourceFileId)),
        NoticeApproved x => (null, [Letter(x.NoticeId), .. Approved(e, "批准", x.Approval)], Files(x.Approval.OfflineScanFileId)),
        NoticeSentBack x => (null, [Letter(x.NoticeId), new("需修改之处", x.Reason)], []),
        NoticeIssued x => (null, [new("文书", x.Title), new("发文字号", x.Number), new("成文日期", LegalTime.Show(x.IssuedOn))], [x.FileId]),
        NoticeSealed x => (null, [Letter(x.NoticeId)], [x.SealedFileId]),
        NoticeServed x => (null, [Letter(x.NoticeId), .. Served(x.Act)], Files(x.Act.ProofFileId)),
        NoticeProved x => (null, [Letter(x.NoticeId), new("签收日期", LegalTime.Show(x.On))], Files(x.ProofFileId)),
        NoticeFailed x => (null, [Letter(x.NoticeId), new("日期", LegalTime.Show(x.On)), new("原因", x.Reason), new("后果", "视为未发出，须重新发出")], []),
        NoticeVoided x => (null, [Letter(x.NoticeId), new("理由", x.Reason)], []),
        NoticeDateCorrected x => (null, [Letter(x.NoticeId), new(Words.Of(x.Date), LegalTime.Show(x.To), LegalTime.Show(x.From)), new("理由", x.Reason), .. Approved(e, "批准", x.Approval)], Files(x.EvidenceFileId, x.Approval.OfflineScanFileId)),
        NoticeReminded x => (null, [Letter(x.NoticeId), Reminded(x)], []),
        ClarificationReceived x => (null, Clarified(x), x.FileIds),
        ClarificationTimeExtended x => (null, [new("补正期限", LegalTime.Show(x.ReplyBy)), new("理由", x.Reason)], []),
        ConsultationAnswered x => (null, [Letter(x.NoticeId), new("收到日期", LegalTime.Show(x.On)), new("态度", x.Consent ? "同意公开" : "不同意公开"), new("意见和理由", x.Opinion)], Files(x.FileId)),
        ConsultationLapsed x => (null, [Letter(x.NoticeId), new("日期", LegalTime.Show(x.On))], []),
        ConsultationAssessed x => (null, Assessed(x), []),
        ReasonsGiven x => (null, [new("收到日期", LegalTime.Show(x.On)), new("理由", x.Reasons)], x.FileIds),
        ReasonsAssessed x => (null, [Letter(x.NoticeId), new("申请理由", x.AreGood ? "合理" : "不合理"), new("本机关意见", x.View)], []),
        FeePaid x => (null, [new("缴费日期", LegalTime.Show(x.On)), new("金额", Yuan(x.Amount))], Files(x.ProofFileId)),
        RequestAbandoned x => (null, [Letter(x.NoticeId), new("日期", LegalTime.Show(x.On)), new("年度报告表三", x.ReportRow), new("正当理由的核实", x.ReasonsConsidered)], []),
        _ => (null, [], []),
    };

    private static string Yuan(long amount) => $"{amount.ToString("#,0", CultureInfo.InvariantCulture)} 元";

    private static StoryLine Reminded(NoticeReminded x) => x.Kind switch
    {
        ReminderKind.Approaching => new("提醒申请人", $"答复期限{LegalTime.Show(x.For)}将至"),
        ReminderKind.Passed => new("提醒经办人", $"答复期限{LegalTime.Show(x.For)}已过"),
        _ => new("提醒用印送达员", $"{LegalTime.Show(x.For)}寄出，尚无签收记录"),
    };

    private static IEnumerable<StoryLine> Clarified(ClarificationReceived x) =>
    [
        new("收到日期", LegalTime.Show(x.On)),
        Line("名称", x.Information.Title),
        Line("文号", x.Information.DocumentNumber),
        Line("内容描述", x.Information.Description),
        Line("申请人说明", x.Note),
    ];

    private IEnumerable<StoryLine> Assessed(ConsultationAssessed x) =>
    [
        Letter(x.NoticeId),
        new("合理理由", x.ReasonIsGood ? "成立" : "不成立"),
        new("公共利益", x.PublicInterest ? "不公开会对公共利益造成重大影响" : "不公开不会对公共利益造成重大影响"),
        new("本机关意见", x.View),
    ];

    private IEnumerable<StoryLine> Says(NoticeContent content) => content switch
    {
        ClarificationContent x => [new("需补正事项", string.Join("；", x.Points)), new("指导和释明", x.Guidance), new("补正期限", $"收到告知书之日起 {x.ReplyWorkingDays} 个工作日")],
        ReasonsContent x => [new("数量、频次", x.Facts), new("说明期限", $"收到告知书之日起 {x.ReplyWorkingDays} 个工作日")],
        DeferralContent x => [new("延迟至", LegalTime.Show(x.Until)), new("理由", x.Reason)],
        ExtensionContent x => [new("延长", $"{x.WorkingDays} 个工作日"), new("理由", x.Reason)],
        ConsultationContent x => [new("对象", $"{Words.Of(x.Asked)}：{x.Addressee}"), new("事项", x.Matter)],
        ConsultationInfoContent x => [new("所涉征求意见", Letter(x.ConsultationId).Text)],
        AbandonmentContent x => [new("正当理由的核实", x.Considered)],
        ThirdPartyReleaseContent x => [new("决定公开的内容", x.Released), new("理由", x.Reason)],
        FeeContent x => [new("计费方式", x.Basis == FeeBasis.Items ? $"按件，本件 {x.Quantity} 件，本月已申请 {x.AlreadyThisMonth} 件" : $"按量，{x.Quantity} 页"), new("金额", Yuan(x.Amount)), new("缴纳方式", x.HowToPay)],
        _ => [],
    };

    private StoryLine Letter(Guid noticeId)
    {
        var notice = state.Notices.Find(n => n.Id == noticeId);
        return new("文书", notice is null ? string.Empty : notice.Issued is { } issued ? $"{issued.Title}（{issued.Number}）" : Words.Of(notice.Kind));
    }
}
