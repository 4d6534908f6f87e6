using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Catalogue.Desk;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>An entry as an officer hands it in.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Version">The version that the officer was looking at; zero for a new one.</param>
/// <param name="IsNew">True when it is to be made.</param>
/// <param name="Content">What was typed.</param>
/// <param name="CaseId">The case that a new one comes from.</param>
public sealed record RecordCommand(Guid Id, int Version, bool IsNew, CatalogueDraft Content, Guid? CaseId = null);

/// <summary>What officers do with the catalogue. Everything of one command commits together, the event of its case too.</summary>
public sealed class RecordHandler(RecordWriter records, CaseWriter cases, CaseCopies copies, AttachmentInspection inspection, CategorySource categories, TimeProvider time)
{
    /// <summary>存为待公开: produced, not yet public; its last day is watched (条例第二十六条).</summary>
    public async Task<Outcome> SaveDraftAsync(Actor actor, RecordCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!RecordWriter.MayChange(actor))
        {
            return await WriteAsync(actor, command, _ => [], ct);
        }

        var (given, refused) = await copies.TakeAsync(actor, command, ct);
        return refused ?? await WriteAsync(actor, command, unit =>
        {
            unit.Db.Files.AddRange(given!.Files);
            return unit.Entry.Draft(given.Content, unit.Moment, given.Origin);
        }, ct);
    }

    /// <summary>公开 of a new entry or of one that waited. One that came from a case leaves its event there (条例第四十四条).</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="command">The entry.</param>
    /// <param name="reviewed">The declaration.</param>
    /// <param name="earlier">Where it was public before, for an earlier 公开日期.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome> PublishAsync(Actor actor, RecordCommand command, bool reviewed, string? earlier, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!RecordWriter.MayChange(actor))
        {
            return await WriteAsync(actor, command, _ => [], ct);
        }

        var origin = command.CaseId is null && !command.IsNew ? await copies.OriginAsync(command.Id, ct) : command.CaseId;
        if (origin is { } caseId)
        {
            return await PublishFromCaseAsync(actor, command with { CaseId = caseId }, reviewed, earlier, ct);
        }

        return await WriteAsync(actor, command, unit => unit.Entry.Publish(command.Content, reviewed, earlier, unit.Moment, unit.Issue), ct);
    }

    /// <summary>更正.</summary>
    public Task<Outcome> CorrectAsync(Actor actor, RecordCommand command, string? reason, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return WriteAsync(actor, command, unit => unit.Entry.Correct(command.Content, reason, unit.Moment), ct);
    }

    /// <summary>撤下: the public address answers 410 from here on, search and feed no longer hold it.</summary>
    public Task<Outcome> WithdrawAsync(Actor actor, Guid id, int version, string? reason, CancellationToken ct = default) =>
        records.WriteAsync(actor, id, version, isNew: false, unit => unit.Entry.Withdraw(reason), ct);

    /// <summary>重新公开 under the same number.</summary>
    public Task<Outcome> RestoreAsync(Actor actor, Guid id, int version, string? reason, CancellationToken ct = default) =>
        records.WriteAsync(actor, id, version, isNew: false, unit => unit.Entry.Restore(reason), ct);

    /// <summary>作废 of what waits.</summary>
    public Task<Outcome> DiscardAsync(Actor actor, Guid id, int version, string? reason, CancellationToken ct = default) =>
        records.WriteAsync(actor, id, version, isNew: false, unit => unit.Entry.Discard(reason), ct);

    private async Task<Outcome> WriteAsync(Actor actor, RecordCommand command, Func<RecordUnit, IReadOnlyList<Refusal>> move, CancellationToken ct)
    {
        // Before the transaction, for a file may take its time; all that is wrong is told at once.
        var found = RecordWriter.MayChange(actor) ? await inspection.CheckAsync(command.Content, ct) : [];
        return await records.WriteAsync(actor, command.Id, command.Version, command.IsNew, unit => [.. move(unit), .. found], ct);
    }

    private async Task<Outcome> PublishFromCaseAsync(Actor actor, RecordCommand command, bool reviewed, string? earlier, CancellationToken ct)
    {
        // Everything is judged before a file is copied: a refused form leaves nothing behind.
        var (_, asked) = await copies.TakeAsync(actor, command, ct, rehearse: true);
        if (asked is not null)
        {
            return asked;
        }

        var rehearsal = CatalogueEntry.Rebuild([]);
        var moment = new RecordMoment(await copies.OrganCodeAsync(actor, ct), time.GetUtcNow().ToOffset(LegalTime.Offset).DateTime);
        var refusals = rehearsal.Publish(command.Content, reviewed, earlier, moment, () => IndexNumber.Issue(moment.OrganCode, moment.Now.Year, 1), new RecordOrigin(command.CaseId!.Value, string.Empty));
        refusals = [.. refusals, .. await inspection.CheckAsync(command.Content, ct)];
        if (refusals.Count > 0)
        {
            return new Outcome.Refused(refusals);
        }

        var (given, refused) = await copies.TakeAsync(actor, command, ct);
        if (refused is not null)
        {
            return refused;
        }

        Outcome? before = null;
        var outcome = await cases.WriteAsync(command.CaseId!.Value, actor, null, async unit =>
        {
            var record = await RecordUnit.LoadAsync(unit.Db, command.Id, actor, unit.Now, ct);
            if (record is null || record.VersionBefore != command.Version)
            {
                // Judged by the same rules as any other entry, in a transaction that does nothing.
                before = await WriteAsync(actor, command, _ => [], ct);
                return [new Refusal("overtaken", "这一条在您填写期间已有变化。")];
            }

            unit.Db.Files.AddRange(given!.Files);
            await record.PrepareNumberAsync(ct);
            var wrong = record.Entry.Publish(given.Content, reviewed, earlier, record.Moment, record.Issue, given.Origin);
            wrong = wrong.Count == 0 ? await record.StageAsync(ct) : wrong;
            return wrong.Count > 0 ? wrong : unit.Request.MakePublic(command.Id, record.Entry.IndexNumber!, unit.Today) is { } no ? [no] : [];
        }, ct);
        categories.Reload();
        return before ?? outcome;
    }
}
