using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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

/// <summary>
/// An application as it comes from any channel, before it has a number. Without a correction its content hashes as before there
/// were two kinds: a retry that crosses the upgrade is still known.
/// </summary>
public sealed record Filing(
    Guid AuthorityId,
    Applicant Applicant,
    InformationSought Information,
    DeliveryPreference Delivery,
    ReceiptFacts Receipt,
    IReadOnlyList<Guid> FileIds,
    bool WrittenByOfficer = false,
    string? PostalNumber = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CorrectionSought? Correction = null)
{
    /// <summary>申请公开, or 申请更正 where it says what is to be corrected.</summary>
    [JsonIgnore]
    public RequestKind Kind => Correction is null ? RequestKind.Disclosure : RequestKind.Correction;
}

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
/// Files a request: number, events, workflow start, tasks, receipt mail and idempotency key in one commit
/// (<see cref="FilingBatches"/>). Numbers have no gaps.
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

    private const int Attempts = 3;

    private readonly FilingBatches batches = new(factory, gate, writer, keys, ring, files, calendars, outbox, time);

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
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using (var db = await factory.CreateDbContextAsync(ct))
            {
                if (await FindAsync(db, hashedKey, contentHash, calendar, ct) is { } before)
                {
                    return before;
                }
            }

            if (DisclosureRequest.CheckFiling(filing.Applicant, filing.Information, filing.Delivery, filing.Receipt, LegalTime.DateOf(time.GetUtcNow()), filing.Correction, filing.FileIds.Count > 0) is { Count: > 0 } refusals)
            {
                return new FilingOutcome.Refused(refusals);
            }

            var stored = await batches.StoreAsync(new PendingFiling(filing, hashedKey, contentHash, actor));
            if (stored.State is { } state)
            {
                return new FilingOutcome.Filed(ReceiptOf(stored.CaseId, state, calendar), Repeated: false);
            }

            if (stored.Refusals.Count > 0)
            {
                return new FilingOutcome.Refused(stored.Refusals);
            }

            // A double click, the same form in another request that was a moment earlier: the next round finds its receipt.
        }

        return new FilingOutcome.Refused([filing.FileIds.Count > 0
            ? new("file", "有上传的文件已失效，请重新上传。", null, "files")
            : new("busy", "系统繁忙，没有提交成功，请稍后再次提交。")]);
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
        var state = RequestState.Fold(events.Select(e => (RequestEvent)EventCodec.Decode(e, cipher)));
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
