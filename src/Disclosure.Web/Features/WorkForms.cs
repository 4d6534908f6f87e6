using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Archive;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.CatalogueDesk;
using Disclosure.Web.Features.Close;
using Disclosure.Web.Features.ConfirmReceipt;
using Disclosure.Web.Features.Consolidate;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.FurtherReply;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.NoticeApproval;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.NoticeProof;
using Disclosure.Web.Features.NoticeSeal;
using Disclosure.Web.Features.NoticeServe;
using Disclosure.Web.Features.NoticeVoid;
using Disclosure.Web.Features.PhoneNotice;
using Disclosure.Web.Features.Proof;
using Disclosure.Web.Features.RecallSignature;
using Disclosure.Web.Features.Redeliver;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.Split;
using Disclosure.Web.Features.Supervise;
using Disclosure.Web.Features.Urge;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Features.WithheldReview;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Files.Inspection;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Features;

/// <summary>Registers the form of each step, and the actions beside them in the order in which they are offered.</summary>
public static class WorkForms
{
    /// <summary>Adds all of them with what they load.</summary>
    public static IServiceCollection AddWorkForms(this IServiceCollection services)
    {
        services.AddSingleton<DepartmentNames>();
        services.AddSingleton<ApplicantMonth>();
        services.AddSingleton<AssignQuery>();
        services.AddSingleton<DraftQuery>();
        services.AddSingleton<ReleaseInspection>();
        services.AddSingleton<ReleaseDesk>();
        services.AddSingleton<EarlierReplies>();
        services.AddSingleton<JointReplyQuery>();
        services.AddSingleton<PhoneNoticeQuery>();
        return services
            .AddTaskForm<RegisterForm>("register")
            .AddTaskForm<ConfirmReceiptForm>("confirm-receipt")
            .AddTaskForm<AssignForm>("assign")
            .AddTaskForm<AssignForm>("reassign")
            .AddTaskForm<AcceptForm>("accept")
            .AddTaskForm<HandlingForm>("work")
            .AddTaskForm<HeadApprovalForm>("head-approval")
            .AddTaskForm<ConsolidateForm>("consolidate")
            .AddTaskForm<DraftForm>("draft")
            .AddTaskForm<ReviewForm>("check")
            .AddTaskForm<ReviewForm>("legal-review")
            .AddTaskForm<ReviewForm>("secrecy-review")
            .AddTaskForm<SignForm>("sign")
            .AddTaskForm<SealForm>("seal")
            .AddTaskForm<ServeForm>("serve")
            .AddTaskForm<ProofForm>("proof")
            .AddTaskForm<CloseForm>("close")
            .AddTaskForm<ArchiveForm>("archive")
            .AddTaskForm<NoticeApprovalForm>("notice-approve")
            .AddTaskForm<NoticeRedraftForm>("notice-redraft")
            .AddTaskForm<NoticeSealForm>("notice-seal")
            .AddTaskForm<NoticeServeForm>("notice-serve")
            .AddTaskForm<NoticeProofForm>("notice-proof")
            .AddCaseAction<DraftNoticeAction>(DraftNoticeAction.Key, "程序性文书", DraftNoticeAction.IsOffered)
            .AddCaseAction<NoticeAnswerAction>(NoticeAnswerAction.Key, "登记补正、意见、缴费", NoticeAnswerAction.IsOffered)
            .AddCaseAction<VoidNoticeAction>(VoidNoticeAction.Key, "作废文书", VoidNoticeAction.IsOffered)
            .AddCaseAction<SplitAction>(SplitAction.Key, "拆分办理", SplitAction.IsOffered)
            .AddCaseAction<JoinAction>(JoinAction.Key, "并案答复", JoinAction.IsOffered)
            .AddCaseAction<SeparateAction>(SeparateAction.Key, "取消并案", SeparateAction.IsOffered)
            .AddCaseAction<RecallSignatureAction>(RecallSignatureAction.Key, "撤回签发", RecallSignatureAction.IsOffered)
            .AddCaseAction<RedeliverAction>(RedeliverAction.Key, "答复退信、改用其他方式送达", RedeliverAction.IsOffered)
            .AddCaseAction<UrgeAction>(UrgeAction.Key, "催办", UrgeAction.IsOffered)
            .AddCaseAction<SuperviseAction>(SuperviseAction.Key, "督办", SuperviseAction.IsOffered)
            .AddCaseAction<AnswerSupervisionAction>(AnswerSupervisionAction.Key, "督办反馈", AnswerSupervisionAction.IsOffered, settles: SuperviseHandler.NoticeKind)
            .AddCaseAction<PhoneNoticeAction>(PhoneNoticeAction.Key, "电话告知", PhoneNoticeAction.IsOffered, settles: PhoneNotices.Kind)
            .AddCaseAction<PhoneExplanationAction>(PhoneExplanationAction.Key, "电话释明", PhoneExplanationAction.IsOffered)
            .AddCaseAction<CorrectionAction>(CorrectionAction.Key, "更正事实", CorrectionAction.IsOffered)
            .AddCaseAction<DisputeAction>(DisputeAction.Key, "登记复议诉讼", DisputeAction.IsOffered)
            .AddCaseAction<FurtherReplyAction>(FurtherReplyAction.Key, "补充、更正、重新答复", FurtherReplyAction.IsOffered)
            .AddCaseAction<DropFurtherReplyAction>(DropFurtherReplyAction.Key, "终止再次答复", DropFurtherReplyAction.IsOffered)
            .AddCaseAction<WithheldReviewAction>(WithheldReviewAction.Key, "不公开信息评估", WithheldReviewAction.IsOffered)
            .AddCaseAction<SuggestionAction>(SuggestionAction.Key, "登记主动公开建议", SuggestionAction.IsOffered)
            .AddCaseAction<ReissueCodeAction>(ReissueCodeAction.Key, "补发查询码", ReissueCodeAction.IsOffered)
            .AddCaseAction<WithdrawAction>(WithdrawAction.Key, "撤回登记", WithdrawAction.IsOffered);
    }
}
