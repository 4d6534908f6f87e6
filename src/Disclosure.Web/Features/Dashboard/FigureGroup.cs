using Disclosure.Web.Data;
using Disclosure.Web.Times;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>Ended cases that are counted together.</summary>
internal sealed class FigureGroup
{
    /// <summary>From so many on a median stands for itself; below, its n is shown beside it.</summary>
    public const int Few = 10;

    /// <summary>All of them.</summary>
    public int Ended { get; private set; }

    /// <summary>Those replied to.</summary>
    public int Replied { get; private set; }

    /// <summary>In time.</summary>
    public int OnTime { get; private set; }

    /// <summary>Too late.</summary>
    public int Late { get; private set; }

    /// <summary>全程 of the replied.</summary>
    public Distribution Span { get; } = new();

    /// <summary>机关用时 of the replied.</summary>
    public Distribution Agency { get; } = new();

    /// <summary>Adds a case.</summary>
    public void Add(in ClosedCase c)
    {
        Ended++;
        if (c.Outcome != TimeOutcome.Replied)
        {
            return;
        }

        Replied++;
        OnTime += c.Has(CaseMarks.OnTime) ? 1 : 0;
        Late += c.Has(CaseMarks.Late) ? 1 : 0;
        Span.Add(c.Span);
        Agency.Add(c.AgencyDays);
    }

    /// <summary>按期率 in words; of those with a term.</summary>
    public string OnTimeText => Share(OnTime, OnTime + Late);

    /// <summary>A share in per cent, one decimal, never rounded up to all or down to none.</summary>
    public static string Share(int part, int of)
    {
        if (of == 0)
        {
            return "—";
        }

        var tenths = (int)(((1000L * part) + (of / 2)) / of);
        tenths = part > 0 && part < of ? Math.Clamp(tenths, 1, 999) : tenths;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}%");
    }

    /// <summary>Days, with the number of cases where they are few.</summary>
    public static FigureCell Days(int? days, int count, string? href) => days is { } d
        ? new FigureCell(count < Few ? $"{d}（n={count}）" : $"{d}", d, href)
        : FigureCell.None;
}
