using System.Text.RegularExpressions;

namespace Disclosure.Web.Mail;

/// <summary>A mail ready to be handed to a server.</summary>
/// <param name="MessageId">Stable, without angle brackets: a repeat carries the same.</param>
/// <param name="At">Date of the mail, the same at every attempt.</param>
/// <param name="SenderName">Display name of the sender where none is configured: the authority.</param>
/// <param name="ToName">Display name of the recipient.</param>
/// <param name="ToAddress">Address of the recipient.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Plain text part.</param>
/// <param name="Html">HTML part.</param>
/// <param name="Attachments">Files, empty for a mere notice.</param>
public sealed record OutgoingMail(
    string MessageId,
    DateTimeOffset At,
    string SenderName,
    string ToName,
    string ToAddress,
    string Subject,
    string Text,
    string Html,
    IReadOnlyList<MailAttachment> Attachments);

/// <summary>A file that travels with a mail.</summary>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>What came of handing a mail over. Texts hold no address of a citizen.</summary>
public abstract record MailOutcome
{
    private MailOutcome(string reply) => Reply = MailReply.Redact(reply);

    /// <summary>The server's answer or the reason, in words an officer can use.</summary>
    public string Reply { get; }

    /// <summary>The server took responsibility.</summary>
    public sealed record Accepted(string Answer) : MailOutcome(Answer);

    /// <summary>Not now: busy, greylisted, unreachable. Tried again.</summary>
    /// <param name="Answer">The reason.</param>
    /// <param name="WholeServer">True when the next mail would meet the same.</param>
    public sealed record Temporary(string Answer, bool WholeServer = false) : MailOutcome(Answer);

    /// <summary>Never: this recipient or this mail is refused.</summary>
    public sealed record Permanent(string Answer) : MailOutcome(Answer);

    /// <summary>Our own fault: configuration, certificate, template. Not the citizen's; somebody must mend it, and it is tried again.</summary>
    /// <param name="Reason">The reason.</param>
    /// <param name="WholeServer">True when the next mail would meet the same.</param>
    public sealed record Broken(string Reason, bool WholeServer = false) : MailOutcome(Reason);
}

/// <summary>Servers like to repeat the recipient's address in their answers; it is personal data and is not kept in clear.</summary>
public static partial class MailReply
{
    private const int MaxLength = 500;

    /// <summary>The text in one line, without addresses and control characters, and not endless.</summary>
    public static string Redact(string? reply)
    {
        var text = Addresses().Replace(Blanks().Replace(reply ?? string.Empty, " "), "[邮箱地址]").Trim();
        return text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1)] + "…";
    }

    [GeneratedRegex(@"[^\s<>()\[\]:;,""'=（），：；]+@[^\s<>()\[\]:;,""'（），：；]+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blanks();
}
