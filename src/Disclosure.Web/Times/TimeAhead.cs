using System.Globalization;
using Disclosure.Domain.Accounting;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Times;

/// <summary>The days to come of an open case as one short text, and what they come to by a day.</summary>
public static class TimeAhead
{
    private const string Form = "yyyyMMdd";

    /// <summary>Writes the runs: holder and phase as digits, the last day of the run; empty for ever.</summary>
    public static string Write(IReadOnlyList<OutlookRun> ahead) => string.Join(';', ahead.Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)r.Holder}{(int)r.Phase}{r.Through?.ToString(Form, CultureInfo.InvariantCulture)}")));

    /// <summary>How many working days each run has between the day settled and another, both axes at once.</summary>
    /// <param name="ahead">As written; null for none.</param>
    /// <param name="settledOn">The last day that is told already.</param>
    /// <param name="today">The day to speak of.</param>
    /// <param name="calendar">The working calendar.</param>
    public static IEnumerable<(CaseHolder Holder, TimePhase Phase, int Days)> Until(string? ahead, DateOnly settledOn, DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var after = settledOn;
        foreach (var run in (ahead ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (after >= today)
            {
                yield break;
            }

            var through = run.Length > 2 ? DateOnly.ParseExact(run[2..], Form, CultureInfo.InvariantCulture) : today;
            through = through < today ? through : today;
            var days = calendar.CountWorkingDays(after, through);
            if (days > 0)
            {
                yield return ((CaseHolder)(run[0] - '0'), (TimePhase)(run[1] - '0'), days);
            }

            after = through > after ? through : after;
        }
    }

    /// <summary>Who has the case on a day: the holder of the first run that reaches it.</summary>
    public static CaseHolder? HolderOn(string? ahead, DateOnly day)
    {
        foreach (var run in (ahead ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (run.Length == 2 || DateOnly.ParseExact(run[2..], Form, CultureInfo.InvariantCulture) >= day)
            {
                return (CaseHolder)(run[0] - '0');
            }
        }

        return null;
    }
}
