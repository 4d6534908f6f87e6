using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.Queue;
using Disclosure.Web.Outbox;
using Disclosure.Web.Reminders;
using Disclosure.Web.Tests.Notices;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Reminders;

/// <summary>Reminders go out from what is the case: once each, and after an outage too.</summary>
public sealed class ReminderTests : NoticeTest
{
    private ReminderRound Round => Site.Get<ReminderRound>();

    [Fact]
    public async Task The_applicant_is_mailed_once_and_the_office_told_once_when_the_day_has_passed()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Online.NoticeAsync(id, Clarification);
        Assert.Equal(0, await Round.RunAsync(default));
        var by = (await NoticeAsync(id, notice)).ReplyBy((await CaseAsync(id)).Calendar)!.Value;

        Site.Clock.Set(by);
        Assert.Equal(1, await Round.RunAsync(default));
        Assert.Equal(0, await Round.RunAsync(default));
        var mail = Assert.Single(await MailsAsync(id));
        Assert.EndsWith("答复期限将至", mail.Subject, StringComparison.Ordinal);
        var text = (await Site.Get<MailRenderer>().RenderAsync(mail, default)).Text;
        Assert.Contains(LegalTime.Show(by), text, StringComparison.Ordinal);
        Assert.Contains("请写明项目名称。", text, StringComparison.Ordinal);
        Assert.Contains("视为放弃申请", text, StringComparison.Ordinal);

        // An outage of a week: told at the next look, without the reminder that would have come too late.
        Site.Clock.Set(by.AddDays(7));
        Assert.Equal(1, await Round.RunAsync(default));
        Assert.Equal(0, await Round.RunAsync(default));
        Assert.Single(await MailsAsync(id));
        var told = Assert.Single((await Site.Get<MyNotices>().ReadAsync(Officer)).Notices);
        Assert.Equal((id, ReminderRound.Kind), (told.CaseId, told.Kind));
        Assert.Contains("请查明有无正当理由", told.Text, StringComparison.Ordinal);
        // Nothing follows by itself.
        Assert.Equal(PublicStatus.AwaitingClarification, (await StateAsync(id)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_round_writes_nothing_where_nothing_is_due()
    {
        var id = await Walk.ToAsync("assign");
        await Online.NoticeAsync(id, Clarification);
        var version = (await RowAsync(id)).Version;
        Assert.Equal(0, await Round.RunAsync(default));
        Assert.Equal(version, (await RowAsync(id)).Version);
    }

    [Fact]
    public async Task Whoever_has_no_address_is_phoned()
    {
        var id = await Walk.ToAsync("assign", f => f with { Applicant = f.Applicant with { Email = null } });
        await Online.NoticeAsync(id, Clarification);
        Site.Clock.Set(new(2026, 3, 13));
        Assert.Equal(1, await Round.RunAsync(default));
        await using var db = Site.Db();
        Assert.Equal(MailState.NoAddress, Assert.Single(await MailsAsync(id)).State);
        Assert.True(await db.Notices.AnyAsync(n => n.CaseId == id && n.Kind == PhoneNotices.Kind && n.Text.Contains("答复期限将至")));
    }

    [Fact]
    public async Task A_letter_lost_in_the_post_is_put_before_those_who_post()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Posting.NoticeAsync(id, Clarification);
        Site.Clock.Set(new(2026, 3, 25));
        Assert.Equal(1, await Round.RunAsync(default));
        var seal = Site.Officer("office", Roles.SealOfficer);
        Assert.Contains("没有签收记录", Assert.Single((await Site.Get<MyNotices>().ReadAsync(seal)).Notices).Text, StringComparison.Ordinal);

        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal(0, await Round.RunAsync(default));
        Assert.Contains((await StateAsync(id)).Notices.Single(n => n.Id == notice).Reminders, r => r.Kind == ReminderKind.Unproved);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_does_not_keep_the_others_waiting()
    {
        var broken = await Walk.ToAsync("assign");
        await Online.NoticeAsync(broken, Clarification);
        var sound = await Walk.ToAsync("assign");
        await Online.NoticeAsync(sound, Clarification);
        await using (var db = Site.Db())
        {
            await db.CaseKeys.Where(k => k.CaseId == broken).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, new byte[] { 1 }));
        }

        Site.Clock.Set(new(2026, 3, 13));
        Assert.Equal(1, await Round.RunAsync(default));
        Assert.Single(await MailsAsync(sound));
    }

    [Fact]
    public async Task An_answer_ends_it()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Online.NoticeAsync(id, Clarification);
        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, notice, AnswerMove.Clarified, c => c with { Information = Clearer });
        Site.Clock.Set(new(2026, 3, 20));
        Assert.Equal(0, await Round.RunAsync(default));
        Assert.Empty(await MailsAsync(id));
    }

    private async Task<IReadOnlyList<MailRow>> MailsAsync(Guid caseId)
    {
        await using var db = Site.Db();
        return await db.Mails.AsNoTracking().Where(m => m.CaseId == caseId && m.TemplateKey == "notice-reminder").ToListAsync();
    }

    private async Task<CaseView> CaseAsync(Guid id) => (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
}
