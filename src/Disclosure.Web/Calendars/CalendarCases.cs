using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Calendars;

/// <summary>The cases that a new calendar may concern, found by their columns, and what it changes for them.</summary>
public sealed class CalendarCases(IDbContextFactory<DisclosureDb> factory, CaseKeys keys, TimeProvider time)
{
    /// <summary>Cases that are looked at together.</summary>
    public const int Batch = 200;

    /// <summary>
    /// The next cases with a date on or after the first day that differs. A date before it is the same by both calendars; that of a
    /// case which waits for an opinion moves with each day and is looked at in any case.
    /// </summary>
    /// <param name="from">The first day that differs.</param>
    /// <param name="after">The last case of the batch before.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<Guid>> NextAsync(DateOnly from, Guid after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking()
            .Where(c => c.Id > after && (c.DueOn >= from || c.InternalDueOn >= from || c.AnswerDueOn >= from || c.DisputeDueOn >= from || MovingClocks.Statuses.Contains(c.Status)))
            .OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(ct);
    }

    /// <summary>The open cases whose due date a plan changes, the nearest first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="authorityId">Of one authority; null for all.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<CalendarEffect>> EffectsAsync(CalendarPlan plan, Guid? authorityId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var effects = new List<CalendarEffect>();
        if (plan.From is not { } from)
        {
            return effects;
        }

        for (var after = Guid.Empty; await NextAsync(from, after, ct) is { Count: > 0 } ids; after = ids[^1])
        {
            effects.AddRange(await EffectsAsync(plan, ids, authorityId, ct));
        }

        return [.. effects.OrderBy(e => e.From).ThenBy(e => e.Number, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<CalendarEffect>> EffectsAsync(CalendarPlan plan, IReadOnlyList<Guid> ids, Guid? authorityId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ended = Enum.GetValues<PublicStatus>().Where(s => s.IsEnded()).ToArray();
        var rows = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && c.Kind == CaseKinds.Request && !ended.Contains(c.Status) && (authorityId == null || c.AuthorityId == authorityId)).ToListAsync(ct);
        var open = rows.ConvertAll(r => r.Id);
        var wrapped = await db.CaseKeys.AsNoTracking().Where(k => open.Contains(k.CaseId) && k.Wrapped != null).ToDictionaryAsync(k => k.CaseId, ct);
        var events = (await db.Events.AsNoTracking().Where(e => open.Contains(e.CaseId)).OrderBy(e => e.Seq).ToListAsync(ct)).ToLookup(e => e.CaseId);
        var effects = new List<CalendarEffect>();
        foreach (var row in rows.Where(r => wrapped.ContainsKey(r.Id)))
        {
            var cipher = keys.Open(wrapped[row.Id]);
            var state = RequestState.Fold(events[row.Id].Select(e => (RequestEvent)EventCodec.Decode(e, cipher)));
            if (DisclosureRequest.DueChange(state, plan.Before, plan.After, time.Today()) is { } change)
            {
                effects.Add(new CalendarEffect(row.Id, row.Number, row.Subject, change.From, change.To, change.WasProvisional, change.IsProvisional, !string.IsNullOrWhiteSpace(state.Filing!.Applicant.Email)));
            }
        }

        return effects;
    }
}
