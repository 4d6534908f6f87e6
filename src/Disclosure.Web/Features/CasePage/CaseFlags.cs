using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;

namespace Disclosure.Web.Features.CasePage;

/// <summary>A mark beside the case's state.</summary>
/// <param name="Word">临期, 超期, 退回, 暂定, 催办, 流程异常.</param>
/// <param name="Why">What it means for this case.</param>
/// <param name="Level">Its urgency, for the look.</param>
public sealed record CaseFlag(string Word, string Why, DueLevel Level);

/// <summary>Derives the marks of a case.</summary>
public static class CaseFlags
{
    /// <summary>The marks, most urgent first.</summary>
    public static IReadOnlyList<CaseFlag> Of(CasePageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (view, flags) = (data.Case, new List<CaseFlag>());
        var due = CaseDue.Statutory(view.Clock);
        if (due.Flag is { } word)
        {
            flags.Add(new(word, due.Words, due.Level));
        }

        if (view.Row is { DisputeState: { } dispute, DisputeDueOn: var by })
        {
            var time = CaseDue.OfDay(by, view.Today, view.Calendar);
            flags.Add(new(dispute, by is { } day ? $"期限{LegalTime.Show(day)}，{time.Words}" : "没有待本机关办理的期限", time.Level));
        }

        if (view.State is { IsAnsweringAgain: true, Further: { } further })
        {
            var time = CaseDue.OfDay(further.DueOn, view.Today, view.Calendar);
            flags.Add(new(Words.Of(further.Kind), further.DueOn is { } last ? $"办理期限{LegalTime.Show(last)}，{time.Words}" : "没有规定办理期限，应当及时办理", time.Level));
        }

        if (view.State.ReviewDueOn is { } review && review <= view.Today.AddDays(QueueCatalogue.ReviewDays))
        {
            flags.Add(new("待评估", $"不公开的信息应于{LegalTime.Show(review)}前评估（《条例》第十八条）", review < view.Today ? DueLevel.Overdue : DueLevel.Near));
        }

        // Its reply is due when the first of the cases that it answers is.
        foreach (var member in data.Linked.Where(l => view.State.RepliedOn is null && view.State.JointMembers.Exists(m => m.CaseId == l.Row.Id)).Select(l => l.Row))
        {
            if (member.DueOn is { } memberDue && memberDue < view.Clock?.DueOn)
            {
                var time = CaseDue.OfDay(memberDue, view.Today, view.Calendar);
                flags.Add(new("并案件先到期", $"{member.Number}的法定期限{LegalTime.Show(memberDue)}早于本件，{time.Words}", time.Level == DueLevel.None ? DueLevel.Near : time.Level));
            }
        }

        if (view.State is { NamedInVain: { IsEmpty: false } gone, RepliedOn: null })
        {
            flags.Add(new("并案件已撤回", $"答复书编号以后，申请人撤回了{string.Join("、", gone.Select(m => m.Number))}，答复书仍写明该件。请撤回签发，重新拟稿编号后再送达", DueLevel.Overdue));
        }

        if (Unserved(data) is { } unserved)
        {
            flags.Add(new("送达异常", unserved, DueLevel.Overdue));
        }

        if (data.OpenIncidents.Any())
        {
            flags.Add(new("流程异常", "流程没有自动进入下一步，请处理", DueLevel.Overdue));
        }

        if (ReturnedBy(data) is { } why)
        {
            flags.Add(new("退回", why, DueLevel.Near));
        }

        if (view.State.Supervisions.Where(s => s.IsOpen).ToList() is { Count: > 0 } supervised)
        {
            var answerBy = supervised.Min(s => s.Issued.AnswerBy);
            flags.Add(new("督办", answerBy < view.Today ? $"反馈期限{LegalTime.Show(answerBy)}已过，尚未反馈" : $"请于{LegalTime.Show(answerBy)}前反馈", answerBy < view.Today ? DueLevel.Overdue : DueLevel.Near));
        }

        if (view.State.Assignments.Where(a => !a.IsSettled && a.TimesUrged > 0).ToList() is { Count: > 0 } urged)
        {
            flags.Add(new("已催办", string.Join("；", urged.Select(a => $"{data.DepartmentName(a.DepartmentId)}已催办{a.TimesUrged}次")), DueLevel.Near));
        }

        if (view.Clock is { Provisional: true, DueOn: { } on } && view.State.RepliedOn is null)
        {
            flags.Add(new("暂定", $"{on.Year}年的放假安排尚未公布，公布后重新计算", DueLevel.None));
        }

        return flags;
    }

    /// <summary>A reply that came back: by when another means must have been used; null while it stands.</summary>
    private static string? Unserved(CasePageData data)
    {
        var (letter, clock) = (data.Case.State.ReplyLetter, data.Case.Clock);
        var returned = letter is { Served: not null, IsServed: false };
        if (!returned && !(letter is { IsServed: true, Served.Means: Domain.Correspondence.ServiceMeans.Email } && data.Notices.Any(n => n.DoneAt is null && Outbox.PhoneNotices.IsOfReply(n))))
        {
            return null;
        }

        var what = returned ? $"答复未送达：{letter!.FailedReason}" : "载有答复书的邮件未送到，未送到即未送达";
        return clock?.DueOn is not { } due ? $"{what}；请立即改用其他方式送达"
            : due < data.Case.Today ? $"{what}；法定期限{LegalTime.Show(due)}已过，请立即改用其他方式送达"
            : $"{what}；必须在{LegalTime.Show(due)}前（含当日）改用其他方式送达";
    }

    /// <summary>What was sent back and not done anew since; null when nothing was.</summary>
    private static string? ReturnedBy(CasePageData data)
    {
        var state = data.Case.State;
        if (state.Status.IsEnded())
        {
            return null;
        }

        if (state.Assignments.Find(a => a.State == AssignmentState.Returned) is { } returned)
        {
            return $"{data.DepartmentName(returned.DepartmentId)}退回：{returned.ReturnReason}";
        }

        if (state.Assignments.Find(a => a is { State: AssignmentState.Accepted, ReturnReason: not null }) is { } sentBack)
        {
            return $"{data.DepartmentName(sentBack.DepartmentId)}负责人退回修改：{sentBack.ReturnReason}";
        }

        return data.Case.Events.Select(e => e.Event).LastOrDefault(e => e is ReplyDrafted or ReplySentBack) is ReplySentBack back
            ? $"{(back.Stage is { } stage ? Words.Of(stage) : "签发")}退回修改：{back.Reason}"
            : null;
    }
}
