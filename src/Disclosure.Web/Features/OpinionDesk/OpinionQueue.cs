using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Queues;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>One line of the 意见箱.</summary>
public sealed record OpinionLine(CaseRow Row, LineTime Time, string? Department);

/// <summary>The opinions that an officer may see, the most pressing first.</summary>
public sealed class OpinionQueue(IDbContextFactory<DisclosureDb> factory, CalendarSource calendars, TimeProvider time)
{
    /// <summary>The most lines of one list.</summary>
    public const int Largest = 200;

    /// <summary>Lists them.</summary>
    /// <param name="actor">The officer.</param>
    /// <param name="scope"><c>mine</c>: with a step of theirs, or somebody to phone; <c>open</c>: not ended; else all.</param>
    /// <param name="text">Part of number or title; null for all.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<OpinionLine>> ListAsync(Actor actor, string scope, string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var cases = db.Cases.AsNoTracking().VisibleTo(db, actor, CaseKinds.Opinion);
        if (scope == "mine")
        {
            var mine = db.Tasks.OpenFor(actor);
            var roles = actor.Roles.ToArray();
            cases = cases.Where(c => mine.Any(t => t.CaseId == c.Id) || db.Notices.Any(n => n.CaseId == c.Id && n.DoneAt == null && roles.Contains(n.Role)));
        }
        else if (scope == "open")
        {
            cases = cases.Where(c => c.EndedOn == null);
        }

        if (FilingText.Line(text) is { } wanted)
        {
            var number = CaseNumber.Normalise(wanted);
            var tokens = CaseProjection.Tokens(wanted);
            cases = cases.Where(c => c.Number.Contains(number) || c.SubjectTokens.Contains(tokens));
        }

        var rows = await cases.OrderBy(c => c.EndedOn != null).ThenBy(c => c.RepliedOn != null).ThenBy(c => c.DueOn).ThenBy(c => c.Id).Take(Largest).ToListAsync(ct);
        var names = await db.Departments.AsNoTracking().Where(d => d.AuthorityId == actor.AuthorityId).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var calendar = await calendars.GetAsync(ct);
        var today = time.Today();
        return [.. rows.Select(r => new OpinionLine(r, LineTime.Of(r, null, calendar, today), r.LeadDepartmentId is { } id ? names.GetValueOrDefault(id) : null))];
    }
}
