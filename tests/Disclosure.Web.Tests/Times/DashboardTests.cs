using Disclosure.Domain.Accounting;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Times;

/// <summary>The figures of the demonstration's cases against a plain recomputation from their events, on real SQLite.</summary>
public sealed class DashboardTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private readonly Site site = new() { Environment = "Development" };

    public DashboardTests() => site.Clock.Set(Today, hour: 14);

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    public async Task Every_figure_is_what_the_events_say_today_and_on_a_later_day_without_a_new_event(int later)
    {
        var plain = await PlainAsync();
        var today = Today.AddDays(later);
        site.Clock.Set(today, hour: 14);
        var calendar = await site.Get<CalendarSource>().GetAsync();
        Assert.NotEmpty(plain);
        foreach (var filter in Filters(plain, today))
        {
            var figures = await site.Get<DashboardQuery>().ReadAsync(Supervisor, filter);
            var told = plain.Select(p => p.On(calendar, today)).Where(p => p.Kind == filter.Kind && (filter.Channel is null || p.Channel == filter.Channel) && (filter.Department is null || p.Department == filter.Department)).ToList();
            var ended = told.Where(p => p.Account is { Ended: true } a && Month(a.Through) >= filter.From && Month(a.Through) <= filter.To && (filter.Type is null || p.ReplyType == filter.Type)).ToList();
            Compare(figures!, filter, told.Where(p => p.Account is not { Ended: true }).ToList(), ended);
        }
    }

    [Fact]
    public async Task Every_figure_opens_as_many_cases_as_it_counts()
    {
        var filter = DashboardFilter.Default(Today);
        var (opened, links) = (0, new List<(string What, string Text, int? Number, string Href)>());
        foreach (var kind in new[] { CaseKinds.Request, CaseKinds.Correction, CaseKinds.Opinion })
        {
            var figures = (await site.Get<DashboardQuery>().ReadAsync(Supervisor, filter with { Kind = kind }))!;
            links.AddRange(figures.Tables.SelectMany(t => t.Rows.SelectMany(r => r.Cells.Zip(t.Columns, (c, column) => (Cell: c, Column: column)))
                .Where(x => x.Cell.Href is not null && x.Column is "件数" or "答复" or "超期" or "尚未答复" or "其中超期").Select(x => ($"{t.Key} {x.Column}", x.Cell.Text, x.Cell.Number, x.Cell.Href!))));
            links.AddRange(figures.Alarms.Where(t => t.Href is not null && t.Title != "督办待反馈").Select(t => (t.Title, t.Value, (int?)int.Parse(t.Value, System.Globalization.CultureInfo.InvariantCulture), t.Href!)));
        }

        foreach (var (what, text, number, href) in links.Where(l => l.Href is not null))
        {
            var query = QueryHelpers.ParseQuery(new Uri("https://x" + href).Query);
            var asked = DashboardFilter.Parse(name => query.TryGetValue(name, out var v) ? v.ToString() : null, Today);
            var list = await site.Get<DashboardQuery>().ListAsync(Supervisor, asked, DashboardMeasures.All[query["measure"]!], query.TryGetValue("part", out var part) ? part.ToString() : null, 0, 500);
            Assert.True(number == list!.Total, $"{what}: {text} is a list of {list.Total}");
            Assert.Equal(list.Total, list.Lines.Select(l => l.CaseId).Distinct().Count());
            opened++;
        }

        Assert.InRange(opened, 20, 1000);
    }

    [Fact]
    public async Task What_happens_is_seen_at_the_next_look_and_a_month_that_nothing_touched_is_not_read_again()
    {
        var query = site.Get<DashboardQuery>();
        var filter = DashboardFilter.Default(Today);
        var before = (await query.ReadAsync(Supervisor, filter))!;
        await new CaseWalk(site.Services).ToAsync(null);
        var after = (await query.ReadAsync(Supervisor, filter))!;
        Assert.Equal(int.Parse(before.Tiles[0].Value) + 1, int.Parse(after.Tiles[0].Value));

        // A row that was changed behind the board's back without its stamp would not be seen: the stamp is what is asked.
        await using var db = site.Db();
        var row = await db.CaseTimes.FirstAsync(t => t.EndMonth == 202611 && t.Kind == CaseKinds.Request && t.Outcome == TimeOutcome.Replied);
        row.OnTime = row.OnTime is not true;
        await db.SaveChangesAsync();
        Assert.Equal(after.Tiles[1].Value, (await query.ReadAsync(Supervisor, filter))!.Tiles[1].Value);
        row.Stamp++;
        await db.SaveChangesAsync();
        Assert.NotEqual(after.Tiles[1].Value, (await query.ReadAsync(Supervisor, filter))!.Tiles[1].Value);
    }

    [Fact]
    public async Task Only_those_who_supervise_see_figures_and_lists()
    {
        var query = site.Get<DashboardQuery>();
        var filter = DashboardFilter.Default(Today);
        foreach (var role in Roles.Labels.Keys)
        {
            var actor = site.Officer("office", role);
            var may = role is Roles.Supervisor or Roles.DisclosureHead or Roles.SigningLeader;
            Assert.Equal(may, await query.ReadAsync(actor, filter) is not null);
            Assert.Equal(may, await query.ListAsync(actor, filter, DashboardMeasures.All["open"], null, 0, 10) is not null);
            Assert.Equal(may, await query.SupervisionsAsync(actor) is not null);
        }

        // Nobody's figures hold another authority's cases.
        var stranger = Supervisor with { AuthorityId = Guid.NewGuid() };
        Assert.Equal("0", (await query.ReadAsync(stranger, filter))!.Tiles[0].Value);
        Assert.Equal(0, (await query.ListAsync(stranger, filter, DashboardMeasures.All["open"], null, 0, 10))!.Total);
    }

    private Actor Supervisor => site.Officer("office", Roles.Supervisor);

    private static int Month(DateOnly day) => (day.Year * 100) + day.Month;

    private static IEnumerable<DashboardFilter> Filters(List<PlainCase> plain, DateOnly today)
    {
        var all = DashboardFilter.Default(today) with { From = 202501 };
        yield return all;
        yield return all with { From = Month(Today), To = Month(Today) };
        yield return all with { Kind = CaseKinds.Correction };
        yield return all with { Kind = CaseKinds.Opinion };
        foreach (var department in plain.Select(p => p.Department).Distinct().ToList())
        {
            yield return all with { Department = department };
        }

        foreach (var channel in plain.Where(p => p.Kind == CaseKinds.Request).Select(p => p.Channel).Distinct())
        {
            yield return all with { Channel = channel };
        }

        foreach (var type in plain.Select(p => p.ReplyType).OfType<string>().Distinct())
        {
            yield return all with { Type = type };
        }
    }

    private static void Compare(DashboardFigures figures, DashboardFilter filter, List<Told> open, List<Told> ended)
    {
        var replied = ended.Where(p => p.Replied).ToList();
        Assert.Equal($"{replied.Count}", figures.Tiles[0].Value);
        Assert.Equal(ended.Sum(p => p.Returned) is var times ? $"{ended.Count(p => p.Returned > 0)} 件共 {times} 次 ÷ {ended.Count} 件" : null, figures.Tiles.Single(t => t.Title == "退回率").Unit);
        if (filter.Kind == CaseKinds.Request)
        {
            Assert.Equal($"{ended.Count(p => p.Extended)} ÷ {ended.Count} 件", figures.Tiles.Single(t => t.Title == "延期率").Unit);
            Assert.Equal($"{ended.Count(p => p.Clarified)} ÷ {ended.Count} 件", figures.Tiles.Single(t => t.Title == "补正率").Unit);
        }

        var (onTime, late) = (replied.Count(p => p.OnTime is true), replied.Count(p => p.OnTime is false));
        Assert.Equal($"按期 {onTime} ÷（按期 {onTime} + 超期 {late}）", figures.Tiles[1].Unit);

        var months = figures.Table("months")!.Rows;
        Assert.Equal(ended.Select(p => Month(p.Account!.Through)).Distinct().Order().Select(DashboardFilter.MonthWords), months.Select(r => r.Label));
        foreach (var row in months)
        {
            var of = replied.Where(p => DashboardFilter.MonthWords(Month(p.Account!.Through)) == row.Label).Select(p => p.Account!.Span).Order().ToList();
            Assert.Equal(of.Count, row.Cells[0].Number);
            Assert.Equal(Rank(of, 0.5), row.Cells[3].Number);
            Assert.Equal(Rank(of, 0.9), row.Cells[4].Number);
        }

        foreach (var (row, holder) in figures.Table("stages")!.Rows.Zip(Enum.GetValues<CaseHolder>()))
        {
            var of = replied.Select(p => p.Account!.Of(holder)).Where(d => d > 0).Order().ToList();
            Assert.Equal((of.Count, Rank(of, 0.5), Rank(of, 0.9), of.Sum()), (row.Cells[0].Number, row.Cells[1].Number, row.Cells[2].Number, row.Cells[3].Number));
        }

        var shares = figures.Table("departments")!.Rows.Sum(r => r.Cells[5].Number is null ? 0 : 1);
        Assert.Equal(replied.SelectMany(p => p.Account!.DepartmentDays.Keys).Distinct().Count(), shares);

        Assert.Equal(open.Count, figures.Table("left")!.Rows.Sum(r => r.Cells[0].Number));
        Assert.Equal(open.Count(p => p.Account is not null), figures.Table("held")!.Rows.Sum(r => r.Cells[0].Number));
        Assert.Equal($"{open.Count(p => p.Overdue)}", figures.Alarms[0].Value);
        foreach (var (tile, n) in figures.Alarms.Skip(1).Zip([1, 3, 5]))
        {
            Assert.Equal($"{open.Count(p => !p.Overdue && p.Left >= 0 && p.Left <= n)}", tile.Value);
        }

        foreach (var row in figures.Table("held")!.Rows)
        {
            Assert.Equal(open.Count(p => p.Account is not null && Words.Of(p.HolderNow!.Value) == row.Label), row.Cells[0].Number);
        }
    }

    /// <summary>The nearest rank by sorting; null of nothing.</summary>
    private static int? Rank(List<int> sorted, double share) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(Math.Round(sorted.Count * share, 6)) - 1];

    private async Task<List<PlainCase>> PlainAsync()
    {
        await using var db = site.Db();
        var codes = await db.Departments.ToDictionaryAsync(d => d.Id, d => d.Code);
        var plain = new List<PlainCase>();
        foreach (var row in await db.Cases.AsNoTracking().ToListAsync())
        {
            var cipher = await site.Get<CaseKeys>().OpenAsync(db, row.Id, default);
            var events = (await db.Events.AsNoTracking().Where(e => e.CaseId == row.Id).OrderBy(e => e.Seq).ToListAsync()).ConvertAll(e => (LegalTime.DateOf(e.At), EventCodec.Decode(e, cipher)));
            plain.Add(new PlainCase(row.Kind, row.LeadDepartmentId is { } id ? codes[id] : DashboardFilter.NoDepartment, row.Channel, events));
        }

        return plain;
    }

    private sealed record PlainCase(string Kind, string Department, string Channel, List<(DateOnly On, Domain.Common.DomainEvent Event)> Events)
    {
        public string? ReplyType => Kind == CaseKinds.Opinion ? null : State is { RepliedOn: not null } s ? (s.ReplyLetter?.Issued.Type ?? s.JointReply?.Type).ToString() : null;

        private RequestState State => RequestState.Fold(Events.Select(e => (RequestEvent)e.Event));

        public Told On(WorkCalendar calendar, DateOnly today)
        {
            var returned = Events.Count(e => e.Event is AssignmentReturned or DepartmentAnswerSentBack or ReplySentBack or NoticeSentBack or OpinionReturned or OpinionAnswerSentBack);
            if (Kind == CaseKinds.Opinion)
            {
                var letter = OpinionState.Fold(Events.Select(e => (OpinionEvent)e.Event));
                List<DatedEvent<OpinionEvent>> told = [.. Events.Select(e => new DatedEvent<OpinionEvent>(e.On, (OpinionEvent)e.Event))];
                var (opinion, due) = (OpinionTime.Of(told, calendar, today), letter.AnswerDueOn(calendar));
                var holder = OpinionTime.Of(told, calendar, calendar.AddWorkingDays(today, 1)).Days.LastOrDefault()?.Holder;
                return new(Kind, Department, Channel, null, opinion, letter.AnsweredOn is not null, letter.AnsweredOn <= due, due >= today ? calendar.CountWorkingDays(today, due) : -calendar.CountWorkingDays(due, today), due < today, holder, returned, false, false);
            }

            List<DatedEvent<RequestEvent>> history = [.. Events.Select(e => new DatedEvent<RequestEvent>(e.On, (RequestEvent)e.Event))];
            var (state, account) = (State, RequestTime.Of(history, calendar, today));
            var clock = state.Clock(calendar, today);

            // Who has it now is who will have the next working day if nothing happens, unless today is one.
            var now = RequestTime.Of(history, calendar, calendar.IsWorkingDay(today) && account?.Days.LastOrDefault()?.Date == today && Events[^1].On < today ? today : calendar.AddWorkingDays(today, 1));
            return new(
                Kind, Department, Channel, ReplyType, account, state.RepliedOn is not null && state.Withdrawal is null, clock?.OnTime, clock?.RemainingWorkingDays, clock?.DueOn < today && clock?.EndedBy is null,
                now?.Days.LastOrDefault()?.Holder, returned,
                state.Notices.Exists(n => n is { Kind: NoticeKind.Extension, IsServed: true, VoidReason: null }), state.Inherited is not null || state.Notices.Exists(n => n is { Kind: NoticeKind.Clarification, IsServed: true, VoidReason: null }));
        }
    }

    private sealed record Told(
        string Kind, string Department, string Channel, string? ReplyType, TimeAccount? Account, bool Replied, bool? OnTime, int? Left, bool Overdue, CaseHolder? HolderNow, int Returned, bool Extended, bool Clarified);
}
