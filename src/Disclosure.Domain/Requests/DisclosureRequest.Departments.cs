using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>分办, or 改派 after a return. Departments already at work keep their work.</summary>
    /// <param name="lead">主办.</param>
    /// <param name="co">协办.</param>
    /// <param name="departmentsDueOn">Internal date for the departments.</param>
    /// <param name="note">批分意见.</param>
    /// <param name="overrideReason">Why the suggestion was not followed.</param>
    public Refusal? Assign(Guid lead, IReadOnlyCollection<Guid> co, DateOnly? departmentsDueOn, string? note, string? overrideReason)
    {
        ArgumentNullException.ThrowIfNull(co);
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (State.Registration is null)
        {
            return new("not-registered", "本件尚未登记，请先登记。", Law.Article("四十五"));
        }

        if (State.Draft is not null)
        {
            return new("drafted", "已经进入拟稿，不能再改变承办处室。");
        }

        if (State.AnsweredDirectly)
        {
            return new("direct", "本件已经确定由公开办直接答复，不能再分办。");
        }

        if (lead == Guid.Empty)
        {
            return Required("lead", "请选择主办处室。");
        }

        if (co.Contains(lead))
        {
            return new("lead-twice", "主办处室不能同时作为协办处室。", null, "co");
        }

        if (departmentsDueOn < State.ReceivedOn)
        {
            return new("date", "处室办理时限不能早于收到日期。", null, "departmentsDueOn");
        }

        Raise(new DepartmentsAssigned(lead, [.. co.Distinct()], departmentsDueOn, Trimmed(note), Trimmed(overrideReason)));
        return null;
    }

    /// <summary>
    /// 公开办直接答复: straight to the draft, on the day of the request where that is possible (条例第三十三条第一款 “能够当场答复的，应当当场
    /// 予以答复”). Every review and the signature stay.
    /// </summary>
    /// <param name="office">The disclosure office.</param>
    /// <param name="basis">Why no department needs to be asked, and what the reply rests on.</param>
    public Refusal? AnswerDirectly(Guid office, string basis)
    {
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (Registered() is { } unregistered)
        {
            return unregistered;
        }

        if (!State.Assignments.IsEmpty || State.AnsweredDirectly)
        {
            return new("assigned", "本件已经分办，或者已经确定直接答复。");
        }

        if (Blank(basis))
        {
            return State.Kind == RequestKind.Correction
                ? Required("basis", "请写明无需处室核查的理由和答复的依据，例如该记录由哪个机关制作、哪个机关有权更正。", CorrectionRules.Article)
                : Required("basis", "请写明无需处室办理的理由和答复的依据，例如已经主动公开的网址、本机关是否掌握。", Law.Article("三十三"));
        }

        Raise(new DirectAnswerDecided(office, basis.Trim()));
        return null;
    }

    /// <summary>签收.</summary>
    public Refusal? Accept(Guid department) => Move(department, [AssignmentState.Assigned], "签收", () => Raise(new AssignmentAccepted(department)));

    /// <summary>退回, with a reason: before 签收 or while working.</summary>
    public Refusal? Return(Guid department, string reason) => Blank(reason)
        ? Required("reason", "请写明退回的理由，例如职责不在本处室。")
        : Move(department, [AssignmentState.Assigned, AssignmentState.Accepted], "退回", () => Raise(new AssignmentReturned(department, reason.Trim())));

    /// <summary>送审: the handler's findings, for the head of the department.</summary>
    /// <param name="department">The department.</param>
    /// <param name="search">检索记录, or 核查记录 for a correction request.</param>
    /// <param name="opinion">拟办意见.</param>
    /// <param name="proposed">建议的答复类型; the lead must name one.</param>
    /// <param name="ground">Ground of a proposed refusal.</param>
    /// <param name="files">Documents found.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when submitted.</returns>
    public IReadOnlyList<Refusal> SubmitAnswer(Guid department, SearchRecord search, string opinion, ReplyType? proposed, RefusalGround? ground, IReadOnlyList<Guid> files, DateOnly today)
    {
        var refusals = DecisionRules.SearchMistakes(search, State.ReceivedOn, today, State.Kind).ToList();
        if (Blank(opinion))
        {
            refusals.Add(Required("opinion", "请填写拟办意见。"));
        }

        if (proposed is null && State.LeadDepartmentId == department)
        {
            refusals.Add(Required("proposed", "主办处室应当提出建议的答复类型。"));
        }

        if (proposed is { } type && DecisionRules.OfOtherKind(type, State.DecisionFacts) is { } foreign)
        {
            refusals.Add(foreign with { Field = "proposed" });
        }

        if ((proposed == ReplyType.Refused) != ground.HasValue)
        {
            refusals.Add(Required("ground", "建议不予公开的，请选择法定理由；其他答复类型不选理由。", Law.Article("三十六")));
        }

        if (refusals.Count == 0
            && Move(department, [AssignmentState.Accepted], "送审", () => Raise(new DepartmentAnswerSubmitted(department, search, opinion.Trim(), proposed, ground, files))) is { } no)
        {
            refusals.Add(no);
        }

        return refusals;
    }

    /// <summary>处室负责人审签. A clerk's opinion alone has no authority.</summary>
    public Refusal? ApproveAnswer(Guid department, Approval approval) =>
        Move(department, [AssignmentState.Submitted], "审签", () => Raise(new DepartmentAnswerApproved(department, approval)));

    /// <summary>处室负责人退回修改.</summary>
    public Refusal? SendBackAnswer(Guid department, string reason) => Blank(reason)
        ? Required("reason", "请写明需要修改之处。")
        : Move(department, [AssignmentState.Submitted], "退回修改", () => Raise(new DepartmentAnswerSentBack(department, reason.Trim())));

    /// <summary>催办.</summary>
    public Refusal? Urge(Guid department, string? message) => Move(
        department, [AssignmentState.Assigned, AssignmentState.Accepted, AssignmentState.Submitted], "催办", () => Raise(new DepartmentUrged(department, Trimmed(message))));

    /// <summary>逾期继续: goes on without a co-department, after it was urged at least once; one that gave the case back cannot be urged.</summary>
    public Refusal? PassOver(Guid department, string reason)
    {
        if (State.Assignments.Find(a => a.DepartmentId == department) is { IsLead: true })
        {
            return new("lead", "主办处室不能逾期继续；可以催办、督办或者改派。");
        }

        if (State.Assignments.Find(a => a.DepartmentId == department) is { TimesUrged: 0, State: not AssignmentState.Returned })
        {
            return new("not-urged", "请先催办协办处室，仍未答复的再逾期继续。");
        }

        return Blank(reason)
            ? Required("reason", "请写明逾期继续的理由。")
            : Move(department, [AssignmentState.Assigned, AssignmentState.Accepted, AssignmentState.Submitted, AssignmentState.Returned], "逾期继续", () => Raise(new DepartmentPassedOver(department, reason.Trim())));
    }

    /// <summary>主办汇总.</summary>
    public Refusal? Consolidate(string summary)
    {
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (State.Draft is not null)
        {
            return new("drafted", "已经进入拟稿，不能再汇总意见。");
        }

        if (!State.DepartmentsAnswered)
        {
            return new("departments-open", "还有处室没有审签答复，不能汇总。对逾期的协办处室可以催办后逾期继续。");
        }

        if (Blank(summary))
        {
            return Required("summary", "请填写汇总意见。");
        }

        Raise(new AnswersConsolidated(summary.Trim()));
        return null;
    }

    private static string? Trimmed(string? text) => Blank(text) ? null : text!.Trim();

    private Refusal? Move(Guid department, AssignmentState[] from, string action, Action raise)
    {
        if (NotAtWork() is { } no)
        {
            return no;
        }

        var assignment = State.Assignments.Find(a => a.DepartmentId == department);
        if (assignment is null)
        {
            return new("not-assigned", "本件没有分给该处室。");
        }

        if (!from.Contains(assignment.State))
        {
            return new("state", $"该处室的办理状态已经变化，不能再{action}。请刷新后查看。");
        }

        raise();
        return null;
    }
}
