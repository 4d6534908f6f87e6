using Disclosure.Domain.Accounting;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Times;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>Adds the figures up: a pure function of what was read, so that a test can compare it with a plain recomputation.</summary>
/// <param name="figures">What was read.</param>
/// <param name="filter">What it is narrowed to.</param>
/// <param name="departments">The authority's departments in their order.</param>
/// <param name="today">Today in Asia/Shanghai.</param>
public sealed partial class DashboardBuilder(TimeFigures figures, DashboardFilter filter, IReadOnlyList<DepartmentName> departments, DateOnly today)
{
    private const string Cases = "/office/dashboard/cases";
    private const string Page = "/office/dashboard";
    private const string Percentiles = "中位数和90分位数按最近序位法取值：n件从少到多排列，取第⌈n×50%⌉件和第⌈n×90%⌉件的用时，单位为工作日；少于10件的注明件数n，不宜用来比较。";
    private readonly Dictionary<string, Guid> byCode = departments.ToDictionary(d => d.Code, d => d.Id);
    private readonly Dictionary<Guid, DepartmentName> byId = departments.ToDictionary(d => d.Id);

    /// <summary>Everything.</summary>
    public DashboardFigures Build()
    {
        var closed = Closed(filter);
        var all = new FigureGroup();
        var (marks, returned, times) = (new int[5], 0, 0);
        foreach (var c in closed)
        {
            all.Add(c);
            returned += c.Returned > 0 ? 1 : 0;
            times += c.Returned;
            for (var i = 0; i < marks.Length; i++)
            {
                marks[i] += c.Has((CaseMarks)(1 << i)) ? 1 : 0;
            }
        }

        var stages = Stages(closed);
        var tables = new List<FigureTable> { Left(), Held(), Months(closed), ByDepartment(closed), stages.Table };
        tables.AddRange(filter.Kind == CaseKinds.Opinion ? [ByChannel(closed)] : [ByChannel(closed), ByType(closed)]);
        if (filter.Kind != CaseKinds.Opinion)
        {
            tables.Add(Box());
        }

        return new DashboardFigures(Alarms(), Tiles(all, marks, returned, times), tables, stages.Days);
    }

    /// <summary>The ended cases of the period under a filter.</summary>
    internal List<ClosedCase> Closed(DashboardFilter narrowed) =>
        [.. figures.Months.Where(m => m.Month >= narrowed.From && m.Month <= narrowed.To).SelectMany(m => m.Cases).Where(c => narrowed.Holds(c, byCode))];

    /// <summary>The open cases under a filter.</summary>
    internal List<OpenCase> Open(DashboardFilter narrowed) => [.. figures.Open.Where(c => narrowed.Holds(c, byCode))];

    /// <summary>部门用时 of the replied cases under a filter.</summary>
    /// <param name="narrowed">The filter.</param>
    /// <param name="part">Code of the department whose days are meant; null for all.</param>
    internal IEnumerable<(ClosedCase Case, DepartmentShare Share)> Shares(DashboardFilter narrowed, string? part = null)
    {
        var wanted = part is null ? (Guid?)null : byCode.GetValueOrDefault(part);
        return from m in figures.Months
               where m.Month >= narrowed.From && m.Month <= narrowed.To
               from s in m.Shares
               where s.Days > 0 && (wanted is null || s.Department == wanted)
               let c = m.Cases[s.Case]
               where c.Outcome == TimeOutcome.Replied && narrowed.Holds(c, byCode)
               select (c, s);
    }

    private List<FigureTile> Alarms()
    {
        var open = Open(filter);
        var tiles = new List<FigureTile> { Tile(DashboardMeasures.All["overdue"], open, true) };
        tiles.AddRange(DashboardMeasures.Due.Select(m => Tile(m, open, m.Key == "due-1")));
        tiles.Add(Tile(DashboardMeasures.All["open"], open, false));
        if (filter.Kind != CaseKinds.Opinion)
        {
            var (waiting, late) = (figures.Supervisions.Count(s => s is { AnsweredOn: null, RevokedOn: null }), figures.Supervisions.Count(s => s is { AnsweredOn: null, RevokedOn: null } && s.AnswerBy < today));
            tiles.Add(new("督办待反馈", $"{waiting}", late > 0 ? $"件，其中逾期 {late} 件" : "件", "已经发出、尚未反馈也没有撤销的督办单，不受筛选影响。", "/office/dashboard/supervisions", late > 0));
        }

        return tiles;

        FigureTile Tile(DashboardMeasure m, List<OpenCase> cases, bool alarm) =>
            cases.Count(m.Open!) is var n ? new(m.Title, $"{n}", "件", m.Note, n > 0 ? filter.Href(Cases, ("measure", m.Key)) : null, alarm && n > 0) : null!;
    }

