using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Outbox;

/// <summary>From a filing on the whole site to the file of the mail.</summary>
public sealed class MailJourneyTests
{
    [Fact]
    public async Task A_filing_in_Development_puts_the_receipt_into_the_mail_folder_and_onto_the_page()
    {
        using var site = new Site { Environment = "Development" };
        using var browser = site.CreateClient();
        var receipt = await FileAsync(site, Samples.Citizen);

        var mail = await SentAsync(site, receipt);
        var name = PickupTransport.FileName(mail.MessageId);
        var read = (await site.Get<PickupFolder>().ReadAsync(name, default))!;
        Assert.Equal($"【湖南省交通运输厅】政府信息公开申请 {receipt.Number} 已登记", read.Mail.Subject);
        Assert.Contains(Domain.Correspondence.QueryCode.Group(receipt.QueryCode), read.Text, StringComparison.Ordinal);
        Assert.Contains("2026年3月30日（星期一）", read.Text, StringComparison.Ordinal);

        Assert.Contains(read.Mail.Subject, await browser.GetStringAsync("/dev/mails"), StringComparison.Ordinal);
        var page = await browser.GetStringAsync($"/dev/mails/{name}");
        Assert.Contains("sandbox=", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/dev/mails/none.eml")).StatusCode);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_page_of_mails_and_the_mail_waits_with_its_reason()
    {
        using var site = new Site().With("Mail:Outbox:Poll", "00:00:00.2");
        using var browser = site.CreateClient();
        var receipt = await FileAsync(site, Samples.Citizen);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/dev/mails")).StatusCode);
        var mail = await WaitAsync(site, receipt, m => m.LastReply is not null);
        Assert.Equal(MailState.Queued, mail.State);
        Assert.Contains("Mail:Smtp:Host", mail.LastReply, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "mail")));
    }

    [Fact]
    public async Task A_citizen_without_an_address_is_phoned()
    {
        using var site = new Site();
        var receipt = await FileAsync(site, Samples.Citizen with { Email = null });

        await using var db = site.Db();
        Assert.Equal(MailState.NoAddress, (await db.Mails.SingleAsync()).State);
        var notice = await db.Notices.SingleAsync(n => n.Kind == "phone");
        Assert.Equal((receipt.CaseId, Roles.DisclosureOfficer), (notice.CaseId, notice.Role));
        Assert.Contains("没有提供电子邮箱", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_address_nor_code_stands_in_clear_in_the_database()
    {
        using var site = new Site();
        var receipt = await FileAsync(site, Samples.Citizen);

        await using var db = site.Db();
        var row = await db.Mails.SingleAsync();
        var clear = System.Text.Encoding.UTF8.GetString(row.Cipher) + row.Subject + row.Key + row.MessageId;
        Assert.DoesNotContain(Samples.Citizen.Email!, clear, StringComparison.Ordinal);
        Assert.DoesNotContain(Domain.Correspondence.QueryCode.Group(receipt.QueryCode), clear, StringComparison.Ordinal);
    }

    private static async Task<FilingReceipt> FileAsync(Site site, Domain.Requests.Applicant applicant)
    {
        var filing = Samples.Online(site.AuthorityId, new(2026, 3, 2)) with { Applicant = applicant };
        return Assert.IsType<FilingOutcome.Filed>(await site.Get<FilingWriter>().FileAsync(filing, "key", Actor.Citizen)).Receipt;
    }

    private static Task<MailRow> SentAsync(Site site, FilingReceipt receipt) => WaitAsync(site, receipt, m => m.State == MailState.Sent);

    private static async Task<MailRow> WaitAsync(Site site, FilingReceipt receipt, Func<MailRow, bool> until)
    {
        for (var i = 0; i < 600; i++)
        {
            await using var db = site.Db();
            if (await db.Mails.AsNoTracking().SingleAsync(m => m.CaseId == receipt.CaseId) is var mail && until(mail))
            {
                return mail;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The mail did not get there.");
    }
}
