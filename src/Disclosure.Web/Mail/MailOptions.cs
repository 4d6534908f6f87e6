using Microsoft.Extensions.Options;
using MimeKit;

namespace Disclosure.Web.Mail;

/// <summary>Settings under <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The server that takes our mail.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>The sender.</summary>
    public FromOptions From { get; set; } = new();

    /// <summary>Returned mail.</summary>
    public BounceOptions Bounces { get; set; } = new();
}

/// <summary>How a connection is secured.</summary>
public enum MailSecurity
{
    /// <summary>TLS on port 465, elsewhere STARTTLS if it is offered. Credentials are never sent without TLS.</summary>
    Auto,

    /// <summary>No encryption.</summary>
    None,

    /// <summary>STARTTLS is required.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}

/// <summary>A server that we sign in to.</summary>
public abstract class MailServerOptions
{
    /// <summary>Host name; empty when there is none.</summary>
    public string? Host { get; set; }

    /// <summary>Port; by default that of the protocol and security.</summary>
    public int? Port { get; set; }

    /// <summary>User; empty to send without signing in.</summary>
    public string? User { get; set; }

    /// <summary>Password.</summary>
    public string? Password { get; set; }

    /// <summary>Security of the connection.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>Allows the password in clear, on a network where that is decided.</summary>
    public bool AllowPasswordWithoutTls { get; set; }

    /// <summary>PEM file of the authority that signed the server's certificate, where it is not a public one.</summary>
    public string? TrustedCaFile { get; set; }

    /// <summary>Asks whether the certificate was revoked; to be switched off where the network reaches no revocation service.</summary>
    public bool CheckRevocation { get; set; } = true;

    /// <summary>Longest wait for one answer of the server.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The port in use.</summary>
    public abstract int EffectivePort { get; }

    internal IEnumerable<string> Mistakes(string section)
    {
        if (EffectivePort is < 1 or > 65535)
        {
            yield return $"{section}:Port must be between 1 and 65535.";
        }

        if (!string.IsNullOrEmpty(User) && Password is null)
        {
            yield return $"{section}:Password is missing although {section}:User is set.";
        }

        if (!string.IsNullOrEmpty(User) && Security == MailSecurity.None && !AllowPasswordWithoutTls)
        {
            yield return $"{section}:Security is None, so the password would travel in clear. Use StartTls or Tls, or set {section}:AllowPasswordWithoutTls.";
        }

        if (TrustedCaFile is { Length: > 0 } file && !File.Exists(file))
        {
            yield return $"{section}:TrustedCaFile {file} does not exist.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return $"{section}:Timeout must be between 1 second and 2 minutes.";
        }
    }
}

/// <summary><c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions : MailServerOptions
{
    /// <summary>Name given in EHLO; by default the machine's.</summary>
    public string? LocalDomain { get; set; }

    /// <inheritdoc />
    public override int EffectivePort => Port ?? Security switch { MailSecurity.Tls => 465, MailSecurity.None => 25, _ => 587 };
}

/// <summary><c>Mail:From</c>.</summary>
public sealed class FromOptions
{
    /// <summary>Address of the sender.</summary>
    public string? Address { get; set; }

    /// <summary>Display name; by default the authority's.</summary>
    public string? Name { get; set; }
}

/// <summary><c>Mail:Bounces</c>.</summary>
public sealed class BounceOptions
{
    /// <summary>Envelope sender, to which mail is returned; by default the From address.</summary>
    public string? Address { get; set; }

    /// <summary>The mailbox that receives returned mail; off while it has no host.</summary>
    public ImapOptions Imap { get; set; } = new();
}

/// <summary><c>Mail:Bounces:Imap</c>.</summary>
public sealed class ImapOptions : MailServerOptions
{
    /// <summary>Folder to read.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Pause between two looks.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public override int EffectivePort => Port ?? (Security is MailSecurity.None or MailSecurity.StartTls ? 143 : 993);
}

/// <summary>Refuses to start with settings that could not work or would not be safe.</summary>
public sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mistakes = new List<string>();
        if (!string.IsNullOrWhiteSpace(options.Smtp.Host))
        {
            mistakes.AddRange(options.Smtp.Mistakes("Mail:Smtp"));
            if (string.IsNullOrWhiteSpace(options.From.Address))
            {
                mistakes.Add("Mail:From:Address is needed when Mail:Smtp:Host is set.");
            }
        }

        foreach (var (key, address) in new[] { ("Mail:From:Address", options.From.Address), ("Mail:Bounces:Address", options.Bounces.Address) })
        {
            if (!string.IsNullOrWhiteSpace(address) && !(MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && address.Contains('@', StringComparison.Ordinal)))
            {
                mistakes.Add($"{key} is not a mail address.");
            }
        }

        if (!string.IsNullOrWhiteSpace(options.Bounces.Imap.Host))
        {
            mistakes.AddRange(options.Bounces.Imap.Mistakes("Mail:Bounces:Imap"));
            if (options.Bounces.Imap.Every < TimeSpan.FromMilliseconds(100))
            {
                mistakes.Add("Mail:Bounces:Imap:Every is too short.");
            }
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
