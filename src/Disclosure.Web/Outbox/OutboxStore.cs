using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>What an officer's button did.</summary>
public enum ResendResult
{
    /// <summary>It will be sent now.</summary>
    Queued,

    /// <summary>There is no such mail.</summary>
    NotFound,

    /// <summary>It has arrived, or there is no address to send it to.</summary>
    NotPossible,
}

/// <summary>The queue in the database. Safe with several senders on several machines: a row is worked on by whoever holds its lease.</summary>
public sealed class OutboxStore(IDbContextFactory<DisclosureDb> factory, WriteGate gate, OutboxSignal signal, CaseBell bell, IOptions<OutboxOptions> options, TimeProvider time)
{
    private const int Rounds = 5;

    private OutboxOptions Options => options.Value;

    /// <summary>Claims due mails, oldest first.</summary>
    public async Task<IReadOnlyList<MailRow>> ClaimAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = Now();
        // A mail queued within this very millisecond is due too: whoever woke us for it would otherwise wait a whole poll.
        var dueBy = now.AddMilliseconds(1);
        var due = await db.Mails.AsNoTracking()
            .Where(m => m.State == MailState.Queued && m.NextAttemptAt <= dueBy && (m.LeasedUntil == null || m.LeasedUntil < now))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id)
            .Take(Options.BatchSize)
            .ToListAsync(ct);
        if (due.Count == 0)
        {
            return [];
        }

        var claimed = new List<MailRow>();
        var until = now + Options.Lease;
        await using (await gate.EnterAsync(ct))
        {
            // In the order of their keys, so that two senders wait for each other instead of each for the other.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var mail in due.OrderBy(m => m.Id))
            {
                var mine = await db.Mails
                    .Where(m => m.Id == mail.Id && m.State == MailState.Queued && m.Attempts == mail.Attempts && (m.LeasedUntil == null || m.LeasedUntil < now))
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, until), ct);
                if (mine == 1)
                {
                    mail.LeasedUntil = until;
                    claimed.Add(mail);
                }
            }

            await transaction.CommitAsync(ct);
        }

        return [.. claimed.OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id)];
    }

    /// <summary>Gives back claims that were not used.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<MailRow> mails, CancellationToken ct)
    {
        if (mails.Count == 0)
        {
            return;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using (await gate.EnterAsync(ct))
        {
            foreach (var lease in mails.GroupBy(m => m.LeasedUntil))
            {
                var ids = lease.Select(m => m.Id).ToList();
                await db.Mails.Where(m => ids.Contains(m.Id) && m.LeasedUntil == lease.Key)
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), ct);
            }
        }
    }

    /// <summary>Commits what came of an attempt. Repeats on a race: an acceptance is never forgotten.</summary>
    /// <returns>The state of the mail afterwards.</returns>
    public async Task<MailState> SettleAsync(Guid mailId, MailOutcome outcome, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        for (var round = 1; ; round++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var row = await db.Mails.SingleAsync(m => m.Id == mailId, ct);
            var now = Now();
            await ApplyAsync(db, row, outcome, now, ct);
            try
            {
                await using (await gate.EnterAsync(ct))
                {
                    await db.SaveChangesAsync(ct);
                }

                // Whoever has the case open sees at once what became of it.
                bell.Ring(row.CaseId);
                return row.State;
            }
            catch (DbUpdateException) when (round < Rounds)
            {
                // Another sender, whose lease followed ours, was first: read again and add ours.
            }
        }
    }

    /// <summary>Ends a mail that can never be sent, without a call: the person's data was erased.</summary>
    public async Task AbandonAsync(Guid mailId, string reason, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = Now();
        await using (await gate.EnterAsync(ct))
        {
            await db.Mails.Where(m => m.Id == mailId && m.State == MailState.Queued).ExecuteUpdateAsync(
                s => s.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.LastReply, reason).SetProperty(m => m.SettledAt, now).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                ct);
        }
    }

    /// <summary>Writes on every waiting mail why nothing is sent.</summary>
    public async Task ExplainAsync(string reason, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var silent = db.Mails.Where(m => m.State == MailState.Queued && (m.LastReply == null || m.LastReply != reason));
        if (await silent.AnyAsync(ct))
        {
            await using (await gate.EnterAsync(ct))
            {
                await silent.ExecuteUpdateAsync(s => s.SetProperty(m => m.LastReply, reason), ct);
            }
        }
    }

    /// <summary>The officer's button: a failed or returned mail is queued again, a waiting one goes now. The Message-ID stays.</summary>
    public async Task<ResendResult> ResendAsync(Guid mailId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = Now();
        int changed;
        await using (await gate.EnterAsync(ct))
        {
            changed = await db.Mails
                // The mail that is the service of the reply went out on the day that counts: another day is another service, on record.
                .Where(m => m.Id == mailId && (m.State == MailState.Queued || (m.TemplateKey != PhoneNotices.ReplyTemplate && (m.State == MailState.Failed || m.State == MailState.Bounced))))
                .ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.State, MailState.Queued)
                        .SetProperty(m => m.QueuedAt, now)
                        .SetProperty(m => m.NextAttemptAt, now)
                        .SetProperty(m => m.SettledAt, (DateTimeOffset?)null),
                    ct);
        }

        if (changed == 0)
        {
            return await db.Mails.AnyAsync(m => m.Id == mailId, ct) ? ResendResult.NotPossible : ResendResult.NotFound;
        }

        signal.Wake();
        return ResendResult.Queued;
    }

    /// <summary>A mail that a server had accepted came back. Only the first report counts.</summary>
    /// <returns>False when no mail of ours is meant, or it is not out.</returns>
    public async Task<bool> MarkBouncedAsync(string messageId, string reason, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var words = $"退信：{MailReply.Redact(reason)}";
        await using (await gate.EnterAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var now = Now();
            var changed = await db.Mails.Where(m => m.MessageId == messageId && m.State == MailState.Sent).ExecuteUpdateAsync(
                s => s.SetProperty(m => m.State, MailState.Bounced).SetProperty(m => m.LastReply, words).SetProperty(m => m.SettledAt, now), ct);
            if (changed == 0)
            {
                return false;
            }

            await PhoneNotices.RaiseAsync(db, await db.Mails.AsNoTracking().SingleAsync(m => m.MessageId == messageId, ct), words, now, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
    }

    /// <summary>How many mails wait, and since when the oldest of them has been due.</summary>
    public async Task<(int Waiting, DateTimeOffset? OldestDue)> BacklogAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var waiting = db.Mails.AsNoTracking().Where(m => m.State == MailState.Queued);
        return (await waiting.CountAsync(ct), await waiting.MinAsync(m => (DateTimeOffset?)m.QueuedAt, ct));
    }

    private async Task ApplyAsync(DisclosureDb db, MailRow row, MailOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        row.Attempts++;
        db.MailAttempts.Add(new MailAttemptRow { MailId = row.Id, Attempt = row.Attempts, At = now, Outcome = Word(outcome), Reply = outcome.Reply });
        if (row.State != MailState.Queued && outcome is not MailOutcome.Accepted)
        {
            // The other sender got further than we did.
            return;
        }

        row.LastReply = outcome.Reply;
        row.LeasedUntil = null;
        switch (outcome)
        {
            case MailOutcome.Accepted:
                row.State = MailState.Sent;
                row.SettledAt = now;
                break;
            case MailOutcome.Permanent:
                row.State = MailState.Failed;
                row.SettledAt = now;
                await PhoneNotices.RaiseAsync(db, row, row.LastReply, now, ct);
                break;
            default:
                await PostponeAsync(db, row, outcome, now, ct);
                break;
        }
    }

    private async Task PostponeAsync(DisclosureDb db, MailRow row, MailOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        var refusals = 1 + await db.MailAttempts.CountAsync(a => a.MailId == row.Id && a.At >= row.QueuedAt, ct);
        var pause = Options.PauseAfter(refusals);
        // Jitter: mails refused together do not come back together.
        row.NextAttemptAt = now + (pause * (0.9 + (0.2 * Random.Shared.NextDouble())));
        if (now - row.QueuedAt < Options.GiveUpAfter)
        {
            return;
        }

        var reason = $"已重试{Options.GiveUpAfter.TotalDays:0.#}天仍未送出：{outcome.Reply}";
        await PhoneNotices.RaiseAsync(db, row, reason, now, ct);
        if (outcome is MailOutcome.Temporary)
        {
            // A broken configuration is ours to mend, and then the mail still goes out; a server that keeps refusing has answered.
            row.State = MailState.Failed;
            row.SettledAt = now;
            row.LastReply = reason;
        }
    }

    /// <summary>Databases keep less than .NET does; a lease must compare equal after the way there and back.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static string Word(MailOutcome outcome) => outcome switch
    {
        MailOutcome.Accepted => "accepted",
        MailOutcome.Temporary => "temporary",
        MailOutcome.Permanent => "permanent",
        _ => "broken",
    };
}
