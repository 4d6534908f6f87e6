using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Opinions;

/// <summary>A letter to the 意见箱 as it comes, before it has a number.</summary>
public sealed record OpinionFiling(Guid AuthorityId, OpinionKind Kind, string Title, string Content, OpinionSender Sender, bool ConsentsToPublication, Guid? WishedDepartmentId, IReadOnlyList<Guid> FileIds);

/// <summary>What became of it.</summary>
public abstract record OpinionFilingOutcome
{
    private OpinionFilingOutcome()
    {
    }

    /// <summary>Filed now, or before under the same key.</summary>
    public sealed record Filed(Guid CaseId, OpinionState State, bool Repeated) : OpinionFilingOutcome;

    /// <summary>Refused: nothing was stored.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : OpinionFilingOutcome;

    /// <summary>The key was used before for something else.</summary>
    public sealed record KeyReused : OpinionFilingOutcome
    {
        /// <summary>The only one.</summary>
        public static KeyReused Instance { get; } = new();
    }
}

/// <summary>Files an opinion: number, event, workflow start, task, receipt mail and idempotency key in one commit. Numbers have no gaps.</summary>
public sealed class OpinionFiler(
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
    /// <summary>Series of the numbers.</summary>
    public const string Series = "opinion";

    // Several file at once and only one gets each number; every round lets one through.
    private const int Attempts = 100;

    /// <summary>The filing with every text cleaned of what nobody can see; what is left empty is null.</summary>
    public static OpinionFiling Clean(OpinionFiling filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var sender = filing.Sender;
        return filing with
        {
            Title = FilingText.Line(filing.Title) ?? string.Empty,
            Content = FilingText.Paragraphs(filing.Content) ?? string.Empty,
            Sender = new OpinionSender(FilingText.Line(sender.Name) ?? string.Empty, FilingText.Telephone(sender.Phone), FilingText.Halfwidth(sender.Email)),
        };
    }

    /// <summary>Files once for each key.</summary>
    /// <param name="filing">What is filed.</param>
    /// <param name="key">The form's submission key or the client's Idempotency-Key.</param>
    /// <param name="actor">Who files.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<OpinionFilingOutcome> FileAsync(OpinionFiling filing, string key, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentException.ThrowIfNullOrEmpty(key);
        filing = Clean(filing);
        var hashedKey = Hash($"opinion\n{filing.AuthorityId:N}\n{key}");
        var contentHash = Hash(JsonSerializer.Serialize(filing with { FileIds = [] }, EventCodec.Json));
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            if (await FindAsync(db, hashedKey, contentHash, ct) is { } before)
            {
                return before;
            }

            try
            {
                return await StoreAsync(db, filing, hashedKey, contentHash, actor, ct);
            }
            catch (DbUpdateException e) when (CaseWriter.IsRace(e))
            {
                // A double click that was a moment earlier, or another letter that took the number.
            }
        }

        return new OpinionFilingOutcome.Refused([new("busy", "系统繁忙，没有提交成功，请稍后再次提交。")]);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<OpinionFilingOutcome?> FindAsync(DisclosureDb db, string key, string contentHash, CancellationToken ct)
    {
        if (await db.FilingKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Key == key, ct) is not { } known)
        {
            return null;
        }

        if (known.ContentHash != contentHash)
        {
            return OpinionFilingOutcome.KeyReused.Instance;
        }

        var cipher = await keys.OpenAsync(db, known.CaseId, ct);
        var events = await db.Events.AsNoTracking().Where(e => e.CaseId == known.CaseId).OrderBy(e => e.Seq).ToListAsync(ct);
        return new OpinionFilingOutcome.Filed(known.CaseId, OpinionState.Fold(events.Select(e => (OpinionEvent)EventCodec.Decode(e, cipher))), Repeated: true);
    }

    private async Task<OpinionFilingOutcome> StoreAsync(DisclosureDb db, OpinionFiling filing, string hashedKey, string contentHash, Actor actor, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var today = LegalTime.DateOf(now);
        var office = new OfficeFacts(db, filing.AuthorityId);
        var authority = await office.AuthorityAsync(ct);
        var staged = await db.Files.Where(f => filing.FileIds.Contains(f.Id) && f.CaseId == null && f.UploadedBy == actor.Id).ToListAsync(ct);
        if (staged.Count != filing.FileIds.Distinct().Count())
        {
            return new OpinionFilingOutcome.Refused([new("file", "有上传的文件已失效，请重新上传。", null, "files")]);
        }

        var wished = filing.WishedDepartmentId is { } id && (await office.DepartmentsAsync(ct)).Any(d => d.Id == id) ? filing.WishedDepartmentId : null;
        var row = await db.Numbers.SingleOrDefaultAsync(n => n.AuthorityId == authority.Id && n.Series == Series && n.Year == today.Year, ct);
        var next = (row?.Last ?? 0) + 1;
        var (opinion, refusals) = Opinion.File(
            new OpinionFiled(
                NumberPattern.Format(authority.OpinionNumberPattern, authority.OrganCode, today.Year, next),
                QueryCode.New(),
                filing.Kind,
                filing.Title,
                filing.Content,
                filing.Sender,
                filing.ConsentsToPublication,
                wished,
                today,
                new OpinionTerms(authority.OpinionAcceptDays, authority.OpinionAnswerDays),
                filing.FileIds),
            today);
        if (opinion is null)
        {
            return new OpinionFilingOutcome.Refused(refusals);
        }

        if (row is null)
        {
            db.Numbers.Add(new NumberRow { AuthorityId = authority.Id, Series = Series, Year = today.Year, Last = next });
        }
        else
        {
            row.Last = next;
        }

        var caseId = Guid.CreateVersion7(now);
        var (cipher, keyRow) = keys.Create(caseId);
        var matter = new OpinionMatter(opinion, OpinionState.Empty);
        var caseRow = FilingBatches.NewRow(caseId, authority.Id, opinion.State.Number, now, CaseKinds.Opinion);
        db.Cases.Add(caseRow);
        db.CaseKeys.Add(keyRow);
        db.FilingKeys.Add(new FilingKeyRow { Key = hashedKey, ContentHash = contentHash, CaseId = caseId, At = now });
        db.BlindIndex.AddRange(matter.BlindIndexOf(caseId, ring));
        staged.ForEach(f => files.Attach(f, caseId, cipher));
        await writer.PrepareAsync(CaseUnit.ForNew(db, caseRow, matter, cipher, actor, now, await calendars.GetAsync(ct), office), ct);
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        outbox.Wake();
        return new OpinionFilingOutcome.Filed(caseId, opinion.State, Repeated: false);
    }
}
