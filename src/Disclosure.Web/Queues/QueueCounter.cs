using Disclosure.Web.Accounts;

namespace Disclosure.Web.Queues;

/// <summary>The counts that the navigation shows, one for each open office page. Call <see cref="RefreshAsync"/> after an action that moves a case.</summary>
public sealed class QueueCounter(QueueCounts counts, ActorAccessor actors)
{
    /// <summary>The latest counts; null before the first.</summary>
    public IReadOnlyDictionary<string, int>? Current { get; private set; }

    /// <summary>Raised after each refresh, on the caller's context.</summary>
    public event Action? Changed;

    /// <summary>Counts again.</summary>
    public async Task RefreshAsync(CancellationToken ct = default)
    {
        Current = await counts.GetAsync(await actors.OfficerAsync(), ct);
        Changed?.Invoke();
    }
}
