namespace Disclosure.Domain.Deadlines;

/// <summary>One day named by the State Council's yearly paper on holidays (节假日安排).</summary>
/// <param name="Date">The date, in Asia/Shanghai.</param>
/// <param name="Name">The holiday the arrangement belongs to, in Chinese, e.g. 春节.</param>
/// <param name="IsOff"><see langword="true"/> when the day is off, <see langword="false"/> when it is worked (调休上班).</param>
public sealed record CalendarDay(DateOnly Date, string Name, bool IsOff);
