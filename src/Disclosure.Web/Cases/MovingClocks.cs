using System.Collections.Concurrent;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A due date as of today.</summary>
/// <param name="DueOn">法定期限.</param>
/// <param name="InternalDueOn">内控期限.</param>
/// <param name="Provisional">暂定.</param>
public sealed record DueNow(DateOnly? DueOn, DateOnly? InternalDueOn, bool Provisional);

/// <summary>
/// While an opinion is awaited the due date moves on with each working day (条例第三十二条至第三十四条), and the column of the
/// case, which speaks of the last fact, falls behind. Lists ask here for those few cases; all others are right as stored.
/// What is kept in memory is dates alone.
/// </summary>
public sealed class MovingClocks(CaseKeys keys, CalendarSource calendars, TimeProvider time)
{
    private const int MostKept = 5000;
    private readonly ConcurrentDictionary<Guid, (int Version, ClockHistory? History)> known = new();
    private WorkCalendar? learnt;

    /// <summary>The statuses under which an opinion may be awaited.</summary>
    public static PublicStatus[] Statuses { get; } = [PublicStatus.Consulting, PublicStatus.AwaitingReasons];

    /// <summary>The due dates as of today; at most two queries, none for cases seen before at the same version.</summary>
    /// <param name="db">To read with.</param>
    /// <param name="cases">Cases of these statuses, with their versions.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyDictionary<Guid, DueNow>> GetAsync(DisclosureDb db, IReadOnlyCollection<(Guid Id, int Version)> cases, CancellationToken ct = default)
    {
        var calendar = await calendars.GetAsync(ct);
        if (!ReferenceEquals(Interlocked.Exchange(ref learnt, calendar), calendar))
        {
            // The last days of what is awaited were counted by another calendar.
            known.Clear();
        }

        await LearnAsync(db, [.. cases.Where(c => !known.TryGetValue(c.Id, out var k) || k.Version < c.Version)], calendar, ct);
        var today = time.Today();
        var answer = new Dictionary<Guid, DueNow>();
        foreach (var (id, _) in cases)
        {
            if (known.TryGetValue(id, out var entry) && entry.History is { } history)
            {
                var clock = StatutoryClock.ComputeRecorded(history, calendar, today);
                answer[id] = new DueNow(clock.DueOn, clock.InternalDueOn, clock.Provisional);
            }
        }

        return answer;
    }

    private async Task LearnAsync(DisclosureDb db, IReadOnlyCollection<(Guid Id, int Version)> unknown, WorkCalendar calendar, CancellationToken ct)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        if (known.Count > MostKept)
        {
            known.Clear();
        }

        var ids = unknown.Select(c => c.Id).ToList();
        var rows = await db.CaseKeys.AsNoTracking().Where(k => ids.Contains(k.CaseId) && k.Wrapped != null).ToListAsync(ct);
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.CaseId)).OrderBy(e => e.CaseId).ThenBy(e => e.Seq).ToListAsync(ct);
        var byCase = events.ToLookup(e => e.CaseId);
        foreach (var row in rows)
        {
            var cipher = keys.Open(row);
            var state = RequestState.Fold(byCase[row.CaseId].Select(e => (Disclosure.Domain.Requests.Events.RequestEvent)EventCodec.Decode(e, cipher)));
            known[row.CaseId] = (state.Version, state.ReceivedOn is { } received ? new ClockHistory(received, state.ClockEvents(calendar)) : null);
        }
    }
}
