using Disclosure.Domain.Accounting;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Times;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>The tables of ended cases.</summary>
public sealed partial class DashboardBuilder
{
    private const string Bars = "条的长度为全程用时的中位数，竖线为90分位数。";
    private static readonly string[] GroupColumns = ["答复", "按期率", "超期", "中位数", "90分位数"];

    private FigureTable Months(List<ClosedCase> closed) => new(
        "months", "按月份", $"按答复之日所在的月份。{Percentiles}", "月份", GroupColumns,
        [.. Grouped(closed, c => c.Month).OrderBy(g => g.Key).Select(g => Row(DashboardFilter.MonthWords(g.Key), filter with { From = g.Key, To = g.Key }, g.Value))], Bars);

    private FigureTable ByDepartment(List<ClosedCase> closed)
    {
        var shares = new Dictionary<Guid, (Distribution Days, int Returned)>();
        foreach (var (_, s) in Shares(filter))
        {
            var known = shares.TryGetValue(s.Department, out var k) ? k : (Days: new Distribution(), Returned: 0);
            known.Days.Add(s.Days);
            shares[s.Department] = (known.Days, known.Returned + s.Returned);
        }

        var led = Grouped(closed, c => c.Department);
        var rows = new List<FigureRow>();
        foreach (var id in led.Keys.Union(shares.Keys).OrderBy(Place))
        {
            var group = led.GetValueOrDefault(id) ?? new FigureGroup();
            var code = id == Guid.Empty ? DashboardFilter.NoDepartment : byId.GetValueOrDefault(id)?.Code;
            var narrowed = filter with { Department = code };
            var row = Row(id == Guid.Empty ? "未分办" : byId.GetValueOrDefault(id)?.Name ?? "（已撤销的处室）", narrowed, group);
            var (days, returned) = shares.GetValueOrDefault(id, (new Distribution(), 0));
            var part = days.Count > 0 && code is not null ? filter.Href(Cases, ("measure", DashboardMeasures.Part), ("part", code)) : null;
            rows.Add(row with { Cells = [.. row.Cells, FigureGroup.Days(days.Median, days.Count, part), FigureGroup.Days(days.P90, days.Count, part), new FigureCell($"{returned}", returned)] });
        }

        return new FigureTable(
            "departments", "按部门",
            $"前五列按主办处室（公开办直接答复的归公开办）。部门用时为该处室主办或者协办的件中，处室自己持有的工作日；部门用时可重叠，不与总数相加。处室退回为退回分办和处室负责人退回修改的次数。{Percentiles}",
            "部门", [.. GroupColumns, "部门用时中位数", "部门用时90分位数", "处室退回（次）"], rows, Bars);
    }

    private (FigureTable Table, IReadOnlyList<int> Days) Stages(List<ClosedCase> closed)
    {
        var days = Enum.GetValues<CaseHolder>().ToDictionary(h => h, _ => new Distribution());
        foreach (var c in closed.Where(c => c.Outcome == TimeOutcome.Replied))
        {
            foreach (var holder in days.Keys)
            {
                if (c.Days.Of(holder) is > 0 and var n)
                {
                    days[holder].Add(n);
                }
            }
        }

        var total = (int)days.Values.Sum(d => d.Total);
        var rows = from h in days
                   let m = DashboardMeasures.Stages[(int)h.Key]
                   let link = h.Value.Count > 0 ? filter.Href(Cases, ("measure", m.Key)) : null
                   select new FigureRow(
                       Words.Of(h.Key), null,
                       [new($"{h.Value.Count}", h.Value.Count, link), FigureGroup.Days(h.Value.Median, h.Value.Count, link), FigureGroup.Days(h.Value.P90, h.Value.Count, link), new($"{h.Value.Total}", (int)h.Value.Total), new(FigureGroup.Share((int)h.Value.Total, total))],
                       h.Value.Median, h.Value.P90);
        return (new FigureTable(
            "stages", "按环节（由谁持有）",
            $"期间内答复的件。每个工作日只归当日日终的持有人，各环节用时之和等于全程用时。件数和中位数只计在该环节用过至少1个工作日的件。{Percentiles}",
            "环节", ["件数", "中位数", "90分位数", "合计工作日", "占全程"], [.. rows], "条的长度为该环节用时的中位数，竖线为90分位数。"), [.. days.Values.Select(d => (int)d.Total)]);
    }

