namespace Disclosure.Web.Seeding.Demo;

/// <summary>The clock of a demo case's past: stands where it was put, never later than the real one.</summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private DateTimeOffset now = real.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Puts it to a working hour of a day, at least a minute after the last moment and never in the future.</summary>
    /// <param name="day">A day in Asia/Shanghai.</param>
    public void MoveTo(DateOnly day)
    {
        var earliest = now.AddMinutes(1);
        var wanted = new DateTimeOffset(day, new TimeOnly(9, 30), Cases.LegalTime.Offset).ToUniversalTime();
        var limit = real.GetUtcNow();
        now = wanted > earliest ? wanted : earliest;
        now = now > limit ? limit : now;
    }

    /// <summary>Goes on from the last moment of an interrupted case.</summary>
    public void ResumeAt(DateTimeOffset last) => now = last > now ? last : now;

    /// <summary>Begins a new case: the past may be earlier again.</summary>
    /// <param name="day">A day in Asia/Shanghai.</param>
    public void StartAt(DateOnly day)
    {
        now = DateTimeOffset.UnixEpoch;
        MoveTo(day);
    }
}
