using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Queues;

/// <summary>How a queue is ordered.</summary>
public enum QueueOrder
{
    /// <summary>Most urgent first: by 法定期限, cases without one last.</summary>
    ByDue,

    /// <summary>By the last day of the answer that is awaited, those without one first: a letter whose receipt is not known is an alarm.</summary>
    ByAnswer,

    /// <summary>By the day by which a dispute must be answered; those that are heard and wait for nothing of ours last.</summary>
    ByDispute,

    /// <summary>By the day by which what is withheld is reviewed.</summary>
    ByReview,

    /// <summary>Newest first: by the moment of filing, or of completion for 我的已办.</summary>
    NewestFirst,
}

/// <summary>A queue of the office.</summary>
/// <param name="Key">Stable key, part of the address.</param>
/// <param name="Title">Chinese name, in the navigation and as the heading.</param>
/// <param name="Explanation">One sentence: what stands here.</param>
/// <param name="Empty">What is said when nothing stands here.</param>
/// <param name="Order">Its order.</param>
/// <param name="IsFor">Whose queue it is; the query decides again what they see of it.</param>
public sealed record QueueDefinition(string Key, string Title, string Explanation, string Empty, QueueOrder Order, Func<Actor, bool> IsFor)
{
    /// <summary>Its address.</summary>
    public string Href => Key == QueueCatalogue.Mine ? "/office" : $"/office/queues/{Key}";
}

/// <summary>The queues, in the order of the navigation.</summary>
public static class QueueCatalogue
{
    public const string Mine = "mine";
    public const string Done = "done";
    public const string Accept = "accept";
    public const string Approve = "approve";
    public const string Seal = "seal";
    public const string Failed = "failed";
    public const string Waiting = "waiting";
    public const string Soon = "soon";
    public const string Overdue = "overdue";
    public const string Disputes = "disputes";

    /// <summary>Of the disputes, those whose term is near: a count, not a queue.</summary>
    public const string DisputesSoon = "disputes/soon";

    /// <summary>Of the disputes, those whose term has passed: a count, not a queue.</summary>
    public const string DisputesOverdue = "disputes/overdue";

    public const string Archive = "archive";

    /// <summary>不公开信息的定期评估 (条例第十八条).</summary>
    public const string Reviews = "reviews";

    /// <summary>How many days ahead a review is counted in the navigation.</summary>
    public const int ReviewDays = 30;

    /// <summary>督办 whose answer is awaited.</summary>
    public const string Supervised = "supervised";

    /// <summary>All queues. 台账 is not among them: it is a page of its own.</summary>
    public static IReadOnlyList<QueueDefinition> All { get; } =
    [
        new(Mine, "我的待办", "等您办理的步骤，期限最近的在前。", "没有等您办理的步骤。", QueueOrder.ByDue, _ => true),
        new(Done, "我的已办", "您办结的步骤，最近的在前。", "您还没有办结过步骤。", QueueOrder.NewestFirst, _ => true),
        new(Accept, "处室待签收", "已经分办、处室尚未签收的件。", "没有等待签收的件。", QueueOrder.ByDue,
            a => a.Has(Roles.DepartmentReceiver, Roles.Handler, Roles.DepartmentHead, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor)),
        new(Approve, "待审批", "等待审签、核稿、法制审核、保密审查或者签发的件。审批人只看到等自己审批的件。", "没有等待审批的件。", QueueOrder.ByDue,
            a => IsApprover(a) || a.Has(Roles.DisclosureOfficer, Roles.Supervisor)),
        new(Seal, "待用印送达", "等待编号用印、送达或者登记回证的件。", "没有等待用印送达的件。", QueueOrder.ByDue,
            a => a.Has(Roles.SealOfficer, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor)),
        new(Failed, "送达异常", "邮件被退回或者发送失败、邮寄被退回的件。退回不是送达：请在法定期限届满前改用其他方式。", "没有送达异常的件。", QueueOrder.ByDue,
            a => a.Has(Roles.SealOfficer, Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor)),
        new(Waiting, "等待补正/缴费/意见", "等待申请人补正、说明理由或者缴费，等待第三方或者其他机关意见的件；答复日期最早的在前。", "没有等待答复的件。", QueueOrder.ByAnswer,
            a => a.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor, Roles.Handler, Roles.DepartmentHead)),
        new(Soon, "临期", $"距法定期限不超过{DueRange.SoonWorkingDays}个工作日、尚未答复的件。", "没有临期的件。", QueueOrder.ByDue, CaseAccess.SeesCases),
        new(Overdue, "超期", "已过法定期限、尚未答复的件。", "没有超期的件。", QueueOrder.ByDue, CaseAccess.SeesCases),
        new(Disputes, "复议诉讼", "正在复议或者诉讼的件；答复、答辩或者重新答复期限最早的在前。", "没有正在复议或者诉讼的件。", QueueOrder.ByDispute,
            a => a.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.LegalReviewer, Roles.SigningLeader, Roles.Supervisor)),
        new(Supervised, "督办", "督查员督办、尚未反馈的件；处室人员只看到督办本处室的件。", "没有等待反馈的督办。", QueueOrder.ByDue,
            a => a.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor, Roles.DepartmentReceiver, Roles.Handler, Roles.DepartmentHead)),
        new(Archive, "待归档", "已经办结、等待归档的件。", "没有等待归档的件。", QueueOrder.ByDue,
            a => a.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor)),
        new(Reviews, "不公开评估", $"答复中有不予公开的信息、应当定期评估的件（《条例》第十八条），评估日期最早的在前；{ReviewDays}日内到期的计数。", "没有需要评估的件。", QueueOrder.ByReview,
            a => a.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor)),
    ];

    /// <summary>A queue by its key; null when there is none.</summary>
    public static QueueDefinition? Find(string? key) => All.FirstOrDefault(q => q.Key == key);

    /// <summary>The queues of an officer.</summary>
    public static IEnumerable<QueueDefinition> For(Actor actor) => All.Where(q => q.IsFor(actor));

    /// <summary>True when the officer approves something: in 待审批 they see only what waits for them.</summary>
    internal static bool IsApprover(Actor actor) =>
        actor.Has(Roles.DepartmentHead, Roles.DisclosureHead, Roles.LegalReviewer, Roles.SecrecyReviewer, Roles.SigningLeader);
}
