using System.Collections.Immutable;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>
/// A request as the fold of its events. Pure: the same events give the same state. Status, date of receipt and clock are
/// derived here and nowhere else.
/// </summary>
public sealed partial record RequestState
{
    /// <summary>Before any event.</summary>
    public static RequestState Empty { get; } = new();

    /// <summary>How many events were folded.</summary>
    public int Version { get; init; }

    /// <summary>What was filed; null only before the first event.</summary>
    public RequestFiled? Filing { get; init; }

    /// <summary>申请公开 or 申请更正.</summary>
    public RequestKind Kind => Filing?.Kind ?? RequestKind.Disclosure;

    /// <summary>The valid query code.</summary>
    public string? QueryCode { get; init; }

    /// <summary>登记, once done.</summary>
    public RequestRegistered? Registration { get; init; }

    /// <summary>确认收到, once done.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>A corrected date of receipt; overrides the one that follows from the channel.</summary>
    public DateOnly? CorrectedReceivedOn { get; init; }

    /// <summary>A corrected date of reply.</summary>
    public DateOnly? CorrectedRepliedOn { get; init; }

    /// <summary>The departments' parts, in the order of assignment.</summary>
    public ImmutableList<Assignment> Assignments { get; init; } = [];

    /// <summary>The date set for the departments at 分办.</summary>
    public DateOnly? DepartmentsDueOn { get; init; }

    /// <summary>主办汇总.</summary>
    public string? Consolidated { get; init; }

    /// <summary>True when no department is asked: 公开办直接答复.</summary>
    public bool AnsweredDirectly => AnsweredByOfficeId is not null;

    /// <summary>The disclosure office, where it answers itself.</summary>
    public Guid? AnsweredByOfficeId { get; init; }

    /// <summary>The reply as last drafted.</summary>
    public ReplyDraft? Draft { get; init; }

    /// <summary>Reviews that the present draft has passed.</summary>
    public ImmutableDictionary<ReviewStage, Approval> Reviews { get; init; } = ImmutableDictionary<ReviewStage, Approval>.Empty;

    /// <summary>签发 of the present draft.</summary>
    public Approval? Signature { get; init; }

    /// <summary>Letters issued, oldest first.</summary>
    public ImmutableList<Letter> Letters { get; init; } = [];

    /// <summary>Procedural letters, in the order of drafting, voided ones included.</summary>
    public ImmutableList<Notice> Notices { get; init; } = [];

    /// <summary>复议诉讼, in the order of registration.</summary>
    public ImmutableList<Dispute> Disputes { get; init; } = [];

    /// <summary>The consultations that went out, as decisions see them.</summary>
    public IReadOnlyList<ConsultationRecord> Consultations =>
    [
        .. from n in Notices
           where n is { IsServed: true, VoidReason: null }
           let content = n.Content as ConsultationContent
           where content is not null
           select new ConsultationRecord(content.Asked, n.Answer.Ended, n.Answer.Opinion?.Consent, n.Answer.Assessment?.ReasonIsGood, n.Answer.Assessment?.PublicInterest ?? false),
    ];

    /// <summary>What decisions are checked against.</summary>
    public DecisionFacts DecisionFacts => new(
        ReceivedOn, Consultations, SplitFrom?.Clarification is not null || Notices.Exists(n => n.Answer.Clarification is not null), Notices.FindLast(n => n.Answer.ReasonsView is not null)?.Answer.ReasonsView!.AreGood, Kind, !JointMembers.IsEmpty);

    /// <summary>拆分办理: the other cases that this application became.</summary>
    public RequestSplit? Split { get; init; }

    /// <summary>拆分办理: the application that this case was taken from.</summary>
    public RequestSplitOff? SplitFrom { get; init; }

    /// <summary>The letter to the 意见箱 that became this application.</summary>
    public RequestFromOpinion? FromOpinion { get; init; }

    /// <summary>The 补正 that came before this case was one: of the application that it was taken from, or of the opinion that it was.</summary>
    public InheritedClarification? Inherited => SplitFrom?.Clarification ?? FromOpinion?.Clarification;

    /// <summary>并案答复: the cases that this one's reply answers too.</summary>
    public ImmutableList<LinkedCase> JointMembers { get; init; } = [];

