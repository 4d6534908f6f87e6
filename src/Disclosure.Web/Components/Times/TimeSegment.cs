using Disclosure.Domain.Accounting;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Times;

/// <summary>A piece of a bar.</summary>
/// <param name="Label">Its word.</param>
/// <param name="Days">Working days.</param>
/// <param name="Pattern">How it is told apart.</param>
/// <param name="Title">The whole of what it says.</param>
public sealed record TimeSegment(string Label, int Days, int Pattern, string Title)
{
    /// <summary>Patterns of the phases: what counts is like the office's own, what does not is white, what is late is crossed.</summary>
    public static int PatternOf(TimePhase phase) => phase switch
    {
        TimePhase.Base => 0,
        TimePhase.Extension => 1,
        TimePhase.Excluded => 4,
        TimePhase.Overdue => 7,
        _ => 2,
    };

    /// <summary>Patterns of the holders: those inside are filled, those outside are light.</summary>
    public static int PatternOf(CaseHolder holder) => (int)holder;

    /// <summary>The pieces of an account by holder, in order of time.</summary>
    public static IReadOnlyList<TimeSegment> Of(IReadOnlyList<AccountRun<CaseHolder>> runs) =>
        [.. runs.Select(r => new TimeSegment(Words.Of(r.What), r.Days, PatternOf(r.What), Text(Words.Of(r.What), r.From, r.Through, r.Days)))];

    /// <summary>The pieces of an account by phase, in order of time.</summary>
    public static IReadOnlyList<TimeSegment> Of(IReadOnlyList<AccountRun<TimePhase>> runs) =>
        [.. runs.Select(r => new TimeSegment(Words.Of(r.What), r.Days, PatternOf(r.What), Text(Words.Of(r.What), r.From, r.Through, r.Days)))];

    /// <summary>A bar as a sentence.</summary>
    public static string Sentence(string what, IReadOnlyList<TimeSegment> segments) => segments.Count == 0
        ? $"{what}：还没有工作日"
        : $"{what}，依次为{string.Join("、", segments.Select(s => $"{s.Label}{s.Days}日"))}，共{segments.Sum(s => s.Days)}个工作日";

    private static string Text(string word, DateOnly from, DateOnly through, int days) =>
        from == through ? $"{word}：{LegalTime.Show(from)}，{days}个工作日" : $"{word}：{LegalTime.Show(from)}至{LegalTime.Show(through)}，{days}个工作日";
}