    private FigureTable ByChannel(List<ClosedCase> closed)
    {
        var isBox = filter.Kind == CaseKinds.Opinion;
        return new FigureTable(
            "channels", isBox ? "按来信类别" : "按渠道", Percentiles, isBox ? "类别" : "渠道", GroupColumns,
            [.. Grouped(closed, c => c.Channel).OrderByDescending(g => g.Value.Replied).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(DashboardFilter.ChannelWords(filter.Kind, g.Key), filter with { Channel = g.Key }, g.Value))], Bars);
    }

    private FigureTable ByType(List<ClosedCase> closed) => new(
        "types", "按答复类型", $"期间内答复的件，按答复书的类型；并案答复的各件按主件的答复书。{Percentiles}", "答复类型", GroupColumns,
        [.. Grouped(closed.Where(c => c.ReplyType is not null), c => c.ReplyType!).OrderBy(g => Enum.Parse<ReplyType>(g.Key)).Select(g => Row(ReplyOptions.Label(Enum.Parse<ReplyType>(g.Key)), filter with { Type = g.Key }, g.Value))], Bars);

    /// <summary>意见箱 by the same measures, with a way to its own dashboard.</summary>
    private FigureTable Box()
    {
        var box = filter with { Kind = CaseKinds.Opinion, Channel = null, Type = null };
        var closed = Closed(box);
        var open = Open(box);
        var groups = Grouped(closed, c => c.Channel);
        var rows = from k in Enum.GetValues<OpinionKind>()
                   let narrowed = box with { Channel = k.ToString() }
                   let waiting = open.Where(o => o.Channel == narrowed.Channel).ToList()
                   let row = Row(k.Label(), narrowed, groups.GetValueOrDefault(k.ToString()) ?? new FigureGroup())
                   let late = waiting.Count(o => o.Overdue)
                   select row with
                   {
                       Cells =
                       [
                           .. row.Cells,
                           new($"{waiting.Count}", waiting.Count, waiting.Count > 0 ? narrowed.Href(Cases, ("measure", "open")) : null),
                           new($"{late}", late, late > 0 ? narrowed.Href(Cases, ("measure", "overdue")) : null),
                       ],
                   };
        return new FigureTable(
            "box", "意见箱", $"信息公开意见箱的来信，按本机关自己定的答复时限，不计入依申请公开的各项数字；期间和部门与上面相同。{Percentiles}",
            "类别", [.. GroupColumns, "尚未答复", "其中超期"], [.. rows], Bars);
    }

    private static FigureRow Row(string label, DashboardFilter narrowed, FigureGroup g)
    {
        string? Link(string key, int count) => count > 0 ? narrowed.Href(Cases, ("measure", key)) : null;
        return new FigureRow(
            label, narrowed.Href(Page),
            [
                new($"{g.Replied}", g.Replied, Link("replied", g.Replied)),
                new(g.OnTimeText, null, Link("on-time", g.OnTime)),
                new($"{g.Late}", g.Late, Link("late", g.Late)),
                FigureGroup.Days(g.Span.Median, g.Span.Count, Link("span", g.Span.Count)),
                FigureGroup.Days(g.Span.P90, g.Span.Count, Link("span", g.Span.Count)),
            ],
            g.Span.Median, g.Span.P90);
    }

    private static Dictionary<TKey, FigureGroup> Grouped<TKey>(IEnumerable<ClosedCase> cases, Func<ClosedCase, TKey> key)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, FigureGroup>();
        foreach (var c in cases)
        {
            var k = key(c);
            if (!groups.TryGetValue(k, out var group))
            {
                groups[k] = group = new FigureGroup();
            }

            group.Add(c);
        }

        return groups;
    }

    private int Place(Guid department)
    {
        for (var i = 0; i < departments.Count; i++)
        {
            if (departments[i].Id == department)
            {
                return i;
            }
        }

        return department == Guid.Empty ? int.MaxValue : departments.Count;
    }
}
