using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Disputes;

/// <summary>复议诉讼 through the handlers on a real database: its queue, its terms, and what it leaves alone.</summary>
public sealed class DisputeWayTests : NoticeTest
{
    private static QueueDefinition Queue => QueueCatalogue.Find(QueueCatalogue.Disputes)!;

    private Actor? lawyer;

    private Actor Lawyer => lawyer ??= Site.Officer("office", Roles.LegalReviewer);

    [Fact]
    public async Task From_the_copy_to_the_new_reply()
    {
        var id = await ArchivedAsync();
        var (before, mails) = (await RowAsync(id), await MailsAsync(id));
        var today = Site.Get<TimeProvider>().Today();
        var scan = await FileAsync("申请书副本.pdf", Lawyer, "dispute");

        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Text: "撤销答复", FileIds: [scan]);
        await DoneAsync(open);
        Assert.Equal("复议待答复", (await RowAsync(id)).DisputeState);
        var due = (await RowAsync(id)).DisputeDueOn!.Value;
        Assert.Equal(DisputeTerms.AnswerBy(DisputeKind.Reconsideration, false, today, await Site.Get<CalendarSource>().GetAsync()).On, due);

        await DoneAsync(open with { Move = DisputeMove.Answer, Text = null, FileIds = null });
        Assert.Equal(("复议审理中", (DateOnly?)null), ((await RowAsync(id)).DisputeState, (await RowAsync(id)).DisputeDueOn));

        await DoneAsync(open with { Move = DisputeMove.Decide, Number = "复决字1号", Text = "责令重新答复", Result = DisputeResult.Corrected, RedoOrdered = true, RedoBy = today.AddDays(20), FileIds = null });
        Assert.Equal(("待重新答复", (DateOnly?)today.AddDays(20)), ((await RowAsync(id)).DisputeState, (await RowAsync(id)).DisputeDueOn));

        var correction = new CorrectionCommand(id, null, default, today.AddDays(15), "决定书所载", "负责人", today, null, Dispute: new DisputedDate(open.DisputeId, DisputeDate.RedoBy));
        Assert.True((await Site.Get<CorrectionHandler>().HandleAsync(Officer, correction)).Succeeded);
        Assert.Equal(today.AddDays(15), (await RowAsync(id)).DisputeDueOn);

        await DoneAsync(open with { Move = DisputeMove.Redo, Number = "湘交公开告〔2026〕99号", FileIds = null });
        var after = await RowAsync(id);
        Assert.Equal((null, null), (after.DisputeState, after.DisputeDueOn));
        // Neither counted again nor told to the applicant as a change of status: there is none.
        Assert.Equal((before.Status, before.DueOn, before.RepliedOn, before.ReportRow, before.StaffState), (after.Status, after.DueOn, after.RepliedOn, after.ReportRow, after.StaffState));
        Assert.Equal(mails, await MailsAsync(id));
        await using (var db = Site.Db())
        {
            Assert.Equal(id, (await db.Files.SingleAsync(f => f.Id == scan)).CaseId);
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task Its_queue_begins_with_what_presses_and_ends_with_what_is_heard()
    {
        var (heard, later, sooner) = (await ArchivedAsync(), await ArchivedAsync(), await Walk.ToAsync("assign"));
        await ArchivedAsync();
        var today = Site.Get<TimeProvider>().Today();
        var open = new DisputeCommand(heard, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Text: "撤销答复");
        await DoneAsync(open);
        await DoneAsync(open with { Move = DisputeMove.Answer });
        await DoneAsync(open with { CaseId = later, DisputeId = Guid.NewGuid(), Kind = DisputeKind.Litigation, Body = "人民法院" });
        await DoneAsync(open with { CaseId = sooner, DisputeId = Guid.NewGuid(), Simplified = true });

        var page = await Site.Get<QueueReader>().ReadAsync(Queue, Lawyer, QueueFilter.None);
        Assert.Equal([sooner, later, heard], page.Lines.Select(l => l.Case.Id));
        Assert.Equal(["剩5日", "无期限"], [page.Lines[0].Time.Word, page.Lines[2].Time.Word]);
        Assert.Equal(3, (await Site.Get<QueueCounts>().GetAsync(Lawyer))[QueueCatalogue.Disputes]);
        Assert.Empty((await Site.Get<QueueReader>().ReadAsync(Queue, Site.Officer("highway", Roles.Handler), QueueFilter.None)).Lines);

        // The range that is asked for is that of the dispute: the cases themselves were answered long ago.
        async Task<IEnumerable<Guid>> DueAsync(string due) => (await Site.Get<QueueReader>().ReadAsync(Queue, Lawyer, QueueFilter.Parse(null, null, null, due, null, null))).Lines.Select(l => l.Case.Id);
        Assert.Equal([sooner], await DueAsync("7"));
        Assert.Equal([sooner, later], await DueAsync("15"));
        Assert.Empty(await DueAsync("overdue"));

        Site.Clock.Set(page.Lines[0].Case.DisputeDueOn!.Value.AddDays(1));
        Assert.Equal([sooner], await DueAsync("overdue"));
        Assert.Equal(1, (await Site.Get<QueueCounts>().GetAsync(Lawyer))[QueueCatalogue.DisputesOverdue]);
        Assert.Equal(Urgency.Overdue, (await Site.Get<QueueReader>().ReadAsync(Queue, Lawyer, QueueFilter.None)).Lines[0].Time.Urgency);
    }

    [Fact]
    public async Task Of_two_disputes_the_one_that_presses_stands_in_the_queue_and_each_ends_by_itself()
    {
        var id = await ArchivedAsync();
        var today = Site.Get<TimeProvider>().Today();
        var first = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Text: "撤销答复");
        await DoneAsync(first);
        await DoneAsync(first with { Move = DisputeMove.Decide, Number = "复决字1号", Text = "维持" });
        Assert.Null((await RowAsync(id)).DisputeState);
        await DoneAsync(first with { DisputeId = Guid.NewGuid(), Kind = DisputeKind.Litigation, AfterReconsideration = true, Body = "人民法院", Text = "撤销答复" });
        Assert.Equal("一审待答辩", (await RowAsync(id)).DisputeState);
        await VerifyAsync();
    }

