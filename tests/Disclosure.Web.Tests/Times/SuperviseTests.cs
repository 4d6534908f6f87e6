using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Features.Queue;
using Disclosure.Web.Features.Supervise;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Times;

/// <summary>督办 from the supervisor to the department and back.</summary>
public sealed class SuperviseTests : IDisposable
{
    private readonly Site site = new();
    private readonly Guid id = Guid.NewGuid();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_department_sees_it_in_its_queue_answers_it_and_the_supervisor_sees_the_answer()
    {
        var caseId = await new CaseWalk(site.Services).ToAsync("work");
        var (supervisor, handler, stranger) = (site.Officer("office", Roles.Supervisor), site.Officer("construction", Roles.Handler), site.Officer("highway", Roles.Handler));
        var before = await RowAsync(caseId);

        Assert.True((await SendAsync(supervisor, caseId, site.Department("construction"))).Succeeded);

        var after = await RowAsync(caseId);
        Assert.Equal((before.Status, before.DueOn, before.StaffState, before.HeldBy), (after.Status, after.DueOn, after.StaffState, after.HeldBy));
        Assert.Equal([caseId], await QueueAsync(handler));
        Assert.Empty(await QueueAsync(stranger));
        Assert.Equal([caseId], await QueueAsync(supervisor));
        Assert.Equal(1, (await site.Get<QueueCounts>().GetAsync(handler))[QueueCatalogue.Supervised]);
        var notice = Assert.Single((await site.Get<MyNotices>().ReadAsync(handler)).Notices, n => n.Kind == MyNotices.Supervision);
        Assert.False(await site.Get<MyNotices>().DismissAsync(handler, notice.Id));

        // It is late on the day after its last, and the supervisors' list says so.
        site.Clock.Set(new(2026, 3, 5));
        var line = Assert.Single((await site.Get<DashboardQuery>().SupervisionsAsync(supervisor))!);
        Assert.Equal((null, new DateOnly(2026, 3, 4)), (line.Row.AnsweredOn, line.Row.AnswerBy));
        Assert.Contains("逾期 1 件", (await FiguresAsync(supervisor)).Alarms.Single(t => t.Title == "督办待反馈").Unit);

        Assert.Equal("not-asked", Assert.Single(Assert.IsType<Outcome.Refused>(await AnswerAsync(stranger, caseId)).Refusals).Code);
        Assert.True((await AnswerAsync(handler, caseId)).Succeeded);
        Assert.Empty(await QueueAsync(handler));
        Assert.DoesNotContain((await site.Get<MyNotices>().ReadAsync(handler)).Notices, n => n.Kind == MyNotices.Supervision);
        Assert.Equal(new DateOnly(2026, 3, 5), Assert.Single((await site.Get<DashboardQuery>().SupervisionsAsync(supervisor))!).Row.AnsweredOn);
        Assert.Equal("0", (await FiguresAsync(supervisor)).Alarms.Single(t => t.Title == "督办待反馈").Value);
        Assert.Equal("supervision-answered", Assert.Single(Assert.IsType<Outcome.Refused>(await AnswerAsync(handler, caseId)).Refusals).Code);
    }

    [Fact]
    public async Task The_office_is_asked_where_no_department_is_and_a_revoked_one_asks_nobody()
    {
        var caseId = await new CaseWalk(site.Services).ToAsync("assign");
        var (supervisor, officer) = (site.Officer("office", Roles.Supervisor), site.Officer("office", Roles.DisclosureOfficer));
        Assert.IsType<Outcome.Forbidden>(await SendAsync(officer, caseId, null));
        Assert.True((await SendAsync(supervisor, caseId, null)).Succeeded);
        Assert.Contains((await site.Get<MyNotices>().ReadAsync(officer)).Notices, n => n.Kind == MyNotices.Supervision);
        Assert.IsType<Outcome.Forbidden>(await site.Get<SuperviseHandler>().RevokeAsync(officer, caseId, id, "不需要", null));
        Assert.True((await site.Get<SuperviseHandler>().RevokeAsync(supervisor, caseId, id, "已经当面说明", null)).Succeeded);
        Assert.DoesNotContain((await site.Get<MyNotices>().ReadAsync(officer)).Notices, n => n.Kind == MyNotices.Supervision);
        Assert.Empty(await QueueAsync(officer));
        Assert.NotNull(Assert.Single((await site.Get<DashboardQuery>().SupervisionsAsync(supervisor))!).Row.RevokedOn);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_goes_out()
    {
        var caseId = await new CaseWalk(site.Services).ToAsync("assign");
        var refused = Assert.IsType<Outcome.Refused>(await site.Get<SuperviseHandler>().SendAsync(site.Officer("office", Roles.Supervisor), caseId, id, site.Department("finance"), "", new(2026, 3, 1), null));
        Assert.Equal(["department", "text", "answerBy"], refused.Refusals.Select(r => r.Field));
        await using var db = site.Db();
        Assert.False(await db.Notices.AnyAsync(n => n.Kind == SuperviseHandler.NoticeKind));
        Assert.Empty(await db.Supervisions.ToListAsync());
    }

    private Task<Outcome> SendAsync(Actor actor, Guid caseId, Guid? department) =>
        site.Get<SuperviseHandler>().SendAsync(actor, caseId, id, department, "请说明办理进度", new(2026, 3, 4), null);

    private Task<Outcome> AnswerAsync(Actor actor, Guid caseId) => site.Get<SuperviseHandler>().AnswerAsync(actor, caseId, id, "正在核对档案，预计本周审签", null);

    private async Task<DashboardFigures> FiguresAsync(Actor supervisor) => (await site.Get<DashboardQuery>().ReadAsync(supervisor, DashboardFilter.Default(new(2026, 3, 5))))!;

    private async Task<List<Guid>> QueueAsync(Actor actor) =>
        [.. (await site.Get<QueueReader>().ReadAsync(QueueCatalogue.Find(QueueCatalogue.Supervised)!, actor, QueueFilter.None)).Lines.Select(l => l.Case.Id)];

    private async Task<Data.CaseRow> RowAsync(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }
}
