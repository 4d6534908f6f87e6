namespace Disclosure.Domain.Deadlines;

/// <summary>The union of the intervals that consultations exclude (article 33, paragraph 3), overlaps counted once.</summary>
internal sealed class Exclusions
{
    // Disjoint and in order; each excludes the days after After up to and including Through.
    private readonly List<(DateOnly After, DateOnly Through)> _merged = [];

    public Exclusions(IEnumerable<ConsultationFacts> consultations, DateOnly asOf)
    {
        var intervals = consultations
            .Where(c => !c.Late)
            .Select(c => (After: c.Sent.On, Through: c.EndAsOf(asOf)))
            .Where(i => i.Through > i.After)
            .OrderBy(i => i.After);
        foreach (var next in intervals)
        {
            if (_merged.Count > 0 && next.After <= _merged[^1].Through)
            {
                var last = _merged[^1];
                _merged[^1] = (last.After, next.Through > last.Through ? next.Through : last.Through);
            }
            else
            {
                _merged.Add(next);
            }
        }
    }

    /// <summary>The last day excluded so far, or null when none is.</summary>
    public DateOnly? End => _merged.Count == 0 ? null : _merged[^1].Through;

    /// <summary>Lets the last interval run on to <paramref name="day"/>.</summary>
    public void RunOnTo(DateOnly day) => _merged[^1] = (_merged[^1].After, day);

    /// <summary>Whether a day of the period is excluded. Under a deferral the date told to the applicant stands, so no day
    /// after it was told is excluded.</summary>
    public bool Contains(DateOnly day, ClockPeriod period) =>
        (period.Deferral is not { } deferral || day <= deferral.On)
        && _merged.Any(i => i.After < day && day <= i.Through);

    /// <summary>The excluded working days of the period up to and including <paramref name="through"/>.</summary>
    public int Count(WorkCalendar calendar, ClockPeriod period, DateOnly through)
    {
        var limit = period.Deferral is { } deferral && deferral.On < through ? deferral.On : through;
        var count = 0;
        foreach (var (after, end) in _merged)
        {
            count += calendar.CountWorkingDays(
                after > period.Start ? after : period.Start,
                end < limit ? end : limit);
        }

        return count;
    }
}
