using System.Security.Cryptography;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A case as somebody may see it: never written back.</summary>
/// <param name="Row">Identity and derived columns.</param>
/// <param name="State">The fold.</param>
/// <param name="Events">Every event, oldest first.</param>
/// <param name="Clock">The clock of today; null while the date of receipt waits for confirmation.</param>
/// <param name="Calendar">The working calendar.</param>
/// <param name="Cipher">Opens what belongs to the case: file names, notes, mails.</param>
/// <param name="Today">Today in Asia/Shanghai.</param>
public sealed record CaseView(CaseRow Row, RequestState State, IReadOnlyList<CaseEvent> Events, ClockResult? Clock, WorkCalendar Calendar, CaseCipher Cipher, DateOnly Today)
    : CaseGlance(Row, Calendar, Cipher, Today);

/// <summary>What a form needs of a case of any kind.</summary>
/// <param name="Row">Identity and derived columns.</param>
/// <param name="Calendar">The working calendar.</param>
/// <param name="Cipher">Opens what belongs to the case.</param>
/// <param name="Today">Today in Asia/Shanghai.</param>
public abstract record CaseGlance(CaseRow Row, WorkCalendar Calendar, CaseCipher Cipher, DateOnly Today);

/// <summary>An event with what the record says about it.</summary>
/// <param name="Seq">1, 2, 3 … within the case.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="ActorId">Whose account recorded it; null for the applicant and the system.</param>
/// <param name="ActorName">Who recorded it.</param>
/// <param name="Title">The office's word for it.</param>
/// <param name="Event">The fact.</param>
public sealed record CaseEvent(int Seq, DateTimeOffset At, Guid? ActorId, string ActorName, string Title, RequestEvent Event);

/// <summary>A case, and the hash of the code that opened it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CodeHash">Keyed hash of number and code, 32 bytes; stops matching when the code is reissued.</param>
public sealed record CitizenProof(Guid CaseId, ReadOnlyMemory<byte> CodeHash);

/// <summary>Reads cases for those who may see them.</summary>
public sealed class CaseReader(IDbContextFactory<DisclosureDb> factory, CaseKeys keys, KeyRing ring, CalendarSource calendars, TimeProvider time)
{
    /// <summary>For an officer; null when there is no such case or the officer may not see it.</summary>
    public async Task<CaseView?> ForOfficerAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.Kind != CaseKinds.Opinion, ct);
        var view = row is null ? null : await LoadAsync(db, row, ct);
        return view is not null && CaseAccess.MaySee(view.Row.AuthorityId, view.State, actor) ? view : null;
    }

    /// <summary>
    /// The case that a number and a code open; null when either is wrong, after the same work, so that a wrong number cannot
    /// be told from a wrong code.
    /// </summary>
    /// <param name="number">受理编号 as typed.</param>
    /// <param name="code">查询码 as typed.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Guid?> FindAsync(string? number, string? code, CancellationToken ct = default) => (await ProveAsync(number, code, ct))?.CaseId;

    /// <summary>As <see cref="FindAsync"/>, with the proof that a visit keeps; for a case of the kind, any other is not found.</summary>
    public async Task<CitizenProof?> ProveAsync(string? number, string? code, CancellationToken ct = default, string kind = CaseKinds.Request)
    {
        var typedNumber = CaseNumber.Normalise(number);
        var typedCode = QueryCode.Normalise(code) ?? string.Empty;
        var typedHash = ring.CodeHash(typedNumber, typedCode);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Cases.AsNoTracking().OfFamily(kind).Where(c => c.Number == typedNumber).Select(c => new { c.Id, c.QueryCodeHash }).SingleOrDefaultAsync(ct);
        var right = CryptographicOperations.FixedTimeEquals(row?.QueryCodeHash ?? new byte[32], typedHash);
        return right && row is not null ? new CitizenProof(row.Id, typedHash) : null;
    }

    /// <summary>
    /// For a citizen who proved number and code before: <paramref name="codeHash"/> is the hash of the code proved, so that a
    /// reissued code ends the visit.
    /// </summary>
    public async Task<CaseView?> ForCitizenAsync(Guid caseId, ReadOnlyMemory<byte> codeHash, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.Kind != CaseKinds.Opinion, ct);
        return row is not null && CryptographicOperations.FixedTimeEquals(row.QueryCodeHash, codeHash.Span) ? await LoadAsync(db, row, ct) : null;
    }

    /// <summary>The case that a number and a code open; null when either is wrong. See <see cref="FindAsync"/>.</summary>
    public async Task<CaseView?> OpenForCitizenAsync(string? number, string? code, CancellationToken ct = default) =>
        await FindAsync(number, code, ct) is { } id ? await ForCitizenAsync(id, ring.CodeHash(CaseNumber.Normalise(number), QueryCode.Normalise(code)!), ct) : null;

    private async Task<CaseView> LoadAsync(DisclosureDb db, CaseRow row, CancellationToken ct)
    {
        var cipher = await keys.OpenAsync(db, row.Id, ct);
        var stored = await db.Events.AsNoTracking().Where(e => e.CaseId == row.Id).OrderBy(e => e.Seq).ToListAsync(ct);
        var events = stored.Select(e => new CaseEvent(e.Seq, e.At, e.ActorId, e.ActorName, EventTitles.Of(e.Type), (RequestEvent)EventCodec.Decode(e, cipher))).ToList();
        var state = RequestState.Fold(events.Select(e => e.Event));
        var calendar = await calendars.GetAsync(ct);
        var today = time.Today();
        return new CaseView(row, state, events, state.Clock(calendar, today), calendar, cipher, today);
    }
}
