using System.Globalization;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>Short ways to ask the clock.</summary>
internal static class Clocks
{
    public static DateOnly D(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ClockResult Compute(string received, params ClockEvent[] events) => Compute(received, received, events);

    public static ClockResult Compute(string received, string asOf, params ClockEvent[] events) =>
        Assert.IsType<ClockOutcome.Computed>(Outcome(received, asOf, events)).Result;

    public static ClockRefusal Refusal(string received, params ClockEvent[] events) =>
        Assert.IsType<ClockOutcome.Refused>(Outcome(received, received, events)).Refusal;

    private static ClockOutcome Outcome(string received, string asOf, ClockEvent[] events) =>
        StatutoryClock.Compute(new ClockHistory(D(received), events), Seeds.Calendar, D(asOf));
}
