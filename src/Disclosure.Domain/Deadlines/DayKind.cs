namespace Disclosure.Domain.Deadlines;

/// <summary>What a calendar day is to someone who counts working days.</summary>
public enum DayKind
{
    /// <summary>An ordinary working day, Monday to Friday (工作日).</summary>
    Working,

    /// <summary>A Saturday or Sunday on which nobody works (周末).</summary>
    Weekend,

    /// <summary>A statutory holiday or a day off by the State Council's arrangement (节假日).</summary>
    Holiday,

    /// <summary>A Saturday or Sunday that is worked to make up for a holiday (调休上班).</summary>
    MakeUpWorkday,
}
