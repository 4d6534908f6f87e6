using System.Security.Cryptography;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Opinions;

/// <summary>An opinion as somebody may see it: never written back.</summary>
/// <param name="Row">Identity and derived columns.</param>
/// <param name="State">The fold.</param>
/// <param name="Events">Every event, oldest first.</param>
/// <param name="Calendar">The working calendar.</param>
/// <param name="Cipher">Opens what belongs to the case.</param>
/// <param name="Today">Today in Asia/Shanghai.</param>
public sealed record OpinionView(CaseRow Row, OpinionState State, IReadOnlyList<OpinionFact> Events, WorkCalendar Calendar, CaseCipher Cipher, DateOnly Today)
    : CaseGlance(Row, Calendar, Cipher, Today)
{
    /// <summary>计划答复日期.</summary>
    public DateOnly DueOn => State.AnswerDueOn(Calendar);

    /// <summary>暂定.</summary>
    public bool Provisional => Calendar.IsProvisional(DueOn);
}

/// <summary>An event with what the record says about it.</summary>
/// <param name="Seq">1, 2, 3 … within the case.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="ActorName">Who recorded it.</param>
/// <param name="Title">The office's word for it.</param>
/// <param name="Event">The fact.</param>
public sealed record OpinionFact(int Seq, DateTimeOffset At, string ActorName, string Title, OpinionEvent Event);

/// <summary>Reads opinions for those who may see them.</summary>
public sealed class OpinionReader(IDbContextFactory<DisclosureDb> factory, CaseReader cases, CaseKeys keys, KeyRing ring, CalendarSource calendars, TimeProvider time)
{
    /// <summary>For an officer; null when there is no such opinion or the officer may not see it.</summary>
    /// <exception cref="CaseErasedException">Its personal data were erased.</exception>
    public async Task<OpinionView?> ForOfficerAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await RowAsync(db, caseId, ct);
        var view = row is null ? null : await LoadAsync(db, row, ct);
        return view is not null && CaseAccess.MaySee(view.Row.AuthorityId, OpinionMatter.AssignmentsOf(view.State), actor) ? view : null;
    }

    /// <summary>For a citizen who proved number and code before.</summary>
    /// <exception cref="CaseErasedException">Its personal data were erased.</exception>
    public async Task<OpinionView?> ForCitizenAsync(CitizenProof proof, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(proof);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await RowAsync(db, proof.CaseId, ct);
        return row is not null && CryptographicOperations.FixedTimeEquals(row.QueryCodeHash, proof.CodeHash.Span) ? await LoadAsync(db, row, ct) : null;
    }

    /// <summary>Proof for number and code; null when either is wrong, after the same work.</summary>
    public Task<CitizenProof?> ProveAsync(string? number, string? code, CancellationToken ct = default) => cases.ProveAsync(number, code, ct, CaseKinds.Opinion);

    /// <summary>Proof for an opinion that was filed this moment.</summary>
    public CitizenProof ProofOf(Guid caseId, OpinionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CitizenProof(caseId, ring.CodeHash(state.Number, state.QueryCode!));
    }

    private static Task<CaseRow?> RowAsync(DisclosureDb db, Guid caseId, CancellationToken ct) =>
        db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.Kind == CaseKinds.Opinion, ct);

    private async Task<OpinionView> LoadAsync(DisclosureDb db, CaseRow row, CancellationToken ct)
    {
        var cipher = await keys.OpenAsync(db, row.Id, ct);
        var stored = await db.Events.AsNoTracking().Where(e => e.CaseId == row.Id).OrderBy(e => e.Seq).ToListAsync(ct);
        var facts = stored.ConvertAll(e => new OpinionFact(e.Seq, e.At, e.ActorName, EventTitles.Of(e.Type), (OpinionEvent)EventCodec.Decode(e, cipher)));
        return new OpinionView(row, OpinionState.Fold(facts.Select(f => f.Event)), facts, await calendars.GetAsync(ct), cipher, time.Today());
    }
}
