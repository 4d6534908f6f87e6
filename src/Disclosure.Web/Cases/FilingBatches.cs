using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A filing that passed every check but those of the moment at which it is stored.</summary>
/// <param name="Filing">What is filed.</param>
/// <param name="Key">Hash of its idempotency key.</param>
/// <param name="ContentHash">Hash of its content.</param>
/// <param name="Actor">Who files.</param>
internal sealed record PendingFiling(Filing Filing, string Key, string ContentHash, Actor Actor)
{
    private readonly TaskCompletionSource<StoredFiling> settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What became of it.</summary>
    public Task<StoredFiling> Settled => settled.Task;

    /// <summary>Tells the one who waits.</summary>
    public void Settle(StoredFiling stored) => settled.TrySetResult(stored);

    /// <summary>Tells the one who waits that nothing was stored.</summary>
    public void Fail(Exception e) => settled.TrySetException(e);
}

/// <summary>A request stored now, a refusal, or neither: then its key or its files were taken a moment before.</summary>
internal sealed record StoredFiling(Guid CaseId, RequestState? State, IReadOnlyList<Domain.Common.Refusal> Refusals)
{
    /// <summary>Somebody was quicker.</summary>
    public static StoredFiling TakenBefore { get; } = new(default, null, []);
}

/// <summary>
/// Stores requests, those that came while the disk was busy together in one transaction: a wave of them costs one flush, and
/// what is read of the authority is read once. Each is answered only when its transaction is on the disk. When a
/// transaction fails, each of its requests is tried alone, so that none fails for another's sake.
/// </summary>
internal sealed class FilingBatches(
    IDbContextFactory<DisclosureDb> factory,
    WriteGate gate,
    CaseWriter writer,
    CaseKeys keys,
    KeyRing ring,
    FileStore files,
    CalendarSource calendars,
    OutboxSignal outbox,
    TimeProvider time)
{
    /// <summary>The most requests of one transaction: others wait for the gate, too.</summary>
    public const int Largest = 32;

    private readonly Lock door = new();
    private readonly Queue<PendingFiling> waiting = new();
    private bool working;

    /// <summary>Stores a filing. Once it is handed over it is stored even when the one who asked goes away.</summary>
    public Task<StoredFiling> StoreAsync(PendingFiling filing)
    {
        lock (door)
        {
            waiting.Enqueue(filing);
            if (!working)
            {
                working = true;
                _ = Task.Run(WorkAsync);
            }
        }

        return filing.Settled;
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await using (await gate.EnterAsync())
                {
                    // Taken behind the gate: what came while others wrote goes along.
                    if (Take() is not { } batch)
                    {
                        return;
                    }

                    await SettleAsync(batch);
                }
            }
        }
        catch (Exception e)
        {
            // The gate is gone: the site is going down. Nobody is left waiting for an answer that cannot come.
            while (Take() is { } left)
            {
                left.ForEach(p => p.Fail(e));
            }
        }
    }

    private List<PendingFiling>? Take()
    {
        lock (door)
        {
            var batch = new List<PendingFiling>();
            while (batch.Count < Largest && waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            working = batch.Count > 0;
            return working ? batch : null;
        }
    }

    private async Task SettleAsync(List<PendingFiling> batch)
    {
        try
        {
            var stored = await CommitAsync(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Settle(stored[i]);
            }
        }
        catch (DbUpdateException e) when (batch.Count == 1 && CaseWriter.IsRace(e))
        {
            batch[0].Settle(StoredFiling.TakenBefore);
        }
        catch (Exception e) when (batch.Count == 1 || IsUnable(e))
        {
            batch.ForEach(p => p.Fail(e));
        }
        catch (Exception)
        {
            foreach (var alone in batch)
            {
                await SettleAsync([alone]);
            }
        }
    }

    /// <summary>The database itself cannot write now (busy, locked, read-only, disk error, full): trying each alone would only hold the gate.</summary>
    private static bool IsUnable(Exception e) => e.GetBaseException() is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 };

    private async Task<IReadOnlyList<StoredFiling>> CommitAsync(List<PendingFiling> batch)
    {
        var calendar = await calendars.GetAsync();
        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();
        var (free, staged) = await FreeAsync(db, batch);
        var offices = new Dictionary<Guid, OfficeFacts>();
        var numbers = new Dictionary<Guid, Queue<string>>();
        foreach (var authority in batch.Where(free.Contains).GroupBy(p => p.Filing.AuthorityId))
        {
            offices[authority.Key] = new OfficeFacts(db, authority.Key);
            numbers[authority.Key] = await NumbersAsync(db, await offices[authority.Key].AuthorityAsync(default), LegalTime.DateOf(now).Year, authority.Count());
        }

        var stored = new List<StoredFiling>();
        foreach (var pending in batch)
        {
            if (!free.Contains(pending))
            {
                stored.Add(StoredFiling.TakenBefore);
                continue;
            }

            var filing = pending.Filing;
            var (request, refusals) = DisclosureRequest.File(
                new RequestFiled(numbers[filing.AuthorityId].Dequeue(), filing.Applicant, filing.Information, filing.Delivery, filing.Receipt, filing.FileIds, filing.WrittenByOfficer, filing.PostalNumber, filing.Kind, filing.Correction),
                Domain.Correspondence.QueryCode.New(),
                LegalTime.DateOf(now));
            if (request is null)
            {
                // The number it was given goes back with the transaction.
                return batch.Count == 1
                    ? [new StoredFiling(default, null, refusals)]
                    : throw new InvalidOperationException("A filing was refused among others; each is tried alone.");
            }

            var caseId = Guid.CreateVersion7(now);
            var (cipher, keyRow) = keys.Create(caseId);
            var row = NewRow(caseId, filing.AuthorityId, request.State.Number, now, CaseKinds.Of(request.State.Kind));
            db.Cases.Add(row);
            db.CaseKeys.Add(keyRow);
            db.FilingKeys.Add(new FilingKeyRow { Key = pending.Key, ContentHash = pending.ContentHash, CaseId = caseId, At = now });
            db.BlindIndex.AddRange(FilingWriter.BlindIndexOf(caseId, filing.Applicant, ring));
            foreach (var id in filing.FileIds)
            {
                files.Attach(staged[id], caseId, cipher);
            }

            await writer.PrepareAsync(CaseUnit.ForNew(db, row, request, cipher, pending.Actor, now, calendar, offices[filing.AuthorityId]), default);
            stored.Add(new StoredFiling(caseId, request.State, []));
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        outbox.Wake();
        return stored;
    }

    /// <summary>Those whose key is new, also within the batch, and whose files are there for them; with the files.</summary>
    private static async Task<(HashSet<PendingFiling> Free, Dictionary<Guid, FileRow> Staged)> FreeAsync(DisclosureDb db, List<PendingFiling> batch)
    {
        var wanted = batch.Select(p => p.Key).ToList();
        var taken = (await db.FilingKeys.AsNoTracking().Where(k => wanted.Contains(k.Key)).Select(k => k.Key).ToListAsync()).ToHashSet();
        var ids = batch.SelectMany(p => p.Filing.FileIds).Distinct().ToList();
        var staged = ids.Count == 0 ? [] : await db.Files.Where(f => ids.Contains(f.Id) && f.CaseId == null).ToDictionaryAsync(f => f.Id);
        var free = new HashSet<PendingFiling>(ReferenceEqualityComparer.Instance);
        var claimed = new HashSet<Guid>();
        foreach (var pending in batch)
        {
            var own = pending.Filing.FileIds;
            if (own.All(id => !claimed.Contains(id) && staged.TryGetValue(id, out var f) && f.UploadedBy == pending.Actor.Id) && taken.Add(pending.Key))
            {
                free.Add(pending);
                claimed.UnionWith(own);
            }
        }

        return (free, staged);
    }

    /// <summary>The next numbers of an authority. One statement both locks and counts: under PostgreSQL it serialises the authority's filings until commit.</summary>
    private static async Task<Queue<string>> NumbersAsync(DisclosureDb db, AuthorityRow authority, int year, int count)
    {
        var updated = await db.Numbers.Where(n => n.AuthorityId == authority.Id && n.Series == FilingWriter.Series && n.Year == year)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last + count));
        if (updated == 0)
        {
            db.Numbers.Add(new NumberRow { AuthorityId = authority.Id, Series = FilingWriter.Series, Year = year, Last = count });
            await db.SaveChangesAsync();
        }

        var last = await db.Numbers.AsNoTracking().Where(n => n.AuthorityId == authority.Id && n.Series == FilingWriter.Series && n.Year == year).Select(n => n.Last).SingleAsync();
        return new Queue<string>(Enumerable.Range(last - count + 1, count).Select(n => NumberPattern.Format(authority.RequestNumberPattern, authority.OrganCode, year, n)));
    }

    /// <summary>The row of a new case; the projection fills the rest.</summary>
    internal static CaseRow NewRow(Guid id, Guid authorityId, string number, DateTimeOffset filedAt, string kind) => new()
    {
        Id = id,
        AuthorityId = authorityId,
        Kind = kind,
        Number = number,
        QueryCodeHash = [],
        FiledAt = filedAt,
        StaffState = string.Empty,
        Subject = string.Empty,
        SubjectTokens = string.Empty,
        Channel = string.Empty,
    };
}
