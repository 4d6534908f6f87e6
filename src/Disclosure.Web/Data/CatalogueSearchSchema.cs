using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Data;

/// <summary>
/// The full text index over <see cref="CatalogueTextRow"/>, which the model cannot describe: FTS5 on SQLite, a generated
/// tsvector with a GIN index on PostgreSQL. Made at the start where it is missing and filled from the table, so that it
/// survives whatever a migration does to the table. Triggers and generation keep it in step with every write.
/// </summary>
public static class CatalogueSearchSchema
{
    // Tokens come cut already, each a word to unicode61. Nothing is folded here: the query must be cut by the same hand.
    private const string Sqlite = """
        CREATE VIRTUAL TABLE "CatalogueFts" USING fts5("Title", "Numbers", "Summary", "Body", content='CatalogueTexts', content_rowid='Id', tokenize='unicode61 remove_diacritics 0');
        INSERT INTO "CatalogueFts"("CatalogueFts") VALUES ('rebuild');
        """;

    private const string SqliteTriggers = """
        CREATE TRIGGER IF NOT EXISTS "CatalogueTexts_Added" AFTER INSERT ON "CatalogueTexts" BEGIN
          INSERT INTO "CatalogueFts"(rowid, "Title", "Numbers", "Summary", "Body") VALUES (new."Id", new."Title", new."Numbers", new."Summary", new."Body");
        END;
        CREATE TRIGGER IF NOT EXISTS "CatalogueTexts_Removed" AFTER DELETE ON "CatalogueTexts" BEGIN
          INSERT INTO "CatalogueFts"("CatalogueFts", rowid, "Title", "Numbers", "Summary", "Body") VALUES ('delete', old."Id", old."Title", old."Numbers", old."Summary", old."Body");
        END;
        CREATE TRIGGER IF NOT EXISTS "CatalogueTexts_Changed" AFTER UPDATE ON "CatalogueTexts" BEGIN
          INSERT INTO "CatalogueFts"("CatalogueFts", rowid, "Title", "Numbers", "Summary", "Body") VALUES ('delete', old."Id", old."Title", old."Numbers", old."Summary", old."Body");
          INSERT INTO "CatalogueFts"(rowid, "Title", "Numbers", "Summary", "Body") VALUES (new."Id", new."Title", new."Numbers", new."Summary", new."Body");
        END;
        """;

    // Between two columns stands a token that no query holds, so that no phrase is found across them.
    private const string PostgreSql = """
        ALTER TABLE "CatalogueTexts" ADD COLUMN IF NOT EXISTS "Vector" tsvector GENERATED ALWAYS AS (
          setweight(to_tsvector('simple', "Title" || ' x0end'), 'A') || setweight(to_tsvector('simple', "Numbers" || ' x0end'), 'A')
          || setweight(to_tsvector('simple', "Summary" || ' x0end'), 'B') || setweight(to_tsvector('simple', "Body"), 'D')) STORED;
        CREATE INDEX IF NOT EXISTS "IX_CatalogueTexts_Vector" ON "CatalogueTexts" USING gin ("Vector");
        """;

    /// <summary>Makes what is missing.</summary>
    /// <param name="db">A migrated database.</param>
    /// <param name="gate">Entered on SQLite only when there is something to make.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task EnsureAsync(DisclosureDb db, WriteGate gate, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(gate);
        if (db.Database.IsSqlite())
        {
            var known = await db.Database.SqlQueryRaw<string>("""SELECT name AS "Value" FROM sqlite_master WHERE name = 'CatalogueFts' OR name LIKE 'CatalogueTexts\_%' ESCAPE '\' AND type = 'trigger'""").ToListAsync(ct);
            if (known.Count < 4)
            {
                await using var turn = await gate.EnterAsync(ct);
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                // A table that was rebuilt lost its triggers and may have changed without them.
                await db.Database.ExecuteSqlRawAsync(known.Contains("CatalogueFts") ? """INSERT INTO "CatalogueFts"("CatalogueFts") VALUES ('rebuild')""" : Sqlite, ct);
                await db.Database.ExecuteSqlRawAsync(SqliteTriggers, ct);
                await transaction.CommitAsync(ct);
            }

            return;
        }

        // Asked first: altering a table, even for nothing, waits for all who read it.
        var made = await db.Database.SqlQueryRaw<int>("""SELECT count(*)::int AS "Value" FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'IX_CatalogueTexts_Vector'""").SingleAsync(ct);
        if (made == 0)
        {
            await db.Database.ExecuteSqlRawAsync(PostgreSql, ct);
        }
    }
}
