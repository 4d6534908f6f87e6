using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Queue;
using Disclosure.Web.Features.Urge;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Office;

public sealed class QueueTests : IDisposable
{
    private readonly QueryCount queries = new();
    private readonly Site site = new();

    public void Dispose()
    {
        site.Dispose();
        queries.Dispose();
    }

    private CaseWalk Walk => new(site.Services);

    [Fact]
    public async Task A_step_stands_with_those_who_may_complete_it_and_with_nobody_else()
    {
        var id = await Walk.ToAsync("accept");
        foreach (var (department, roles, expected) in new (string, string[], int)[]
        {
            ("construction", [Roles.DepartmentReceiver], 1),
            ("highway", [Roles.DepartmentReceiver], 1),
            ("finance", [Roles.DepartmentReceiver], 0),
            ("construction", [Roles.Handler], 0),
            ("construction", [Roles.Handler, Roles.DepartmentReceiver], 1),
            ("office", [Roles.DisclosureOfficer], 0),
            ("office", [Roles.DepartmentReceiver], 0),
        })
        {
            var actor = site.Officer(department, roles);
            var lines = await LinesAsync(QueueCatalogue.Mine, actor);
            Assert.Equal(expected, lines.Count);
            await using var db = site.Db();
            Assert.Equal((await db.Tasks.AsNoTracking().ToListAsync()).Where(t => t.State == TaskState.Open && TaskAccess.Allows(t, actor)).Select(t => t.Id).Order(), lines.Select(l => l.Id).Order());
        }

        var line = Assert.Single(await LinesAsync(QueueCatalogue.Mine, site.Officer("construction", Roles.DepartmentReceiver)));
        Assert.Equal((id, "待签收", "建设管理处等2个", 0, 20, "剩20日"), (line.Case.Id, line.State, line.DepartmentText, line.Time.Day, line.Time.Remaining, line.Time.Word));
        Assert.Contains("处室收发员", line.Case.HeldBy);
    }

    [Fact]
    public async Task Another_authority_sees_nothing()
    {
        await Walk.ToAsync("assign");
        var stranger = site.Officer("office", [.. Roles.Labels.Keys]) with { AuthorityId = Guid.NewGuid() };
        foreach (var queue in QueueCatalogue.All)
        {
            Assert.Empty(await LinesAsync(queue.Key, stranger));
        }

        Assert.Empty((await site.Get<QueueReader>().LedgerAsync(stranger, QueueFilter.None)).Lines);
        Assert.Empty(await site.Get<QueueCounts>().GetAsync(stranger));
    }

    [Fact]
    public async Task The_ledger_shows_a_department_its_own_cases_and_an_auditor_none()
    {
        await new CaseWalk(site.Services) { Departments = ("construction", []) }.ToAsync("accept");
        await new CaseWalk(site.Services) { Departments = ("finance", ["construction"]) }.ToAsync("accept");
        await Walk.ToAsync("assign");

        Assert.Equal(3, await LedgerCountAsync(site.Officer("office", Roles.Supervisor)));
        Assert.Equal(2, await LedgerCountAsync(site.Officer("construction", Roles.Handler)));
        Assert.Equal(1, await LedgerCountAsync(site.Officer("finance", Roles.DepartmentHead)));
        Assert.Equal(0, await LedgerCountAsync(site.Officer("waterway", Roles.DepartmentHead)));
        Assert.Equal(0, await LedgerCountAsync(site.Officer("office", Roles.SecurityAuditor)));
    }

    [Fact]
    public async Task Each_queue_holds_the_cases_of_its_step_on_the_whole_way()
    {
        var walk = new CaseWalk(site.Services) { Departments = ("construction", []) };
        var id = await walk.ToAsync("accept");
        var officer = site.Officer("office", Roles.DisclosureOfficer, Roles.IntakeClerk);
        await StandsInAsync(officer, QueueCatalogue.Accept);
        await walk.OnAsync(id, "head-approval");
        await StandsInAsync(officer, QueueCatalogue.Approve);
        await Walk.OnAsync(id, "consolidate");
        await StandsInAsync(officer);
        foreach (var form in new[] { "check", "legal-review", "secrecy-review", "sign" })
        {
            await Walk.OnAsync(id, form);
            await StandsInAsync(officer, QueueCatalogue.Approve);
        }

        await Walk.OnAsync(id, "seal");
        await StandsInAsync(officer, QueueCatalogue.Seal);
        await Walk.OnAsync(id, "serve");
        await StandsInAsync(officer, QueueCatalogue.Seal);
        await Walk.OnAsync(id, "archive");
        await StandsInAsync(officer, QueueCatalogue.Mine, QueueCatalogue.Archive);
        await Walk.OnAsync(id, null);
        await StandsInAsync(officer);
    }

