using Disclosure.Web.Cases;

namespace Disclosure.Web.Calendars;

/// <summary>
/// Finishes what an import left: killed in the middle, made by the command line beside the site, or come with a new seed. Also
/// fills, once after an update of the product, the columns of the annual report of older cases.
/// </summary>
public sealed partial class CalendarService(CalendarRecalculation recalculation, ReportColumnsFill fill, TimeProvider time, ILogger<CalendarService> logger) : BackgroundService
{
    // The site is to answer first.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        var filled = false;
        do
        {
            try
            {
                if (!filled && await fill.RunAsync(stoppingToken) is > 0 and var cases)
                {
                    LogFilled(cases);
                }

                filled = true;
                if (await recalculation.RunAsync(stoppingToken) is { Changed: > 0 } done)
                {
                    LogRecalculated(done.Changed, done.Moved);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogRound(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Filled the columns of the annual report of {Cases} cases.")]
    private partial void LogFilled(int cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "A new calendar changed {Changed} due dates, {Moved} of them by days.")]
    private partial void LogRecalculated(int changed, int moved);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recalculating by a new calendar failed; the next round tries again.")]
    private partial void LogRound(Exception e);
}
