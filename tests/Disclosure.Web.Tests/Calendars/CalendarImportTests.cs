using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Calendars;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Tests.Notices;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Calendars;

/// <summary>Next year's notice comes: shown before it is saved, stored with its version, every case recalculated once.</summary>
public sealed class CalendarImportTests : NoticeTest
{
    private Actor Keeper => Site.Officer("office", Roles.Supervisor);

    private CalendarRecalculation Recalculation => Site.Get<CalendarRecalculation>();

    [Fact]
    public async Task What_changes_is_shown_before_and_done_after()
    {
        var (moved, still, ended) = await CasesAsync();
        var plan = await PlanAsync(CalendarSamples.Notice2027);
        Assert.Equal((2027, 1), (plan.Years.Single().Year, plan.Years.Single().Version));
        var effect = Assert.Single(await Site.Get<CalendarCases>().EffectsAsync(plan, Site.AuthorityId));
        Assert.Equal((moved, new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 5), true, false, true), (effect.CaseId, effect.From, effect.To, effect.WasProvisional, effect.IsProvisional, effect.HasAddress));
        Assert.Equal((new DateOnly(2027, 1, 4), true), ((await RowAsync(moved)).DueOn!.Value, (await RowAsync(moved)).Provisional));

        Assert.Null(await Site.Get<CalendarImporter>().SaveAsync(plan, Keeper));
        Assert.Equal(new RecalculationResult(1, 1, 0), await Recalculation.RunAsync());

