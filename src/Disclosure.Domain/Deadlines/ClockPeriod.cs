namespace Disclosure.Domain.Deadlines;

/// <summary>One run of the period to reply: from receipt, or from the day a restart began it anew.</summary>
internal sealed class ClockPeriod(DateOnly start)
{
    /// <summary>The day the run counts from; not counted itself.</summary>
    public DateOnly Start { get; } = start;

    /// <summary>The last day that counts, once a notice to complete or to pay stopped the run.</summary>
    public DateOnly? StoppedOn { get; set; }

    /// <summary>What is awaited since, in Chinese.</summary>
    public string StopNote { get; set; } = "";

    /// <summary>The deferral in force: the day the first was told and the date that was told last (article 35).</summary>
    public (DateOnly On, DateOnly Until)? Deferral { get; set; }
}

/// <summary>A consultation while the history is read.</summary>
internal sealed class ConsultationFacts(ClockEvent.ConsultationSent sent, bool late)
{
    public ClockEvent.ConsultationSent Sent { get; } = sent;

    /// <summary>Sent when the period had already run out: excludes nothing.</summary>
    public bool Late { get; } = late;

    public DateOnly? DeliveredOn { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    /// <summary>The last day the asked one has; known only for those whom the law gives 15 working days.</summary>
    public DateOnly? OpinionDueOn { get; set; }

    /// <summary>The working day to which the end moves when the opinion arrives on a rest day and no day is left.</summary>
    public DateOnly? RolledTo { get; set; }

    /// <summary>The last day the letter can exclude, as far as it is known by now; null while that is open.</summary>
    public DateOnly? KnownEnd => RolledTo ?? (AnsweredOn, OpinionDueOn) switch
    {
        ({ } answered, { } due) => answered < due ? answered : due,
        var (answered, due) => answered ?? due,
    };

    /// <summary>The last excluded day, seen from <paramref name="asOf"/>.</summary>
    public DateOnly EndAsOf(DateOnly asOf) => KnownEnd is { } end && end < asOf ? end : asOf;
}
