using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Catalogue.Desk;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>What the list is asked for.</summary>
/// <param name="Show">One of <see cref="DeskShow"/>.</param>
/// <param name="Words">In title and numbers.</param>
/// <param name="Category">Code of a 栏目 with what is below it.</param>
/// <param name="Page">From 1.</param>
public sealed record DeskAsked(string Show, string? Words, string? Category, int Page);

/// <summary>The filters of the list.</summary>
public static class DeskShow
{
    public const string Waiting = "waiting";
    public const string Near = "near";
    public const string Overdue = "overdue";
    public const string Published = "published";
    public const string Late = "late";
    public const string Withdrawn = "withdrawn";
    public const string Discarded = "discarded";

    /// <summary>Key and label, in their order.</summary>
    public static IReadOnlyList<(string Key, string Label)> All { get; } =
    [
        (Published, "已公开"), (Waiting, "待公开"), (Near, "待公开，临近期限"), (Overdue, "待公开，超过期限"), (Late, "已公开，超过期限公开的"), (Withdrawn, "已撤下"), (Discarded, "已作废"),
    ];

    /// <summary>True for what is not part of the catalogue.</summary>
    public static bool IsDraft(string show) => show is Waiting or Near or Overdue or Discarded;
}

/// <summary>A line of the list.</summary>
public sealed record DeskLine(Guid Id, string? IndexNumber, string Title, string? Publisher, string? Category, DateOnly? ProducedOn, DateOnly? PublishedOn, RecordState State, PublicationDeadline Deadline);

/// <summary>The list with its counters.</summary>
/// <param name="Total">Lines in all.</param>
/// <param name="Lines">Those of the page.</param>
/// <param name="Waiting">待公开 in all.</param>
/// <param name="Near">Of these near their last day.</param>
/// <param name="Overdue">Of these past it.</param>
public sealed record DeskPage(int Total, IReadOnlyList<DeskLine> Lines, int Waiting, int Near, int Overdue);

/// <summary>A version of an entry as its history tells it.</summary>
/// <param name="Change">The stored change.</param>
/// <param name="Differences">What it changed against the version before; empty where it brought no content or is the first.</param>
public sealed record DeskVersion(CatalogueChangeRow Change, IReadOnlyList<RecordDifference> Differences);

/// <summary>An entry as officers see it.</summary>
public sealed record DeskRecord(Guid Id, int Version, RecordState State, CatalogueDraft Content, string? IndexNumber, RecordOrigin? Origin, PublicationDeadline Deadline, IReadOnlyList<DeskVersion> History, string? Address);

