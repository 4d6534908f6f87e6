namespace Disclosure.Web.Tests.Support;

/// <summary>A clock that stands where the test put it. Timers still run on real time.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Puts the clock to a moment of a day in Asia/Shanghai.</summary>
    public void Set(DateOnly day, int hour = 10, int minute = 0) =>
        Interlocked.Exchange(ref ticks, new DateTimeOffset(day, new TimeOnly(hour, minute), TimeSpan.FromHours(8)).UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