    /// <summary>Cases that the numbered letter names although they have left since: withdrawn by the applicant.</summary>
    public ImmutableList<LinkedCase> NamedInVain { get; init; } = [];

    /// <summary>并案答复: the case whose reply answers this one too.</summary>
    public LinkedCase? JointLead { get; init; }

    /// <summary>The leading case's reply, once it was served.</summary>
    public JointReply? JointReply { get; init; }

    /// <summary>视为放弃.</summary>
    public RequestAbandoned? Abandonment { get; init; }

    /// <summary>What is asked for: as filed, as completed by the applicant (补正), or what an application that was split keeps.</summary>
    public InformationSought Information => Kept ?? Notices.FindLast(n => n.Answer.Clarification is not null)?.Answer.Clarification!.Information
        ?? (Filing ?? throw new InvalidOperationException("No request has been filed.")).Information;

    /// <summary>What a split left to this case, until a 补正 says it better.</summary>
    private InformationSought? Kept { get; init; }

    /// <summary>办结.</summary>
    public RequestClosed? Closing { get; init; }

    /// <summary>归档.</summary>
    public RequestArchived? Archive { get; init; }

    /// <summary>撤回.</summary>
    public RequestWithdrawn? Withdrawal { get; init; }

    /// <summary>受理编号.</summary>
    public string Number => Filing?.Number ?? throw new InvalidOperationException("No request has been filed.");

    /// <summary>The date of receipt and why it is that date (条例第三十一条).</summary>
    public ReceiptDetermination Receipt => ReceiptDate.Determine(
        (Filing ?? throw new InvalidOperationException("No request has been filed.")).Receipt with { ConfirmedOn = ConfirmedOn ?? Filing.Receipt.ConfirmedOn });

    /// <summary>收到之日; null while it waits for confirmation, and before anything is filed.</summary>
    public DateOnly? ReceivedOn => CorrectedReceivedOn ?? SplitFrom?.ReceivedOn ?? (Filing is null ? null : Receipt.ReceivedOn);

    /// <summary>The present reply's letter: the latest issued that is neither void nor that of a reply set aside for another.</summary>
    public Letter? ReplyLetter => Letters.FindLast(l => l.VoidReason is null && !Past.Exists(p => p.LetterId == l.Issued.LetterId));

    /// <summary>The date on which the reply was made in the sense of article 33; null before.</summary>
    public DateOnly? RepliedOn => FirstLetter is { IsServed: true } letter ? CorrectedRepliedOn ?? letter.Served!.On : JointReply?.RepliedOn;

    /// <summary>主办处室.</summary>
    public Guid? LeadDepartmentId => Assignments.FirstOrDefault(a => a.IsLead && a.State != AssignmentState.Returned)?.DepartmentId;

    /// <summary>True when a lead is assigned and no department's answer is awaited.</summary>
    public bool DepartmentsAnswered => LeadDepartmentId is not null
        && Assignments.Any(a => a.IsLead && a.State == AssignmentState.Approved)
        && Assignments.All(a => a.IsSettled);

    /// <summary>What the citizen sees.</summary>
    public PublicStatus Status => this switch
    {
        { Withdrawal: not null } => PublicStatus.Withdrawn,
        { Abandonment: not null } => PublicStatus.Abandoned,
        { Closing: not null } => PublicStatus.Closed,
        { ReplyLetter.IsServed: true } or { Further: null, JointReply.RepliedOn: not null } => PublicStatus.Answered,
        { Further.Kind: FurtherReplyKind.Renewed } => PublicStatus.Renewing,
        { Further: not null } => PublicStatus.Supplementing,
        _ when Awaited(NoticeKind.Fee) => PublicStatus.AwaitingPayment,
        _ when Awaited(NoticeKind.Clarification) => PublicStatus.AwaitingClarification,
        _ when Awaited(NoticeKind.Reasons) => PublicStatus.AwaitingReasons,
        _ when Awaited(NoticeKind.Consultation) => PublicStatus.Consulting,
        _ when Notices.Exists(n => n is { Kind: NoticeKind.Extension, IsServed: true, VoidReason: null }) => PublicStatus.Extended,
        { Assignments.IsEmpty: false } or { AnsweredDirectly: true } => PublicStatus.InProgress,
        { ReceivedOn: null } => PublicStatus.Submitted,
        _ => PublicStatus.Registered,
    };

