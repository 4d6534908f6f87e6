using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue.Desk;

/// <summary>The one way to change an entry of the catalogue that belongs to no case's move: load, let the domain move, save everything together.</summary>
public sealed class RecordWriter(IDbContextFactory<DisclosureDb> factory, WriteGate gate, CategorySource categories, TimeProvider time)
{
    // Every round lets one of those through who want the next number.
    private const int Attempts = 50;

    /// <summary>Who may change the catalogue: the officers of the disclosure office and its head.</summary>
    public static bool MayChange(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>Works on an entry.</summary>
    /// <param name="actor">Who acts; must be of the disclosure office.</param>
    /// <param name="id">The entry; a new identity begins one.</param>
    /// <param name="expected">The version that the officer was looking at; zero for a new one and for one that is as imported.</param>
    /// <param name="isNew">True when the entry is to be made: an entry that exists is then a repeated command.</param>
    /// <param name="move">Calls the domain; returns the refusals.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Done; refused; overtaken by another officer; not found; or forbidden.</returns>
    public async Task<Outcome> WriteAsync(Actor actor, Guid id, int expected, bool isNew, Func<RecordUnit, IReadOnlyList<Refusal>> move, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (!MayChange(actor))
        {
            return new Outcome.Forbidden("信息公开目录由公开工作机构管理，您可以查看，不能修改。");
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            if (await RecordUnit.LoadAsync(db, id, actor, time.GetUtcNow(), ct) is not { } unit || (!isNew && unit.Record is null && unit.VersionBefore == 0))
            {
                return Outcome.NotFound.Instance;
            }

            if (unit.VersionBefore != expected)
            {
                // The very command once more, after its answer was lost: the entry is there.
                return isNew && await WasMadeByAsync(db, id, actor, ct) ? Outcome.Done.Instance : await ConflictAsync(db, id, expected, unit.VersionBefore, ct);
            }

            await TakeOverAsync(unit, ct);
            await unit.PrepareNumberAsync(ct);
            var refusals = move(unit);
            refusals = refusals.Count == 0 ? await unit.StageAsync(ct) : refusals;
            if (refusals.Count > 0)
            {
                return new Outcome.Refused(refusals);
            }

            try
            {
                await using (await gate.EnterAsync(ct))
                {
                    await db.SaveChangesAsync(ct);
                }

                categories.Reload();
                return Outcome.Done.Instance;
            }
            catch (DbUpdateException e) when (CaseWriter.IsRace(e) && attempt < Attempts)
            {
                // Another officer was first, with this entry or with the number: the next round tells which.
            }
        }
    }

    private static async Task TakeOverAsync(RecordUnit unit, CancellationToken ct)
    {
        if (unit is not { VersionBefore: 0, Record: { } row })
        {
            return;
        }

        var rows = await unit.Db.CatalogueCategories.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var path = new List<string>();
        for (var at = rows.GetValueOrDefault(row.CategoryId); at is not null; at = at.ParentId is { } parent ? rows.GetValueOrDefault(parent) : null)
        {
            path.Insert(0, at.Name);
        }

        unit.Entry.TakeOver(RecordRows.Content(row, path));
    }

    private static Task<bool> WasMadeByAsync(DisclosureDb db, Guid id, Actor actor, CancellationToken ct) =>
        db.CatalogueChanges.AnyAsync(c => c.RecordId == id && c.Seq == 1 && c.ActorId == actor.Id, ct);

    private static async Task<Outcome> ConflictAsync(DisclosureDb db, Guid id, int expected, int version, CancellationToken ct)
    {
        var since = await db.CatalogueChanges.AsNoTracking().Where(c => c.RecordId == id && c.Seq > expected).OrderBy(c => c.Seq)
            .Select(c => new { c.Seq, c.At, c.ActorId, c.ActorName, c.Kind }).ToListAsync(ct);
        return new Outcome.Conflict(version, [.. since.Select(c => new CaseChange(c.Seq, c.At, c.ActorId, c.ActorName, RecordWords.Of(c.Kind)))]);
    }
}