    [Fact]
    public async Task An_approver_sees_in_approvals_only_what_waits_for_them()
    {
        var id = await Walk.ToAsync("legal-review");
        Assert.Single(await LinesAsync(QueueCatalogue.Approve, site.Officer("office", Roles.LegalReviewer)));
        Assert.Empty(await LinesAsync(QueueCatalogue.Approve, site.Officer("office", Roles.SigningLeader)));
        Assert.Empty(await LinesAsync(QueueCatalogue.Approve, site.Officer("office", Roles.DisclosureOfficer, Roles.SigningLeader)));
        Assert.Single(await LinesAsync(QueueCatalogue.Approve, site.Officer("office", Roles.Supervisor)));

        await Walk.OnAsync(id, "sign");
        Assert.Single(await LinesAsync(QueueCatalogue.Approve, site.Officer("office", Roles.SigningLeader)));
    }

    [Fact]
    public async Task A_department_sees_only_its_own_parts_awaiting_acceptance()
    {
        var id = await Walk.ToAsync("accept");
        await Walk.StepAsync(id, "accept");
        await using var db = site.Db();
        var left = await db.Tasks.Where(t => t.Form == "accept" && t.State == TaskState.Open).Select(t => t.DepartmentId).SingleAsync();
        var (waiting, done) = left == site.Department("highway") ? ("highway", "construction") : ("construction", "highway");
        Assert.Single(await LinesAsync(QueueCatalogue.Accept, site.Officer(waiting, Roles.DepartmentHead)));
        Assert.Empty(await LinesAsync(QueueCatalogue.Accept, site.Officer(done, Roles.DepartmentHead)));
        Assert.Single(await LinesAsync(QueueCatalogue.Accept, site.Officer("office", Roles.DisclosureOfficer)));
    }

    [Fact]
    public async Task A_queue_that_is_not_the_officers_is_empty_to_them()
    {
        await Walk.ToAsync("seal");
        Assert.Empty(await LinesAsync(QueueCatalogue.Seal, site.Officer("construction", Roles.Handler)));
        Assert.Single(await LinesAsync(QueueCatalogue.Seal, site.Officer("office", Roles.SealOfficer)));
    }

    [Fact]
    public async Task What_was_done_stands_with_who_did_it_newest_first()
    {
        var id = await Walk.ToAsync("accept");
        var receiver = site.Officer("construction", Roles.DepartmentReceiver);
        await using (var db = site.Db())
        {
            var task = await db.Tasks.Where(t => t.Form == "accept" && t.DepartmentId == receiver.DepartmentId).Select(t => t.Id).SingleAsync();
            Assert.True((await site.Get<AcceptHandler>().HandleAsync(receiver, new(id, task, null))).Succeeded);
        }

        var line = Assert.Single(await LinesAsync(QueueCatalogue.Done, receiver));
        Assert.Equal(("accept", "accepted"), (line.Task!.Form, line.Task.Outcome));
        Assert.Empty(await LinesAsync(QueueCatalogue.Done, site.Officer("construction", Roles.DepartmentReceiver)));
    }

    [Fact]
    public async Task A_case_sent_back_says_so_until_it_moves_on()
    {
        var id = await Walk.ToAsync("accept");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        var receiver = site.Officer("construction", Roles.DepartmentReceiver);
        await using (var db = site.Db())
        {
            var task = await db.Tasks.Where(t => t.Form == "accept" && t.DepartmentId == receiver.DepartmentId).Select(t => t.Id).SingleAsync();
            Assert.True((await site.Get<AcceptHandler>().HandleAsync(receiver, new(id, task, null, Return: true, "不属本处职责"))).Succeeded);
        }

        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var line = Assert.Single(await LinesAsync(QueueCatalogue.Mine, officer));
        Assert.Equal(("待改派", true), (line.State, line.Returned));

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Walk.StepAsync(id, "reassign");
        Assert.All((await site.Get<QueueReader>().LedgerAsync(officer, QueueFilter.None)).Lines, l => Assert.False(l.Returned));
    }

