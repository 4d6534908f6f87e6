using Disclosure.Web.Cases;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Reminders;

/// <summary>Looks for due reminders soon after the start and then every half hour, by day. What an outage kept back follows with the next look.</summary>
public sealed partial class ReminderService(ReminderRound round, IOptions<ReminderOptions> options, TimeProvider time, ILogger<ReminderService> logger) : BackgroundService
{
    // The site is to answer first.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <summary>True when nobody is woken by a reminder.</summary>
    internal bool IsByDay => time.GetUtcNow().ToOffset(LegalTime.Offset).Hour is var hour && hour >= options.Value.FromHour && hour < options.Value.ToHour;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (IsByDay && await round.RunAsync(stoppingToken) is > 0 and var given)
                {
                    LogGiven(given);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogRound(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Gave {Count} reminders.")]
    private partial void LogGiven(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of reminders failed; the next one tries again.")]
    private partial void LogRound(Exception e);
}
