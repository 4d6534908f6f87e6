namespace Disclosure.Web.Data;

/// <summary>
/// Orders the writers of one process on SQLite, which has one writer at a time: waiting here is fair and cheap, waiting on
/// the database's lock is neither. Validate, encrypt and render before entering; do no other I/O inside. On PostgreSQL it
/// lets everybody through.
/// </summary>
public sealed class WriteGate(DatabaseProvider provider) : IDisposable
{
    private readonly SemaphoreSlim? semaphore = provider == DatabaseProvider.Sqlite ? new(1, 1) : null;

    /// <summary>Waits for the turn; dispose what is returned to leave.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken ct = default)
    {
        if (semaphore is not null)
        {
            await semaphore.WaitAsync(ct);
        }

        return new Turn(semaphore);
    }

    /// <inheritdoc />
    public void Dispose() => semaphore?.Dispose();

    /// <summary>A turn at writing.</summary>
    public readonly struct Turn(SemaphoreSlim? semaphore) : IAsyncDisposable
    {
        /// <inheritdoc />
        public ValueTask DisposeAsync()
        {
            semaphore?.Release();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Which database.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
