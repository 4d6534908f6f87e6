using CsCheck;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>Thousands of random histories, compared with the oracle and with what must always hold.</summary>
public class ClockPropertyTests
{
    // Thousands each time; a long run asks for more: DISCLOSURE_CLOCK_HISTORIES=100000.
    private static readonly long Histories = long.Parse(Environment.GetEnvironmentVariable("DISCLOSURE_CLOCK_HISTORIES") ?? "4000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Gen<DateOnly> Dates =
        Gen.Int[new DateOnly(2008, 1, 1).DayNumber, new DateOnly(2026, 6, 30).DayNumber].Select(DateOnly.FromDayNumber);

    // Seeds of steps: what to try, how many days later, and two numbers to choose by. Short gaps are the rule, so that
    // notices meet their limits; long ones let the periods run out.
    private static readonly Gen<(int Kind, int Gap, int A, int B)[]> Steps = Gen.Select(
        Gen.Int[0, 19],
        Gen.Frequency((5, Gen.Int[0, 4]), (4, Gen.Int[5, 16]), (1, Gen.Int[17, 60])),
        Gen.Int[0, 2],
        Gen.Int[1, 20]).Array[0, 12];

    internal static readonly Gen<(DateOnly Received, List<ClockEvent> Events, DateOnly AsOf)> Cases =
        Gen.Select(Dates, Steps, Gen.Int[0, 60], (received, steps, wait) =>
        {
            var events = Build(received, steps);
            return (received, events, (events.Count == 0 ? received : events[^1].On).AddDays(wait));
        });

    [Fact]
    public void The_clock_agrees_with_a_walk_day_by_day()
    {
        var (computed, refused, waiting, late, excluded) = (0, 0, 0, 0, 0);
        Cases.Sample(
            c =>
            {
                var expected = NaiveClock.Run(c.Received, c.Events, c.AsOf);
                var outcome = StatutoryClock.Compute(new ClockHistory(c.Received, c.Events), Seeds.Calendar, c.AsOf);
                if (expected is not var (due, spent, onTime, unlawful))
                {
                    Assert.Contains("延长", Assert.IsType<ClockOutcome.Refused>(outcome).Refusal.Reason);
                    Interlocked.Increment(ref refused);
                    return;
                }

                var result = Assert.IsType<ClockOutcome.Computed>(outcome).Result;
                Assert.Equal(due, result.DueOn);
                Assert.Equal(onTime, result.OnTime);
                Assert.Equal(unlawful, result.Violations.Count);
                Assert.Equal(spent, result.WorkingDaysUsed);
                Interlocked.Increment(ref computed);
                Interlocked.Add(ref waiting, due is null ? 1 : 0);
                Interlocked.Add(ref late, onTime is false ? 1 : 0);
                Interlocked.Add(ref excluded, due > result.InternalDueOn ? 1 : 0);
            },
            iter: Histories,
            print: Print);

        // The comparison is worth something only if every kind of history came up.
        Assert.All([refused, waiting, late, excluded], n => Assert.InRange(n, 40, Histories));
        Assert.InRange(computed, Histories / 2, Histories);
    }

    [Fact]
    public void What_is_left_is_the_distance_to_the_due_date_and_the_days_tell_the_same_story()
    {
        Cases.Sample(
            c =>
            {
                if (Result(c.Received, c.Events, c.AsOf) is not { DueOn: { } due } result)
                {
                    return;
                }

                var ahead = NaiveCount(result.AsOf, due);
                var behind = NaiveCount(due, result.AsOf);
                var rolled = result.RemainingWorkingDays == 0 && due > result.AsOf;
                Assert.Equal(rolled ? 0 : ahead - behind, result.RemainingWorkingDays);
                Assert.Equal(result.WorkingDaysAllowed - result.WorkingDaysUsed, result.RemainingWorkingDays);
                Assert.Equal(c.Received, result.Days[0].Date);
                Assert.Equal(result.Days.Select((_, i) => c.Received.AddDays(i)), result.Days.Select(d => d.Date));
                Assert.All(result.Days, d => Assert.False(d.Counts is not null && !NaiveCalendar.IsWorked(d.Date)));
                var used = result.Days.LastOrDefault(d => d.Date <= result.AsOf && d.Counts is not null)?.Counts;
                Assert.True(result.WorkingDaysUsed == 0 || used == result.WorkingDaysUsed, $"{used} {result.WorkingDaysUsed}");
                if (due > result.AsOf && result.EndedBy is null)
                {
                    Assert.Equal(due, result.Days[^1].Date);
                    Assert.Equal(
                        result.RemainingWorkingDays,
                        result.Days.Count(d => d.Date > result.AsOf && d.Counts is not null));
                }
            },
            iter: Histories,
            print: Print);
    }

    [Fact]
    public void A_due_date_is_a_working_day_unless_it_was_told_as_a_deferral()
    {
        Cases.Sample(
            c =>
            {
                if (Result(c.Received, c.Events, c.AsOf) is { DueOn: { } due } && !c.Events.OfType<ClockEvent.Deferred>().Any())
                {
                    Assert.True(NaiveCalendar.IsWorked(due));
                }
            },
            iter: Histories,
            print: Print);
    }

    [Fact]
    public void A_later_receipt_never_gives_an_earlier_due_date()
    {
        Gen.Select(Dates, Gen.Int[1, 40], Gen.Int[0, 20]).Sample(
            (received, later, extension) =>
            {
                ClockEvent[] On(DateOnly day) => extension == 0 ? [] : [new ClockEvent.Extended(day, extension)];
                var after = received.AddDays(later);
                Assert.True(
                    Result(received, On(received), received)!.DueOn <= Result(after, On(after), after)!.DueOn);
            },
            iter: Histories);
    }

    [Fact]
    public void Overlapping_consultations_exclude_their_union_and_never_their_sum()
    {
        Gen.Select(Dates, Gen.Int[0, 12], Gen.Int[0, 20], Gen.Int[0, 12], Gen.Int[0, 20]).Sample(
            (received, start1, length1, start2, length2) =>
            {
                (string Id, int Start, int End)[] intervals = [("a", start1, start1 + length1), ("b", start2, start2 + length2)];
                ClockEvent[] Events(IEnumerable<(string Id, int Start, int End)> chosen) =>
                [
                    .. chosen.SelectMany(i => new (int Day, ClockEvent Event)[]
                    {
                        (i.Start, new ClockEvent.ConsultationSent(received.AddDays(i.Start), i.Id, ConsultationKind.OtherAgency)),
                        (i.End, new ClockEvent.ConsultationAnswered(received.AddDays(i.End), i.Id)),
                    }).OrderBy(e => e.Day).Select(e => e.Event),
                ];
                int Excluded(IEnumerable<(string Id, int Start, int End)> chosen)
                {
                    var result = Result(received, Events(chosen), received)!;
                    return NaiveCount(result.InternalDueOn!.Value, result.DueOn!.Value);
                }

                var (first, second, both) = (Excluded(intervals[..1]), Excluded(intervals[1..]), Excluded(intervals));
                Assert.InRange(both, Math.Max(first, second), first + second);
                var union = Enumerable.Range(1, 40).Count(i =>
                    NaiveCalendar.IsWorked(received.AddDays(i))
                    && intervals.Any(x => x.Start < i && i <= x.End));
                Assert.Equal(union, both);
            },
            iter: Histories);
    }

    private static ClockResult? Result(DateOnly received, IReadOnlyList<ClockEvent> events, DateOnly asOf) =>
        (StatutoryClock.Compute(new ClockHistory(received, events), Seeds.Calendar, asOf) as ClockOutcome.Computed)?.Result;

    private static int NaiveCount(DateOnly after, DateOnly through)
    {
        var count = 0;
        while (after < through)
        {
            after = after.AddDays(1);
            count += NaiveCalendar.IsWorked(after) ? 1 : 0;
        }

        return count;
    }

    internal static string Print((DateOnly Received, List<ClockEvent> Events, DateOnly AsOf) c) =>
        $"{c.Received:O} as of {c.AsOf:O}: {string.Join(", ", c.Events)}";

    // Turns steps into a history that can have happened; lawful or not is left to chance.
    private static List<ClockEvent> Build(DateOnly received, (int Kind, int Gap, int A, int B)[] steps)
    {
        var events = new List<ClockEvent>();
        var letters = new List<(string Id, bool Delivered)>();
        var sent = 0;
        var day = received;
        var (asked, extended, waiting, paying) = (false, false, false, false);
        foreach (var (kind, gap, a, b) in steps)
        {
            day = day.AddDays(gap);
            switch (kind)
            {
                case 0 or 1 or 2 when !asked && !paying:
                    events.Add(new ClockEvent.ClarificationRequested(day));
                    (asked, waiting) = (true, true);
                    break;
                case >= 0 and <= 6 when waiting:
                    events.Add(new ClockEvent.ClarificationReceived(day));
                    waiting = false;
                    break;
                case >= 0 and <= 6 when paying:
                    events.Add(new ClockEvent.FeePaid(day));
                    paying = false;
                    break;
                case 3 when !waiting:
                    events.Add(new ClockEvent.FeeNoticeSent(day));
                    paying = true;
                    break;
                case 4 or 5 or 6 when !extended:
                    events.Add(new ClockEvent.Extended(day, b));
                    extended = true;
                    break;
                case >= 7 and <= 11:
                    letters.Add(($"L{sent++}", false));
                    events.Add(new ClockEvent.ConsultationSent(day, letters[^1].Id, (ConsultationKind)a));
                    break;
                case 12 or 13 when letters.FindIndex(l => !l.Delivered) is >= 0 and var i:
                    events.Add(new ClockEvent.ConsultationDelivered(day, letters[i].Id));
                    letters[i] = (letters[i].Id, true);
                    break;
                case >= 14 and <= 17 when letters.Count > 0:
                    var open = a % letters.Count;
                    events.Add(new ClockEvent.ConsultationAnswered(day, letters[open].Id));
                    letters.RemoveAt(open);
                    break;
                case 18 when !waiting && !paying && b <= 10:
                    events.Add(new ClockEvent.Deferred(day, day.AddDays(b * 3)));
                    break;
                case 18:
                    events.Add(new ClockEvent.ReasonsRequested(day));
                    break;
                case 19:
                    events.Add(a == 0 ? new ClockEvent.Withdrawn(day) : new ClockEvent.Replied(day));
                    return events;
            }
        }

        return events;
    }
}
