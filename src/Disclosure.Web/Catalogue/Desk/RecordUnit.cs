using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue.Desk;

/// <summary>
/// One entry of the catalogue being worked on in one transaction. <see cref="LoadAsync"/> it, let the domain move
/// <see cref="Entry"/>, <see cref="StageAsync"/> it, save the context: history, record, search text and number go together.
/// </summary>
public sealed class RecordUnit
{
    private readonly AuthorityRow authority;
    private readonly byte[]? lastHash;
    private (NumberRow Row, int Serial)? next;
    private bool taken;

    private RecordUnit(DisclosureDb db, AuthorityRow authority, Guid id, Actor actor, DateTimeOffset now, CatalogueEntry entry, byte[]? lastHash)
    {
        (Db, this.authority, Id, Actor, Now, Entry, this.lastHash) = (db, authority, id, actor, now, entry, lastHash);
        VersionBefore = entry.Version;
    }

    /// <summary>The context of the transaction.</summary>
    public DisclosureDb Db { get; }

    /// <summary>Identity of the entry.</summary>
    public Guid Id { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The entry; call its moves.</summary>
    public CatalogueEntry Entry { get; }

    /// <summary>Changes that were stored before.</summary>
    public int VersionBefore { get; }

    /// <summary>What the domain is told of the moment.</summary>
    public RecordMoment Moment => new(authority.OrganCode, Now.ToOffset(LegalTime.Offset).DateTime);

    /// <summary>The number that is given if the move succeeds; peeked by <see cref="PrepareNumberAsync"/>, so that a refused move takes none.</summary>
    public IndexNumber Issue()
    {
        var (row, serial) = next ?? throw new InvalidOperationException("The number was not prepared.");
        (row.Last, taken) = (serial, true);
        return IndexNumber.Issue(authority.OrganCode, row.Year, serial);
    }

    /// <summary>Loads an entry; one that does not exist yet comes without a history.</summary>
    /// <returns>Null when it belongs to another authority.</returns>
    public static async Task<RecordUnit?> LoadAsync(DisclosureDb db, Guid id, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == actor.AuthorityId, ct);
        var changes = await db.CatalogueChanges.AsNoTracking().Where(c => c.RecordId == id).OrderBy(c => c.Seq).ToListAsync(ct);
        var record = await db.CatalogueRecords.Include(r => r.Attachments).SingleOrDefaultAsync(r => r.Id == id, ct);
        var draft = await db.CatalogueDrafts.SingleOrDefaultAsync(d => d.Id == id, ct);
        if ((record?.AuthorityId ?? draft?.AuthorityId ?? authority.Id) != authority.Id)
        {
            return null;
        }

        return new RecordUnit(db, authority, id, actor, now, CatalogueEntry.Rebuild(changes.Select(RecordCodec.Decode)), changes.LastOrDefault()?.Hash) { Record = record, Waiting = draft };
    }

    /// <summary>Looks up the number that would be next in the series of the year; nothing is taken yet.</summary>
    public async Task PrepareNumberAsync(CancellationToken ct)
    {
        var year = LegalTime.DateOf(Now).Year;
        var row = Db.Numbers.Local.FirstOrDefault(n => n.AuthorityId == authority.Id && n.Series == Import.ImportBatch.Series && n.Year == year)
            ?? await Db.Numbers.SingleOrDefaultAsync(n => n.AuthorityId == authority.Id && n.Series == Import.ImportBatch.Series && n.Year == year, ct)
            ?? new NumberRow { AuthorityId = authority.Id, Series = Import.ImportBatch.Series, Year = year };
        var serial = row.Last + 1;
        while (await TakenAsync(IndexNumber.Issue(authority.OrganCode, year, serial).Value, ct))
        {
            // An imported one stands where we count to.
            serial++;
        }

        next = (row, serial);
    }

    /// <summary>Appends the raised changes and writes what follows from them; the caller saves.</summary>
    /// <returns>Why it cannot be: an attachment that is gone, a category that is not there. Nothing was written then.</returns>
    public async Task<IReadOnlyList<Refusal>> StageAsync(CancellationToken ct)
    {
        var category = await CategoryAsync(Entry.Content.Category, ct);
        if (category is null && Entry.State is RecordState.Published or RecordState.Withdrawn)
        {
            return [new Refusal("category", "没有这个栏目，请重新选择。", null, "category")];
        }

        if (await AttachAsync(ct) is { } missing)
        {
            return [missing];
        }

        var previous = lastHash;
        foreach (var (change, i) in Entry.Raised.Select((c, i) => (c, i)))
        {
            var row = RecordCodec.Encode(change, Id, VersionBefore + i + 1, Now, Actor.Id, change.Kind == RecordChangeKind.Imported ? Actor.System.Name : Actor.Name, previous);
            Db.CatalogueChanges.Add(row);
            previous = row.Hash;
        }

        if (taken && Db.Entry(next!.Value.Row).State == EntityState.Detached)
        {
            Db.Numbers.Add(next.Value.Row);
        }

        await ProjectAsync(category, ct);
        return [];
    }

