using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Notices;

/// <summary>Letters that come back: they count as never sent, and go out again, whatever else went wrong meanwhile.</summary>
public sealed class NoticeReturnTests : NoticeTest
{
    private CaseWalk Mailing => new(Site.Services) { NoticeService = day => new ServiceAct(ServiceMeans.Email, day) };

    [Fact]
    public async Task A_bounced_extension_extends_nothing_and_goes_out_again()
    {
        var id = await Walk.ToAsync("assign");
        var due = (await RowAsync(id)).DueOn;
        var notice = await Mailing.NoticeAsync(id, new ExtensionContent(15, "需要检索的档案较多。"));
        var extended = (await RowAsync(id)).DueOn;
        Assert.True(extended > due);
        // A mail can come back for days: the letter's way is not over.
        Assert.Equal((nameof(Workflow.InstanceStatus.Running), "noticeReturned"), ((await InstanceAsync(notice)).Status, (await InstanceAsync(notice)).Awaits));

        await RecordAsync(id, notice, AnswerMove.Returned, c => c with { Text = "退信：该邮箱不存在" });
        Assert.Equal(due, (await RowAsync(id)).DueOn);
        Assert.Contains("notice-serve", await OpenAsync(id));

        await Posting.StepAsync(id, "notice-serve");
        Assert.Equal(extended, (await RowAsync(id)).DueOn);
        await Walk.StepAsync(id, "notice-proof");
        // What was signed for cannot bounce any more.
        Assert.Equal(nameof(Workflow.InstanceStatus.Finished), (await InstanceAsync(notice)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_letter_that_may_bounce_does_not_hold_up_the_case_and_ends_with_it()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Mailing.NoticeAsync(id, new ExtensionContent(15, "需要检索的档案较多。"));
        await Walk.OnAsync(id, null);
        Assert.Equal(PublicStatus.Closed, (await StateAsync(id)).Status);
        Assert.Equal(nameof(Workflow.InstanceStatus.Cancelled), (await InstanceAsync(notice)).Status);
        await VerifyAsync();
    }

    [Theory]
    [InlineData("notice-serve")]
    [InlineData("notice-proof")]
    public async Task A_letter_that_came_back_while_its_workflow_stood_still_goes_out_again(string failing)
    {
        var id = await Walk.ToAsync("assign");
        var walk = failing == "notice-serve" ? Online : Posting;
        var notice = await walk.NoticeAsync(id, Clarification, until: failing);
        var good = await BreakAsync(notice, "{}");
        await walk.StepAsync(id, failing);
        await RecordAsync(id, notice, AnswerMove.Returned, c => c with { Text = "查无此人，退回" });
        Assert.DoesNotContain("notice-serve", await OpenAsync(id));

        await BreakAsync(notice, good);
        await using (var db = Site.Db())
        {
            var incident = await db.Incidents.SingleAsync(i => i.ResolvedAt == null);
            Assert.True((await Site.Get<IncidentDesk>().RetryAsync(id, incident.Id, Officer)).Succeeded);
        }

        Assert.Contains("notice-serve", await OpenAsync(id));
        await Online.StepAsync(id, "notice-serve");
        Assert.True((await NoticeAsync(id, notice)).IsAwaiting);
        Assert.Contains("noticeSettled", (await InstanceAsync(notice)).Awaits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_day_of_signing_is_corrected_on_record_and_the_clock_follows()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "某建设公司", "长沙市某路1号", "单价分析表"));
        Site.Clock.Set(new(2026, 3, 5));
        await Walk.StepAsync(id, "notice-proof");
        Site.Clock.Set(new(2026, 4, 10));
        await RecordAsync(id, notice, AnswerMove.Opinion, c => c with { On = new(2026, 3, 25), Text = "涉及商业秘密" });
        var due = (await RowAsync(id)).DueOn;

        var correction = new CorrectionCommand(id, null, default, new(2026, 3, 20), "收件登记簿所载", "负责人", new(2026, 4, 10), null, new LetterDate(notice, NoticeDate.Answered));
        Assert.IsType<Outcome.Forbidden>(await Site.Get<CorrectionHandler>().HandleAsync(Site.Officer("office", Roles.IntakeClerk), correction));
        var early = await Site.Get<CorrectionHandler>().HandleAsync(Officer, correction with { To = new(2026, 2, 1) });
        Assert.Equal("to", Assert.Single(Assert.IsType<Outcome.Refused>(early).Refusals).Field);
        var outcome = await Site.Get<CorrectionHandler>().HandleAsync(Officer, correction);
        Assert.True(outcome.Succeeded, outcome.Message);

        // Three working days fewer do not count (23, 24 and 25 March), and the applicant is told why the date moved.
        Assert.Equal(due, (await CaseAsync(id)).Calendar.AddWorkingDays((await RowAsync(id)).DueOn!.Value, 3));
        await using var db = Site.Db();
        Assert.Single(await db.Mails.Where(m => m.CaseId == id && m.TemplateKey == "due-changed").ToListAsync());
        Assert.Equal(new DateOnly(2026, 3, 20), (await NoticeAsync(id, notice)).Answer.On);
        await VerifyAsync();
    }

    private async Task<CaseView> CaseAsync(Guid id) => (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;

    /// <summary>Damages the state of a letter's instance, or puts it back.</summary>
    private async Task<string> BreakAsync(Guid notice, string state)
    {
        await using var db = Site.Db();
        var instance = await db.Instances.SingleAsync(i => i.NoticeId == notice);
        var before = instance.State!;
        instance.State = state;
        await db.SaveChangesAsync();
        return before;
    }
}
