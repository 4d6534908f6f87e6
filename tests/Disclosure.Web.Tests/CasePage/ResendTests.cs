using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class ResendTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_failed_mail_goes_again_under_its_own_message_id()
    {
        var (caseId, mail) = await FailedAsync();
        Assert.True((await site.Get<ResendMailHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), caseId, mail.Id)).Succeeded);

        await using var db = site.Db();
        var again = await db.Mails.SingleAsync(m => m.Id == mail.Id);
        Assert.Equal((MailState.Queued, mail.MessageId), (again.State, again.MessageId));
    }

    [Fact]
    public async Task A_mail_that_arrived_or_has_no_address_is_not_sent_again()
    {
        var (caseId, mail) = await FailedAsync();
        await using (var db = site.Db())
        {
            await db.Mails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Sent));
        }

        var refused = Assert.IsType<Outcome.Refused>(await site.Get<ResendMailHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), caseId, mail.Id));
        Assert.Contains("电话告知", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_only_sent_again_through_its_own_case_by_those_who_may()
    {
        var (caseId, mail) = await FailedAsync();
        var other = await new CaseWalk(site.Services).ToAsync("assign");
        var handler = site.Get<ResendMailHandler>();

        Assert.IsType<Outcome.NotFound>(await handler.HandleAsync(site.Officer("office", Roles.DisclosureOfficer), other, mail.Id));
        Assert.IsType<Outcome.Forbidden>(await handler.HandleAsync(site.Officer("office", Roles.LegalReviewer), caseId, mail.Id));
        Assert.IsType<Outcome.NotFound>(await handler.HandleAsync(site.Officer("office", Roles.DisclosureOfficer) with { AuthorityId = Guid.NewGuid() }, caseId, mail.Id));
    }

    private async Task<(Guid CaseId, MailRow Mail)> FailedAsync()
    {
        var caseId = await new CaseWalk(site.Services).ToAsync("assign");
        await using var db = site.Db();
        var mail = await db.Mails.AsNoTracking().FirstAsync(m => m.CaseId == caseId);
        await site.Get<OutboxStore>().SettleAsync(mail.Id, new MailOutcome.Permanent("550 没有这个用户"), CancellationToken.None);
        return (caseId, mail);
    }
}