    private List<FigureTile> Tiles(FigureGroup all, int[] marks, int returned, int times)
    {
        var term = filter.Kind == CaseKinds.Opinion ? "答复时限" : "法定期限";
        var tiles = new List<FigureTile>
        {
            new("期间内答复", $"{all.Replied}", $"件，另有终止 {all.Ended - all.Replied} 件", Note("replied"), Link("replied", all.Replied)),
            new("按期答复率", all.OnTimeText, $"按期 {all.OnTime} ÷（按期 {all.OnTime} + 超期 {all.Late}）", $"{Note("on-time")}没有{term}的件不计入。", Link(all.Late > 0 ? "late" : "on-time", all.OnTime + all.Late), all.Late > 0),
            new("全程用时", all.Span.Median is { } m ? $"{m}" : "—", all.Span.P90 is { } p ? $"个工作日（中位数），90分位数 {p}，n={all.Span.Count}" : null, Note("span") + Percentiles, Link("span", all.Span.Count)),
            new("机关用时", all.Agency.Median is { } a ? $"{a}" : "—", all.Agency.P90 is { } q ? $"个工作日（中位数），90分位数 {q}，n={all.Agency.Count}" : null, Note("agency") + Percentiles, Link("agency", all.Agency.Count)),
        };
        if (filter.Kind == CaseKinds.Request)
        {
            tiles.Add(Rate("延期率", "extended", marks[0]));
            tiles.Add(Rate("补正率", "clarified", marks[1]));
            tiles.Add(Rate("征求意见率", "consulted", marks[2]));
        }

        tiles.Add(new("退回率", FigureGroup.Share(returned, all.Ended), $"{returned} 件共 {times} 次 ÷ {all.Ended} 件", Note("returned"), Link("returned", returned)));
        if (filter.Kind != CaseKinds.Opinion)
        {
            tiles.Add(Rate("行政复议率", "reconsidered", marks[3]));
            tiles.Add(Rate("行政诉讼率", "sued", marks[4]));
        }

        return tiles;

        FigureTile Rate(string title, string key, int part) => new(title, FigureGroup.Share(part, all.Ended), $"{part} ÷ {all.Ended} 件", Note(key), Link(key, part));
        string? Link(string key, int count) => count > 0 ? filter.Href(Cases, ("measure", key)) : null;
    }

    private static string Note(string key) => DashboardMeasures.All[key].Note;

    private FigureTable Left()
    {
        var open = Open(filter);
        return Counted("left", "尚未答复的件：剩余工作日", "每件只在一行，各行之和为尚未答复的件数。剩余日数与期限页相同：法定期限含延期、扣除不计入期限的时间；征求意见期间剩余日数不减少。截至今天，与所选期间和答复类型无关。", "剩余工作日", DashboardMeasures.Buckets, open);
    }

    private FigureTable Held()
    {
        var open = Open(filter);
        return Counted("held", "尚未答复的件：现在由谁持有", "按今天的持有人，每件只在一行；待确认收到的件尚不计时，不在此列。不计入期限的日子归申请人、第三方或者其他机关，其余日子归机关内部当日日终持有的环节。", "持有人", DashboardMeasures.Holders, open, m => Words.Of((CaseHolder)(m.Key[^1] - '0')));
    }

    private FigureTable Counted(string key, string title, string note, string first, IReadOnlyList<DashboardMeasure> measures, List<OpenCase> open, Func<DashboardMeasure, string>? label = null) => new(
        key, title, note, first, ["件数"],
        [
            .. from m in measures
               let n = open.Count(m.Open!)
               where n > 0 || m.Key is "overdue" or "left-1" or "left-3" or "left-5"
               select new FigureRow(label?.Invoke(m) ?? m.Title, null, [new FigureCell($"{n}", n, n > 0 ? filter.Href(Cases, ("measure", m.Key)) : null)], n),
        ],
        "条的长度为件数。");
}
