using Disclosure.Web.Data;

namespace Disclosure.Web.Times;

/// <summary>What is stored of a case's 用时 against what its record says.</summary>
public static class TimeComparison
{
    /// <summary>Each difference in Chinese; none when all is as it should be.</summary>
    /// <param name="row">As stored; null when nothing is.</param>
    /// <param name="departments">As stored.</param>
    /// <param name="supervisions">As stored.</param>
    /// <param name="expected">As recomputed.</param>
    public static IEnumerable<string> Of(CaseTimeRow? row, IEnumerable<CaseDepartmentTimeRow> departments, IEnumerable<SupervisionRow> supervisions, TimeSheet expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (row is null)
        {
            yield return "CaseTimes：没有用时记录，重新启动系统后自动补记。";
        }
        else if (row.Stamp != expected.Row.Stamp || row.AuthorityId != expected.Row.AuthorityId || TimeSheet.Text(row) != TimeSheet.Text(expected.Row))
        {
            yield return "CaseTimes：用时与办理记录重新计算的结果不同。";
        }

        if (!departments.Select(TimeSheet.Text).Order().SequenceEqual(expected.Departments.Select(TimeSheet.Text).Order()))
        {
            yield return "CaseDepartmentTimes：部门用时与办理记录重新计算的结果不同。";
        }

        if (!supervisions.Select(TimeSheet.Text).Order().SequenceEqual(expected.Supervisions.Select(TimeSheet.Text).Order()))
        {
            yield return "Supervisions：督办单与办理记录不一致。";
        }
    }
}
