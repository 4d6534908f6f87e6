using System.Net;
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
    private readonly SlidingLog addresses = new(options.Value.FailuresPerAddress, options.Value.Window, options.Value.Remembered);
    private readonly SlidingLog numbers = new(options.Value.FailuresPerNumber, options.Value.Window, options.Value.Remembered);

    /// <summary>Asks for a try, and counts it as a failure until <see cref="Forgive"/>.</summary>
    /// <param name="client">The client's address; null where the server knows none: all of those share one count.</param>
    /// <param name="number">受理编号 as typed. Numbers that do not exist are counted like those that do.</param>
    /// <returns>Null when the try may be made; otherwise the instant (UTC) from which the next one is allowed. A refused try is not counted.</returns>
    public DateTimeOffset? TryEnter(IPAddress? client, string? number)
    {
        var (address, typed) = (SlidingLog.KeyOf(client), NumberKey(number));
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
            addresses.TakeBack(SlidingLog.KeyOf(client));
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

    private static string NumberKey(string? number) => CaseNumber.Normalise(number);
}
