using Disclosure.Web.Accounts;

namespace Disclosure.Web.Drafts;

/// <summary>Where a form's draft stands.</summary>
public enum DraftState
{
    /// <summary>Nothing typed yet.</summary>
    None,

    /// <summary>草稿已保存.</summary>
    Saved,

    /// <summary>Could not be saved just now; it is tried again.</summary>
    Failed,

    /// <summary>Another window of the same officer has a newer version: this one no longer saves.</summary>
    Overtaken,

    /// <summary>Too long, or the case is gone: not saved.</summary>
    Unavailable,
}

/// <summary>
/// Saves one form's draft while the officer types: a moment after the last key, at the latest every few seconds. Runs on the
/// caller's synchronisation context; one save at a time.
/// </summary>
public sealed class DraftKeeper(DraftStore store, TimeProvider time, ILogger<DraftKeeper> logger) : IAsyncDisposable
{
    /// <summary>Pause after the last key.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(800);

    /// <summary>Longest time that typed text stays unsaved while somebody types on.</summary>
    public static readonly TimeSpan AtLatest = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource disposed = new();
    private (Actor Actor, DraftKey Key, Func<string> Snapshot)? form;
    private string? kept;
    private DateTimeOffset? version;
    private long lastChange;
    private long firstChange;
    private bool dirty;
    private bool stopped;
    private Task? running;

    /// <summary>Where it stands.</summary>
    public DraftState State { get; private set; }

    /// <summary>When the version was saved that is kept; of <see cref="DraftState.Overtaken"/>, the other window's.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Called after each save or failure.</summary>
    public Func<Task>? OnSettled { get; set; }

    /// <summary>Opens a form's draft.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="key">Which form.</param>
    /// <param name="snapshot">Gives the form's content as JSON.</param>
    /// <returns>The draft to restore; null when there is none.</returns>
    public async Task<SavedDraft?> OpenAsync(Actor actor, DraftKey key, Func<string> snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        form = (actor, key, snapshot);
        kept = snapshot();
        var draft = await store.LoadAsync(actor, key, disposed.Token);
        if (draft is not null)
        {
            (kept, version, At, State) = (draft.Content, draft.At, draft.At, DraftState.Saved);
        }

        return draft;
    }

    /// <summary>The form has changed.</summary>
    public void Changed()
    {
        if (stopped || form is null || State is DraftState.Overtaken or DraftState.Unavailable)
        {
            return;
        }

        lastChange = time.GetTimestamp();
        firstChange = dirty ? firstChange : lastChange;
        dirty = true;
        running ??= RunAsync();
    }

    /// <summary>Saves at once what is not saved yet.</summary>
    public async Task FlushAsync(CancellationToken ct = default)
    {
        if (dirty && !stopped && form is not null)
        {
            await SaveAsync(ct);
        }
    }

    /// <summary>The other window's version is to be overwritten by this one.</summary>
    public async Task TakeOverAsync()
    {
        if (form is { } f && await store.LoadAsync(f.Actor, f.Key, disposed.Token) is var other)
        {
            (version, State, dirty) = (other?.At, DraftState.None, true);
            await SaveAsync(disposed.Token);
        }
    }

    /// <summary>Stops and forgets the draft: submitted, or given up.</summary>
    public async Task DiscardAsync()
    {
        Stop();
        if (form is { } f)
        {
            await store.DeleteAsync(f.Actor, f.Key);
            (kept, version, At, State) = (f.Snapshot(), null, null, DraftState.None);
        }
    }

    /// <summary>Saves no more, until <see cref="Resume"/>.</summary>
    public void Stop() => (stopped, dirty) = (true, false);

    /// <summary>Saves again.</summary>
    public void Resume() => stopped = false;

    /// <summary>Saves what is left and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!disposed.IsCancellationRequested)
        {
            await disposed.CancelAsync();
            await FlushAsync();
            disposed.Dispose();
        }
    }

    private async Task RunAsync()
    {
        // Let the event that caused this finish first.
        await Task.Yield();
        try
        {
            while (dirty && !stopped)
            {
                await WaitAsync();
                await SaveAsync(disposed.Token);
                if (OnSettled is { } settled)
                {
                    await settled();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: what is left is flushed there.
        }
        finally
        {
            running = null;
        }
    }

    private async Task WaitAsync()
    {
        while (true)
        {
            var quiet = (State == DraftState.Failed ? AtLatest : Quiet) - time.GetElapsedTime(lastChange);
            var latest = AtLatest - time.GetElapsedTime(firstChange);
            var wait = quiet < latest || State == DraftState.Failed ? quiet : latest;
            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(wait, time, disposed.Token);
        }
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        var (actor, key, snapshot) = form!.Value;
        dirty = false;
        var content = snapshot();
        if (content == kept)
        {
            return;
        }

        if (content.Length > DraftStore.MaxLength)
        {
            State = DraftState.Unavailable;
            return;
        }

        try
        {
            Settle(content, await store.SaveAsync(actor, key, content, version, ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "A draft could not be saved; it will be tried again.");
            (State, dirty, lastChange) = (DraftState.Failed, true, time.GetTimestamp());
        }
    }

    private void Settle(string content, DraftSave save)
    {
        switch (save)
        {
            case DraftSave.Saved saved:
                (kept, version, At, State) = (content, saved.At, saved.At, DraftState.Saved);
                break;
            case DraftSave.Overtaken overtaken:
                (At, State) = (overtaken.At, DraftState.Overtaken);
                break;
            default:
                State = DraftState.Unavailable;
                break;
        }
    }
}
