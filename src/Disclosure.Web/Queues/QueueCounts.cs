using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Queues;

/// <summary>How many lines stand in each of an officer's queues.</summary>
public sealed class QueueCounts(IDbContextFactory<DisclosureDb> factory, QueueReader reader, CalendarSource calendars, TimeProvider time)
{
    /// <summary>
    /// Counts by queue key; 我的已办 is not counted. One statement for all, and one more for the cases whose due date moves.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>> GetAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = time.Today();
        var calendar = await calendars.GetAsync(ct);
        var cases = db.Cases.VisibleTo(db, actor);
        var overdue = await reader.WithinAsync(db, cases, DueRange.Overdue(today), ct);
        var soon = await reader.WithinAsync(db, cases, DueRange.Soon(calendar, today), ct);
        var (disputesOverdue, disputesSoon) = (DueRange.Overdue(today), DueRange.Soon(calendar, today));
        var reviews = new DueRange(null, today.AddDays(QueueCatalogue.ReviewDays), OpenOnly: false);
        // Each count names the authority's row: a count that did not would be run by itself before the statement.
        var counts = await db.Authorities.Where(a => a.Id == actor.AuthorityId).Select(a => new
        {
            Mine = db.MineOf(actor).Count(x => x.Case.AuthorityId == a.Id),
            Notices = db.NoticesFor(actor).Count(n => db.Cases.Any(c => c.Id == n.CaseId && c.AuthorityId == a.Id)),
            Accept = db.InQueue(QueueCatalogue.Accept, actor).Count(c => c.AuthorityId == a.Id),
            Approve = db.InQueue(QueueCatalogue.Approve, actor).Count(c => c.AuthorityId == a.Id),
            Seal = db.InQueue(QueueCatalogue.Seal, actor).Count(c => c.AuthorityId == a.Id),
            Failed = db.InQueue(QueueCatalogue.Failed, actor).Count(c => c.AuthorityId == a.Id),
            Waiting = db.InQueue(QueueCatalogue.Waiting, actor).Count(c => c.AuthorityId == a.Id),
            Disputes = db.InQueue(QueueCatalogue.Disputes, actor).Count(c => c.AuthorityId == a.Id),
            DisputesSoon = db.InQueue(QueueCatalogue.Disputes, actor).DisputeDueWithin(disputesSoon).Count(c => c.AuthorityId == a.Id),
            DisputesOverdue = db.InQueue(QueueCatalogue.Disputes, actor).DisputeDueWithin(disputesOverdue).Count(c => c.AuthorityId == a.Id),
            Reviews = db.InQueue(QueueCatalogue.Reviews, actor).ReviewDueWithin(reviews).Count(c => c.AuthorityId == a.Id),
            Supervised = db.InQueue(QueueCatalogue.Supervised, actor).Count(c => c.AuthorityId == a.Id),
            Archive = db.InQueue(QueueCatalogue.Archive, actor).Count(c => c.AuthorityId == a.Id),
            Soon = soon.Count(c => c.AuthorityId == a.Id),
            Overdue = overdue.Count(c => c.AuthorityId == a.Id),
        }).SingleOrDefaultAsync(ct);
        return counts is null ? new Dictionary<string, int>() : new Dictionary<string, int>
        {
            [QueueCatalogue.Mine] = counts.Mine + counts.Notices,
            [QueueCatalogue.Accept] = counts.Accept,
            [QueueCatalogue.Approve] = counts.Approve,
            [QueueCatalogue.Seal] = counts.Seal,
            [QueueCatalogue.Failed] = counts.Failed,
            [QueueCatalogue.Waiting] = counts.Waiting,
            [QueueCatalogue.Disputes] = counts.Disputes,
            [QueueCatalogue.DisputesSoon] = counts.DisputesSoon,
            [QueueCatalogue.DisputesOverdue] = counts.DisputesOverdue,
            [QueueCatalogue.Reviews] = counts.Reviews,
            [QueueCatalogue.Supervised] = counts.Supervised,
            [QueueCatalogue.Archive] = counts.Archive,
            [QueueCatalogue.Soon] = counts.Soon,
            [QueueCatalogue.Overdue] = counts.Overdue,
        };
    }
}
