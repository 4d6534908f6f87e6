using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.CasePage;

/// <summary>What an action did, told right after it.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Lines">What followed: mails, dates, who has the case next.</param>
/// <param name="HasIncident">The workflow could not go on; somebody must look at it.</param>
public sealed record ActionReport(string Title, IReadOnlyList<string> Lines, bool HasIncident)
{
    /// <summary>Compares the page before and after.</summary>
    /// <param name="title">What was done.</param>
    /// <param name="before">The page when the officer acted.</param>
    /// <param name="after">The page now.</param>
    /// <param name="actor">Who acted.</param>
    public static ActionReport Of(string title, CasePageData before, CasePageData after, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var incident = after.OpenIncidents.Any(i => before.Incidents.All(b => b.Id != i.Id));
        return new ActionReport(title, [.. Mails(before, after), .. Due(before, after), .. incident ? ["已记录流程异常，请查看上方的说明。您办理的内容已经保存。"] : Next(before, after, actor)], incident);
    }

    private static IEnumerable<string> Mails(CasePageData before, CasePageData after) =>
        after.Mails.Where(m => before.Mails.All(b => b.Row.Id != m.Row.Id)).Reverse().Select(m => m.To is { } to
            ? $"邮件“{m.Row.Subject}”已排队发给申请人（{to}）。"
            : "申请人没有提供电子邮箱，已生成电话告知事项。");

    private static IEnumerable<string> Due(CasePageData before, CasePageData after)
    {
        var (old, now) = (before.Case.Clock?.DueOn, after.Case.Clock?.DueOn);
        var provisional = after.Case.Clock is { Provisional: true } ? "（暂定）" : string.Empty;
        if (old == now)
        {
            return now is { } same && after.Case.State.RepliedOn is null ? [$"法定期限不变：{LegalTime.Show(same)}{provisional}。"] : [];
        }

        return now is { } due
            ? [old is { } was ? $"法定期限由{LegalTime.Show(was)}变为{LegalTime.Show(due)}{provisional}。" : $"法定期限：{LegalTime.Show(due)}{provisional}。"]
            : ["法定期限暂停计算。"];
    }

    private static IEnumerable<string> Next(CasePageData before, CasePageData after, Actor actor)
    {
        var fresh = after.OpenTasks.Where(t => before.Tasks.All(b => b.Id != t.Id)).ToList();
        if (fresh.Count == 0)
        {
            return [];
        }

        var steps = fresh.Select(t => $"{t.Title}，由{Holder(t, after)}办理").Distinct();
        return [$"下一步：{string.Join("；", steps)}。{(fresh.Exists(t => TaskAccess.Allows(t, actor)) ? "您可以接着办理。" : string.Empty)}"];
    }

    private static string Holder(TaskRow task, CasePageData data) =>
        task.DepartmentId is { } department ? $"{data.DepartmentName(department)}·{Roles.Label(task.Role)}" : Roles.Label(task.Role);
}
