using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Cases;

/// <summary>How many wrong lookups are borne: section <c>Lookup</c> of the configuration.</summary>
public sealed class LookupOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Lookup";

    /// <summary>The time within which failures are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures of one address within the window. Whole offices and villages share one.</summary>
    public int FailuresPerAddress { get; set; } = 10;

    /// <summary>Failures on one number within the window, from any address. Higher, so that a stranger cannot easily lock an applicant out.</summary>
    public int FailuresPerNumber { get; set; } = 30;

    /// <summary>How many addresses, and how many numbers, are remembered. The ones silent longest are forgotten first.</summary>
    public int Remembered { get; set; } = 20_000;

    /// <summary>True when the settings make sense.</summary>
    public bool IsValid => Window > TimeSpan.Zero && FailuresPerAddress > 0 && FailuresPerNumber > 0 && Remembered > 0;
}

/// <summary>
/// Slows down guessing of 查询码: failures are counted by client address and by number within a sliding window. Every way to
/// look up a case shares this one count.
/// <para>
/// A try is counted before the code is compared and forgiven when it was right, so that tries sent at the same moment
/// cannot slip through together. Kept in memory only: after a restart the count begins anew.
/// </para>
/// </summary>
public sealed class LookupThrottle(IOptions<LookupOptions> options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly FailureLog addresses = new(options.Value.FailuresPerAddress, options.Value.Window, options.Value.Remembered);
    private readonly FailureLog numbers = new(options.Value.FailuresPerNumber, options.Value.Window, options.Value.Remembered);

    /// <summary>Asks for a try, and counts it as a failure until <see cref="Forgive"/>.</summary>
    /// <param name="client">The client's address; null where the server knows none: all of those share one count.</param>
    /// <param name="number">受理编号 as typed. Numbers that do not exist are counted like those that do.</param>
    /// <returns>Null when the try may be made; otherwise the instant (UTC) from which the next one is allowed. A refused try is not counted.</returns>
    public DateTimeOffset? TryEnter(IPAddress? client, string? number)
    {
        var (address, typed) = (AddressKey(client), NumberKey(number));
        var now = time.GetUtcNow();
        lock (gate)
        {
            var until = Later(addresses.FullUntil(address, now), numbers.FullUntil(typed, now));
            if (until is null)
            {
                addresses.Add(address, now);
                numbers.Add(typed, now);
            }

            return until;
        }
    }

    /// <summary>The code was right: the try just counted is taken back.</summary>
    /// <param name="client">As given to <see cref="TryEnter"/>.</param>
    /// <param name="number">As given to <see cref="TryEnter"/>.</param>
    public void Forgive(IPAddress? client, string? number)
    {
        lock (gate)
        {
            addresses.TakeBack(AddressKey(client));
            numbers.TakeBack(NumberKey(number));
        }
    }

    /// <summary>How many addresses and numbers are remembered now.</summary>
    public (int Addresses, int Numbers) Remembered
    {
        get
        {
            lock (gate)
            {
                return (addresses.Count, numbers.Count);
            }
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;

    /// <summary>An IPv6 subscriber holds a whole /64, so that is what is counted.</summary>
    private static string AddressKey(IPAddress? client)
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

    private static string NumberKey(string? number) => CaseNumber.Normalise(number);

    /// <summary>The failures of each key, as many as count; keys in the order in which they last failed.</summary>
    private sealed class FailureLog(int limit, TimeSpan window, int capacity)
    {
        private readonly Dictionary<string, LinkedListNode<(string Key, List<DateTimeOffset> Times)>> byKey = [];
        private readonly LinkedList<(string Key, List<DateTimeOffset> Times)> byAge = new();

        public int Count => byKey.Count;

        /// <summary>When the oldest failure leaves the window, if there are as many as are borne.</summary>
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
}
