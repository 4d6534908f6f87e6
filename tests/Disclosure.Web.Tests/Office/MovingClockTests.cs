using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Office;

/// <summary>While an opinion is awaited the due date moves with each day (条例第三十二条): lists must not call such a case late.</summary>
public sealed class MovingClockTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_case_that_awaits_an_opinion_is_shown_and_counted_by_the_clock_of_today()
    {
        var id = await ConsultAsync(sent: new(2026, 3, 16), delivered: new(2026, 3, 18));
        var officer = site.Officer("office", Roles.DisclosureOfficer);

        // Every day until long after the 15 working days: the list says what the case page says.
        var seen = new HashSet<Urgency>();
        for (var day = new DateOnly(2026, 3, 19); day < new DateOnly(2026, 5, 15); day = day.AddDays(1))
        {
            site.Clock.Set(day);
            var clock = (await site.Get<CaseReader>().ForOfficerAsync(id, officer))!.Clock!;
            var line = Assert.Single((await site.Get<QueueReader>().LedgerAsync(officer, QueueFilter.None)).Lines);
            Assert.Equal((clock.DueOn, clock.InternalDueOn, clock.RemainingWorkingDays), (line.Time.DueOn, line.Time.InternalDueOn, line.Time.Remaining));
            var counts = await site.Get<QueueCounts>().GetAsync(officer);
            Assert.Equal((day, line.Time.Urgency == Urgency.Soon, line.Time.Urgency == Urgency.Overdue), (day, counts[QueueCatalogue.Soon] == 1, counts[QueueCatalogue.Overdue] == 1));
            Assert.Equal(line.Time.Urgency == Urgency.Overdue, (await site.Get<QueueReader>().LedgerAsync(officer, new QueueFilter { Due = "overdue" })).Lines.Count == 1);
            seen.Add(line.Time.Urgency);
        }

        Assert.Equal([Urgency.None, Urgency.Soon, Urgency.Overdue], seen);
    }

    [Fact]
    public async Task Once_the_time_for_the_opinion_has_lapsed_the_stored_due_date_is_the_true_one()
    {
        var id = await ConsultAsync(sent: new(2026, 3, 16), delivered: new(2026, 3, 18));
        site.Clock.Set(new(2026, 4, 13));
        await WriteAsync(id, unit => [.. new[] { unit.Request.LapseConsultation(unit.Request.State.Notices[0].Id, unit.Calendar, unit.Today) }.OfType<Domain.Common.Refusal>()]);

        var clock = (await site.Get<CaseReader>().ForOfficerAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!.Clock!;
        await using var db = site.Db();
        var row = await db.Cases.SingleAsync();
        Assert.Equal((clock.DueOn, clock.InternalDueOn), (row.DueOn, row.InternalDueOn));
        Assert.NotEqual(row.DueOn, row.InternalDueOn);
    }

    /// <summary>Received on 2026-03-02, a letter to a third party sent and signed for.</summary>
    private async Task<Guid> ConsultAsync(DateOnly sent, DateOnly delivered)
    {
        var receipt = await new CaseWalk(site.Services).FileAsync();
        var clerk = site.Officer("office", Roles.IntakeClerk);
        await using (var db = site.Db())
        {
            var task = await db.Tasks.Select(t => t.Id).SingleAsync();
            Assert.True((await site.Get<RegisterHandler>().HandleAsync(clerk, new(receipt.CaseId, task, null, ApplicantCategory.NaturalPerson, null))).Succeeded);
        }

        site.Clock.Set(sent);
        var notice = Guid.CreateVersion7(site.Clock.GetUtcNow());
        await WriteAsync(receipt.CaseId, unit =>
        {
            var request = unit.Request;
            return
            [
                .. request.DraftNotice(notice, new ConsultationContent(ConsultationKind.ThirdParty, "某建设集团有限公司", "长沙市某路1号", "拟公开的文件涉及你单位商业秘密，请在15个工作日内提出意见。"), unit.Calendar, unit.Today),
                .. new[]
                {
                    request.ApproveNotice(notice, new Approval("周文", unit.Today), unit.Calendar, unit.Today),
                    request.IssueNotice(new NoticeIssued(notice, "湘交公开征〔2026〕1号", "征求意见书", unit.Today, Guid.NewGuid(), new string('0', 64)), unit.Calendar, unit.Today),
                    request.SealNotice(notice, Guid.NewGuid()),
                    request.ServeNotice(notice, new ServiceAct(ServiceMeans.Post, unit.Today, "EMS1234567890CN"), unit.Calendar, unit.Today),
                }.OfType<Domain.Common.Refusal>(),
            ];
        });
        site.Clock.Set(delivered);
        await WriteAsync(receipt.CaseId, unit => [.. new[] { unit.Request.ProveNotice(notice, unit.Today, null, unit.Calendar, unit.Today) }.OfType<Domain.Common.Refusal>()]);
        return receipt.CaseId;
    }

    private async Task WriteAsync(Guid id, Func<CaseUnit, IReadOnlyList<Domain.Common.Refusal>> work)
    {
        var outcome = await site.Get<CaseWriter>().WriteAsync(id, site.Officer("office", Roles.DisclosureOfficer), null, unit => Task.FromResult(work(unit)));
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
