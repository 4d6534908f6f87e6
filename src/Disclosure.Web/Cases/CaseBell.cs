using System.Collections.Concurrent;

namespace Disclosure.Web.Cases;

/// <summary>
/// Tells open pages of this process that a case was written. Only a hint: pages of other processes notice by asking, and
/// whoever is told asks as well.
/// </summary>
public sealed class CaseBell
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Guid, Action>> listeners = new();

    /// <summary>Listens to one case until disposed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="heard">Called on the writer's thread: must return at once and not throw.</param>
    public IDisposable Listen(Guid caseId, Action heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        var id = Guid.NewGuid();
        listeners.GetOrAdd(caseId, _ => new())[id] = heard;
        return new Ear(() =>
        {
            if (listeners.TryGetValue(caseId, out var ears))
            {
                ears.TryRemove(id, out _);
            }
        });
    }

    /// <summary>The case was written.</summary>
    public void Ring(Guid caseId)
    {
        if (listeners.TryGetValue(caseId, out var ears))
        {
            foreach (var heard in ears.Values)
            {
                heard();
            }
        }
    }

    private sealed class Ear(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
