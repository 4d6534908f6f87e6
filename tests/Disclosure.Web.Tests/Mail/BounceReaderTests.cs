using System.Runtime.Versioning;
using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Disclosure.Web.Tests.Outbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Mail;

/// <summary>Returned mail read from a real IMAP server over STARTTLS.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BounceReaderTests : IAsyncLifetime
{
    private OutboxFixture outbox = null!;
    private TestCertificate certificate = null!;
    private Dovecot server = null!;

    public async ValueTask InitializeAsync()
    {
        outbox = await OutboxFixture.CreateAsync();
        certificate = new TestCertificate(outbox.Path);
        server = await Dovecot.StartAsync(certificate);
    }

    public async ValueTask DisposeAsync()
    {
        server.Dispose();
        await outbox.DisposeAsync();
    }

    [Fact]
    public async Task A_returned_mail_is_marked_once_with_its_reason_and_asks_for_a_call()
    {
        var (returned, other) = (await SentAsync(), await SentAsync());
        server.Deliver(BounceSamples.Postfix(returned.MessageId));
        server.Deliver(BounceSamples.Postfix(returned.MessageId));
        server.Deliver(BounceSamples.Holiday(other.MessageId));
        server.Deliver("not a mail at all");
        using var reader = Reader();

        Assert.Equal(1, await reader.ReadAsync(default));
        Assert.Equal(0, await reader.ReadAsync(default));

        var row = await outbox.ReadAsync(returned.Id);
        Assert.Equal(MailState.Bounced, row.State);
        Assert.StartsWith("退信：5.1.1 550 5.1.1 <[邮箱地址]>", row.LastReply, StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await outbox.ReadAsync(other.Id)).State);
        var notice = Assert.Single(await outbox.NoticesAsync());
        Assert.Equal((PhoneNotices.Kind, $"phone/{returned.Key}"), (notice.Kind, notice.Key));
        Assert.DoesNotContain("zhang.san", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply-enclosed", "登记送达失败")]
    [InlineData("notice-enclosed", "登记文书被退回")]
    public async Task A_returned_letter_is_no_service_and_the_call_says_to_serve_it_another_way(string template, string says)
    {
        var mail = await SentAsync(template);
        server.Deliver(BounceSamples.Exchange(mail.MessageId));
        using var reader = Reader();

        await reader.ReadAsync(default);

        var text = Assert.Single(await outbox.NoticesAsync()).Text;
        Assert.Contains("未送到即未送达", text, StringComparison.Ordinal);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_about_a_strangers_mail_changes_nothing()
    {
        var mail = await SentAsync();
        server.Deliver(BounceSamples.Plain("somebody@elses.example"));
        using var reader = Reader();

        Assert.Equal(0, await reader.ReadAsync(default));

        Assert.Equal(MailState.Sent, (await outbox.ReadAsync(mail.Id)).State);
        Assert.Empty(await outbox.NoticesAsync());
    }

    [Fact]
    public async Task A_returned_mail_can_be_resent_and_returned_again()
    {
        var mail = await SentAsync();
        server.Deliver(BounceSamples.Plain(mail.MessageId));
        using var reader = Reader();
        Assert.Equal(1, await reader.ReadAsync(default));

        Assert.Equal(ResendResult.Queued, await outbox.Store.ResendAsync(mail.Id));
        await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Accepted("250"), default);
        server.Deliver(BounceSamples.EnvelopeOnly(mail.MessageId));

        Assert.Equal(1, await reader.ReadAsync(default));
        Assert.Equal(MailState.Bounced, (await outbox.ReadAsync(mail.Id)).State);
        Assert.Single(await outbox.NoticesAsync());
    }

    [Fact]
    public async Task The_reader_polls_on_its_own()
    {
        using var reader = Reader();
        await reader.StartAsync(default);
        var mail = await SentAsync();
        server.Deliver(BounceSamples.Postfix(mail.MessageId));

        await outbox.SettledAsync(MailState.Bounced);
        await reader.StopAsync(default);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_password()
    {
        using var reader = Reader(o => o.TrustedCaFile = null);

        await Assert.ThrowsAsync<MailKit.Security.SslHandshakeException>(() => reader.ReadAsync(default));
    }

    private async Task<MailRow> SentAsync(string template = "closed")
    {
        var mail = await outbox.QueueAsync(template);
        await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Accepted("250"), default);
        return mail;
    }

    private BounceReader Reader(Action<ImapOptions>? change = null)
    {
        var options = new MailOptions
        {
            Bounces =
            {
                Imap =
                {
                    Host = "localhost",
                    Port = server.Port,
                    User = Dovecot.User,
                    Password = Dovecot.Password,
                    Security = MailSecurity.StartTls,
                    TrustedCaFile = certificate.CaFile,
                    Timeout = TimeSpan.FromSeconds(20),
                    Every = TimeSpan.FromMilliseconds(200),
                },
            },
        };
        change?.Invoke(options.Bounces.Imap);
        return new BounceReader(outbox.Store, Options.Create(options), TimeProvider.System, NullLogger<BounceReader>.Instance);
    }
}
