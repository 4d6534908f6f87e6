using Disclosure.Web.Cases;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Archive;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.Close;
using Disclosure.Web.Features.ConfirmReceipt;
using Disclosure.Web.Features.Consolidate;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.Enter;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.Ledger;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.NoticeApproval;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.NoticeProof;
using Disclosure.Web.Features.NoticeSeal;
using Disclosure.Web.Features.NoticeServe;
using Disclosure.Web.Features.NoticeVoid;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Features.PhoneNotice;
using Disclosure.Web.Features.Proof;
using Disclosure.Web.Features.Queue;
using Disclosure.Web.Features.RecallSignature;
using Disclosure.Web.Features.Redeliver;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.SignIn;
using Disclosure.Web.Features.Split;
using Disclosure.Web.Features.Supervise;
using Disclosure.Web.Features.Urge;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Features.Work;

namespace Disclosure.Web.Features;

/// <summary>Registers the handlers of every slice. A slice adds one line here.</summary>
public static class FeatureSetup
{
    /// <summary>Adds all features.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<RegisterHandler>();
        services.AddSingleton<ConfirmReceiptHandler>();
        services.AddSingleton<AssignHandler>();
        services.AddSingleton<AcceptHandler>();
        services.AddSingleton<WorkHandler>();
        services.AddSingleton<HeadApprovalHandler>();
        services.AddSingleton<ConsolidateHandler>();
        services.AddSingleton<DraftHandler>();
        services.AddSingleton<ReviewHandler>();
        services.AddSingleton<SignHandler>();
        services.AddSingleton<RecallSignatureHandler>();
        services.AddSingleton<IssueLetterHandler>();
        services.AddSingleton<SealHandler>();
        services.AddSingleton<ServeHandler>();
        services.AddSingleton<ProofHandler>();
        services.AddSingleton<RedeliverHandler>();
        services.AddSingleton<CloseHandler>();
        services.AddSingleton<ArchiveHandler>();
        services.AddSingleton<DraftNoticeHandler>();
        services.AddSingleton<ApproveNoticeHandler>();
        services.AddSingleton<SealNoticeHandler>();
        services.AddSingleton<ServeNoticeHandler>();
        services.AddSingleton<ProveNoticeHandler>();
        services.AddSingleton<NoticeAnswerHandler>();
        services.AddSingleton<VoidNoticeHandler>();
        services.AddSingleton<UrgeHandler>();
        services.AddSingleton<SuperviseHandler>();
        services.AddDashboard();
        services.AddSingleton<WithdrawHandler>();
        services.AddPublicFeatures();
        services.AddSingleton<ReissueCodeHandler>();
        services.AddSingleton<CorrectionHandler>();
        services.AddSingleton<DisputeHandler>();
        services.AddSingleton<JointReplyHandler>();
        services.AddSingleton<PartFiler>();
        services.AddSingleton<SplitHandler>();
        services.AddSingleton<RecordPhoneNoticeHandler>();
        services.AddSingleton<DossierFiles>();
        services.AddSingleton<DossierAssembler>();
        services.AddSingleton<DossierRenderer>();
        services.AddSingleton<DossierHandler>();
        services.AddCasePage();
        services.AddScoped<SignInHandler>();
        services.AddSingleton<MyNotices>();
        services.AddWorkForms();
        services.AddOfficeLink("/office/admin/engine", "流程引擎", 900, actor => actor.Has(Accounts.Roles.Administrator));
        services.AddOpinionDesk();
        services.AddSingleton<LedgerExport>();
        services.AddOfficeLink("/office/ledger", "台账", 100, CaseAccess.SeesCases);
        services.AddSingleton<EnterHandler>();
        services.AddOfficeLink("/office/enter", "登记申请", 200, EnterHandler.MayEnter);
        return services;
    }
}
