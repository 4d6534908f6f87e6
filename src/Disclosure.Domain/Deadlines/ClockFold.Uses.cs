using static Disclosure.Domain.Deadlines.StatutoryClock;

namespace Disclosure.Domain.Deadlines;

/// <summary>What became of every working day: the same walk as the explanation, for figures instead of readers.</summary>
internal sealed partial class ClockFold
{
    private List<ClockUse> Use(ClockResult result, Exclusions exclusions)
    {
        var uses = new List<ClockUse>();
        var (index, number) = (0, 0);
        for (var day = _receivedOn.AddDays(1); day <= result.AsOf; day = day.AddDays(1))
        {
            while (index + 1 < _periods.Count && day > _periods[index + 1].Start)
            {
                (index, number) = (index + 1, 0);
            }

            if (!_calendar.IsWorkingDay(day))
            {
                continue;
            }

            var period = _periods[index];
            if (period.StoppedOn is { } stopped && day > stopped)
            {
                uses.Add(new ClockUse(day, ClockPhase.Excluded, ClockWait.Applicant));
            }
            else if (exclusions.Contains(day, period))
            {
                uses.Add(new ClockUse(day, ClockPhase.Excluded, WaitOn(day, result.AsOf)));
            }
            else
            {
                // A period that was followed by another was stopped in time, so only the last can be overdue.
                number++;
                var late = index == _periods.Count - 1 && day > result.DueOn;
                uses.Add(new ClockUse(day, late ? ClockPhase.Overdue : number > ReplyWorkingDays ? ClockPhase.Extension : ClockPhase.Base, ClockWait.None));
            }
        }

        return uses;
    }

    // Of several letters that are out on one day the one that went out first counts. A due date that was moved past a rest
    // day belongs to the letter that came back last.
    private ClockWait WaitOn(DateOnly day, DateOnly asOf)
    {
        var letters = _consultations.Where(c => !c.Late && c.Sent.On < day).ToList();
        var letter = letters.Find(c => day <= c.EndAsOf(asOf)) ?? letters.OrderBy(c => c.EndAsOf(asOf)).Last();
        return letter.Sent.Kind == ConsultationKind.ThirdParty ? ClockWait.ThirdParty : ClockWait.OtherAgency;
    }
}
