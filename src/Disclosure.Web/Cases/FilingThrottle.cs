using System.Net;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Cases;

/// <summary>How many requests one client may file: section <c>Filing</c> of the configuration.</summary>
public sealed class FilingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Filing";

    /// <summary>The time within which filings are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Filings of one address within the window; 0 for no limit. Whole offices share an address, and filing is a right: this stops floods, not people.</summary>
    public int PerAddress { get; set; } = 60;

    /// <summary>How many addresses are remembered.</summary>
    public int Remembered { get; set; } = 20_000;

    /// <summary>True when the settings make sense.</summary>
    public bool IsValid => Window > TimeSpan.Zero && PerAddress >= 0 && Remembered > 0;
}

/// <summary>Keeps one client from flooding the office with filings.</summary>
public sealed class FilingThrottle(IOptions<FilingOptions> options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly SlidingLog addresses = new(options.Value.PerAddress, options.Value.Window, options.Value.Remembered);

    /// <summary>Asks for a filing and counts it.</summary>
    /// <returns>Null when it may be made; otherwise the instant (UTC) from which the next one is allowed.</returns>
    public DateTimeOffset? TryEnter(IPAddress? client)
    {
        if (options.Value.PerAddress == 0)
        {
            return null;
        }

        var (key, now) = (SlidingLog.KeyOf(client), time.GetUtcNow());
        lock (gate)
        {
            var until = addresses.FullUntil(key, now);
            if (until is null)
            {
                addresses.Add(key, now);
            }

            return until;
        }
    }

    /// <summary>It filed nothing new: a repeat that returned the first receipt.</summary>
    public void Forgive(IPAddress? client)
    {
        lock (gate)
        {
            addresses.TakeBack(SlidingLog.KeyOf(client));
        }
    }
}
