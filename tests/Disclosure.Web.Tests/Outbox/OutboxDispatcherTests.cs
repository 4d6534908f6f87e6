using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Outbox;

public sealed class OutboxDispatcherTests : IAsyncLifetime
{
    private readonly AdjustableTime time = new();
    private OutboxFixture outbox = null!;

    public async ValueTask InitializeAsync()
    {
        outbox = await OutboxFixture.CreateAsync(time);
        outbox.Options.Pauses.Clear();
    }

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task Killed_between_acceptance_and_commit_the_mail_goes_out_once_more_with_the_same_Message_ID()
    {
        var mail = await outbox.QueueAsync();
        var dying = new Scripted { HangAfterAcceptance = true };
        // This sender never returns from its first mail, as if its process had been killed; nothing of it is committed.
        _ = outbox.Dispatcher(dying).RunOnceAsync(default);
        await dying.Reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var next = new Scripted();

        Assert.Equal(0, await outbox.Dispatcher(next).RunOnceAsync(default));
        time.Advance(outbox.Options.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await outbox.Dispatcher(next).RunOnceAsync(default));

        Assert.Equal(mail.MessageId, Assert.Single(dying.Sent).MessageId);
        Assert.Equal(mail.MessageId, Assert.Single(next.Sent).MessageId);
        Assert.Equal(MailState.Sent, (await outbox.ReadAsync(mail.Id)).State);
    }

    [Fact]
    public async Task Two_senders_at_once_send_every_mail_once()
    {
        outbox.Options.BatchSize = 7;
        for (var i = 0; i < 40; i++)
        {
            await outbox.QueueAsync();
        }

        var (a, b) = (new Scripted(), new Scripted());
        await Task.WhenAll(DrainAsync(a), DrainAsync(b));

        var ids = a.Sent.Concat(b.Sent).Select(m => m.MessageId).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());

