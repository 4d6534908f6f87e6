using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class CaseDeskTests : IDisposable
{
    private readonly Site site = new();

    private CaseWalk Walk => new(site.Services);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Only_the_steps_that_the_officer_may_complete_are_on_the_desk()
    {
        var id = await Walk.ToAsync("accept");
        Assert.Empty((await DeskAsync(id, "office", Roles.DisclosureOfficer)).Forms);
        Assert.Equal("accept", Assert.Single((await DeskAsync(id, "highway", Roles.DepartmentReceiver)).Forms).Task.Form);
    }

    [Fact]
    public async Task What_others_do_is_told_and_the_form_keeps_its_version_until_it_is_read()
    {
        var id = await Walk.ToAsync("accept");
        var desk = await DeskAsync(id, "highway", Roles.DepartmentReceiver);
        var version = desk.Forms[0].Context.Case.State.Version;

        await StepAsync(id, "accept", "construction");
        desk.Refresh(await LoadAsync(id, desk.Actor));
        Assert.Equal("处室签收", Assert.Single(desk.Changes).Title);
        var form = Assert.Single(desk.Forms);
        Assert.Null(form.Ended);
        Assert.Equal(version, form.Context.Case.State.Version);

        desk.Acknowledge();
        Assert.Empty(desk.Changes);
        Assert.Equal(version + 1, desk.Forms[0].Context.Case.State.Version);
        Assert.Equal(version + 1, desk.ActionContext.Case.State.Version);
    }

    [Fact]
    public async Task A_form_whose_step_somebody_else_completed_stays_and_says_by_whom()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        var task = desk.Forms[0].Task;
        await Walk.StepAsync(id, "register");
        desk.Refresh(await LoadAsync(id, desk.Actor));

        Assert.Equal("该步骤已由经办·窗口登记员办结。", Assert.Single(desk.Forms).Ended);
        desk.Dismiss(task.Id);
        Assert.Empty(desk.Forms);
    }

    [Fact]
    public async Task An_open_form_cannot_be_dismissed()
    {
        var desk = await DeskAsync(await Walk.ToAsync("register"), "office", Roles.IntakeClerk);
        desk.Dismiss(desk.Forms[0].Task.Id);
        Assert.Single(desk.Forms);
    }

    [Fact]
    public async Task Being_overtaken_shows_what_happened_and_lets_the_same_form_go_again()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        await PhoneAsync(id);

        var outcome = await RegisterAsync(desk);
        var conflict = Assert.IsType<Outcome.Conflict>(outcome);
        desk.Overtaken(conflict, await LoadAsync(id, desk.Actor));
        Assert.Equal("电话告知", Assert.Single(desk.Changes).Title);
        Assert.Single(desk.Forms);

        Assert.True((await RegisterAsync(desk)).Succeeded);
    }

    [Fact]
    public async Task A_change_noticed_before_and_again_in_the_conflict_is_told_once()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        await PhoneAsync(id);
        desk.Refresh(await LoadAsync(id, desk.Actor));

        desk.Overtaken(Assert.IsType<Outcome.Conflict>(await RegisterAsync(desk)), await LoadAsync(id, desk.Actor));
        Assert.Single(desk.Changes);
    }

    [Fact]
    public async Task After_an_action_the_desk_says_what_followed_from_it()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk, Roles.DisclosureOfficer);
        await RegisterAsync(desk);
        desk.Done("登记", desk.Forms[0].Task.Id, await LoadAsync(id, desk.Actor));

        Assert.Equal("登记", desk.Report!.Title);
        Assert.Equal(["法定期限不变：2026年3月30日（星期一）。", "下一步：分办，由办公室（公开办）·公开经办人办理。您可以接着办理。"], desk.Report.Lines);
        Assert.Equal("assign", Assert.Single(desk.Forms).Task.Form);
        Assert.Empty(desk.Changes);
        desk.CloseReport();
        Assert.Null(desk.Report);
    }

    [Fact]
    public async Task What_the_officer_did_is_no_change_by_others_even_when_the_page_hears_of_it_first()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        var task = desk.Forms[0].Task;
        Assert.True((await site.Get<RegisterHandler>().HandleAsync(desk.Actor, new(id, task.Id, null, ApplicantCategory.NaturalPerson, null))).Succeeded);

        // The bell rings before the command's answer is back.
        var fresh = await LoadAsync(id, desk.Actor);
        desk.Refresh(fresh);
        Assert.Empty(desk.Changes);
        desk.Done("登记", task.Id, fresh);

        Assert.Empty(desk.Changes);
        Assert.Empty(desk.Forms);
        Assert.Equal(fresh.Case.State.Version, desk.ActionContext.Case.State.Version);
        Assert.Contains(desk.Report!.Lines, l => l.Contains("分办", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_read_before_the_command_and_back_after_it_changes_nothing()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        var (task, stale) = (desk.Forms[0].Task, await LoadAsync(id, desk.Actor));
        Assert.True((await RegisterAsync(desk)).Succeeded);
        desk.Done("登记", task.Id, await LoadAsync(id, desk.Actor));

        desk.Refresh(stale);

        Assert.Empty(desk.Forms);
        Assert.NotNull(desk.Report);
        desk.Refresh(await LoadAsync(id, desk.Actor));
        Assert.Empty(desk.Changes);
    }

    [Fact]
    public async Task An_answer_that_comes_back_after_newer_news_does_not_turn_the_page_back()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        var task = desk.Forms[0].Task;
        await RegisterAsync(desk);
        var answer = await LoadAsync(id, desk.Actor);
        await PhoneAsync(id);
        var news = await LoadAsync(id, desk.Actor);
        desk.Refresh(news);

        desk.Done("登记", task.Id, answer);

        Assert.Same(news, desk.Data);
        Assert.Empty(desk.Forms);
        Assert.Equal("电话告知", Assert.Single(desk.Changes).Title);
        Assert.Contains(desk.Report!.Lines, l => l.Contains("分办", StringComparison.Ordinal));

        desk.Overtaken(new Outcome.Conflict(answer.Case.Row.Version, []), answer);
        Assert.Same(news, desk.Data);
    }

    [Fact]
    public async Task A_namesake_is_somebody_else_and_the_officer_is_themself_in_another_window_too()
    {
        var id = await Walk.ToAsync("register");
        var desk = await DeskAsync(id, "office", Roles.IntakeClerk);
        var namesake = await DeskAsync(id, "office", Roles.IntakeClerk);
        Assert.Equal(desk.Actor.Name, namesake.Actor.Name);
        var window = new CaseDesk(await LoadAsync(id, desk.Actor), desk.Actor);
        Assert.True((await RegisterAsync(desk)).Succeeded);

        window.Refresh(await LoadAsync(id, desk.Actor));
        namesake.Refresh(await LoadAsync(id, namesake.Actor));

        Assert.Empty(window.Changes);
        Assert.Equal("您已在另一个窗口办结该步骤。", Assert.Single(window.Forms).Ended);
        Assert.Single(namesake.Changes);
        Assert.Equal($"该步骤已由{desk.Actor.Name}办结。", Assert.Single(namesake.Forms).Ended);
    }

    [Fact]
    public async Task The_report_names_the_mail_and_where_there_is_none_the_call()
    {
        var id = await Walk.ToAsync("assign");
        var before = await LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer));
        await Walk.StepAsync(id, "assign");
        var after = await LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer));
        Assert.Contains("（j**@example.org）", ActionReport.Of("分办", before, after, site.Officer("office", Roles.DisclosureOfficer)).Lines[0], StringComparison.Ordinal);

        id = await Walk.ToAsync("assign", f => f with { Applicant = f.Applicant with { Email = null } });
        before = await LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer));
        await Walk.StepAsync(id, "assign");
        after = await LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer));
        Assert.Contains("电话告知", ActionReport.Of("分办", before, after, site.Officer("office", Roles.DisclosureOfficer)).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_hears_of_a_change_at_once()
    {
        var id = await Walk.ToAsync("register");
        var query = site.Get<CasePageQuery>();
        var shown = (await query.StampAsync(id))!;
        var moved = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var following = site.Get<CaseFollower>().FollowAsync(id, () => shown, () =>
        {
            moved.TrySetResult();
            return Task.CompletedTask;
        }, stop.Token);

        await PhoneAsync(id);
        await moved.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    private async Task PhoneAsync(Guid id)
    {
        var outcome = await site.Get<Features.PhoneNotice.RecordPhoneNoticeHandler>().HandleAsync(
            site.Officer("office", Roles.DisclosureOfficer), new(id, null, new(2026, 3, 2), "申请人", "告知已收到申请"));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private Task<Outcome> RegisterAsync(CaseDesk desk)
    {
        var context = desk.Forms[0].Context;
        return site.Get<RegisterHandler>().HandleAsync(desk.Actor, new(context.Case.Row.Id, context.Task.Id, context.Case.State.Version, ApplicantCategory.NaturalPerson, null));
    }

    private async Task StepAsync(Guid id, string form, string department)
    {
        var departmentId = site.Department(department);
        await using var db = site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.Form == form && t.DepartmentId == departmentId && t.State == TaskState.Open);
        await Walk.StepAsync(task);
    }

    private async Task<CaseDesk> DeskAsync(Guid id, string department, params string[] roles)
    {
        var actor = site.Officer(department, roles);
        return new CaseDesk(await LoadAsync(id, actor), actor);
    }

    private async Task<CasePageData> LoadAsync(Guid id, Actor actor) => (await site.Get<CasePageQuery>().LoadAsync(id, actor))!;
}
