using System.Collections.Concurrent;
using Disclosure.Domain.Accounting;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Times;

/// <summary>What figures are added up from, for one authority.</summary>
/// <param name="Months">The months asked for, in order; those without a case are left out.</param>
/// <param name="Open">Open cases, today.</param>
/// <param name="Supervisions">督办单.</param>
public sealed record TimeFigures(IReadOnlyList<ClosedMonth> Months, IReadOnlyList<OpenCase> Open, IReadOnlyList<SupervisionRow> Supervisions);

/// <summary>
/// Reads the rows of 用时, month by month, and keeps the months in memory: one question a look asks the database whether count
/// and stamps of a month are still what was read, so that several nodes never show what has changed. A case that has ended
/// seldom changes, so that a look costs that question and a walk through memory.
/// </summary>
public sealed class TimeBoard(IDbContextFactory<DisclosureDb> factory, CalendarSource calendars, TimeProvider time)
{
    /// <summary>So many ended cases are kept; beyond, memory is given back.</summary>
    public const int MostKept = 1_500_000;

    private readonly ConcurrentDictionary<(Guid Authority, int Month), ClosedMonth> kept = new();
    private readonly ConcurrentDictionary<Guid, (int Count, long Stamp, List<CaseTimeRow> Rows)> open = new();

    /// <summary>Reads what is needed and not known yet.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="from">First month of ends, yyyyMM.</param>
    /// <param name="to">Last month.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<TimeFigures> ReadAsync(Guid authorityId, int from, int to, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var stamps = await db.CaseTimes.AsNoTracking()
            .Where(t => t.AuthorityId == authorityId && (t.EndMonth == 0 || (t.EndMonth >= from && t.EndMonth <= to)))
            .GroupBy(t => t.EndMonth).Select(g => new { Month = g.Key, Count = g.Count(), Stamp = g.Sum(t => t.Stamp) })
            .OrderBy(g => g.Month).ToListAsync(ct);
        if (kept.Values.Sum(m => m.Cases.Length) > MostKept)
        {
            kept.Clear();
        }

        var months = new List<ClosedMonth>();
        IReadOnlyList<CaseTimeRow> rows = [];
        foreach (var s in stamps)
        {
            if (s.Month == 0)
            {
                rows = await OpenAsync(db, authorityId, s.Count, s.Stamp, ct);
                continue;
            }

            if (!kept.TryGetValue((authorityId, s.Month), out var month) || month.Count != s.Count || month.Stamp != s.Stamp)
            {
                month = await MonthAsync(db, authorityId, s.Month, s.Stamp, ct);
                kept[(authorityId, s.Month)] = month;
            }

            months.Add(month);
        }

        var (calendar, today) = (await calendars.GetAsync(ct), time.Today());
        return new TimeFigures(
            months,
            [.. rows.Select(r => Today(r, calendar, today))],
            await db.Supervisions.AsNoTracking().Where(s => s.AuthorityId == authorityId).OrderBy(s => s.AnswerBy).ThenBy(s => s.Id).ToListAsync(ct));
    }

    /// <summary>An open case as of a day: what is stored, and the days since.</summary>
    public static OpenCase Today(CaseTimeRow row, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(calendar);
        var department = row.LeadDepartmentId ?? Guid.Empty;
        if (row is not { ReceivedOn: { } receivedOn, SettledOn: { } settledOn })
        {
            return new OpenCase(row.CaseId, department, row.Kind, row.Channel, null, null, false, null, false, 0, 0);
        }

        var since = TimeAhead.Until(row.Ahead, settledOn, today, calendar).ToList();
        var left = row.Left - since.Where(s => s.Phase != TimePhase.Excluded).Sum(s => s.Days);
        var holder = TimeAhead.HolderOn(row.Ahead, today);
        var excluded = holder is CaseHolder.Applicant or CaseHolder.ThirdParty or CaseHolder.OtherAgency;
        return new OpenCase(
            row.CaseId, department, row.Kind, row.Channel, receivedOn, left, row.DueOn < today, holder, excluded, Span(row) + since.Sum(s => s.Days), since.Where(s => s.Holder == holder).Sum(s => s.Days));
    }

    private static int Span(CaseTimeRow r) => r.BaseDays + r.ExtensionDays + r.ExcludedDays + r.OverdueDays + r.NoTermDays;

    private async Task<IReadOnlyList<CaseTimeRow>> OpenAsync(DisclosureDb db, Guid authorityId, int count, long stamp, CancellationToken ct)
    {
        if (!open.TryGetValue(authorityId, out var known) || known.Count != count || known.Stamp != stamp)
        {
            known = (count, stamp, await db.CaseTimes.AsNoTracking().Where(t => t.AuthorityId == authorityId && t.EndMonth == 0).ToListAsync(ct));
            open[authorityId] = known;
        }

        return known.Rows;
    }

    private static async Task<ClosedMonth> MonthAsync(DisclosureDb db, Guid authorityId, int month, long stamp, CancellationToken ct)
    {
        var ofMonth = db.CaseTimes.AsNoTracking().Where(t => t.AuthorityId == authorityId && t.EndMonth == month);
        var words = new Dictionary<string, string>();
        var cases = new List<ClosedCase>();
        var places = new Dictionary<Guid, int>();
        await foreach (var t in ofMonth.AsAsyncEnumerable().WithCancellation(ct))
        {
            places[t.CaseId] = cases.Count;
            cases.Add(Closed(t, Word));
        }

        var shares = await db.CaseDepartmentTimes.AsNoTracking().Where(d => ofMonth.Any(t => t.CaseId == d.CaseId)).ToListAsync(ct);
        return new ClosedMonth(month, cases.Count, stamp, [.. cases], [.. shares.Select(d => new DepartmentShare(places[d.CaseId], d.DepartmentId, Short(d.Days), Short(d.Returned)))]);

        // The same few words a hundred thousand times.
        string Word(string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;
    }

    private static ClosedCase Closed(CaseTimeRow t, Func<string, string> word)
    {
        var days = default(HolderDays);
        ReadOnlySpan<int> stored = [t.IntakeDays, t.DepartmentDays, t.ApprovalDays, t.ServiceDays, t.ApplicantDays, t.ThirdPartyDays, t.OtherAgencyDays];
        for (var i = 0; i < stored.Length; i++)
        {
            days[i] = Short(stored[i]);
        }

        var marks = (t.Extended ? CaseMarks.Extended : 0) | (t.Clarified ? CaseMarks.Clarified : 0) | (t.Consulted ? CaseMarks.Consulted : 0)
            | (t.Reconsidered ? CaseMarks.Reconsidered : 0) | (t.Sued ? CaseMarks.Sued : 0)
            | (t.OnTime is true ? CaseMarks.OnTime : 0) | (t.OnTime is false ? CaseMarks.Late : 0);
        return new ClosedCase(
            t.CaseId, t.LeadDepartmentId ?? Guid.Empty, word(t.Kind), word(t.Channel), t.ReplyType is null ? null : word(t.ReplyType),
            t.EndMonth, t.EndedOn!.Value, t.Outcome, marks, Short(t.Returned), Short(t.OverdueDays), days);
    }

    private static short Short(int days) => (short)Math.Min(days, short.MaxValue);
}
