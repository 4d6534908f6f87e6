using System.Net;
using System.Net.Sockets;

namespace Disclosure.Web.Cases;

/// <summary>
/// Counts what each key did within a sliding window, with bounded memory: keys silent longest are forgotten first.
/// Not safe for threads by itself; its owner holds a lock.
/// </summary>
/// <param name="limit">How many are borne within the window.</param>
/// <param name="window">The window.</param>
/// <param name="capacity">How many keys are remembered.</param>
internal sealed class SlidingLog(int limit, TimeSpan window, int capacity)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, List<DateTimeOffset> Times)>> byKey = [];
    private readonly LinkedList<(string Key, List<DateTimeOffset> Times)> byAge = new();

    /// <summary>How many keys are remembered now.</summary>
    public int Count => byKey.Count;

    /// <summary>When the oldest entry leaves the window, if there are as many as are borne; null when one more is allowed.</summary>
    public DateTimeOffset? FullUntil(string key, DateTimeOffset now)
    {
        Forget(now);
        if (!byKey.TryGetValue(key, out var node))
        {
            return null;
        }

        node.Value.Times.RemoveAll(t => t + window <= now);
        return node.Value.Times.Count < limit ? null : node.Value.Times[0] + window;
    }

    /// <summary>Counts one.</summary>
    public void Add(string key, DateTimeOffset now)
    {
        if (byKey.TryGetValue(key, out var node))
        {
            byAge.Remove(node);
        }
        else
        {
            node = new((key, []));
            byKey.Add(key, node);
        }

        node.Value.Times.Add(now);
        byAge.AddLast(node);
        while (byKey.Count > capacity)
        {
            Remove(byAge.First!);
        }
    }

    /// <summary>Takes the last one back.</summary>
    public void TakeBack(string key)
    {
        if (byKey.TryGetValue(key, out var node) && node.Value.Times is { Count: > 0 } times)
        {
            times.RemoveAt(times.Count - 1);
            if (times.Count == 0)
            {
                Remove(node);
            }
        }
    }

    /// <summary>The key of a client: an IPv6 subscriber holds a whole /64, so that is what is counted.</summary>
    public static string KeyOf(IPAddress? client)
    {
        if (client is null)
        {
            return string.Empty;
        }

        if (client.IsIPv4MappedToIPv6)
        {
            client = client.MapToIPv4();
        }

        return client.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(client.GetAddressBytes().AsSpan(0, 8)) : client.ToString();
    }

    private void Forget(DateTimeOffset now)
    {
        while (byAge.First is { } oldest && (oldest.Value.Times.Count == 0 || oldest.Value.Times[^1] + window <= now))
        {
            Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<(string Key, List<DateTimeOffset> Times)> node)
    {
        byKey.Remove(node.Value.Key);
        byAge.Remove(node);
    }
}
