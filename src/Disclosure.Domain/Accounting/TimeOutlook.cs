using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Accounting;

/// <summary>Working days to come that are alike on both axes, as long as nothing happens.</summary>
/// <param name="Holder">Who has the case.</param>
/// <param name="Phase">What the days count as.</param>
/// <param name="Departments">The departments at work.</param>
/// <param name="Through">The last of them; null for ever.</param>
public sealed record OutlookRun(CaseHolder Holder, TimePhase Phase, IReadOnlyList<Guid> Departments, DateOnly? Through);

/// <summary>
/// An account that needs no events to be told on a later day: what is settled up to the last fact, and what each later day will
/// be as long as no other fact comes. A day once told stays what it is; only a fact changes it.
/// </summary>
/// <param name="Settled">The account up to the day of the last fact (or the end).</param>
/// <param name="Ahead">What follows; empty once ended.</param>
/// <param name="DueOn">The due date if nobody answers any more; null while none runs, or for as long as another agency may take.</param>
/// <param name="Left">Working days left on the day of the last fact; null without a due date.</param>
public sealed record TimeOutlook(TimeAccount Settled, IReadOnlyList<OutlookRun> Ahead, DateOnly? DueOn, int? Left)
{
    /// <summary>Splits an account told far enough ahead into what is settled and what follows.</summary>
    /// <param name="far">The account up to a day from which on nothing changes by itself.</param>
    /// <param name="settledOn">The day of the last fact.</param>
    /// <param name="dueOn">The due date if nobody answers.</param>
    /// <param name="left">Working days left on the day of the last fact.</param>
    internal static TimeOutlook Split(TimeAccount far, DateOnly settledOn, DateOnly? dueOn, int? left)
    {
        if (far.Ended)
        {
            return new TimeOutlook(far, [], null, null);
        }

        var ahead = new List<OutlookRun>();
        foreach (var day in far.Days.Where(d => d.Date > settledOn))
        {
            if (ahead.Count > 0 && ahead[^1].Holder == day.Holder && ahead[^1].Phase == day.Phase)
            {
                ahead[^1] = ahead[^1] with { Through = day.Date };
            }
            else
            {
                ahead.Add(new OutlookRun(day.Holder, day.Phase, day.Departments, day.Date));
            }
        }

        if (ahead.Count > 0)
        {
            ahead[^1] = ahead[^1] with { Through = null };
        }

        return new TimeOutlook(far with { Through = settledOn, Days = [.. far.Days.Where(d => d.Date <= settledOn)] }, ahead, dueOn, left);
    }
}
