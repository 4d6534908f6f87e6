using Disclosure.Domain.Catalogue;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Answers;

/// <summary>
/// Records that hold some of a question's words, for weighing. The index is asked for the rare words only: a word that
/// thousands of records hold tells nothing, and reading them all would take long.
/// </summary>
internal static class CatalogueAnswers
{
    /// <summary>From so many records on a term is common.</summary>
    public const int Common = 2_000;

    /// <summary>Up to so many hits are read by the index.</summary>
    public const int MaxHits = 4_000;

    /// <summary>Candidates that are weighed.</summary>
    public const int Candidates = 40;

    /// <summary>How many records hold each term, counted up to <see cref="Common"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(DisclosureDb db, Question question, CancellationToken ct)
    {
        var terms = question.Terms.Select(t => t.Value).ToArray();
        var one = db.Database.IsSqlite()
            ? """SELECT {0} AS "Place", (SELECT count(*) FROM (SELECT 1 FROM "CatalogueFts" WHERE "CatalogueFts" MATCH {1} LIMIT {2})) AS "Hits" """
            : """SELECT {0} AS "Place", (SELECT count(*)::int FROM (SELECT 1 FROM "CatalogueTexts" WHERE "Vector" @@ to_tsquery('simple', {1}) LIMIT {2}) x) AS "Hits" """;
        // Numbers and terms of letters and digits only: nothing of them could be taken for an operator.
        var sql = string.Join(" UNION ALL ", terms.Select((_, i) => one.Replace("{0}", $"{i}", StringComparison.Ordinal).Replace("{2}", $"{Common}", StringComparison.Ordinal).Replace("{1}", $"{{{i}}}", StringComparison.Ordinal)));
        var counts = await db.Database.SqlQueryRaw<TermCount>(sql, [.. terms.Select(t => (object)Literal(db, t))]).ToListAsync(ct);
        return counts.ToDictionary(c => terms[c.Place], c => c.Hits);
    }

    /// <summary>The candidates' indexed texts.</summary>
    public static async Task<IReadOnlyList<CatalogueTextRow>> FindAsync(DisclosureDb db, IReadOnlyDictionary<string, int> counts, CancellationToken ct)
    {
        var sum = 0;
        var rare = counts.Where(c => c.Value is > 0 and < Common).OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).TakeWhile(c => (sum += c.Value) <= MaxHits || sum == c.Value).Select(c => c.Key).ToList();
        // Where every word is common, all of them together may still be rare.
        var common = rare.Count == 0 ? counts.Where(c => c.Value >= Common).Select(c => c.Key).Take(4).ToList() : [];
        if (rare.Count + common.Count == 0)
        {
            return [];
        }

        var match = string.Join((db.Database.IsSqlite(), rare.Count > 0) switch { (true, true) => " OR ", (true, false) => " AND ", (false, true) => " | ", _ => " & " }, (rare.Count > 0 ? rare : common).Select(t => Literal(db, t)));
        var ids = db.Database.IsSqlite()
            ? rare.Count > 0
                ? await db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "CatalogueFts" WHERE "CatalogueFts" MATCH {match} ORDER BY bm25("CatalogueFts", 12.0, 12.0, 4.0, 1.0), rowid DESC LIMIT {Candidates}""").ToListAsync(ct)
                : await db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "CatalogueFts" WHERE "CatalogueFts" MATCH {match} ORDER BY rowid DESC LIMIT {Candidates}""").ToListAsync(ct)
            : await db.Database.SqlQuery<long>($"""SELECT t."Id" AS "Value" FROM "CatalogueTexts" t, to_tsquery('simple', {match}) q WHERE t."Vector" @@ q ORDER BY ts_rank(t."Vector", q, 1) DESC, t."Id" DESC LIMIT {Candidates}""").ToListAsync(ct);
        return await db.CatalogueTexts.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct);
    }

    private static string Literal(DisclosureDb db, string term) => db.Database.IsSqlite() ? $"\"{term}\"" : $"'{term}'";

    private sealed record TermCount(int Place, int Hits);
}
