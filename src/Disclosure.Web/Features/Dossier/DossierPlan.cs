using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Dossier;

/// <summary>Where an event is told: its chapter, and which document it belongs to.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Key">Events of one key are one document.</param>
/// <param name="Title">题名.</param>
/// <param name="Number">文号.</param>
/// <param name="Part">What the document's text is.</param>
public sealed record DossierSlot(DossierChapter Chapter, string Key, string Title, string? Number = null, DossierPart Part = DossierPart.Events);

/// <summary>Sorts the events of one case into documents. Fed in order: a review belongs to the draft before it.</summary>
/// <param name="state">The case, for what events name only by identity.</param>
/// <param name="authority">机关名称.</param>
/// <param name="departments">Names of departments.</param>
public sealed class DossierPlan(RequestState state, string authority, IReadOnlyDictionary<Guid, string> departments)
{
    private int drafts;

    /// <summary>The document of an event. An event of a kind that is not known here goes to 其他, and is never lost.</summary>
    public DossierSlot SlotOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Event switch
        {
            RequestFiled x => new(DossierChapter.Application, "filed", x.Kind == RequestKind.Correction ? "政府信息更正申请书" : "政府信息公开申请书", Part: DossierPart.Application),
            RequestWithdrawn => new(DossierChapter.Application, "withdrawn", "撤回申请"),
            RequestSplit or RequestSplitOff or JointReplyFormed or JointReplyLeft or JointReplyJoined or JointReplyEnded => new(DossierChapter.Application, "linked", "拆分、并案记录"),
            RequestRegistered or QueryCodeIssued or ReceiptConfirmed or FactCorrected { Fact: CorrectableFact.ReceivedOn } or ApplicantPhoned { Explanation: null } =>
                new(DossierChapter.Application, "intake", "登记和收到申请之日的记录"),
            DepartmentsAssigned or DirectAnswerDecided or AssignmentAccepted or AssignmentReturned or DepartmentUrged or DepartmentPassedOver => new(DossierChapter.Departments, "assigned", "分办、签收、催办记录"),
            DepartmentAnswerSubmitted x => Answer(x.DepartmentId),
            DepartmentAnswerSentBack x => Answer(x.DepartmentId),
            DepartmentAnswerApproved x => Answer(x.DepartmentId),
            AnswersConsolidated => new(DossierChapter.Departments, "consolidated", "主办处室汇总意见"),
            ReplyDrafted => Draft(++drafts),
            ReplyReviewed or ReplySentBack or ReplySigned or SignatureRecalled => Draft(drafts),
            WithheldReviewed => new(DossierChapter.Closing, "reviews", "不公开信息的评估记录"),
            FurtherReplyOpened or FurtherReplyDropped => new(DossierChapter.Drafting, "further", "再次答复的决定"),
            LetterIssued x => new(DossierChapter.Reply, $"letter {x.LetterId}", x.Title, x.Number, DossierPart.Letter),
            LetterSealed x => Service(x.LetterId),
            ReplyServed x => Service(x.LetterId),
            ServiceProved x => Service(x.LetterId),
            ServiceFailed x => Service(x.LetterId),
            JointReplyFollowed => new(DossierChapter.Reply, "joint", "并案答复的送达记录"),
            FactCorrected => new(DossierChapter.Reply, "replied-on", "答复日期的更正"),
            RequestClosed or RequestArchived => new(DossierChapter.Closing, "closed", "办结、归档记录"),
            ApplicantPhoned => new(DossierChapter.Notices, $"call {e.Seq}", "电话释明记录"),
            _ => NoticeSlot(e) ?? DisputeSlot(e) ?? new(DossierChapter.Other, "other", "其他记录"),
        };
    }

    /// <summary>
    /// The files that are filed with an event. What is given with the reply was named by the draft, and belongs to the letter that gives it.
    /// </summary>
    public IEnumerable<Guid> FilesOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        IReadOnlyList<Guid> Given(Guid letter) => state.DraftOf(letter)?.AttachmentIds ?? [];
        return e.Event switch
        {
            ReplyDrafted => DossierFiles.ReferencesOf(e).Except(state.Letters.SelectMany(l => Given(l.Issued.LetterId))),
            LetterIssued x => DossierFiles.ReferencesOf(e).Concat(Given(x.LetterId)),
            _ => DossierFiles.ReferencesOf(e),
        };
    }

    /// <summary>责任者 of an event and of the files that came with it.</summary>
    public string AuthorOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Event switch
        {
            RequestFiled or RequestWithdrawn or ClarificationReceived or ReasonsGiven or FeePaid => state.Filing!.Applicant.Name,
            ConsultationAnswered x => Addressee(x.NoticeId) ?? authority,
            DepartmentAnswerSubmitted x => Department(x.DepartmentId),
            DepartmentAnswerSentBack x => Department(x.DepartmentId),
            DepartmentAnswerApproved x => Department(x.DepartmentId),
            AnswersConsolidated when state.LeadDepartmentId is { } lead => Department(lead),
            DisputeOpened x => x.Body,
            DisputeDecided x => state.Disputes.Find(d => d.Id == x.DisputeId)?.Opened.Body ?? authority,
            _ => authority,
        };
    }

    /// <summary>The date of an event as a document bears it: its own where it has one, else the day it was recorded.</summary>
    public static DateOnly DateOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Event switch
        {
            RequestFiled x => x.Receipt.SubmittedOn,
            RequestWithdrawn x => x.On,
            LetterIssued x => x.IssuedOn,
            NoticeIssued x => x.IssuedOn,
            ReplyServed x => x.Act.On,
            NoticeServed x => x.Act.On,
            ServiceProved x => x.On,
            NoticeProved x => x.On,
            ClarificationReceived x => x.On,
            ConsultationAnswered x => x.On,
            ReasonsGiven x => x.On,
            FeePaid x => x.On,
            DisputeOpened x => x.ReceivedOn,
            DisputeAnswered x => x.On,
            DisputeDecided x => x.On,
            DisputeRedone x => x.On,
            RequestClosed x => x.On,
            RequestArchived x => x.On,
            _ => LegalTime.DateOf(e.At),
        };
    }

    /// <summary>文号 of the files that came with an event.</summary>
    public string? NumberOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Event switch
        {
            LetterSealed x => state.Letters.Find(l => l.Issued.LetterId == x.LetterId)?.Issued.Number,
            NoticeSealed x => Notice(x.NoticeId)?.Issued?.Number,
            DisputeDecided x => x.Number,
            DisputeRedone x => x.LetterNumber,
            _ => null,
        };
    }

    private static DossierSlot Draft(int number) => new(DossierChapter.Drafting, $"draft {number}", $"答复拟稿和审核签发意见（第{number}稿）");

    private DossierSlot Answer(Guid department) => new(DossierChapter.Departments, $"answer {department}", $"{Department(department)}承办意见和负责人审签");

    private DossierSlot Service(Guid letter) => new(DossierChapter.Reply, $"service {letter}", $"{state.Letters.Find(l => l.Issued.LetterId == letter)?.Issued.Title ?? "答复文书"}用印、送达和回证记录");

    private DossierSlot? NoticeSlot(CaseEvent e) => e.Event switch
    {
        NoticeDrafted x => Approval(x.NoticeId),
        NoticeApproved x => Approval(x.NoticeId),
        NoticeSentBack x => Approval(x.NoticeId),
        NoticeIssued x => new(DossierChapter.Notices, $"letter {x.NoticeId}", Named(x.NoticeId, x.Title), x.Number, DossierPart.Letter),
        NoticeSealed x => Sent(x.NoticeId),
        NoticeServed x => Sent(x.NoticeId),
        NoticeProved x => Sent(x.NoticeId),
        NoticeFailed x => Sent(x.NoticeId),
        NoticeVoided x => Sent(x.NoticeId),
        NoticeReminded x => Sent(x.NoticeId),
        NoticeDateCorrected x => Sent(x.NoticeId),
        ClarificationTimeExtended x => Sent(x.NoticeId),
        ClarificationReceived => new(DossierChapter.Notices, $"clarified {e.Seq}", "申请人的补正"),
        ConsultationAnswered x => new(DossierChapter.Notices, $"opinion {x.NoticeId}", $"{Addressee(x.NoticeId)}的书面意见"),
        ConsultationLapsed x => new(DossierChapter.Notices, $"opinion {x.NoticeId}", $"{Addressee(x.NoticeId)}逾期未提出意见的记录"),
        ConsultationAssessed x => new(DossierChapter.Notices, $"assessed {x.NoticeId}", $"本机关对{Addressee(x.NoticeId)}意见的判断"),
        ReasonsGiven => new(DossierChapter.Notices, $"reasons {e.Seq}", "申请人的理由说明"),
        ReasonsAssessed => new(DossierChapter.Notices, $"judged {e.Seq}", "本机关对申请理由的判断"),
        FeePaid => new(DossierChapter.Notices, $"paid {e.Seq}", "信息处理费缴纳记录"),
        RequestAbandoned => new(DossierChapter.Notices, "abandoned", "视为放弃申请的记录"),
        _ => null,
    };

    private DossierSlot? DisputeSlot(CaseEvent e) => e.Event switch
    {
        DisputeOpened x => Dispute(x.DisputeId),
        DisputeAnswered x => Dispute(x.DisputeId),
        DisputeDecided x => Dispute(x.DisputeId),
        DisputeRedone x => Dispute(x.DisputeId),
        DisputeDateCorrected x => Dispute(x.DisputeId),
        DisputeNumbered x => Dispute(x.DisputeId),
        DisputeVoided x => Dispute(x.DisputeId),
        _ => null,
    };

    private DossierSlot Approval(Guid notice) => new(DossierChapter.Notices, $"approval {notice}", $"{Named(notice, Words.Of(Notice(notice)!.Kind))}拟稿和审批意见");

    private DossierSlot Sent(Guid notice) => new(DossierChapter.Notices, $"sent {notice}", $"{Named(notice, Words.Of(Notice(notice)!.Kind))}用印、送达和回证记录");

    private DossierSlot Dispute(Guid id) => new(DossierChapter.Disputes, $"dispute {id}", state.Disputes.Find(d => d.Id == id) is { Opened: var opened } ? $"{Words.Of(opened.Kind)}：{opened.Body}{(opened.CaseNumber is { } number ? $"，{number}" : null)}" : "复议诉讼");

    private string Named(Guid notice, string title) => Addressee(notice) is { } addressee ? $"{title}（{addressee}）" : title;

    private string? Addressee(Guid notice) => Notice(notice)?.Content switch
    {
        ConsultationContent x => x.Addressee,
        ThirdPartyReleaseContent x => Addressee(x.ConsultationId),
        _ => null,
    };

    private Notice? Notice(Guid id) => state.Notices.Find(n => n.Id == id);

    private string Department(Guid id) => departments.GetValueOrDefault(id, "（已撤销的处室）");
}
