using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases.History;

/// <summary>
/// Tells each event in the office's words. What identifies a person is masked, and a query code is never told: it opens the
/// case. An event without words of its own is told by its title alone.
/// </summary>
public sealed partial class EventStory(RequestState state, IReadOnlyDictionary<Guid, string> departments)
{
    /// <summary>The story of every event, newest first.</summary>
    /// <param name="view">The case.</param>
    /// <param name="departments">Names of the authority's departments.</param>
    public static IReadOnlyList<Story> Of(CaseView view, IReadOnlyDictionary<Guid, string> departments)
    {
        ArgumentNullException.ThrowIfNull(view);
        var teller = new EventStory(view.State, departments);
        return [.. view.Events.Reverse().Select(teller.Tell)];
    }

    /// <summary>The story of one event.</summary>
    public Story Tell(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var (title, lines, files) = Content(e);
        var personal = PersonalFields.OfEvent(e.Seq, e.Event).Select(f => new StoryLine(f.Label, f.Masked, Personal: f));
        return new Story(e.Seq, e.At, e.ActorName, title ?? e.Title, [.. lines.Where(l => l.Text.Length > 0), .. personal], files);
    }

    private (string? Title, IEnumerable<StoryLine> Lines, IReadOnlyList<Guid> Files) Content(CaseEvent e) => e.Event switch
    {
        RequestFiled x => ((x.Kind, x.WrittenByOfficer) switch { (RequestKind.Correction, true) => "提交更正申请（工作人员代书）", (RequestKind.Correction, _) => "提交更正申请", (_, true) => "提交申请（工作人员代书）", _ => null }, Filed(x), x.FileIds),
        QueryCodeIssued x => (x.Reissued ? "补发查询码" : null, x.Reissued ? [new("说明", "原查询码同时失效")] : [], []),
        RequestRegistered x => (null, [Line("申请人类别", x.Category is { } column ? Words.Of(column) : null), Line("备注", x.Note)], []),
        ReceiptConfirmed x => (null, [new("收到申请之日", LegalTime.Show(x.On)), new("确认方式", x.How)], []),
        RequestWithdrawn x => (null, [new("日期", LegalTime.Show(x.On)), new("理由", x.Reason ?? "未说明（依法无需说明）")], []),
        FactCorrected x => (null, [new(Words.Of(x.Fact), LegalTime.Show(x.To), LegalTime.Show(x.From)), new("理由", x.Reason), .. Approved(e, "批准", x.Approval)], Files(x.EvidenceFileId, x.Approval.OfflineScanFileId)),
        DepartmentsAssigned x => (null, Assigned(x), []),
        DirectAnswerDecided x => (null, [new("理由和依据", x.Basis)], []),
        AssignmentAccepted x => (null, [Department(x.DepartmentId)], []),
        AssignmentReturned x => (null, [Department(x.DepartmentId), new("理由", x.Reason)], []),
        DepartmentAnswerSubmitted x => (null, Answer(x), x.FileIds),
        DepartmentAnswerSentBack x => (null, [Department(x.DepartmentId), new("需修改之处", x.Reason)], []),
        DepartmentAnswerApproved x => (null, [Department(x.DepartmentId), .. Approved(e, "审签", x.Approval)], Files(x.Approval.OfflineScanFileId)),
        DepartmentUrged x => (null, [Department(x.DepartmentId), Line("催办内容", x.Message)], []),
        DepartmentPassedOver x => (null, [Department(x.DepartmentId), new("理由", x.Reason)], []),
        AnswersConsolidated x => (null, [new("汇总意见", x.Summary)], []),
        ReplyDrafted x => (null, [.. Draft(x.Draft), Edited(x.Draft.Wording)], [.. x.Draft.AttachmentIds, .. Files(x.Draft.Wording?.SourceFileId)]),
        ReplyReviewed x => ($"{Words.Of(x.Stage)}通过", Approved(e, Words.Of(x.Stage), x.Approval), Files(x.Approval.OfflineScanFileId)),
        ReplySentBack x => ($"{(x.Stage is { } stage ? Words.Of(stage) : "签发")}退回修改", [new("需修改之处", x.Reason)], []),
        ReplySigned x => (null, Approved(e, "签发", x.Approval), Files(x.Approval.OfflineScanFileId)),
        SignatureRecalled x => (null, [Line("作废文书", x.LetterId is { } voided ? LetterTitle(voided) : null), new("理由", x.Reason), .. Approved(e, "决定", x.Approval)], Files(x.Approval.OfflineScanFileId)),
        LetterIssued x => (null, [new("发文字号", x.Number), new("文书", x.Title), new("成文日期", LegalTime.Show(x.IssuedOn)), Line("答复类型和救济途径依据", x.LawVersion is { } version ? $"第{version}版" : null)], [x.FileId]),
        LetterSealed x => (null, [new("文书", LetterTitle(x.LetterId))], [x.SealedFileId]),
        ReplyServed x => (null, [new("文书", LetterTitle(x.LetterId)), .. Served(x.Act)], Files(x.Act.ProofFileId)),
        ServiceProved x => (null, [new("签收日期", LegalTime.Show(x.On))], Files(x.ProofFileId)),
        ServiceFailed x => (null, [new("日期", LegalTime.Show(x.On)), new("原因", x.Reason), new("后果", "未送达，须改用其他方式重新送达")], []),
        RequestClosed x => (null, [new("办结日期", LegalTime.Show(x.On)), new("年度报告表三", x.ReportRow ?? "更正申请，不计入"), Line("备注", x.Note)], []),
        DueRecalculated x => (null, [new("法定期限", LegalTime.Show(x.To) + (x.IsProvisional ? "（暂定）" : null), LegalTime.Show(x.From) + (x.WasProvisional ? "（暂定）" : null)), new("依据", $"{x.CalendarYear}年节假日安排（第{x.CalendarVersion}版）")], []),
        RequestArchived x => (null, [new("归档日期", LegalTime.Show(x.On)), Line("档号", x.ArchiveNumber)], []),
        FurtherReplyOpened x => ($"{Words.Of(x.Kind)}立项", FurtherReply(e, x), Files(x.Approval.OfflineScanFileId)),
        FurtherReplyDropped x => (null, [new("理由", x.Reason), .. Approved(e, "决定", x.Approval)], Files(x.Approval.OfflineScanFileId)),
        WithheldReviewed x => (null, [new("评估日期", LegalTime.Show(x.On)), new("结论", x.MayBePublic ? "可以公开" : "仍不公开"), new("理由", x.Reason), Line("下次评估", x.NextOn is { } next ? LegalTime.Show(next) : null), .. Approved(e, "决定", x.Approval)], Files(x.Approval.OfflineScanFileId)),
        ApplicantPhoned { Explanation: { } call } x => ("电话释明", [new("时间", $"{LegalTime.Show(x.On)} {call.At:HH\\:mm}"), new("通话", Words.CallOf(call)), new("释明内容", x.Content), new("申请人表示", call.Said)], []),
        ApplicantPhoned x => (null, [new("日期", LegalTime.Show(x.On)), new("内容", x.Content)], []),
        MadePublic x => (null, [new("索引号", x.IndexNumber), new("公开日期", LegalTime.Show(x.On)), new("依据", Domain.Common.Law.Article("四十四"))], []),
        PublicationSuggested x => (null, [new("建议日期", LegalTime.Show(x.On)), new("建议内容", x.Suggestion), new("审核结果", x.Adopted ? "属于主动公开范围，及时公开" : "不属于主动公开范围"), new("审核意见", x.Answer)], []),
        RequestSplit or RequestSplitOff or RequestFromOpinion or JointReplyFormed or JointReplyLeft or JointReplyJoined or JointReplyEnded or JointReplyFollowed => LinkedContentOf(e),
        DisputeOpened or DisputeAnswered or DisputeDecided or DisputeRedone or DisputeDateCorrected or DisputeNumbered or DisputeVoided => DisputeContentOf(e),
        SupervisionIssued or SupervisionAnswered or SupervisionRevoked => SupervisionContentOf(e),
        _ => NoticeContentOf(e),
    };

