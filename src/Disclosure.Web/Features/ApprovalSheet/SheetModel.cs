using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ApprovalSheet;

/// <summary>One box of the sheet: an opinion with its signature, or room for both.</summary>
/// <param name="Label">意见 of which step.</param>
/// <param name="Text">What was written; empty leaves the box blank.</param>
/// <param name="Signer">Who signed; null leaves the line blank.</param>
/// <param name="On">When; null leaves the line blank.</param>
/// <param name="IsOffline">线下签批补录: the signature is on the scan.</param>
public sealed record SheetBox(string Label, string Text, string? Signer = null, DateOnly? On = null, bool IsOffline = false);

/// <summary>
/// What stands in the boxes of 《政府信息公开申请办理单》, or of 《政府信息更正申请办理单》. It prints at any time: what has not happened yet leaves its box
/// blank, and a draft that was sent back takes its signatures with it.
/// </summary>
public sealed class SheetModel
{
    private readonly CaseView view;
    private readonly IReadOnlyDictionary<Guid, string> departments;

    /// <summary>From the case.</summary>
    /// <param name="view">The case.</param>
    /// <param name="departments">Names of departments.</param>
    public SheetModel(CaseView view, IReadOnlyDictionary<Guid, string> departments)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(departments);
        (this.view, this.departments) = (view, departments);
    }

    /// <summary>拆分 and 并案 in one line; empty for a case that stands alone.</summary>
    public static string LinkedOf(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return string.Join("；", new[]
        {
            state.SplitFrom is { } from ? $"由{from.From.Number}拆分" : null,
            state.Split is { } split ? $"拆分出{string.Join("、", split.Parts.Select(p => p.Case.Number))}" : null,
            state.JointLead is { } lead ? $"与{lead.Number}并案答复" : null,
            state.JointMembers.IsEmpty ? null : $"并案答复{string.Join("、", state.JointMembers.Select(m => m.Number))}",
        }.OfType<string>());
    }

    private RequestState State => view.State;

    /// <summary>登记 and 分办.</summary>
    public IReadOnlyList<SheetBox> Intake =>
    [
        Last<RequestRegistered>() is { } r
            ? Box("登记", r, Join(((RequestRegistered)r.Event).Category is { } column ? Words.Of(column) : "更正申请", ((RequestRegistered)r.Event).Note))
            : new SheetBox("登记", string.Empty),
        Last<DepartmentsAssigned>() is { } a ? Box("分办意见", a, Assigned((DepartmentsAssigned)a.Event))
            : Last<DirectAnswerDecided>() is { } d ? Box("分办意见", d, $"公开办直接答复：{State.Consolidated}")
            : new SheetBox("分办意见", string.Empty),
        .. view.Events.Where(e => e.Event is ApplicantPhoned { Explanation: not null }).Select(Explained),
    ];

    /// <summary>承办处室意见: two boxes a department, its handler's and its head's. One pair of blank ones before 分办, none where the office answers itself.</summary>
    public IReadOnlyList<SheetBox> Departments => State.AnsweredDirectly ? [] : State.Assignments.IsEmpty
        ? [new("承办处室意见", string.Empty), new("承办处室负责人", string.Empty)]
        : [.. State.Assignments.OrderByDescending(a => a.IsLead).SelectMany(Department)];

    /// <summary>汇总 and 拟稿.</summary>
    public IReadOnlyList<SheetBox> Drafting
    {
        get
        {
            var consolidated = Last<AnswersConsolidated>();
            var drafted = State.Draft is null ? null : Last<ReplyDrafted>();
            IReadOnlyList<SheetBox> summary = State.AnsweredDirectly ? []
                : [consolidated is null ? new("主办处室汇总", string.Empty) : Box("主办处室汇总", consolidated, State.Consolidated!)];
            return
            [
                .. summary,
                drafted is null ? new("拟办答复", string.Empty) : Box("拟办答复", drafted, ReplyText.Of(State.Draft!)),
            ];
        }
    }

    /// <summary>核稿, 法制审核, 保密审查 and 签发 of the present draft.</summary>
    public IReadOnlyList<SheetBox> Approvals =>
    [
        .. Enum.GetValues<ReviewStage>().Select(stage => Approval(Words.Of(stage), State.Reviews.GetValueOrDefault(stage))),
        Approval("签发", State.Signature),
    ];

    /// <summary>编号用印, 送达 and 办结.</summary>
    public IReadOnlyList<SheetBox> Service
    {
        get
        {
            var letter = State.ReplyLetter;
            var sealedBy = Last<LetterSealed>();
            var served = Last<ReplyServed>();
            var closed = Last<RequestClosed>();
            return
            [
                letter is null ? new("编号用印", string.Empty)
                    : new("编号用印", Join(letter.Issued.Number, letter.SealedFileId is null ? "尚未用印" : "已用印"), letter.SealedFileId is null ? null : sealedBy?.ActorName, letter.SealedFileId is null ? null : letter.Issued.IssuedOn),
                letter?.Served is { } act && served is not null
                    ? new("送达", Join(Words.Of(act.Means), act.TrackingNumber, letter.ProvedOn is { } proved ? $"{LegalTime.Show(proved)}签收" : null, letter.FailedReason is { } failed ? $"未送达：{failed}" : null), served.ActorName, act.On)
                    : new("送达", string.Empty),
                State.Closing is { } closing && closed is not null ? new("办结", Join(closing.ReportRow is { } row ? $"年度报告表三 {row}" : "更正申请，不计入年度报告表三", closing.Note), closed.ActorName, closing.On) : new("办结", string.Empty),
            ];
        }
    }

    private static SheetBox Box(string label, CaseEvent e, string text) => new(label, text, e.ActorName, LegalTime.DateOf(e.At));

    // Printed for many eyes: the number stays masked.
    private static SheetBox Explained(CaseEvent e)
    {
        var (x, call) = ((ApplicantPhoned)e.Event, ((ApplicantPhoned)e.Event).Explanation!);
        return Box("电话释明", e, Join($"{LegalTime.Show(x.On)} {call.At:HH\\:mm}，{Words.CallOf(call)}（{Masking.Phone(call.Number)}）。", $"释明：{x.Content}", $"申请人：{call.Said}"));
    }

    private static SheetBox Approval(string label, Approval? approval) => approval is null
        ? new SheetBox(label, string.Empty)
        : new SheetBox(label, approval.Opinion ?? "同意。", approval.SignerName, approval.On, approval.IsOffline);

    private static string Join(params string?[] parts) => string.Join("　", parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    private IEnumerable<SheetBox> Department(Assignment a)
    {
        var name = $"{Name(a.DepartmentId)}（{(a.IsLead ? "主办" : "协办")}）";
        var answered = view.Events.LastOrDefault(e => e.Event is DepartmentAnswerSubmitted x && x.DepartmentId == a.DepartmentId);
        yield return a switch
        {
            { State: AssignmentState.PassedOver } => new SheetBox(name, $"逾期未答复，经催办后逾期继续。理由：{a.ReturnReason}"),
            { Answer: { } answer } when answered is not null => Box(name, answered, Join(answer.Opinion, answer.ProposedReply is { } type ? $"建议：{ReplyText.Of(type, answer.ProposedGround)}" : null, SearchWords.Sentence(answer.Search))),
            _ => new SheetBox(name, string.Empty),
        };
        yield return Approval("处室负责人", a.State == AssignmentState.Approved ? a.Approval : null);
    }

    private string Assigned(DepartmentsAssigned x) => Join(
        $"主办：{Name(x.LeadDepartmentId)}",
        x.CoDepartmentIds.Count == 0 ? null : $"协办：{string.Join("、", x.CoDepartmentIds.Select(Name))}",
        x.Note,
        x.InternalDueOn is { } due ? $"请于{LegalTime.Show(due)}前答复" : null);

    private string Name(Guid id) => departments.GetValueOrDefault(id, "（已撤销的处室）");

    private CaseEvent? Last<T>()
        where T : RequestEvent => view.Events.LastOrDefault(e => e.Event is T);
}
