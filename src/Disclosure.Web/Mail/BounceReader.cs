using Disclosure.Web.Outbox;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Mail;

/// <summary>
/// Looks into the mailbox of returned mail, where one is configured, and marks what came back. A message counts as read only
/// once its report is committed; reading it twice changes nothing.
/// </summary>
public sealed partial class BounceReader(OutboxStore store, IOptions<MailOptions> options, TimeProvider time, ILogger<BounceReader> logger) : BackgroundService
{
    private const int MaxSize = 10 * 1024 * 1024;

    private ImapOptions Options => options.Value.Bounces.Imap;

    /// <summary>Reads what is unread.</summary>
    /// <returns>How many mails were marked as returned.</returns>
    public async Task<int> ReadAsync(CancellationToken ct)
    {
        using var client = new ImapClient();
        ServerTrust.Configure(client, Options);
        await client.ConnectAsync(Options.Host!, Options.EffectivePort, Options.Security.ToMailKit(), ct);
        await ServerTrust.SignInAsync(client, Options, ct);
        var folder = await client.GetFolderAsync(Options.Folder, ct);
        await folder.OpenAsync(FolderAccess.ReadWrite, ct);
        var unread = await folder.SearchAsync(SearchQuery.NotSeen, ct);
        var marked = 0;
        foreach (var summary in unread.Count == 0 ? [] : await folder.FetchAsync(unread, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct))
        {
            if (summary.Size <= MaxSize && await ReportAsync(folder, summary.UniqueId, ct) is { } report)
            {
                marked += await MarkAsync(report, ct) ? 1 : 0;
            }

            await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.Seen, silent: true, ct);
        }

        await client.DisconnectAsync(quit: true, ct);
        return marked;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailure(e);
            }

            await Task.Delay(Options.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<BounceReport?> ReportAsync(IMailFolder folder, UniqueId id, CancellationToken ct)
    {
        try
        {
            using var message = await folder.GetMessageAsync(id, ct);
            return BounceParser.Parse(message);
        }
        catch (FormatException)
        {
            // Not a mail: anybody can send such a thing, and it must not keep the others from being read.
            return null;
        }
    }

    private async Task<bool> MarkAsync(BounceReport report, CancellationToken ct)
    {
        foreach (var id in report.MessageIds)
        {
            if (await store.MarkBouncedAsync(id, report.Reason, ct))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailbox of returned mail cannot be read; it is tried again.")]
    private partial void LogFailure(Exception e);
}