    private static StoryLine Line(string label, string? text) => new(label, text ?? string.Empty);

    private static IReadOnlyList<Guid> Files(params ReadOnlySpan<Guid?> ids)
    {
        var files = new List<Guid>();
        foreach (var id in ids)
        {
            if (id is { } known)
            {
                files.Add(known);
            }
        }

        return files;
    }

    /// <summary>An approval; what the line above it says already (who and when) is said again only where it differs.</summary>
    private static IEnumerable<StoryLine> Approved(CaseEvent e, string what, Approval approval) =>
    [
        Line($"{what}人", approval.SignerName == e.ActorName ? null : approval.SignerName),
        Line($"{what}日期", approval.IsOffline ? $"{LegalTime.Show(approval.On)}，线下签批补录" : approval.On == LegalTime.DateOf(e.At) ? null : LegalTime.Show(approval.On)),
        new("意见", approval.Opinion ?? "同意"),
    ];

    private static IEnumerable<StoryLine> Filed(RequestFiled x) =>
    [
        new("渠道", Words.Of(x.Receipt.Channel)),
        new("提交日期", LegalTime.Show(x.Receipt.SubmittedOn)),
        Line("签收日期", x.Receipt.SignedForOn is { } signed ? LegalTime.Show(signed) : null),
        Line("邮件号", x.PostalNumber),
        Line("名称", x.Information.Title),
        Line("文号", x.Information.DocumentNumber),
        Line("内容描述", x.Information.Description),
        Line("提供或者保存记录的机关", x.Correction?.HeldBy),
        Line("不准确之处", x.Correction?.Inaccurate),
        Line("应当更正为", x.Correction?.ShouldRead),
        Line("证据说明", x.Correction?.Evidence),
        new(x.Correction is null ? "获取方式" : "答复方式", Words.Of(x.Delivery)),
    ];