        Assert.Equal((new DateOnly(2027, 1, 5), false), ((await RowAsync(moved)).DueOn!.Value, (await RowAsync(moved)).Provisional));
        var told = Assert.Single((await Site.Get<CaseReader>().ForOfficerAsync(moved, Officer))!.Events, e => e.Event is DueRecalculated);
        Assert.Equal(new DueRecalculated(2027, 1, new(2027, 1, 4), new(2027, 1, 5), true, false), told.Event);
        Assert.Equal(0, await CountAsync(still) + await CountAsync(ended));
        Assert.False((await RowAsync(ended)).Provisional);
        await using var db = Site.Db();
        var mail = await db.Mails.SingleAsync(m => m.TemplateKey == "due-recalculated");
        var text = (await Site.Get<MailRenderer>().RenderAsync(mail, default)).Text;
        Assert.Contains("2027年节假日安排", text, StringComparison.Ordinal);
        Assert.Contains("2027年1月5日（星期二）", text, StringComparison.Ordinal);
        var version = await db.CalendarVersions.SingleAsync();
        Assert.Equal((2027, 1, null), (version.Year, version.Version, version.Previous));
        Assert.Equal("国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）", (await db.CalendarImports.SingleAsync()).Source);
        await VerifyAsync();
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_and_tells_nobody_twice()
    {
        var ids = new List<Guid>();
        Site.Clock.Set(new(2026, 12, 4));
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await Walk.ToAsync("register"));
        }

        // In the order in which they are looked at.
        ids = [.. ids.OrderBy(i => i.ToString().ToUpperInvariant(), StringComparer.Ordinal)];
        Site.Clock.Set(new(2026, 12, 10));
        Assert.Null(await Site.Get<CalendarImporter>().SaveAsync(await PlanAsync(CalendarSamples.Notice2027), Keeper));
        using var kill = new CancellationTokenSource();
        using var watch = Site.Get<CaseBell>().Listen(ids[2], () => kill.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Recalculation.RunAsync(kill.Token));
        var before = 0;
        foreach (var id in ids)
        {
            before += await CountAsync(id);
        }

        Assert.Equal(3, before);
        await using (var db = Site.Db())
        {
            Assert.Null((await db.CalendarImports.SingleAsync()).RecalculatedAt);
        }

        Assert.Equal(6 - before, (await Recalculation.RunAsync()).Changed);
        Assert.Equal(0, (await Recalculation.RunAsync()).Changed);
        foreach (var id in ids)
        {
            Assert.Equal(1, await CountAsync(id));
        }

        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Recalculation.RunAsync();
        await using (var db = Site.Db())
        {
            Assert.Equal(6, await db.Mails.CountAsync(m => m.TemplateKey == "due-recalculated"));
            Assert.NotNull((await db.CalendarImports.SingleAsync()).ConfirmedAt);
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task A_case_that_was_written_between_the_calendar_and_its_turn_is_told_all_the_same()
    {
        Site.Clock.Set(new(2026, 12, 4));
        var id = await Walk.ToAsync("register");
        Assert.Null(await Site.Get<CalendarImporter>().SaveAsync(await PlanAsync(CalendarSamples.Notice2027), Keeper));
        await Walk.StepAsync(id, "register");
        Assert.Equal(new DateOnly(2027, 1, 5), (await RowAsync(id)).DueOn);
        Assert.Equal(1, (await Recalculation.RunAsync()).Moved);
        Assert.Equal(1, await CountAsync(id));
    }

    [Fact]
    public async Task The_same_calendar_again_changes_nothing_and_a_changed_one_is_the_next_version()
    {
        var (moved, _, _) = await CasesAsync();
        await ImportAsync(CalendarSamples.Notice2027);
        Assert.True((await PlanAsync(CalendarSamples.Notice2027)).IsUnchanged);
        await ImportAsync(CalendarSamples.Notice2027);

        await ImportAsync(CalendarSamples.Notice2027.Replace("至4日（周一）放假调休，共4天。1月9日（周六）上班", "至3日（周日）放假，共3天", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2027, 1, 4), (await RowAsync(moved)).DueOn);
        await using var db = Site.Db();
        Assert.Equal([1, 2], await db.CalendarVersions.OrderBy(v => v.Version).Select(v => v.Version).ToListAsync());
        Assert.Equal(2, await CountAsync(moved));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_notice_that_takes_a_day_of_December_changes_this_years_calendar_too()
    {
        Site.Clock.Set(new(2026, 12, 3));
        var id = await Walk.ToAsync("register");
        Assert.Equal((new DateOnly(2026, 12, 31), false), ((await RowAsync(id)).DueOn!.Value, (await RowAsync(id)).Provisional));
        var plan = await PlanAsync(CalendarSamples.NoticeWithDecember);
        Assert.Equal([(2026, 2), (2027, 1)], plan.Years.OrderBy(y => y.Year).Select(y => (y.Year, y.Version)));
        await ImportAsync(CalendarSamples.NoticeWithDecember);
        // 12-31 is off, and Sunday 12-27 is worked instead: the twentieth day is 12-30.
        Assert.Equal(new DateOnly(2026, 12, 30), (await RowAsync(id)).DueOn);
        Assert.Equal(1, await CountAsync(id));
        Assert.False((await Site.Get<CalendarSource>().GetAsync()).IsWorkingDay(new(2026, 12, 31)));

        // Next time 2026's own notice is imported, what the later one said of December stays.
        Assert.True((await PlanAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "calendar", "2026.json")))).Years.Count == 1);
    }

    [Fact]
    public async Task Cases_that_wait_and_letters_to_the_box_follow_without_being_told()
    {
        Site.Clock.Set(new(2026, 12, 21));
        var waiting = await Walk.ToAsync("assign");
        var notice = await Online.NoticeAsync(waiting, Clarification);
        var last = (await RowAsync(waiting)).AnswerDueOn;
        Assert.Equal(new DateOnly(2027, 1, 5), last);
        await ImportAsync(CalendarSamples.Notice2027);
        Assert.Equal(new DateOnly(2027, 1, 6), (await RowAsync(waiting)).AnswerDueOn);
        Assert.Equal(0, await CountAsync(waiting));
        Assert.NotEqual(Guid.Empty, notice);
        await VerifyAsync();
    }

    [Theory]
    [InlineData("{\"year\": 2028, \"source\": [], \"days\": []}", "缺少2027年的节假日安排")]
    [InlineData("{\"year\": 2005, \"source\": [], \"days\": []}", "缺少2006年的节假日安排")]
    public async Task A_year_is_not_left_out(string json, string why)
    {
        var (upload, problems) = CalendarUpload.Read(json);
        Assert.Empty(problems);
        var (plan, problem) = await Site.Get<CalendarPlanner>().PlanAsync(upload!);
        Assert.Null(plan);
        Assert.StartsWith(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_keep_the_calendar_may_import_one() =>
        Assert.NotNull(await Site.Get<CalendarImporter>().SaveAsync(await PlanAsync(CalendarSamples.Notice2027), Site.Officer("highway", Roles.Handler)));

    [Fact]
    public void What_cannot_be_read_is_told_with_line_or_sentence()
    {
        Assert.Contains("第1行", Assert.Single(CalendarUpload.Read("{\"year\": 1}").Problems.Take(1)), StringComparison.Ordinal);
        Assert.Contains("“1月9日(周五)上班”", Assert.Single(CalendarUpload.Read(CalendarSamples.Notice2027.Replace("1月9日（周六）", "1月9日（周五）", StringComparison.Ordinal)).Problems), StringComparison.Ordinal);
        Assert.NotEmpty(CalendarUpload.Read(" ").Problems);
    }

    /// <summary>One that moves, one that is due before, one that was answered and stays on file.</summary>
    private async Task<(Guid Moved, Guid Still, Guid Ended)> CasesAsync()
    {
        Site.Clock.Set(new(2026, 11, 2));
        var still = await Walk.ToAsync("register");
        Site.Clock.Set(new(2026, 12, 4));
        var moved = await Walk.ToAsync("register");
        var ended = await Walk.ToAsync(null);
        Assert.True((await RowAsync(ended)).Provisional);
        Site.Clock.Set(new(2026, 12, 10));
        return (moved, still, ended);
    }

    private async Task<CalendarPlan> PlanAsync(string text)
    {
        var (upload, problems) = CalendarUpload.Read(text);
        Assert.Empty(problems);
        var (plan, problem) = await Site.Get<CalendarPlanner>().PlanAsync(upload!);
        Assert.Null(problem);
        return plan!;
    }

    private async Task ImportAsync(string text)
    {
        Assert.Null(await Site.Get<CalendarImporter>().SaveAsync(await PlanAsync(text), Keeper));
        Assert.Equal(0, (await Recalculation.RunAsync()).Failed);
    }

    private async Task<int> CountAsync(Guid caseId)
    {
        await using var db = Site.Db();
        return await db.Events.CountAsync(e => e.CaseId == caseId && e.Type == nameof(DueRecalculated));
    }
}
