using Disclosure.Web.Mail;

namespace Disclosure.Web.Tests.Outbox;

/// <summary>A transport that does as told and remembers.</summary>
internal sealed class Scripted : IMailTransport
{
    private readonly Lock guard = new();
    private readonly List<OutgoingMail> sent = [];

    public MailOutcome Outcome { get; init; } = new MailOutcome.Accepted("250 ok");

    public bool HangAfterAcceptance { get; init; }

    public TaskCompletionSource? Gate { get; init; }

    public TaskCompletionSource Reached { get; } = new();

    public IReadOnlyList<OutgoingMail> Sent
    {
        get
        {
            lock (guard)
            {
                return [.. sent];
            }
        }
    }

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        lock (guard)
        {
            sent.Add(mail);
        }

        Reached.TrySetResult();
        if (HangAfterAcceptance)
        {
            await new TaskCompletionSource().Task;
        }

        if (Gate is not null)
        {
            await Gate.Task;
        }

        return Outcome;
    }
}

/// <summary>The system's clock, moved forward at will.</summary>
internal sealed class AdjustableTime : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;
}
