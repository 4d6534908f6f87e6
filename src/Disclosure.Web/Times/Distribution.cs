namespace Disclosure.Web.Times;

/// <summary>How many cases took how many days: median and percentiles without sorting.</summary>
public sealed class Distribution
{
    private int[] counts = new int[64];

    /// <summary>How many cases.</summary>
    public int Count { get; private set; }

    /// <summary>All their days.</summary>
    public long Total { get; private set; }

    /// <summary>中位数; null without a case.</summary>
    public int? Median => Percentile(50);

    /// <summary>90分位数; null without a case.</summary>
    public int? P90 => Percentile(90);

    /// <summary>Adds a case.</summary>
    public void Add(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days >= counts.Length)
        {
            Array.Resize(ref counts, Math.Max(days + 1, counts.Length * 2));
        }

        counts[days]++;
        Count++;
        Total += days;
    }

    /// <summary>
    /// The nearest rank: of n cases in order of their days, the one at ⌈n × p ÷ 100⌉. It is always the days of a real case,
    /// and of few cases it is no more than that.
    /// </summary>
    public int? Percentile(int percent)
    {
        if (Count == 0)
        {
            return null;
        }

        var rank = (((long)Count * percent) + 99) / 100;
        long seen = 0;
        for (var days = 0; days < counts.Length; days++)
        {
            seen += counts[days];
            if (seen >= rank)
            {
                return days;
            }
        }

        return null;
    }
}
