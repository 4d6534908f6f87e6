using System.Collections.Concurrent;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Disclosure.Web.Mail;

/// <summary>
/// Sends over SMTP. A connection carries several mails and is used by one sender at a time; how many there are follows from
/// how many senders call in parallel.
/// </summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, TimeProvider time) : IMailTransport, IDisposable
{
    /// <summary>Servers grow suspicious of connections that never end.</summary>
    private const int MailsPerConnection = 50;

    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(20);

    private readonly ConcurrentStack<Session> idle = new();

    private MailOptions Options => options.Value;

    /// <inheritdoc />
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var message = MimeComposer.Compose(mail, Options.From);
        if (message is null)
        {
            return new MailOutcome.Permanent("邮箱地址格式不正确，请核对后电话告知。");
        }

        Session session;
        try
        {
            session = await RentAsync(ct);
        }
        catch (Exception e) when (SmtpFailures.OfConnecting(e) is { } failure)
        {
            return failure;
        }

        try
        {
            var sender = Options.Bounces.Address is { Length: > 0 } bounces ? new MailboxAddress(string.Empty, bounces) : (MailboxAddress)message.From[0];
            var answer = await session.Client.SendAsync(message, sender, [(MailboxAddress)message.To[0]], ct);
            session.Sent++;
            await ReturnAsync(session);
            return new MailOutcome.Accepted(string.IsNullOrWhiteSpace(answer) ? "250" : answer);
        }
        catch (Exception e) when (SmtpFailures.OfSending(e) is { } failure)
        {
            if (e is SmtpCommandException && failure is not MailOutcome.Temporary { WholeServer: true })
            {
                // A refusal is an answer like any other: the connection is good for the next mail.
                await ReturnAsync(session);
            }
            else
            {
                session.Client.Dispose();
            }

            return failure;
        }
        catch
        {
            session.Client.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task RestAsync()
    {
        while (idle.TryPop(out var session))
        {
            await CloseAsync(session.Client);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (idle.TryPop(out var session))
        {
            session.Client.Dispose();
        }
    }

    private static async Task CloseAsync(Client client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // It wanted to leave anyway.
        }

        client.Dispose();
    }

    private async Task<Session> RentAsync(CancellationToken ct)
    {
        while (idle.TryPop(out var session))
        {
            if (session.Client.IsConnected && time.GetElapsedTime(session.UsedAt) < IdleLimit && await AnswersAsync(session.Client, ct))
            {
                return session;
            }

            session.Client.Dispose();
        }

        var client = new Client();
        try
        {
            ServerTrust.Configure(client, Options.Smtp);
            if (Options.Smtp.LocalDomain is { Length: > 0 } name)
            {
                client.LocalDomain = name;
            }

            await client.ConnectAsync(Options.Smtp.Host!, Options.Smtp.EffectivePort, Options.Smtp.Security.ToMailKit(), ct);
            await ServerTrust.SignInAsync(client, Options.Smtp, ct);
            return new Session(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task ReturnAsync(Session session)
    {
        session.UsedAt = time.GetTimestamp();
        if (session.Client.IsConnected && session.Sent < MailsPerConnection)
        {
            idle.Push(session);
        }
        else
        {
            await CloseAsync(session.Client);
        }
    }

    /// <summary>A server may have closed a waiting connection; better to learn it now than in the middle of a mail.</summary>
    private static async Task<bool> AnswersAsync(Client client, CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return true;
        }
        catch (Exception e) when (e is IOException or ProtocolException or CommandException or ServiceNotConnectedException or System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private sealed class Session(Client client)
    {
        public Client Client { get; } = client;

        public int Sent { get; set; }

        public long UsedAt { get; set; }
    }

    /// <summary>Asks, where the server can, for a returned mail to name ours.</summary>
    private sealed class Client : SmtpClient
    {
        protected override string GetEnvelopeId(MimeMessage message) => message.MessageId ?? string.Empty;

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) => DeliveryStatusNotification.Failure;
    }
}