    private IEnumerable<StoryLine> FurtherReply(CaseEvent e, FurtherReplyOpened x) =>
    [
        Line("依据", state.Disputes.Find(d => d.Id == x.DisputeId) is { } dispute ? $"责令重新答复（{Words.Of(dispute.Opened)}）" : null),
        new("理由", x.Reason),
        Line("办理期限", x.DueOn is { } on ? LegalTime.Show(on) : null),
        .. Approved(e, "决定", x.Approval),
    ];

    private static IEnumerable<StoryLine> Served(ServiceAct act) =>
    [
        new("方式", Words.Of(act.Means)),
        new("日期", LegalTime.Show(act.On)),
        Line("邮件号", act.TrackingNumber),
        Line("备注", act.Note),
    ];

    private static IEnumerable<StoryLine> Search(SearchRecord? search) => search is null ? [] : SearchWords.Of(search).Select(l => new StoryLine(l.Label, l.Text));

    private static string Reply(ReplyType type, RefusalGround? ground) => ReplyCatalogue.Basis(type, ground) is var basis && ground is { } g
        ? $"{basis.Label}：{ReplyCatalogue.Label(g)}（{basis.Article}）"
        : $"{basis.Label}（{basis.Article}）";

    private static IEnumerable<StoryLine> Draft(ReplyDraft draft) =>
    [
        new("答复类型", Reply(draft.Type, draft.Ground)),
        new("事实与理由", draft.Reasoning),
        .. OutcomeWords.Of(draft).Select(l => new StoryLine(l.Label, l.Text)),
        Line("区分处理", draft.SeparableAnswer),
        Line("获取方式", draft.AccessNote),
        .. Search(draft.Search),
    ];

    private static StoryLine Edited(LetterWording? wording) => Line("正文", wording is null ? null : $"在 WPS 中修改后上传，{wording.Blocks.Count}段");

    private IEnumerable<StoryLine> Answer(DepartmentAnswerSubmitted x) =>
    [
        Department(x.DepartmentId),
        .. Search(x.Search),
        new("拟办意见", x.Opinion),
        Line("建议答复", x.ProposedReply is { } proposed ? Reply(proposed, x.ProposedGround) : null),
    ];

    private IEnumerable<StoryLine> Assigned(DepartmentsAssigned x) =>
    [
        new("主办", Name(x.LeadDepartmentId)),
        Line("协办", string.Join("、", x.CoDepartmentIds.Select(Name))),
        Line("处室办理时限", x.InternalDueOn is { } on ? LegalTime.Show(on) : null),
        Line("批分意见", x.Note),
        Line("未采纳建议的理由", x.OverrideReason),
    ];

    private StoryLine Department(Guid id) => new("处室", Name(id));

    private string Name(Guid id) => departments.GetValueOrDefault(id, "（已撤销的处室）");

    private string LetterTitle(Guid id) => state.Letters.Find(l => l.Issued.LetterId == id) is { Issued: var issued } ? $"{issued.Title}（{issued.Number}）" : string.Empty;
}
