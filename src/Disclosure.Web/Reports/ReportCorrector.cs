using Disclosure.Domain.Common;
using Disclosure.Domain.Reports;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Reports;

/// <summary>更正 of figures of the annual report, and the figures of 表二 that are entered by hand. All of it is appended.</summary>
public sealed class ReportCorrector(IDbContextFactory<DisclosureDb> factory, ReportReader reader, WriteGate gate, TimeProvider time)
{
    /// <summary>Who may read the report.</summary>
    public static bool MayRead(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.Supervisor, Roles.DisclosureHead, Roles.DisclosureOfficer, Roles.SigningLeader);
    }

    /// <summary>Who may correct it and enter 表二.</summary>
    public static bool MayCorrect(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.Supervisor, Roles.DisclosureHead, Roles.DisclosureOfficer);
    }

    /// <summary>Adds a signed amount to a figure, with its reason.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="year">The year.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">Row or block.</param>
    /// <param name="column">Category or cell.</param>
    /// <param name="amount">The amount; null when what was typed is no number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The refusals; none when it is on record.</returns>
    public async Task<IReadOnlyList<Refusal>> CorrectAsync(Actor actor, int year, ReportTable table, string row, string column, int? amount, string? reason, CancellationToken ct = default)
    {
        if (Forbidden(actor, year) is { } no)
        {
            return [no];
        }

        var refusals = ReportCorrection.Check(await reader.ReadAsync(actor.AuthorityId!.Value, year, ct), table, row, column, amount, reason);
        return refusals.Count > 0 ? refusals : await AddAsync(NewRow(actor, year, table, row, column, amount!.Value, reason!.Trim(), withdraws: null), ct);
    }

    /// <summary>Takes a correction back by a further one. Each is taken back once.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="correctionId">The correction.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The refusals; none when it is on record.</returns>
    public async Task<IReadOnlyList<Refusal>> WithdrawAsync(Actor actor, Guid correctionId, string? reason, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ReportCorrectionRow? taken;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            taken = await db.ReportCorrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == correctionId && c.AuthorityId == actor.AuthorityId, ct);
        }

        if (taken is null || taken.WithdrawsId is not null)
        {
            return [new("correction", "没有找到这条更正，请刷新后重试。")];
        }

        if (Forbidden(actor, taken.Year) is { } no)
        {
            return [no];
        }

        var refusals = ReportCorrection.Check(await reader.ReadAsync(taken.AuthorityId, taken.Year, ct), taken.Table, taken.Row, taken.Column, -taken.Amount, reason);
        return refusals.Count > 0 ? refusals : await AddAsync(NewRow(actor, taken.Year, taken.Table, taken.Row, taken.Column, -taken.Amount, reason!.Trim(), taken.Id), ct);
    }

    /// <summary>The figures of 表二 of a year; what was never entered is absent.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> EntriesAsync(Guid authorityId, int year, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.ReportEntries.AsNoTracking().Where(e => e.AuthorityId == authorityId && e.Year == year).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        return rows.GroupBy(e => e.Key).Where(g => g.Last().Value is not null).ToDictionary(g => g.Key, g => g.Last().Value!.Value);
    }

    /// <summary>Enters figures of 表二; those that do not change are not written again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="year">The year.</param>
    /// <param name="typed">What was typed, by key.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The refusals, each naming its key as the field; none when stored.</returns>
    public async Task<IReadOnlyList<Refusal>> EnterAsync(Actor actor, int year, IReadOnlyDictionary<string, string?> typed, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (Forbidden(actor, year) is { } no)
        {
            return [no];
        }

        var (values, refusals) = OwnDisclosure.Read(typed);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var known = await EntriesAsync(actor.AuthorityId!.Value, year, ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        // The later of two entries is the one that holds, however fast they follow each other.
        var last = await db.ReportEntries.Where(e => e.AuthorityId == actor.AuthorityId && e.Year == year).Select(e => (DateTimeOffset?)e.At).MaxAsync(ct);
        var now = time.GetUtcNow() is var at && last >= at ? last.Value.AddMilliseconds(1) : at;
        db.ReportEntries.AddRange(values.Where(v => v.Value != (known.TryGetValue(v.Key, out var was) ? was : null)).Select(v => new ReportEntryRow
        {
            Id = Guid.CreateVersion7(now),
            AuthorityId = actor.AuthorityId.Value,
            Year = year,
            Key = v.Key,
            Value = v.Value,
            ActorId = actor.Id,
            ActorName = actor.Name,
            At = now,
        }));
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return [];
    }

    private Refusal? Forbidden(Actor actor, int year) => !MayCorrect(actor) ? new Refusal("forbidden", "年度报告由公开办或者督查员填报，您的角色不能更改。")
        : year < 2008 || year > time.Today().Year ? new Refusal("year", "年度不对，请重新选择。")
        : null;

    private ReportCorrectionRow NewRow(Actor actor, int year, ReportTable table, string row, string column, int amount, string reason, Guid? withdraws) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        AuthorityId = actor.AuthorityId!.Value,
        Year = year,
        Table = table,
        Row = row,
        Column = column,
        Amount = amount,
        Reason = reason,
        ActorId = actor.Id,
        ActorName = actor.Name,
        At = time.GetUtcNow(),
        WithdrawsId = withdraws,
    };

    private async Task<IReadOnlyList<Refusal>> AddAsync(ReportCorrectionRow row, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        db.ReportCorrections.Add(row);
        try
        {
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }

            return [];
        }
        catch (DbUpdateException e) when (CaseWriter.IsRace(e))
        {
            return [new("withdrawn", "这条更正已经撤销，不能再撤销一次。")];
        }
    }
}