        async Task DrainAsync(Scripted transport)
        {
            var dispatcher = outbox.Dispatcher(transport);
            for (var empty = 0; empty < 3;)
            {
                empty = await dispatcher.RunOnceAsync(default) == 0 ? empty + 1 : 0;
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Temporary_refusals_are_repeated_with_growing_pauses_and_given_up_after_three_days_with_a_call()
    {
        var mail = await outbox.QueueAsync();
        var transport = new Scripted { Outcome = new MailOutcome.Temporary("451 greylisted") };
        var dispatcher = outbox.Dispatcher(transport);
        var pauses = new List<TimeSpan>();

        while ((await outbox.ReadAsync(mail.Id)).State == MailState.Queued)
        {
            Assert.Equal(1, await dispatcher.RunOnceAsync(default));
            var row = await outbox.ReadAsync(mail.Id);
            if (row.State == MailState.Queued)
            {
                Assert.Null(row.LeasedUntil);
                Assert.Equal(0, await dispatcher.RunOnceAsync(default));
                pauses.Add(row.NextAttemptAt - time.GetUtcNow());
                time.Advance(pauses[^1] + TimeSpan.FromMilliseconds(2));
            }

            Assert.True(pauses.Count < 50);
        }

        foreach (var (pause, minutes) in pauses.Zip([1.0, 5, 15, 60, 240, 240]))
        {
            Assert.InRange(pause.TotalMinutes, minutes * 0.89, minutes * 1.11);
        }

        var failed = await outbox.ReadAsync(mail.Id);
        Assert.Equal(MailState.Failed, failed.State);
        Assert.InRange(time.GetUtcNow() - mail.QueuedAt, TimeSpan.FromDays(3), TimeSpan.FromDays(3) + TimeSpan.FromHours(5));
        Assert.Equal("已重试3天仍未送出：451 greylisted", failed.LastReply);
        Assert.Single(await outbox.NoticesAsync());
        Assert.Equal(failed.Attempts, (await outbox.AttemptsAsync(mail.Id)).Count);
    }

    [Fact]
    public async Task A_broken_configuration_is_never_given_up_but_after_three_days_somebody_phones()
    {
        var mail = await outbox.QueueAsync();
        var dispatcher = outbox.Dispatcher(new Scripted { Outcome = new MailOutcome.Broken("口令错误", WholeServer: true) });
        await dispatcher.RunOnceAsync(default);
        Assert.Empty(await outbox.NoticesAsync());

        time.Advance(TimeSpan.FromDays(4));
        await dispatcher.RunOnceAsync(default);

        Assert.Equal(MailState.Queued, (await outbox.ReadAsync(mail.Id)).State);
        Assert.Single(await outbox.NoticesAsync());
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_with_one_mail_and_the_others_keep_their_turn()
    {
        outbox.Options.Parallelism = 1;
        for (var i = 0; i < 5; i++)
        {
            await outbox.QueueAsync();
        }

        var transport = new Scripted { Outcome = new MailOutcome.Temporary("无法连接", WholeServer: true) };
        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Single(transport.Sent);
        await outbox.ChangeAsync(async db =>
        {
            Assert.Equal(4, await db.Mails.CountAsync(m => m.Attempts == 0 && m.LeasedUntil == null && m.NextAttemptAt <= time.GetUtcNow()));
        });
    }

    [Fact]
    public async Task Without_a_server_outside_Development_mails_wait_with_a_visible_reason_and_health_reports_it()
    {
        var mail = await outbox.QueueAsync();
        var transport = outbox.Get<IMailTransport>();
        Assert.IsType<NoTransport>(transport);

        Assert.Equal(0, await outbox.Dispatcher(transport).RunOnceAsync(default));

        var row = await outbox.ReadAsync(mail.Id);
        Assert.Equal((MailState.Queued, 0), (row.State, row.Attempts));
        Assert.Contains("尚未配置发信服务器", row.LastReply, StringComparison.Ordinal);
        var health = new OutboxHealth(outbox.Store, outbox.Monitor, transport, Options.Create(outbox.Options), time);
        var result = await health.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("Mail:Smtp:Host", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_waits_too_long_shows_in_health()
    {
        await outbox.QueueAsync();
        var health = new OutboxHealth(outbox.Store, outbox.Monitor, new Scripted(), Options.Create(outbox.Options), time);

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [Fact]
    public async Task A_mail_of_an_erased_person_is_never_sent_and_nobody_is_asked_to_phone()
    {
        var mail = await outbox.QueueAsync();
        await outbox.ChangeAsync(db => db.CaseKeys.Where(k => k.CaseId == mail.CaseId).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, (byte[]?)null)));
        var transport = new Scripted();

        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Empty(transport.Sent);
        Assert.Equal(MailState.Failed, (await outbox.ReadAsync(mail.Id)).State);
        Assert.Empty(await outbox.NoticesAsync());
    }

    [Fact]
    public async Task A_defective_mail_waits_for_mending_and_does_not_hold_up_the_others()
    {
        var bad = await outbox.QueueAsync(change: m => m.Remove("closedOn"));
        var stolen = await outbox.QueueAsync("reply-enclosed", change: m => m["attachments"] = new System.Text.Json.Nodes.JsonArray(Guid.NewGuid().ToString("N")));
        var good = await outbox.QueueAsync();
        var transport = new Scripted();

        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Equal(good.MessageId, Assert.Single(transport.Sent).MessageId);
        foreach (var id in new[] { bad.Id, stolen.Id })
        {
            var row = await outbox.ReadAsync(id);
            Assert.Equal(MailState.Queued, row.State);
            Assert.Contains("邮件内容生成失败", row.LastReply, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_of_another_case_never_travels()
    {
        var foreign = await outbox.QueueAsync("reply-enclosed", files: new FileToSend("机密.pdf", "application/pdf", [1]));
        var fileId = string.Empty;
        await outbox.ChangeAsync(async db => fileId = (await db.Files.SingleAsync(f => f.CaseId == foreign.CaseId)).Id.ToString("N"));
        var mail = await outbox.QueueAsync("reply-enclosed", change: m => m["attachments"] = new System.Text.Json.Nodes.JsonArray(fileId));
        var transport = new Scripted();

        await outbox.Dispatcher(transport).RunOnceAsync(default);

        Assert.Equal(foreign.MessageId, Assert.Single(transport.Sent).MessageId);
        Assert.Equal(MailState.Queued, (await outbox.ReadAsync(mail.Id)).State);
    }

    [Fact]
    public async Task An_acceptance_is_kept_even_when_the_other_sender_had_a_refusal_in_between()
    {
        var mail = await outbox.QueueAsync();
        await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Permanent("550"), default);

        Assert.Equal(MailState.Sent, await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Accepted("250"), default));
        Assert.Equal(MailState.Sent, await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Temporary("451"), default));
        Assert.Equal(3, (await outbox.AttemptsAsync(mail.Id)).Count);
    }

    [Fact]
    public async Task A_wake_up_sends_at_once_without_waiting_for_the_poll()
    {
        outbox.Options.Poll = TimeSpan.FromMinutes(10);
        var transport = new Scripted();
        using var dispatcher = outbox.Dispatcher(transport);
        await dispatcher.StartAsync(default);
        await Task.Delay(300);
        await outbox.QueueAsync();

        outbox.Get<OutboxSignal>().Wake();

        await outbox.SettledAsync(MailState.Sent);
        await dispatcher.StopAsync(default);
    }

    [Fact]
    public async Task A_shutdown_finishes_the_mail_under_way_and_gives_the_others_back()
    {
        outbox.Options.Parallelism = 1;
        for (var i = 0; i < 3; i++)
        {
            await outbox.QueueAsync();
        }

        var transport = new Scripted { Gate = new TaskCompletionSource() };
        using var dispatcher = outbox.Dispatcher(transport);
        await dispatcher.StartAsync(default);
        await transport.Reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var stopping = dispatcher.StopAsync(default);
        transport.Gate.SetResult();
        await stopping;

        Assert.Single(transport.Sent);
        await outbox.ChangeAsync(async db =>
        {
            Assert.Equal(1, await db.Mails.CountAsync(m => m.State == MailState.Sent));
            Assert.Equal(2, await db.Mails.CountAsync(m => m.State == MailState.Queued && m.LeasedUntil == null && m.Attempts == 0));
        });
    }

    [Fact]
    public async Task A_mail_that_fails_again_after_the_call_was_made_opens_the_call_again()
    {
        var mail = await outbox.QueueAsync();
        await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Permanent("550 a"), default);
        await outbox.ChangeAsync(async db => (await db.Notices.SingleAsync()).DoneAt = time.GetUtcNow());
        await outbox.Store.ResendAsync(mail.Id);

        await outbox.Store.SettleAsync(mail.Id, new MailOutcome.Permanent("550 b"), default);

        var notice = Assert.Single(await outbox.NoticesAsync());
        Assert.Null(notice.DoneAt);
        Assert.Contains("550 b", notice.Text, StringComparison.Ordinal);
    }
}