    [Fact]
    public async Task Sent_twice_it_is_one_dispute_and_who_may_not_register_leaves_no_trace()
    {
        var id = await ArchivedAsync();
        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today(), Body: "湖南省人民政府", Text: "撤销答复");
        foreach (var role in new[] { Roles.Handler, Roles.SealOfficer, Roles.IntakeClerk, Roles.Supervisor })
        {
            Assert.IsType<Outcome.Forbidden>(await Site.Get<DisputeHandler>().HandleAsync(Site.Officer("office", role), open));
        }

        await DoneAsync(open);
        var again = Assert.IsType<Outcome.Refused>(await Site.Get<DisputeHandler>().HandleAsync(Lawyer, open));
        Assert.Equal("dispute-known", again.Refusals[0].Code);
        Assert.Single((await StateAsync(id)).Disputes);
    }

    [Fact]
    public async Task A_mistake_is_voided_and_leaves_the_queue_and_a_number_is_added_later()
    {
        var id = await ArchivedAsync();
        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today(), Body: "湖南省人民政府", Text: "撤销答复");
        await DoneAsync(open);
        await DoneAsync(open with { Move = DisputeMove.Number, Number = "复受字9号" });
        Assert.Equal("复受字9号", (await StateAsync(id)).Disputes[0].Opened.CaseNumber);
        await DoneAsync(open with { Move = DisputeMove.Void, Text = "应为简易程序" });
        Assert.Equal((null, null), ((await RowAsync(id)).DisputeState, (await RowAsync(id)).DisputeDueOn));
        await DoneAsync(open with { DisputeId = Guid.NewGuid(), Simplified = true });
        Assert.Equal("复议待答复", (await RowAsync(id)).DisputeState);
        await VerifyAsync();
    }

    [Fact]
    public async Task An_order_without_a_term_stays_in_the_queue()
    {
        var id = await ArchivedAsync();
        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today(), Body: "湖南省人民政府", Text: "撤销答复");
        await DoneAsync(open);
        await DoneAsync(open with { Move = DisputeMove.Decide, Number = "复决字1号", Text = "责令重新答复", Result = DisputeResult.Corrected, RedoOrdered = true });
        Assert.Equal("待重新答复", Assert.Single((await Site.Get<QueueReader>().ReadAsync(Queue, Lawyer, QueueFilter.None)).Lines).Case.DisputeState);
        var far = await Site.Get<CorrectionHandler>().HandleAsync(Officer, new(id, null, default, new(9999, 12, 31), "决定书所载", "负责人", Site.Get<TimeProvider>().Today(), null, Dispute: new(open.DisputeId, DisputeDate.RedoBy)));
        Assert.Equal("to", Assert.IsType<Outcome.Refused>(far).Refusals[0].Field);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_copy_received_is_personal_data_as_a_whole()
    {
        var id = await ArchivedAsync();
        var scan = await FileAsync("申请书副本.pdf", Lawyer, "dispute");
        await DoneAsync(new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today(), Body: "湖南省人民政府", Text: "撤销答复", FileIds: [scan]));
        foreach (var (role, expected) in new[] { (Roles.Administrator, System.Net.HttpStatusCode.Redirect), (Roles.Supervisor, System.Net.HttpStatusCode.Redirect) })
        {
            var (client, _) = await Site.SignInAsync("office", role);
            Assert.Equal(expected, (await client.GetAsync($"/office/files/{scan}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var id = await ArchivedAsync();
        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Site.Get<TimeProvider>().Today(), Body: "湖南省人民政府", Text: "撤销答复");
        Assert.IsType<Outcome.Rehearsed>(await Site.Get<DisputeHandler>().RehearseAsync(Lawyer, open));
        Assert.Empty((await StateAsync(id)).Disputes);
    }

    private async Task<Guid> ArchivedAsync()
    {
        var id = await Walk.ToAsync("archive");
        await Walk.StepAsync(id, "archive");
        return id;
    }

    private async Task<int> MailsAsync(Guid id)
    {
        await using var db = Site.Db();
        return await db.Mails.CountAsync(m => m.CaseId == id);
    }

    private async Task DoneAsync(DisputeCommand command)
    {
        var outcome = await Site.Get<DisputeHandler>().HandleAsync(Lawyer, command);
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
