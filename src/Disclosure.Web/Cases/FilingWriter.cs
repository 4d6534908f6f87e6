using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>An application as it comes from any channel, before it has a number.</summary>
public sealed record Filing(
    Guid AuthorityId,
    Applicant Applicant,
    InformationSought Information,
    DeliveryPreference Delivery,
    ReceiptFacts Receipt,
    IReadOnlyList<Guid> FileIds,
    bool WrittenByOfficer = false,
    string? PostalNumber = null);

/// <summary>What the citizen is given: the number, the code and the dates.</summary>
public sealed record FilingReceipt(Guid CaseId, string Number, string QueryCode, DateOnly? ReceivedOn, DateOnly? DueOn, bool Provisional);

/// <summary>What became of a filing.</summary>
public abstract record FilingOutcome
{
    private FilingOutcome()
    {
    }

    /// <summary>Filed now, or before under the same key.</summary>
    public sealed record Filed(FilingReceipt Receipt, bool Repeated) : FilingOutcome;

    /// <summary>Refused: nothing was stored.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : FilingOutcome;

    /// <summary>The key was used before for something else.</summary>
    public sealed record KeyReused : FilingOutcome
    {
        public static KeyReused Instance { get; } = new();
    }
}

/// <summary>
/// Files a request: number, events, workflow start, tasks, receipt mail and idempotency key in one commit. The number is the
/// last thing taken and has no gaps.
/// </summary>
public sealed class FilingWriter(
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
    /// <summary>Series of the 受理编号.</summary>
    public const string Series = "request";

    /// <summary>Files once for each key.</summary>
    /// <param name="filing">What is filed.</param>
    /// <param name="key">The form's submission key or the client's Idempotency-Key.</param>
    /// <param name="actor">A citizen, or the officer who registers what came by another channel.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<FilingOutcome> FileAsync(Filing filing, string key, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentException.ThrowIfNullOrEmpty(key);
        filing = FilingText.Clean(filing);
        var hashedKey = Hash($"{filing.AuthorityId:N}\n{key}");
        // Without the day, because a retry may cross midnight; without the files, because a second click uploads them anew.
        var contentHash = Hash(JsonSerializer.Serialize(filing with { Receipt = filing.Receipt with { SubmittedOn = default }, FileIds = [] }, EventCodec.Json));
        var calendar = await calendars.GetAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            if (await FindAsync(db, hashedKey, contentHash, calendar, ct) is { } before)
            {
                return before;
            }

            var now = time.GetUtcNow();
            var caseId = Guid.CreateVersion7(now);
            var (cipher, keyRow) = keys.Create(caseId);
            var staged = await db.Files.Where(f => filing.FileIds.Contains(f.Id)).ToListAsync(ct);
            if (staged.Count != filing.FileIds.Count || staged.Any(f => f.CaseId is not null || f.UploadedBy != actor.Id))
            {
                // Taken by the same form a moment earlier, or gone.
                return await FindAsync(db, hashedKey, contentHash, calendar, ct) ?? new FilingOutcome.Refused([new("file", "有上传的文件已失效，请重新上传。", null, "files")]);
            }

            var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == filing.AuthorityId, ct);
            try
            {
                await using (await gate.EnterAsync(ct))
                {
                    if (await db.FilingKeys.AnyAsync(k => k.Key == hashedKey, ct))
                    {
                        // A double click: the first one was ahead at the gate. The next round finds its receipt.
                        continue;
                    }

                    await using var transaction = await db.Database.BeginTransactionAsync(ct);
                    var number = await NumberAsync(db, authority, LegalTime.DateOf(now).Year, ct);
                    var (request, refusals) = DisclosureRequest.File(
                        new RequestFiled(number, filing.Applicant, filing.Information, filing.Delivery, filing.Receipt, filing.FileIds, filing.WrittenByOfficer, filing.PostalNumber),
                        QueryCode.New(),
                        LegalTime.DateOf(now));
                    if (request is null)
                    {
                        return new FilingOutcome.Refused(refusals);
                    }

                    var row = new CaseRow
                    {
                        Id = caseId,
                        AuthorityId = filing.AuthorityId,
                        Kind = "request",
                        Number = number,
                        QueryCodeHash = [],
                        FiledAt = now,
                        StaffState = string.Empty,
                        Subject = string.Empty,
                        SubjectTokens = string.Empty,
                        Channel = string.Empty,
                    };
                    db.Cases.Add(row);
                    db.CaseKeys.Add(keyRow);
                    db.FilingKeys.Add(new FilingKeyRow { Key = hashedKey, ContentHash = contentHash, CaseId = caseId, At = now });
                    db.BlindIndex.AddRange(BlindIndexOf(caseId, filing.Applicant, ring));
                    foreach (var file in staged)
                    {
                        files.Attach(file, caseId, cipher);
                    }

                    var unit = CaseUnit.ForNew(db, row, request, cipher, actor, now, calendar);
                    await writer.PrepareAsync(unit, ct);
                    await db.SaveChangesAsync(ct);
                    await transaction.CommitAsync(ct);
                    outbox.Wake();
                    return new FilingOutcome.Filed(ReceiptOf(caseId, request.State, calendar), Repeated: false);
                }
            }
            catch (DbUpdateException e) when (attempt < 3 && CaseWriter.IsRace(e))
            {
                // The same key in another request that was a moment earlier: the next round finds its receipt.
            }
        }
    }

    private static async Task<string> NumberAsync(DisclosureDb db, AuthorityRow authority, int year, CancellationToken ct)
    {
        // One statement that both locks and counts: under PostgreSQL it serialises the authority's filings until commit.
        var updated = await db.Numbers.Where(n => n.AuthorityId == authority.Id && n.Series == Series && n.Year == year)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last + 1), ct);
        if (updated == 0)
        {
            db.Numbers.Add(new NumberRow { AuthorityId = authority.Id, Series = Series, Year = year, Last = 1 });
            await db.SaveChangesAsync(ct);
        }

        var last = await db.Numbers.AsNoTracking().Where(n => n.AuthorityId == authority.Id && n.Series == Series && n.Year == year).Select(n => n.Last).SingleAsync(ct);
        return NumberPattern.Format(authority.RequestNumberPattern, authority.OrganCode, year, last);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static FilingReceipt ReceiptOf(Guid caseId, RequestState state, WorkCalendar calendar)
    {
        var clock = state.Clock(calendar, state.ReceivedOn ?? default);
        return new FilingReceipt(caseId, state.Number, state.QueryCode!, state.ReceivedOn, clock?.DueOn, clock?.Provisional ?? false);
    }

    private async Task<FilingOutcome?> FindAsync(DisclosureDb db, string key, string contentHash, WorkCalendar calendar, CancellationToken ct)
    {
        var known = await db.FilingKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Key == key, ct);
        if (known is null)
        {
            return null;
        }

        if (known.ContentHash != contentHash)
        {
            return FilingOutcome.KeyReused.Instance;
        }

        var cipher = await keys.OpenAsync(db, known.CaseId, ct);
        var events = await db.Events.AsNoTracking().Where(e => e.CaseId == known.CaseId).OrderBy(e => e.Seq).ToListAsync(ct);
        var state = RequestState.Fold(events.Select(e => EventCodec.Decode(e, cipher)));
        return new FilingOutcome.Filed(ReceiptOf(known.CaseId, state, calendar), Repeated: true);
    }

    /// <summary>The blind index of an applicant: one row for each value by which a case is searched exactly.</summary>
    internal static IReadOnlyList<BlindIndexRow> BlindIndexOf(Guid caseId, Applicant applicant, KeyRing ring) =>
    [
        .. new[] { ("name", applicant.Name), ("id", applicant.IdNumber), ("phone", applicant.Phone), ("email", applicant.Email) }
            .Where(v => !string.IsNullOrWhiteSpace(v.Item2))
            .Select(v => new BlindIndexRow { CaseId = caseId, Kind = v.Item1, KeyVersion = ring.IndexVersion, Hash = ring.Index(v.Item1, v.Item2!) }),
    ];
}
