using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Disclosure.Web.Tests.Outbox;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Disclosure.Web.Tests.Mail;

/// <summary>The whole way from the queue to a real SMTP server with STARTTLS and sign-in, which misbehaves.</summary>
public sealed class SmtpDeliveryTests : IAsyncLifetime
{
    private OutboxFixture outbox = null!;
    private TestCertificate certificate = null!;

    public async ValueTask InitializeAsync()
    {
        outbox = await OutboxFixture.CreateAsync();
        certificate = new TestCertificate(outbox.Path);
    }

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task A_server_that_refuses_then_accepts_then_dies_in_a_message_gets_every_mail_and_repeats_keep_their_Message_ID()
    {
        using var server = Secure("451", "421", "accept", "die", "451", "mute", "accept", "die");
        var mails = new List<MailRow>();
        for (var i = 0; i < 8; i++)
        {
            mails.Add(await outbox.QueueAsync());
        }

        await RunUntilAsync(server, MailState.Sent);

        var arrived = server.Accepted;
        Assert.Equal(mails.Select(m => m.MessageId).Order(), arrived.Select(m => m.MessageId).Distinct().Order());
        // The one that was taken without an answer came twice; nothing else did.
        Assert.Equal(mails.Count + 1, arrived.Count);
        Assert.Equal(2, server.Events.Count(e => FaultySmtp.Is(e, "died")));
        Assert.All(server.Events.Where(e => FaultySmtp.Is(e, "accepted")), e => Assert.True(e.GetProperty("tls").GetBoolean()));
        Assert.Empty(await outbox.NoticesAsync());
        var attempts = (await Task.WhenAll(mails.Select(m => outbox.AttemptsAsync(m.Id)))).SelectMany(a => a).ToList();
        Assert.Equal(8, attempts.Count(a => a.Outcome == "accepted"));
        Assert.Equal(6, attempts.Count(a => a.Outcome == "temporary"));
    }

