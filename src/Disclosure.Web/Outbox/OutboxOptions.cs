using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>Settings under <c>Mail:Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Mails claimed at a time.</summary>
    public int BatchSize { get; set; } = 40;

    /// <summary>Connections at a time.</summary>
    public int Parallelism { get; set; } = 2;

    /// <summary>How long a claim lasts. A sender that dies in between delays its mails by that much.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest attempt at one mail.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Pause without a wake-up.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Pauses after the first, second … refusal; the last one repeats. Empty means the usual ones.</summary>
    public IList<TimeSpan> Pauses { get; } = [];

    /// <summary>Pause when the server as a whole does not take mail; doubles up to the limit.</summary>
    public TimeSpan ServerPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest pause when the server as a whole does not take mail.</summary>
    public TimeSpan ServerPauseLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After this long, temporary refusals count as final.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>A mail due for longer than this is reported by health.</summary>
    public TimeSpan AlarmAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The pause after so many refusals, before jitter.</summary>
    /// <param name="refusals">From 1.</param>
    public TimeSpan PauseAfter(int refusals)
    {
        IList<TimeSpan> pauses = Pauses.Count > 0 ? Pauses : Usual;
        return pauses[Math.Clamp(refusals - 1, 0, pauses.Count - 1)];
    }

    private static readonly TimeSpan[] Usual =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];
}

/// <summary>Refuses settings that would lose or repeat mails.</summary>
public sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mistakes = new List<string>();
        if (options.BatchSize is < 1 or > 500)
        {
            mistakes.Add("Mail:Outbox:BatchSize must be between 1 and 500.");
        }

        if (options.Parallelism is < 1 or > 32)
        {
            mistakes.Add("Mail:Outbox:Parallelism must be between 1 and 32.");
        }

        if (options.AttemptTimeout <= TimeSpan.Zero || options.Lease <= options.AttemptTimeout)
        {
            mistakes.Add("Mail:Outbox:Lease must be longer than Mail:Outbox:AttemptTimeout, or two senders could work on one mail, or nobody ever starts.");
        }

        if (options.Poll <= TimeSpan.Zero || options.ServerPause <= TimeSpan.Zero || options.ServerPauseLimit < options.ServerPause || options.Pauses.Any(p => p <= TimeSpan.Zero))
        {
            mistakes.Add("Mail:Outbox pauses must be positive.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
