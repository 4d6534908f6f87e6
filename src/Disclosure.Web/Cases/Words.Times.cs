using Disclosure.Domain.Accounting;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>用时.</summary>
public static partial class Words
{
    /// <summary>环节持有人.</summary>
    public static string Of(CaseHolder holder) => holder switch
    {
        CaseHolder.Intake => "公开办",
        CaseHolder.Departments => "承办处室",
        CaseHolder.Approval => "审核签发",
        CaseHolder.Service => "用印送达",
        CaseHolder.Applicant => "申请人",
        CaseHolder.ThirdParty => "第三方",
        CaseHolder.OtherAgency => "其他机关",
        _ => throw new ArgumentOutOfRangeException(nameof(holder), holder, null),
    };

    /// <summary>期限阶段.</summary>
    public static string Of(TimePhase phase) => phase switch
    {
        TimePhase.Base => "基本期限",
        TimePhase.Extension => "延期",
        TimePhase.Excluded => "不计入期限",
        TimePhase.Overdue => "超期",
        TimePhase.NoTerm => "无法定期限",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };

    /// <summary>How a case ended.</summary>
    public static string Of(TimeOutcome outcome) => outcome switch
    {
        TimeOutcome.Open => "尚未答复",
        TimeOutcome.Replied => "已答复",
        TimeOutcome.Withdrawn => "撤回",
        TimeOutcome.Abandoned => "视为放弃",
        TimeOutcome.Declined => "不予受理",
        TimeOutcome.Converted => "转为申请",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