    [Fact]
    public async Task A_letter_or_mail_that_came_back_stands_in_failed_service()
    {
        var walk = new CaseWalk(site.Services) { Service = day => new(Disclosure.Domain.Correspondence.ServiceMeans.Post, day, "EMS1234567890CN") };
        var id = await walk.ToAsync("proof");
        var seal = site.Officer("office", Roles.SealOfficer);
        Assert.Empty(await LinesAsync(QueueCatalogue.Failed, seal));
        await using (var db = site.Db())
        {
            var task = await db.Tasks.Where(t => t.Form == "proof" && t.State == TaskState.Open).Select(t => t.Id).SingleAsync();
            Assert.True((await site.Get<Disclosure.Web.Features.Proof.ProofHandler>().HandleAsync(seal, new(id, task, null, LegalTime.DateOf(site.Clock.GetUtcNow()), null, Failed: true, "地址不详，退回"))).Succeeded);
        }

        Assert.Equal(id, Assert.Single(await LinesAsync(QueueCatalogue.Failed, seal)).Case.Id);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await walk.StepAsync(id, "serve");
        Assert.Empty(await LinesAsync(QueueCatalogue.Failed, seal));

        await using (var db = site.Db())
        {
            var mail = await db.Mails.FirstAsync(m => m.CaseId == id);
            mail.State = MailState.Bounced;
            await Disclosure.Web.Outbox.PhoneNotices.RaiseAsync(db, mail, "邮箱不存在", site.Clock.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Single(await LinesAsync(QueueCatalogue.Failed, seal));
        await using (var db = site.Db())
        {
            await db.Notices.Where(n => n.Kind == "phone").ExecuteUpdateAsync(s => s.SetProperty(n => n.DoneAt, site.Clock.GetUtcNow()));
        }

        Assert.Empty(await LinesAsync(QueueCatalogue.Failed, seal));
    }

    [Fact]
    public async Task Near_and_overdue_follow_the_day_without_anything_being_written()
    {
        await Walk.ToAsync("assign"); // received 2026-03-02, due 2026-03-30
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        foreach (var (day, soon, overdue) in new[] { ("2026-03-24", 0, 0), ("2026-03-25", 1, 0), ("2026-03-30", 1, 0), ("2026-03-31", 0, 1) })
        {
            site.Clock.Set(DateOnly.Parse(day));
            var counts = await site.Get<QueueCounts>().GetAsync(officer);
            Assert.Equal((day, soon, overdue), (day, counts[QueueCatalogue.Soon], counts[QueueCatalogue.Overdue]));
            Assert.Equal((soon, overdue), ((await LinesAsync(QueueCatalogue.Soon, officer)).Count, (await LinesAsync(QueueCatalogue.Overdue, officer)).Count));
        }
    }

    [Fact]
    public async Task Counts_equal_the_lines_of_every_queue_and_of_the_notices()
    {
        foreach (var form in new[] { "register", "assign", "accept", "head-approval", "check", "sign", "seal", "archive" })
        {
            await Walk.ToAsync(form);
        }

        await using (var db = site.Db())
        {
            var construction = site.Department("construction");
            var urged = await db.Tasks.Where(t => t.Form == "accept" && t.State == TaskState.Open && t.DepartmentId == construction).Select(t => t.CaseId).FirstAsync();
            Assert.True((await site.Get<UrgeHandler>().UrgeAsync(site.Officer("office", Roles.DisclosureOfficer), urged, site.Department("construction"), "请抓紧")).Succeeded);
        }

        foreach (var actor in new[] { site.Officer("office", [.. Roles.Labels.Keys]), site.Officer("construction", Roles.DepartmentHead, Roles.Handler), site.Officer("office", Roles.Supervisor) })
        {
            var counts = await site.Get<QueueCounts>().GetAsync(actor);
            foreach (var queue in QueueCatalogue.For(actor).Where(q => q.Key != QueueCatalogue.Done))
            {
                var lines = (await LinesAsync(queue.Key, actor)).Count;
                var notices = queue.Key == QueueCatalogue.Mine ? (await site.Get<MyNotices>().ReadAsync(actor)).Notices.Count : 0;
                Assert.Equal((queue.Key, lines + notices), (queue.Key, counts[queue.Key]));
            }
        }
    }

    [Fact]
    public async Task A_notice_stands_with_its_role_and_department_and_ends_when_read()
    {
        var id = await Walk.ToAsync("accept");
        Assert.True((await site.Get<UrgeHandler>().UrgeAsync(site.Officer("office", Roles.DisclosureOfficer), id, site.Department("construction"), "请抓紧")).Succeeded);
        var notices = site.Get<MyNotices>();
        var head = site.Officer("construction", Roles.DepartmentHead);
        var mine = Assert.Single((await notices.ReadAsync(head)).Notices);
        Assert.Equal(("urge", id), (mine.Kind, mine.CaseId));

        var other = site.Officer("highway", Roles.DepartmentHead);
        Assert.Empty((await notices.ReadAsync(other)).Notices);
        Assert.False(await notices.DismissAsync(other, mine.Id));
        Assert.True(await notices.DismissAsync(head, mine.Id));
        Assert.False(await notices.DismissAsync(head, mine.Id));
        Assert.Empty((await notices.ReadAsync(head)).Notices);
        await using var db = site.Db();
        Assert.Equal(head.Id, (await db.Notices.SingleAsync(n => n.Id == mine.Id)).DoneById);
    }

    [Fact]
    public async Task A_phone_notice_ends_by_the_call_and_not_by_having_been_read()
    {
        await Walk.ToAsync("register", f => f with { Applicant = f.Applicant with { Email = null } });
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var notice = Assert.Single((await site.Get<MyNotices>().ReadAsync(officer)).Notices);
        Assert.Equal(MyNotices.Phone, notice.Kind);
        Assert.False(await site.Get<MyNotices>().DismissAsync(officer, notice.Id));
        Assert.Single((await site.Get<MyNotices>().ReadAsync(officer)).Notices);
    }

    [Fact]
    public async Task A_page_costs_the_same_queries_whatever_its_length()
    {
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        await Walk.ToAsync("assign");
        var few = await CostAsync(officer);
        for (var i = 0; i < 12; i++)
        {
            await Walk.ToAsync(i % 2 == 0 ? "assign" : "draft");
        }

        var many = await CostAsync(officer);
        Assert.Equal(few, many);
        Assert.Equal(2, many[QueueCatalogue.Mine]);
        Assert.Equal(2, many["ledger"]);
        Assert.True(many.Values.All(n => n <= 3), string.Join(", ", many));
    }

    private async Task<Dictionary<string, int>> CostAsync(Actor actor)
    {
        var cost = new Dictionary<string, int>();
        foreach (var queue in QueueCatalogue.All)
        {
            // Whether another process has imported a calendar is asked now and then, whatever the page.
            await site.Get<CalendarSource>().GetAsync();
            cost[queue.Key] = await queries.OfAsync(() => LinesAsync(queue.Key, actor));
        }

        await site.Get<CalendarSource>().GetAsync();
        cost["ledger"] = await queries.OfAsync(() => LedgerCountAsync(actor));
        cost["counts"] = await queries.OfAsync(() => site.Get<QueueCounts>().GetAsync(actor));
        return cost;
    }

    private async Task StandsInAsync(Actor actor, params string[] expected)
    {
        var found = new List<string>();
        foreach (var queue in QueueCatalogue.All.Where(q => q.Key is not QueueCatalogue.Done))
        {
            if ((await LinesAsync(queue.Key, actor)).Count > 0)
            {
                found.Add(queue.Key);
            }
        }

        Assert.Equal(expected, found);
    }

    private async Task<int> LedgerCountAsync(Actor actor) => (await site.Get<QueueReader>().LedgerAsync(actor, QueueFilter.None)).Lines.Count;

    private async Task<IReadOnlyList<QueueLine>> LinesAsync(string key, Actor actor) =>
        (await site.Get<QueueReader>().ReadAsync(QueueCatalogue.Find(key)!, actor, QueueFilter.None)).Lines;
}
