using Disclosure.Domain.Accounting;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Times;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>
/// Something that is counted, and so a list that can be opened: the same test decides what a figure counts and what its list
/// shows. Either of ended cases or of open ones.
/// </summary>
/// <param name="Key">Stable key, part of the address.</param>
/// <param name="Title">Heading of its list.</param>
/// <param name="Note">How it is counted.</param>
/// <param name="Closed">Which ended cases; null for a measure of open ones.</param>
/// <param name="Open">Which open cases; null for a measure of ended ones.</param>
/// <param name="Value">The days that the list shows and is ordered by.</param>
/// <param name="ValueTitle">What they are.</param>
public sealed record DashboardMeasure(
    string Key, string Title, string Note, Func<ClosedCase, bool>? Closed = null, Func<OpenCase, bool>? Open = null, Func<ClosedCase, int>? Value = null, string ValueTitle = "全程用时");

/// <summary>All measures.</summary>
public static class DashboardMeasures
{
    /// <summary>部门用时: of the department that the parameter <c>part</c> names.</summary>
    public const string Part = "part";

    private const string OpenNote = "截至今天尚未答复、也没有终止的件，与所选期间无关。";
    private const string EndedNote = "答复（或者撤回、视为放弃）之日在所选期间内的件。";

    /// <summary>Working days left of open cases, each in exactly one; together they are all open cases.</summary>
    public static IReadOnlyList<DashboardMeasure> Buckets { get; } =
    [
        Left("overdue", "已超期", c => c.Overdue),
        Left("left-1", "剩0至1日", c => Within(c, 0, 1)),
        Left("left-3", "剩2至3日", c => Within(c, 2, 3)),
        Left("left-5", "剩4至5日", c => Within(c, 4, 5)),
        Left("left-10", "剩6至10日", c => Within(c, 6, 10)),
        Left("left-more", "剩10日以上", c => Within(c, 11, int.MaxValue)),
        Left("paused", "待补正、待缴费（不计期限）", c => c is { Left: null, ReceivedOn: not null, Overdue: false } && c.Kind != CaseKinds.Correction),
        Left("no-term", "无法定期限（更正申请）", c => c is { Left: null, ReceivedOn: not null } && c.Kind == CaseKinds.Correction),
        Left("unconfirmed", "待确认收到", c => c.ReceivedOn is null),
    ];

    /// <summary>What will be late unless it is answered: cumulative.</summary>
    public static IReadOnlyList<DashboardMeasure> Due { get; } =
    [
        .. new[] { 1, 3, 5 }.Select(n => new DashboardMeasure($"due-{n}", $"{n}个工作日内到期", $"剩余工作日不超过{n}日、尚未超期的件（含今天到期的）。征求意见期间剩余日数不减少。{OpenNote}", Open: c => Within(c, 0, n))),
    ];

    /// <summary>With whom open cases are.</summary>
    public static IReadOnlyList<DashboardMeasure> Holders { get; } =
        [.. Enum.GetValues<CaseHolder>().Select(h => new DashboardMeasure($"holder-{(int)h}", $"现在由{Words.Of(h)}持有", $"今天由{Words.Of(h)}持有的件。{OpenNote}", Open: c => c.Holder == h))];

    /// <summary>Days at each holder, of replied cases that were there at least a day.</summary>
    public static IReadOnlyList<DashboardMeasure> Stages { get; } =
    [
        .. Enum.GetValues<CaseHolder>().Select(h => new DashboardMeasure(
            $"stage-{(int)h}", $"{Words.Of(h)}环节用时", $"期间内答复的件中，在{Words.Of(h)}环节用过至少1个工作日的件。", c => c.Outcome == TimeOutcome.Replied && c.Days.Of(h) > 0, Value: c => c.Days.Of(h), ValueTitle: $"{Words.Of(h)}用时")),
    ];

    /// <summary>Every measure by its key.</summary>
    public static IReadOnlyDictionary<string, DashboardMeasure> All { get; } = new DashboardMeasure[]
    {
        new("ended", "期间内办结的件", EndedNote, _ => true),
        new("replied", "期间内答复的件", "答复之日在所选期间内的件。答复之日：邮寄为交邮之日，当面和委托送达为签收之日，网上和电子邮件为发出之日。", c => c.Outcome == TimeOutcome.Replied),
        new("on-time", "按期答复的件", "答复之日不晚于法定期限（含延期，扣除不计入期限的时间）的件。意见箱按本机关的答复时限。", c => c.Has(CaseMarks.OnTime)),
        new("late", "超期答复的件", "答复之日晚于法定期限的件。意见箱按本机关的答复时限。", c => c.Has(CaseMarks.Late), Value: c => c.OverdueDays, ValueTitle: "超期日数"),
        new("stopped", "未答复而终止的件", "撤回、视为放弃的件；意见箱还有不予受理和转为申请的件。", c => c.Outcome != TimeOutcome.Replied),
        new("span", "答复的件的全程用时", "从收到次日起至答复之日的工作日，含补正、征求意见等不计入期限的日子。", c => c.Outcome == TimeOutcome.Replied, Value: c => c.Span),
        new("agency", "答复的件的机关用时", "全程用时减去不计入期限的日子：公开办、承办处室、审核签发和用印送达用时之和。", c => c.Outcome == TimeOutcome.Replied, Value: c => c.AgencyDays, ValueTitle: "机关用时"),
        new("extended", "延期的件", $"发出过延期答复告知书的件。{EndedNote}", c => c.Has(CaseMarks.Extended)),
        new("clarified", "补正的件", $"发出过补正告知书的件。{EndedNote}", c => c.Has(CaseMarks.Clarified)),
        new("consulted", "征求意见的件", $"书面征求过第三方或者其他机关意见的件。{EndedNote}", c => c.Has(CaseMarks.Consulted)),
        new("returned", "有退回的件", $"处室退回，或者在审签、核稿、审核、签发、批文书时被退回修改过的件；同一件退回几次算一件。{EndedNote}", c => c.Returned > 0, Value: c => c.Returned, ValueTitle: "退回次数"),
        new("reconsidered", "行政复议的件", $"登记了行政复议的件，不论结果。{EndedNote}", c => c.Has(CaseMarks.Reconsidered)),
        new("sued", "行政诉讼的件", $"登记了行政诉讼的件，不论结果。{EndedNote}", c => c.Has(CaseMarks.Sued)),
        new(Part, "部门用时", "期间内答复的件中，该处室承办（主办或者协办）用过至少1个工作日的件。部门用时可重叠，不与总数相加。", c => c.Outcome == TimeOutcome.Replied, ValueTitle: "部门用时"),
        new("open", "尚未答复的件", OpenNote, Open: _ => true),
    }.Concat(Buckets).Concat(Due).Concat(Holders).Concat(Stages).ToDictionary(m => m.Key);

    private static bool Within(OpenCase c, int from, int to) => !c.Overdue && c.Left >= from && c.Left <= to;

    private static DashboardMeasure Left(string key, string title, Func<OpenCase, bool> open) => new(key, title, OpenNote, Open: open);
}
