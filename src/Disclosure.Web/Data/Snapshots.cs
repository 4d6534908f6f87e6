using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Disclosure.Web.Data;

/// <summary>Reading at one moment beside writers.</summary>
public static class Snapshots
{
    /// <summary>
    /// Begins a transaction that sees the database as of its first read and holds nobody up: on SQLite a deferred one (the
    /// usual kind takes the write lock at once), on PostgreSQL repeatable read.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginSnapshotAsync(this DisclosureDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Database.IsSqlite())
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        }

        await db.Database.OpenConnectionAsync(ct);
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, ct))!;
    }
}