    /// <summary>
    /// The facts that the statutory clock counts with, in the order in which they happened: they are often recorded later than
    /// that, and in another order.
    /// </summary>
    /// <param name="calendar">The working calendar; gives the dates that run from the receipt of a notice.</param>
    public IReadOnlyList<ClockEvent> ClockEvents(WorkCalendar calendar)
    {
        var facts = NoticeClock.Inherited(Inherited).Concat(Notices.SelectMany(n => NoticeClock.Facts(n, calendar))).OrderBy(f => f.On).ToList();
        ClockEvent? end = this switch
        {
            { Withdrawal: { } w } when RepliedOn is not { } before || before > w.On => new ClockEvent.Withdrawn(w.On),
            { Abandonment: { } a } => new ClockEvent.DeemedAbandoned(a.On),
            _ => RepliedOn is { } on ? new ClockEvent.Replied(on) : null,
        };
        if (end is not null)
        {
            facts.RemoveAll(f => f.On > end.On);
            facts.Add(end);
        }

        return facts;
    }

    /// <summary>The clock as it stands; null while the date of receipt waits for confirmation, and for a correction request, for which none runs (条例第四十一条).</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="asOf">Today in Asia/Shanghai.</param>
    public ClockResult? Clock(WorkCalendar calendar, DateOnly asOf) => ReceivedOn is { } receivedOn && Kind == RequestKind.Disclosure
        ? StatutoryClock.ComputeRecorded(new ClockHistory(receivedOn, ClockEvents(calendar)), calendar, asOf)
        : null;

    /// <summary>Folds all events.</summary>
    public static RequestState Fold(IEnumerable<RequestEvent> events) => events.Aggregate(Empty, (state, e) => state.Apply(e));

