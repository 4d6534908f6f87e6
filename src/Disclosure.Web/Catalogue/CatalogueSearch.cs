using Disclosure.Domain.Catalogue;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue;

/// <summary>In which order.</summary>
public enum CatalogueOrder
{
    /// <summary>Newest 公开日期 first.</summary>
    Newest,

    /// <summary>Hits in title and numbers weigh more than those in the summary, and those more than hits in the body. Without words the same as newest.</summary>
    Relevance,
}

/// <summary>What is looked for.</summary>
/// <param name="Query">Words; null browses.</param>
/// <param name="Category">A branch of the tree; null is all of it.</param>
/// <param name="IndexNumber">Exactly this 索引号.</param>
/// <param name="Order">Order.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Records a page.</param>
public sealed record CatalogueQuestion(SearchQuery? Query, IReadOnlyList<Guid>? Category, string? IndexNumber, CatalogueOrder Order, int Page, int Size);

/// <summary>A page of records.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Records">Those of the page.</param>
public sealed record CataloguePage(int Total, IReadOnlyList<CatalogueRecordRow> Records);

/// <summary>Finds records. Reads only.</summary>
public sealed class CatalogueSearch(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>
    /// Up to so many hits are weighed against each other. A word that more records hold says little, and weighing them all
    /// would take long: of those, the ones that have it in title or numbers come first, the newest before the older.
    /// </summary>
    public const int Weighed = 2_000;

    /// <summary>Finds a page.</summary>
    /// <param name="question">What is looked for.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page; empty beyond the last one.</returns>
    public async Task<CataloguePage> FindAsync(CatalogueQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        await using var db = await factory.CreateDbContextAsync(ct);
        var skip = (Math.Max(1, question.Page) - 1L) * question.Size;
        if (skip > int.MaxValue)
        {
            return new CataloguePage(0, []);
        }

        var records = Filtered(db, question);
        if (question.Query is null)
        {
            var all = await records.CountAsync(ct);
            var page = await Columns(records.OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id).Skip((int)skip).Take(question.Size)).ToListAsync(ct);
            return new CataloguePage(all, page);
        }

        // Without a condition the records need not be looked at to know which hits are the newest.
        var conditions = question.Category is not null || question.IndexNumber is not null;
        var hits = Hits(db, question.Query, titles: false);
        hits = conditions ? hits.Where(h => records.Any(r => r.Id == h.RecordId)) : hits;
        var total = conditions ? await hits.CountAsync(ct) : await CountAsync(db, question.Query, ct);
        var last = (int)skip + question.Size;
        var found = question.Order == CatalogueOrder.Newest || last > Weighed ? await Newest(hits).Skip((int)skip).Take(question.Size).ToListAsync(ct)
            : total <= Weighed ? await hits.OrderByDescending(h => h.Weight).ThenByDescending(h => h.Key).Select(h => h.RecordId).Skip((int)skip).Take(question.Size).ToListAsync(ct)
            : await TitlesFirstAsync(hits, Hits(db, question.Query, titles: true).Where(h => !conditions || records.Any(r => r.Id == h.RecordId)), (int)skip, last, ct);
        var rows = await Columns(db.PublicRecords.Where(r => found.Contains(r.Id))).ToDictionaryAsync(r => r.Id, ct);
        return new CataloguePage(total, [.. found.Where(rows.ContainsKey).Select(id => rows[id])]);
    }

    private static IQueryable<CatalogueRecordRow> Filtered(DisclosureDb db, CatalogueQuestion question)
    {
        var records = db.PublicRecords.AsNoTracking();
        records = question.Category is { } branch ? records.Where(r => branch.Contains(r.CategoryId)) : records;
        return question.IndexNumber is { } number ? records.Where(r => r.IndexNumber == number) : records;
    }

    // A list shows the beginning of a long text; the whole of twenty of them would be megabytes.
    private static IQueryable<CatalogueRecordRow> Columns(IQueryable<CatalogueRecordRow> records) => records.Select(r => new CatalogueRecordRow
    {
        Id = r.Id,
        AuthorityId = r.AuthorityId,
        IndexNumber = r.IndexNumber,
        DocumentNumber = r.DocumentNumber,
        Title = r.Title,
        Publisher = r.Publisher,
        PublishedAt = r.PublishedAt,
        Summary = r.Summary,
        Body = r.Body.Length > 20_000 ? r.Body.Substring(0, 20_000) : r.Body,
        CategoryId = r.CategoryId,
        ContentHash = r.ContentHash,
    });

    private static IQueryable<Guid> Newest(IQueryable<Hit> hits) => hits.OrderByDescending(h => h.Key).Select(h => h.RecordId);

    private static async Task<List<Guid>> TitlesFirstAsync(IQueryable<Hit> hits, IQueryable<Hit> titled, int skip, int last, CancellationToken ct)
    {
        // As many of each as the page reaches down to: fewer titles than that are all there are, and the rest follows them.
        var first = await Newest(titled).Take(last).ToListAsync(ct);
        var others = first.Count == last ? [] : (await Newest(hits).Take(last + first.Count).ToListAsync(ct)).Except(first);
        return [.. first.Concat(others).Skip(skip).Take(last - skip)];
    }

    private static IQueryable<Hit> Hits(DisclosureDb db, SearchQuery query, bool titles) => db.Database.IsSqlite()
        ? db.Database.SqlQuery<Hit>($"""
            SELECT "CatalogueFts".rowid AS "Key", t."RecordId", -bm25("CatalogueFts", 12.0, 12.0, 4.0, 1.0) AS "Weight"
            FROM "CatalogueFts" JOIN "CatalogueTexts" t ON t."Id" = "CatalogueFts".rowid WHERE "CatalogueFts" MATCH {FtsText(query, titles)}
            """)
        : db.Database.SqlQuery<Hit>($"""
            SELECT t."Id" AS "Key", t."RecordId", ts_rank(t."Vector", q, 1)::float8 AS "Weight"
            FROM "CatalogueTexts" t, to_tsquery('simple', {TsText(query, titles)}) q WHERE t."Vector" @@ q
            """);

    private static Task<int> CountAsync(DisclosureDb db, SearchQuery query, CancellationToken ct) => db.Database.IsSqlite()
        ? db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "CatalogueFts" WHERE "CatalogueFts" MATCH {FtsText(query, false)}""").SingleAsync(ct)
        : db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM "CatalogueTexts" WHERE "Vector" @@ to_tsquery('simple', {TsText(query, false)})""").SingleAsync(ct);

    // Terms are letters and digits only, so that nothing in them can be taken for an operator of either language.
    private static string FtsText(SearchQuery query, bool titles) =>
        (titles ? "{Title Numbers} : (" : "(") + string.Join(" AND ", query.Phrases.Select(SearchTokens.Terms).Select(p => $"\"{string.Join(' ', p.Terms)}\"{(p.LastIsBeginning ? "*" : null)}")) + ")";

    private static string TsText(SearchQuery query, bool titles) =>
        string.Join(" & ", query.Phrases.Select(SearchTokens.Terms).Select(p => $"({string.Join(" <-> ", p.Terms.Select((t, i) => $"'{t}'{Mark(p.LastIsBeginning && i == p.Terms.Count - 1, titles)}"))})"));

    private static string? Mark(bool beginning, bool titles) => beginning || titles ? $":{(beginning ? "*" : null)}{(titles ? "A" : null)}" : null;

    private sealed record Hit(long Key, Guid RecordId, double Weight);
}