    /// <summary>Its record, public or taken down; null while it waits.</summary>
    internal CatalogueRecordRow? Record { get; private set; }

    private CatalogueDraftRow? Waiting { get; init; }

    private async Task<bool> TakenAsync(string number, CancellationToken ct) => await Db.CatalogueRecords.AnyAsync(r => r.IndexNumber == number, ct);

    private async Task ProjectAsync(CatalogueCategoryRow? category, CancellationToken ct)
    {
        if (Entry.State is RecordState.Draft or RecordState.Discarded)
        {
            ProjectDraft();
            return;
        }

        if (Waiting is not null)
        {
            Db.CatalogueDrafts.Remove(Waiting);
        }

        var record = CatalogueRecord.Create(Entry.Content, authority.OrganCode).Record ?? throw new InvalidOperationException("A public entry must be complete.");
        if (Record is null)
        {
            Record = new CatalogueRecordRow
            {
                Id = Id,
                AuthorityId = authority.Id,
                IndexNumber = Entry.IndexNumber!,
                Title = record.Title,
                Publisher = record.Publisher,
                Body = record.Body,
                AddedAt = Now,
                // Of the content that it was first published with: a later import that holds it again adds nothing.
                ContentHash = RecordRows.HashOf(record),
            };
            Db.CatalogueRecords.Add(Record);
        }

        RecordRows.Fill(Record, record, category!.Id);
        (Record.State, Record.Version) = (Entry.State!.Value, Entry.Version);
        await ProjectTextAsync(record, ct);
    }

    private async Task ProjectTextAsync(CatalogueRecord record, CancellationToken ct)
    {
        var text = await Db.CatalogueTexts.SingleOrDefaultAsync(t => t.RecordId == Id, ct);
        var minute = CatalogueTextRow.FirstKey(Record!.PublishedAt);
        if (text is not null && (Entry.State == RecordState.Withdrawn || text.Id < minute || text.Id >= minute + (1L << CatalogueTextRow.SlotBits)))
        {
            Db.CatalogueTexts.Remove(text);
            text = null;
        }

        if (Entry.State == RecordState.Withdrawn)
        {
            return;
        }

        var made = RecordRows.Text(record, Id, text?.Id ?? await RecordRows.NextKeyAsync(Db, Record.PublishedAt, ct));
        if (text is null)
        {
            Db.CatalogueTexts.Add(made);
            return;
        }

        (text.Title, text.Numbers, text.Summary, text.Body) = (made.Title, made.Numbers, made.Summary, made.Body);
    }

    private void ProjectDraft()
    {
        var row = Waiting;
        if (row is null)
        {
            row = new CatalogueDraftRow { Id = Id, AuthorityId = authority.Id, Title = string.Empty, AddedAt = Now };
            Db.CatalogueDrafts.Add(row);
        }

        var content = Entry.Content;
        (row.State, row.Version, row.Title, row.Publisher) = (Entry.State!.Value, Entry.Version, content.Title!, content.Publisher);
        (row.ProducedOn, row.LegalDueOn, row.LegalBasis) = (Day(content.ProducedOn), Day(content.LegalDueOn), content.LegalBasis);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private async Task<CatalogueCategoryRow?> CategoryAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        CatalogueCategoryRow? at = null;
        foreach (var name in path)
        {
            var parent = at?.Id;
            at = await Db.CatalogueCategories.AsNoTracking().FirstOrDefaultAsync(c => c.AuthorityId == authority.Id && c.ParentId == parent && c.Name == name, ct);
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>Hands the staged files of the content to the entry. Nobody hands in what another staged, and no case's original can be named.</summary>
    private async Task<Refusal?> AttachAsync(CancellationToken ct)
    {
        foreach (var fileId in Entry.Content.Attachments.Select(a => a.FileId).OfType<Guid>().Distinct())
        {
            var file = Db.Files.Local.FirstOrDefault(f => f.Id == fileId) ?? await Db.Files.SingleOrDefaultAsync(f => f.Id == fileId, ct);
            if (file?.RecordId == Id)
            {
                continue;
            }

            if (file is not { CaseId: null, RecordId: null, DeclaredFreeOfSecrets: true } || file.UploadedBy != Actor.Id)
            {
                return new Refusal("file", "有附件不存在、已过期或者不属于这一条，请移除后重新上传。", null, "attachments");
            }

            (file.RecordId, file.StagingKey, file.Purpose) = (Id, null, "published");
        }

        return null;
    }
}