    /// <summary>The state after one more event.</summary>
    public RequestState Apply(RequestEvent e) => (e switch
    {
        RequestFiled x => this with { Filing = x },
        QueryCodeIssued x => this with { QueryCode = x.Code },
        RequestRegistered x => this with { Registration = x },
        ReceiptConfirmed x => this with { ConfirmedOn = x.On },
        RequestWithdrawn x => this with { Withdrawal = x },
        FactCorrected { Fact: CorrectableFact.ReceivedOn } x => this with { CorrectedReceivedOn = x.To },
        FactCorrected { Fact: CorrectableFact.RepliedOn } x => this with { CorrectedRepliedOn = x.To },
        DepartmentsAssigned x => Assign(x),
        AssignmentAccepted x => With(x.DepartmentId, a => a with { State = AssignmentState.Accepted }),
        AssignmentReturned x => With(x.DepartmentId, a => a with { State = AssignmentState.Returned, ReturnReason = x.Reason }),
        DepartmentAnswerSubmitted x => With(x.DepartmentId, a => a with { State = AssignmentState.Submitted, Answer = x }),
        DepartmentAnswerSentBack x => With(x.DepartmentId, a => a with { State = AssignmentState.Accepted, ReturnReason = x.Reason }),
        DepartmentAnswerApproved x => With(x.DepartmentId, a => a with { State = AssignmentState.Approved, Approval = x.Approval }),
        DepartmentUrged x => With(x.DepartmentId, a => a with { TimesUrged = a.TimesUrged + 1 }),
        DepartmentPassedOver x => With(x.DepartmentId, a => a with { State = AssignmentState.PassedOver, ReturnReason = x.Reason }),
        DirectAnswerDecided x => this with { Consolidated = x.Basis, AnsweredByOfficeId = x.OfficeId },
        AnswersConsolidated x => this with { Consolidated = x.Summary },
        ReplyDrafted x => this with { Draft = x.Draft, Reviews = Reviews.Clear(), Signature = null },
        ReplyReviewed x => this with { Reviews = Reviews.SetItem(x.Stage, x.Approval) },
        ReplySentBack => this with { Reviews = Reviews.Clear(), Signature = null },
        ReplySigned x => this with { Signature = x.Approval },
        SignatureRecalled x => (x.LetterId is { } voided ? With(voided, l => l with { VoidReason = x.Reason }) : this) with { Reviews = Reviews.Clear(), Signature = null, NamedInVain = [] },
        LetterIssued x => this with { Letters = Letters.Add(new Letter(x)) },
        LetterSealed x => With(x.LetterId, l => l with { SealedFileId = x.SealedFileId }),
        ReplyServed x => With(x.LetterId, l => l with { Served = x.Act, FailedReason = null, ProvedOn = null }) with { CorrectedRepliedOn = Past.IsEmpty ? null : CorrectedRepliedOn },
        ServiceProved x => With(x.LetterId, l => l with { ProvedOn = x.On }),
        // What was closed was a reply that never arrived.
        ServiceFailed x => With(x.LetterId, l => l with { FailedReason = x.Reason }) with { Closing = null },
        RequestClosed x => this with { Closing = x },
        RequestArchived x => this with { Archive = x },
        WithheldReviewed x => this with { WithheldReviews = WithheldReviews.Add(x) },
        FurtherReplyOpened x => AnswerAgain(x),
        FurtherReplyDropped x => Drop(x),
        ApplicantPhoned => this,
        MadePublic x => this with { MadePublic = MadePublic.Add(x) },
        PublicationSuggested x => this with { Suggestions = Suggestions.Add(x) },
        RequestAbandoned x => this with { Abandonment = x },
        NoticeDrafted x => WithNotice(x),
        NoticeApproved x => WithNotice(x.NoticeId, n => n with { Approval = x.Approval }),
        NoticeSentBack x => WithNotice(x.NoticeId, n => n with { Approval = null }),
        NoticeIssued x => WithNotice(x.NoticeId, n => n with { Issued = x }),
        NoticeSealed x => WithNotice(x.NoticeId, n => n with { SealedFileId = x.SealedFileId }),
        NoticeServed x => WithNotice(x.NoticeId, n => n with { Served = x.Act, FailedReason = null, ProvedOn = null, ReplyByExtended = null }),
        NoticeProved x => WithNotice(x.NoticeId, n => n with { ProvedOn = x.On }),
        NoticeFailed x => WithNotice(x.NoticeId, n => n with { FailedReason = x.Reason, ProvedOn = null }),
        NoticeVoided x => WithNotice(x.NoticeId, n => n with { VoidReason = x.Reason }),
        NoticeDateCorrected x => WithNotice(x.NoticeId, n => n.Corrected(x.Date, x.To)),
        NoticeReminded x => WithNotice(x.NoticeId, n => n with { Reminders = n.Reminders.Add(x) }),
        ClarificationReceived x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Clarification = x } }) with { Kept = null },
        ClarificationTimeExtended x => WithNotice(x.NoticeId, n => n with { ReplyByExtended = x.ReplyBy }),
        ConsultationAnswered x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Opinion = x } }),
        ConsultationLapsed x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Lapse = x } }),
        ConsultationAssessed x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Assessment = x } }),
        ReasonsGiven x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Reasons = x, ReasonsView = null } }),
        ReasonsAssessed x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { ReasonsView = x } }),
        RequestSplit x => this with { Split = x, Kept = x.Kept },
        RequestSplitOff x => this with { SplitFrom = x },
        RequestFromOpinion x => this with { FromOpinion = x },
        JointReplyFormed x => this with { JointMembers = JointMembers.AddRange(x.Members) },
        JointReplyLeft x => this with { JointMembers = JointMembers.RemoveAll(m => m.CaseId == x.Member.CaseId), NamedInVain = ReplyLetter is { IsServed: false } ? NamedInVain.Add(x.Member) : NamedInVain },
        JointReplyJoined x => this with { JointLead = x.Lead },
        JointReplyEnded => this with { JointLead = null, JointReply = null },
        JointReplyFollowed x => this with { JointReply = x.Reply, Closing = x.Reply.RepliedOn is null ? null : Closing },
        DisputeOpened x => this with { Disputes = Disputes.Add(new Dispute(x)) },
        DisputeAnswered x => WithDispute(x.DisputeId, d => d with { Answered = x }),
        DisputeDecided x => WithDispute(x.DisputeId, d => d with { Decided = x }),
        DisputeRedone x => WithDispute(x.DisputeId, d => d with { Redone = x }),
        DisputeNumbered x => WithDispute(x.DisputeId, d => d with { Opened = d.Opened with { CaseNumber = x.CaseNumber } }),
        DisputeVoided x => WithDispute(x.DisputeId, d => d with { VoidReason = x.Reason }),
        DisputeDateCorrected x => WithDispute(x.DisputeId, d => d.Corrected(x.Date, x.To)),
        FeePaid x => WithNotice(x.NoticeId, n => n with { Answer = n.Answer with { Payment = x } }),
        DueRecalculated x => this with { CalendarsApplied = CalendarsApplied.Add((x.CalendarYear, x.CalendarVersion)) },
        SupervisionIssued or SupervisionAnswered or SupervisionRevoked => Supervise(e),
        _ => throw new InvalidOperationException($"Unknown event {e.GetType().Name}."),
    }) with
    { Version = Version + 1 };

    /// <summary>
    /// True while a letter still has a meaning: once the reply has gone out, only the one to a third party whose objection was
    /// overridden.
    /// </summary>
    public bool IsOpen(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return (ReplyLetter is not { IsServed: true } && !IsPast(notice)) || notice.Content is ThirdPartyReleaseContent;
    }

    /// <summary>The letters that still wait for the applicant: none once the reply is out or the case has ended, whatever was never answered.</summary>
    public IEnumerable<Notice> AwaitedFromApplicant => Status.IsEnded() || RepliedOn is not null || ReplyLetter is { IsServed: true } ? [] : Notices.Where(n => n.IsAwaiting && n.Content.ToApplicant);

    private bool Awaited(NoticeKind kind) => Notices.Exists(n => n.Kind == kind && n.IsAwaiting);

    private RequestState WithNotice(NoticeDrafted x) => Notices.Exists(n => n.Id == x.NoticeId)
        ? WithNotice(x.NoticeId, n => n with { Content = x.Content, Wording = x.Wording, Approval = null })
        : this with { Notices = Notices.Add(new Notice(x.NoticeId, x.Content) { Wording = x.Wording }) };

    private RequestState WithNotice(Guid noticeId, Func<Notice, Notice> change)
    {
        var index = Notices.FindIndex(n => n.Id == noticeId);
        return index < 0
            ? throw new InvalidOperationException("The event names a notice that was never drafted.")
            : this with { Notices = Notices.SetItem(index, change(Notices[index])) };
    }

    private RequestState WithDispute(Guid disputeId, Func<Dispute, Dispute> change)
    {
        var index = Disputes.FindIndex(d => d.Id == disputeId);
        return index < 0
            ? throw new InvalidOperationException("The event names a dispute that was never registered.")
            : this with { Disputes = Disputes.SetItem(index, change(Disputes[index])) };
    }

    private RequestState Assign(DepartmentsAssigned x)
    {
        // A department that is named again keeps its work; one that is no longer named and had returned the case drops out.
        var kept = Assignments.Where(a => a.State != AssignmentState.Returned).ToList();
        var named = x.CoDepartmentIds.Prepend(x.LeadDepartmentId);
        var fresh = named.Where(id => kept.All(a => a.DepartmentId != id)).Select(id => new Assignment(id, id == x.LeadDepartmentId, AssignmentState.Assigned));
        return this with
        {
            Assignments = [.. kept.Select(a => a with { IsLead = a.DepartmentId == x.LeadDepartmentId }), .. fresh],
            DepartmentsDueOn = x.InternalDueOn ?? DepartmentsDueOn,

            // What was consolidated before knew nothing of the answer that is now awaited.
            Consolidated = null,
        };
    }

    private RequestState With(Guid departmentId, Func<Assignment, Assignment> change)
    {
        var index = Assignments.FindIndex(a => a.DepartmentId == departmentId);
        return index < 0
            ? throw new InvalidOperationException("The event names a department that is not assigned.")
            : this with { Assignments = Assignments.SetItem(index, change(Assignments[index])) };
    }
}
