namespace Disclosure.Web.Mail;

/// <summary>Hands mails over. Never throws for what a server or network does: that is an outcome.</summary>
public interface IMailTransport
{
    /// <summary>Why nothing can be sent at all, in Chinese; null when the transport is configured.</summary>
    string? Unconfigured => null;

    /// <summary>Hands one mail over. Safe to call in parallel.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Bounds the attempt; cancelling it is a temporary outcome.</param>
    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct);

    /// <summary>There is nothing to send for now: open connections may be closed.</summary>
    Task RestAsync() => Task.CompletedTask;
}

/// <summary>Outside Development without a server: mails stay queued with this reason, and health reports it.</summary>
public sealed class NoTransport : IMailTransport
{
    /// <inheritdoc />
    public string Unconfigured => "尚未配置发信服务器（Mail:Smtp:Host），邮件暂存待发。";

    /// <inheritdoc />
    public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct) => Task.FromResult<MailOutcome>(new MailOutcome.Broken(Unconfigured, WholeServer: true));
}