    [Fact]
    public async Task A_mail_arrives_as_text_and_html_with_Chinese_subject_names_and_attachments()
    {
        using var server = Secure();
        var file = new byte[] { 0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10, 46, 13, 10 };
        var mail = await outbox.QueueAsync("reply-enclosed", change: m => m["applicant"] = "欧阳\r\nBcc: evil@example.com", files: [new("湘交公开告〔2026〕12号（盖章件）.pdf", "application/pdf", file), new("附件1：初步设计批复.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", file)]);

        await RunUntilAsync(server, MailState.Sent);

        var arrived = Assert.Single(server.Accepted);
        Assert.Equal(mail.MessageId, arrived.MessageId);
        Assert.Equal(mail.Subject, arrived.Subject);
        Assert.Equal("auto-generated", arrived.Headers["Auto-Submitted"]);
        Assert.Equal("湖南省交通运输厅", arrived.From.Mailboxes.Single().Name);
        Assert.Equal("gongkai@example.gov.cn", arrived.From.Mailboxes.Single().Address);
        Assert.Equal("zhang.san@example.com", arrived.To.Mailboxes.Single().Address);
        Assert.Equal("欧阳Bcc: evil@example.com", arrived.To.Mailboxes.Single().Name);
        Assert.Null(arrived.Headers["Bcc"]);
        Assert.Equal(["zhang.san@example.com"], server.Events.Single(e => FaultySmtp.Is(e, "accepted")).GetProperty("rcpt").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("1. 湘交公开告〔2026〕12号（盖章件）.pdf", arrived.TextBody, StringComparison.Ordinal);
        Assert.Contains("<li>附件1：初步设计批复.docx</li>", arrived.HtmlBody, StringComparison.Ordinal);
        Assert.IsType<MultipartAlternative>(((Multipart)arrived.Body!)[0]);
        var attachments = arrived.Attachments.Cast<MimePart>().ToList();
        Assert.Equal(["湘交公开告〔2026〕12号（盖章件）.pdf", "附件1：初步设计批复.docx"], attachments.Select(a => a.FileName));
        using var content = new MemoryStream();
        attachments[0].Content!.DecodeTo(content);
        Assert.Equal(file, content.ToArray());
    }

    [Fact]
    public async Task A_recipient_refused_for_good_fails_with_the_reason_and_asks_an_officer_to_phone_without_showing_the_address()
    {
        using var server = Secure("550");
        var mail = await outbox.QueueAsync();

        await RunUntilAsync(server, MailState.Failed);

        var row = await outbox.ReadAsync(mail.Id);
        Assert.Equal("550 5.1.1 <[邮箱地址]> user unknown", row.LastReply);
        Assert.NotNull(row.SettledAt);
        Assert.Equal("permanent", Assert.Single(await outbox.AttemptsAsync(mail.Id)).Outcome);
        var notice = Assert.Single(await outbox.NoticesAsync());
        Assert.Equal(("phone", $"phone/{mail.Key}", mail.CaseId), (notice.Kind, notice.Key, notice.CaseId));
        Assert.Contains("请电话告知申请人", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_mail_that_an_officer_resends_arrives_with_its_first_Message_ID()
    {
        using var server = Secure("550");
        var mail = await outbox.QueueAsync();
        await RunUntilAsync(server, MailState.Failed);

        Assert.Equal(Web.Outbox.ResendResult.Queued, await outbox.Store.ResendAsync(mail.Id));
        await RunUntilAsync(server, MailState.Sent);

        Assert.Equal(mail.MessageId, Assert.Single(server.Accepted).MessageId);
        Assert.Equal(Web.Outbox.ResendResult.NotPossible, await outbox.Store.ResendAsync(mail.Id));
        Assert.Equal(Web.Outbox.ResendResult.NotFound, await outbox.Store.ResendAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task A_wrong_password_is_our_fault_so_mails_wait_with_an_alarm_and_go_out_once_it_is_mended()
    {
        using var server = Secure();
        var mail = await outbox.QueueAsync();
        using var wrong = Transport(server, o => o.Password = "wrong");

        await outbox.Dispatcher(wrong).RunOnceAsync(default);

        var row = await outbox.ReadAsync(mail.Id);
        Assert.Equal(MailState.Queued, row.State);
        Assert.Contains("拒绝登录", row.LastReply, StringComparison.Ordinal);
        Assert.Equal(row.LastReply, outbox.Monitor.Alarm);
        Assert.Empty(await outbox.NoticesAsync());
        Assert.Contains(server.Events, e => FaultySmtp.Is(e, "login") && !e.GetProperty("good").GetBoolean());

        await RunUntilAsync(server, MailState.Sent);
        Assert.Null(outbox.Monitor.Alarm);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_neither_password_nor_mail_where_it_is_required()
    {
        using var server = FaultySmtp.Start(outbox.Path, null, "sender", "secret");
        var mail = await outbox.QueueAsync();
        using var transport = Transport(server);

        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Equal(MailState.Queued, (await outbox.ReadAsync(mail.Id)).State);
        Assert.NotNull(outbox.Monitor.Alarm);
        Assert.Empty(server.Events);
    }

    [Fact]
    public async Task Where_encryption_is_optional_the_password_still_never_travels_in_clear()
    {
        using var server = FaultySmtp.Start(outbox.Path, null, "sender", "secret");
        var mail = await outbox.QueueAsync();
        using var careful = Transport(server, o => o.Security = MailSecurity.Auto);

        await outbox.Dispatcher(careful).RunOnceAsync(default);

        Assert.Empty(server.Events);
        Assert.Contains("未登录发信", (await outbox.ReadAsync(mail.Id)).LastReply, StringComparison.Ordinal);

        using var allowed = Transport(server, o => (o.Security, o.AllowPasswordWithoutTls) = (MailSecurity.None, true));
        await RunUntilAsync(allowed, MailState.Sent);
        Assert.Single(server.Accepted);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_host_is_refused()
    {
        using var unknown = Secure();
        var stranger = new TestCertificate(outbox.Path, "mail.example.com");
        using var renamed = FaultySmtp.Start(outbox.Path, stranger, "sender", "secret");
        var mail = await outbox.QueueAsync();
        using var withoutCa = Transport(unknown, o => o.TrustedCaFile = null);
        using var otherName = Transport(renamed, o => o.TrustedCaFile = stranger.CaFile);

        await outbox.Dispatcher(withoutCa).RunOnceAsync(default);
        Assert.Contains("证书", (await outbox.ReadAsync(mail.Id)).LastReply, StringComparison.Ordinal);
        Assert.Equal(1, (await outbox.ReadAsync(mail.Id)).Attempts);
        await Task.Delay(100);
        await outbox.Dispatcher(otherName).RunOnceAsync(default);

        Assert.Equal(2, (await outbox.ReadAsync(mail.Id)).Attempts);
        Assert.Contains("证书", (await outbox.ReadAsync(mail.Id)).LastReply, StringComparison.Ordinal);
        Assert.Empty(unknown.Events);
        Assert.Empty(renamed.Events);
    }

    [Fact]
    public async Task A_refused_sender_is_our_fault_and_not_the_citizens()
    {
        using var server = Secure("553-sender");
        var mail = await outbox.QueueAsync();
        using var transport = Transport(server);

        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Equal(MailState.Queued, (await outbox.ReadAsync(mail.Id)).State);
        Assert.Equal("发信服务器不接受发件地址：553 5.7.1 Sender rejected", outbox.Monitor.Alarm);
        Assert.Empty(await outbox.NoticesAsync());
    }

    [Fact]
    public async Task Many_mails_share_few_connections()
    {
        using var server = Secure();
        for (var i = 0; i < 30; i++)
        {
            await outbox.QueueAsync();
        }

        await RunUntilAsync(server, MailState.Sent);

        var connections = server.Events.Where(e => FaultySmtp.Is(e, "accepted")).Select(e => e.GetProperty("connection").GetInt64()).Distinct().Count();
        Assert.Equal(30, server.Accepted.Count);
        Assert.InRange(connections, 1, 2);
    }

    [Theory]
    [InlineData("zhang san@example.com")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("a@example.com\r\nRCPT TO:<b@example.com>")]
    [InlineData("nobody")]
    public async Task An_address_that_is_none_fails_without_reaching_the_server(string address)
    {
        using var server = Secure();
        var mail = await outbox.QueueAsync(to: address);

        await RunUntilAsync(server, MailState.Failed);

        Assert.Empty(server.Events);
        Assert.Contains("邮箱地址格式不正确", (await outbox.ReadAsync(mail.Id)).LastReply, StringComparison.Ordinal);
        Assert.Single(await outbox.NoticesAsync());
    }

    private FaultySmtp Secure(params string[] actions) => FaultySmtp.Start(outbox.Path, certificate, "sender", "secret", actions);

    private SmtpTransport Transport(FaultySmtp server, Action<SmtpOptions>? change = null)
    {
        var options = new MailOptions
        {
            From = { Address = "gongkai@example.gov.cn" },
            Smtp = { Host = "localhost", Port = server.Port, User = "sender", Password = "secret", Security = MailSecurity.StartTls, TrustedCaFile = certificate.CaFile, Timeout = TimeSpan.FromSeconds(10) },
        };
        change?.Invoke(options.Smtp);
        return new SmtpTransport(Options.Create(options), TimeProvider.System);
    }

    private async Task RunUntilAsync(FaultySmtp server, MailState state)
    {
        using var transport = Transport(server);
        await RunUntilAsync(transport, state);
    }

    private async Task RunUntilAsync(SmtpTransport transport, MailState state)
    {
        using var dispatcher = outbox.Dispatcher(transport);
        await dispatcher.StartAsync(default);
        await outbox.SettledAsync(state);
        await dispatcher.StopAsync(default);
    }
}