/// <summary>Reads the catalogue for officers, taken down and waiting entries included.</summary>
public sealed class DeskQuery(IDbContextFactory<DisclosureDb> factory, CategorySource categories, CalendarSource calendars, TimeProvider time)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the list.</summary>
    public async Task<DeskPage> ListAsync(Actor actor, DeskAsked asked, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(actor);
        var (today, calendar, tree) = (time.Today(), await calendars.GetAsync(ct), await categories.GetAsync(ct));
        await using var db = await factory.CreateDbContextAsync(ct);
        // What waits is little, and its urgency follows from the calendar of today: it is worked out, not stored.
        var drafts = (await db.CatalogueDrafts.AsNoTracking().Where(d => d.AuthorityId == actor.AuthorityId).ToListAsync(ct)).Select(d => LineOf(d, today, calendar)).ToList();
        var waiting = drafts.Where(d => d.State == RecordState.Draft).ToList();
        var (near, overdue) = (waiting.Count(d => d.Deadline.Timing == PublicationTiming.Near), waiting.Count(d => d.Deadline.Timing == PublicationTiming.Overdue));
        var (total, lines) = DeskShow.IsDraft(asked.Show)
            ? Drafts(asked, drafts)
            : await RecordsAsync(db, actor, asked, tree, today, calendar, ct);
        return new DeskPage(total, lines, waiting.Count, near, overdue);
    }

    /// <summary>An entry with its history; null when there is none for this officer.</summary>
    public async Task<DeskRecord?> FindAsync(Actor actor, Guid id, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.CatalogueChanges.AsNoTracking().Where(c => c.RecordId == id).OrderBy(c => c.Seq).ToListAsync(ct);
        var record = await db.CatalogueRecords.AsNoTracking().Include(r => r.Attachments).SingleOrDefaultAsync(r => r.Id == id && r.AuthorityId == actor.AuthorityId, ct);
        if (record is null && !await db.CatalogueDrafts.AnyAsync(d => d.Id == id && d.AuthorityId == actor.AuthorityId, ct))
        {
            return null;
        }

        var tree = await categories.GetAsync(ct);
        var entry = CatalogueEntry.Rebuild(rows.Select(RecordCodec.Decode));
        var content = rows.Count > 0 ? entry.Content : RecordRows.Content(record!, tree.Find(record!.CategoryId)?.Path ?? []);
        DateOnly? publishedOn = record is null ? null : LegalTime.DateOf(record.PublishedAt);
        var deadline = PublicationDeadline.Of(Day(content.ProducedOn), publishedOn, Day(content.LegalDueOn), content.LegalBasis, time.Today(), await calendars.GetAsync(ct));
        return new DeskRecord(
            id, entry.Version, record?.State ?? entry.State!.Value, content, record?.IndexNumber, entry.Origin, deadline, Told(rows), record is null ? null : CatalogueAddress.Of(record));
    }

    /// <summary>What a form would be given as its last day.</summary>
    public async Task<PublicationDeadline> DeadlineAsync(string? producedOn, string? legalDueOn, string? legalBasis, CancellationToken ct = default) =>
        PublicationDeadline.Of(Day(producedOn), null, Day(legalDueOn), legalBasis, time.Today(), await calendars.GetAsync(ct));

    private static IReadOnlyList<DeskVersion> Told(List<CatalogueChangeRow> rows)
    {
        var told = new List<DeskVersion>();
        CatalogueDraft? before = null;
        foreach (var row in rows)
        {
            var content = RecordCodec.ContentOf(row);
            told.Insert(0, new DeskVersion(row, before is null || content is null ? [] : RecordDifference.Between(before, content)));
            before = content ?? before;
        }

        return told;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private static DeskLine LineOf(CatalogueDraftRow d, DateOnly today, WorkCalendar calendar) =>
        new(d.Id, null, d.Title, d.Publisher, null, d.ProducedOn, null, d.State, PublicationDeadline.Of(d.ProducedOn, null, d.LegalDueOn, d.LegalBasis, today, calendar));

    private static (int Total, IReadOnlyList<DeskLine> Lines) Drafts(DeskAsked asked, List<DeskLine> drafts)
    {
        var found = drafts.Where(d => asked.Show switch
        {
            DeskShow.Near => d.State == RecordState.Draft && d.Deadline.Timing == PublicationTiming.Near,
            DeskShow.Overdue => d.State == RecordState.Draft && d.Deadline.Timing == PublicationTiming.Overdue,
            DeskShow.Discarded => d.State == RecordState.Discarded,
            _ => d.State == RecordState.Draft,
        }).Where(d => asked.Words is null || d.Title.Contains(asked.Words, StringComparison.OrdinalIgnoreCase)).OrderBy(d => d.Deadline.DueOn ?? DateOnly.MaxValue).ThenBy(d => d.Title, StringComparer.Ordinal).ToList();
        return (found.Count, [.. found.Skip((asked.Page - 1) * PageSize).Take(PageSize)]);
    }

    private static async Task<(int Total, IReadOnlyList<DeskLine> Lines)> RecordsAsync(DisclosureDb db, Actor actor, DeskAsked asked, CategoryTree tree, DateOnly today, WorkCalendar calendar, CancellationToken ct)
    {
        var state = asked.Show == DeskShow.Withdrawn ? RecordState.Withdrawn : RecordState.Published;
        var records = db.CatalogueRecords.AsNoTracking().Where(r => r.AuthorityId == actor.AuthorityId && r.State == state);
        if (asked.Words is { } words)
        {
            records = records.Where(r => r.Title.Contains(words) || r.IndexNumber.Contains(words) || (r.DocumentNumber != null && r.DocumentNumber.Contains(words)));
        }

        if (tree.Find(asked.Category) is { } category)
        {
            var branch = tree.Branch(category);
            records = records.Where(r => branch.Contains(r.CategoryId));
        }

        if (asked.Show == DeskShow.Late)
        {
            var dates = await records.Where(r => r.ProducedOn != null || r.LegalDueOn != null).OrderByDescending(r => r.PublishedAt)
                .Select(r => new { r.Id, r.ProducedOn, r.PublishedAt, r.LegalDueOn, r.LegalBasis }).ToListAsync(ct);
            var late = dates.Where(r => PublicationDeadline.Of(r.ProducedOn, LegalTime.DateOf(r.PublishedAt), r.LegalDueOn, r.LegalBasis, today, calendar).Timing == PublicationTiming.Late).Select(r => r.Id).ToList();
            var shown = late.Skip((asked.Page - 1) * PageSize).Take(PageSize).ToList();
            return (late.Count, await LinesAsync(db.CatalogueRecords.AsNoTracking().Where(r => shown.Contains(r.Id)), tree, today, calendar, ct));
        }

        var total = await records.CountAsync(ct);
        return (total, await LinesAsync(records.OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id).Skip((asked.Page - 1) * PageSize).Take(PageSize), tree, today, calendar, ct));
    }

    private static async Task<IReadOnlyList<DeskLine>> LinesAsync(IQueryable<CatalogueRecordRow> records, CategoryTree tree, DateOnly today, WorkCalendar calendar, CancellationToken ct)
    {
        var rows = await records.Select(r => new { r.Id, r.IndexNumber, r.Title, r.Publisher, r.CategoryId, r.ProducedOn, r.PublishedAt, r.State, r.LegalDueOn, r.LegalBasis }).ToListAsync(ct);
        return
        [
            .. rows.OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id).Select(r => new DeskLine(
                r.Id, r.IndexNumber, r.Title, r.Publisher, tree.Find(r.CategoryId)?.Name, r.ProducedOn, LegalTime.DateOf(r.PublishedAt), r.State,
                PublicationDeadline.Of(r.ProducedOn, LegalTime.DateOf(r.PublishedAt), r.LegalDueOn, r.LegalBasis, today, calendar))),
        ];
    }
}
