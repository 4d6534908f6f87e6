using System.IO.Compression;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.Ledger;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Mail;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;
using Disclosure.Web.Queues;
using Disclosure.Web.Reminders;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>What is counted and listed of requests knows no opinion, and the other way round.</summary>
public sealed class OpinionApartTests : OpinionTest
{
    private const string Request = "430S00-SQ2026-00001";
    private const string Opinion = "430S00-YJ2026-00001";

    private Actor Everything => Site.Officer("office", [.. Roles.Labels.Keys]);

    [Fact]
    public async Task No_queue_and_no_figure_of_requests_shows_an_opinion()
    {
        // The opinion stands wherever a request could: a step open, its mail failed, somebody to phone, overdue, somebody's done work.
        var walk = new CaseWalk(Site.Services);
        var request = (await walk.FileAsync()).CaseId;
        var id = await ToAsync("opinion-approve");
        await FailMailsAsync(id);
        Site.Clock.Set(new(2026, 6, 30));
        var reader = Site.Get<QueueReader>();
        foreach (var queue in QueueCatalogue.All)
        {
            var lines = (await reader.ReadAsync(queue, Everything, QueueFilter.None)).Lines.Concat((await reader.ReadAsync(queue, Clerk, QueueFilter.None)).Lines);
            Assert.All(lines, l => Assert.Equal(Request, l.Case.Number));
        }

        Assert.Equal([Request], (await reader.LedgerAsync(Everything, QueueFilter.None)).Lines.Select(l => l.Case.Number));
        Assert.Equal(1, (await Site.Get<QueueCounts>().GetAsync(Everything))[QueueCatalogue.Overdue]);
        Assert.Equal(0, await Site.Get<ReminderRound>().RunAsync(CancellationToken.None));
        Assert.Equal((0, 0), ((await Site.Get<QueueCounts>().GetAsync(Everything))[QueueCatalogue.Failed], (await Site.Get<QueueCounts>().GetAsync(Everything))[QueueCatalogue.Disputes]));

        // Every filter of the ledger, and the search by who wrote.
        foreach (var filter in new[] { QueueFilter.None with { Text = "李四" }, QueueFilter.None with { Text = "lisi@example.org" }, QueueFilter.None with { Text = Opinion }, QueueFilter.None with { Text = "养护进度" }, QueueFilter.None with { State = "处室待审签" } })
        {
            Assert.Empty((await reader.LedgerAsync(Everything, filter)).Lines);
        }

        using var sheet = new MemoryStream();
        await Site.Get<LedgerExport>().WriteAsync(Everything, QueueFilter.None, sheet);
        sheet.Position = 0;
        using var archive = new ZipArchive(sheet);
        var text = string.Concat(archive.Entries.Select(e =>
        {
            using var part = new StreamReader(e.Open());
            return part.ReadToEnd();
        }));
        Assert.Contains(Request, text, StringComparison.Ordinal);
        Assert.DoesNotContain("YJ2026", text, StringComparison.Ordinal);
        Assert.Equal(Request, (await Site.Get<CaseReader>().ForOfficerAsync(request, Everything))!.Row.Number);
    }

    [Fact]
    public async Task The_fee_of_the_month_and_a_joint_reply_count_applications_only()
    {
        // The same person writes three letters, one of which becomes an application, and applies once more.
        var day = new DateOnly(2026, 3, 2);
        await FileAsync();
        await FileAsync();
        var id = await FileAsync();
        Done(await Handler.OfferAsync(Clerk, id, null, "请确认"));
        var (outcome, _) = await Site.Get<OpinionConverter>().ConfirmAsync(id, new ConversionCommand(Samples.Citizen, new InformationSought("养护计划"), new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online)));
        Done(outcome);
        Site.Clock.Set(day, hour: 17);
        var request = await new CaseWalk(Site.Services).FileAsync();

        Assert.Equal(1, await Site.Get<ApplicantMonth>().CountAsync(request.CaseId));
        await using var db = Site.Db();
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == request.CaseId);
        Assert.Equal([Request], (await Site.Get<JointReplyQuery>().OpenAsync(row)).Select(c => c.Number));
    }

    [Fact]
    public async Task No_list_and_no_figure_of_opinions_shows_a_request()
    {
        var request = await new CaseWalk(Site.Services).ToAsync(null);
        var id = await ToAsync("opinion-publish");
        Done(await Handler.PublishAsync(Clerk, await StepAsync(id, "opinion-publish"), new("养护进度", "请按月公布。", "自4月起。", true)));
        var years = Assert.Single(await Site.Get<PublishedOpinions>().YearsAsync());
        Assert.Equal((2026, 1, 1, 1), (years.Year, years.Received, years.Answered, years.Published));
        foreach (var scope in new[] { "mine", "open", "all" })
        {
            Assert.All(await Site.Get<OpinionQueue>().ListAsync(Everything, scope, null), l => Assert.Equal(Opinion, l.Row.Number));
            Assert.Empty(await Site.Get<OpinionQueue>().ListAsync(Everything, scope, "SQ2026"));
        }

        Assert.Null(await Site.Get<OpinionReader>().ForOfficerAsync(request, Everything));
        Assert.Null(await Site.Get<OpinionPageQuery>().LoadAsync(request, Everything));
        Assert.IsType<Outcome.NotFound>(await Handler.OfferAsync(Clerk, request, null, "请确认"));
        Assert.IsType<Outcome.NotFound>(await Handler.ReissueCodeAsync(Clerk, request, null));
    }

    private async Task FailMailsAsync(Guid id)
    {
        await using var db = Site.Db();
        foreach (var mail in await db.Mails.AsNoTracking().Where(m => m.CaseId == id).ToListAsync())
        {
            await Site.Get<OutboxStore>().SettleAsync(mail.Id, new MailOutcome.Permanent("550 没有这个用户"), CancellationToken.None);
        }
    }
}
