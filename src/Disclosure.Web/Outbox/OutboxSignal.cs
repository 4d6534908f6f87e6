namespace Disclosure.Web.Outbox;

/// <summary>Wakes the sender after a commit, so that a mail does not wait for the next poll.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0, 1);

    /// <summary>There may be something to send.</summary>
    public void Wake()
    {
        if (semaphore.CurrentCount == 0)
        {
            try
            {
                semaphore.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else woke it in between: as good.
            }
        }
    }

    /// <summary>Waits for a wake-up or the timeout.</summary>
    public Task WaitAsync(TimeSpan timeout, CancellationToken ct) => semaphore.WaitAsync(timeout, ct);

    /// <inheritdoc />
    public void Dispose() => semaphore.Dispose();
}
