namespace Disclosure.Web.Data;

/// <summary>A calendar that was imported, and how far the recalculation has come.</summary>
public sealed class CalendarImportRow
{
    public Guid Id { get; set; }

    /// <summary>The year of the notice.</summary>
    public int Year { get; set; }

    public required string Source { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Open cases whose due date was recorded as changed.</summary>
    public int Changed { get; set; }

    /// <summary>When every case had been looked at once.</summary>
    public DateTimeOffset? RecalculatedAt { get; set; }

    /// <summary>When a second look, after every node had the new calendar, found nothing more to do.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
}

/// <summary>A version of a year's calendar. Appended, never changed; the latest is what <see cref="CalendarDayRow"/> holds.</summary>
public sealed class CalendarVersionRow
{
    public int Year { get; set; }

    public int Version { get; set; }

    public Guid ImportId { get; set; }

    /// <summary>The days, as a calendar file.</summary>
    public required string Body { get; set; }

    /// <summary>The days before, as a calendar file; null for a year that was not loaded.</summary>
    public string? Previous { get; set; }
}
