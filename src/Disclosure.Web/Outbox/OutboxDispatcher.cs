using System.Collections.Concurrent;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>
/// Sends what is queued: claims with a lease, sends outside any transaction, commits what came of it. Killed between the
/// server's acceptance and our commit, the mail is sent once more with the same Message-ID when the lease has run out.
/// </summary>
public sealed partial class OutboxDispatcher(
    OutboxStore store,
    MailRenderer renderer,
    IMailTransport transport,
    OutboxSignal signal,
    OutboxMonitor monitor,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private int serverFailures;

    private OutboxOptions Options => options.Value;

    /// <summary>Claims and sends one batch.</summary>
    /// <returns>How many mails were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        if (transport.Unconfigured is { } reason)
        {
            await store.ExplainAsync(reason, stopping);
            return 0;
        }

        var batch = await store.ClaimAsync(stopping);
        var unused = new ConcurrentBag<MailRow>();
        var serverDown = 0;
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = Options.Parallelism }, async (mail, _) =>
        {
            var leaseLeft = mail.LeasedUntil - time.GetUtcNow();
            if (stopping.IsCancellationRequested || Volatile.Read(ref serverDown) == 1 || leaseLeft < Options.AttemptTimeout)
            {
                unused.Add(mail);
                return;
            }

            // Not cancelled by a shutdown: a mail under way is finished and committed, or it would be sent twice.
            var outcome = await AttemptAsync(mail);
            if (outcome is MailOutcome.Temporary { WholeServer: true } or MailOutcome.Broken { WholeServer: true })
            {
                Volatile.Write(ref serverDown, 1);
            }
        });
        await store.ReleaseAsync(unused, CancellationToken.None);
        serverFailures = serverDown == 1 ? serverFailures + 1 : 0;
        return batch.Count;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await RunOnceAsync(stoppingToken);
                if (transport.Unconfigured is not null)
                {
                    // Nor does a new mail configure a server.
                    await Task.Delay(Options.Poll, time, stoppingToken);
                }
                else if (serverFailures > 0)
                {
                    // New mails do not shorten this pause: the server would refuse them too.
                    var pause = Options.ServerPause * Math.Pow(2, Math.Min(serverFailures - 1, 16));
                    await Task.Delay(pause < Options.ServerPauseLimit ? pause : Options.ServerPauseLimit, time, stoppingToken);
                }
                else if (claimed < Options.BatchSize)
                {
                    if (claimed == 0)
                    {
                        await transport.RestAsync();
                    }

                    await signal.WaitAsync(Options.Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, the mails are in the database and the next round finds them.
                LogRound(e);
                await Task.Delay(Options.ServerPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<MailOutcome?> AttemptAsync(MailRow mail)
    {
        MailOutcome outcome;
        try
        {
            using var limit = new CancellationTokenSource(Options.AttemptTimeout, time);
            outcome = await transport.SendAsync(await renderer.RenderAsync(mail, limit.Token), limit.Token);
        }
        catch (CaseErasedException)
        {
            await store.AbandonAsync(mail.Id, "申请人的个人信息已经销毁，邮件不再发送。", CancellationToken.None);
            return null;
        }
        catch (MailDefectException e)
        {
            LogDefect(e, mail.Id);
            outcome = new MailOutcome.Broken(e.Message);
        }
        catch (OperationCanceledException)
        {
            outcome = new MailOutcome.Temporary("准备邮件超时。");
        }

        var state = await store.SettleAsync(mail.Id, outcome, CancellationToken.None);
        switch (outcome)
        {
            case MailOutcome.Accepted:
                monitor.Clear();
                break;
            case MailOutcome.Broken:
                monitor.Raise(outcome.Reply);
                LogBroken(mail.Id, outcome.Reply);
                break;
            default:
                LogRefused(mail.Id, state, outcome.Reply);
                break;
        }

        return outcome;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the outbox failed; it is tried again.")]
    private partial void LogRound(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} cannot be made.")]
    private partial void LogDefect(Exception e, Guid mailId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} waits until this is mended: {Reason}")]
    private partial void LogBroken(Guid mailId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} is now {State}: {Reply}")]
    private partial void LogRefused(Guid mailId, MailState state, string reply);
}
