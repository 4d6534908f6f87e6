using System.Text.RegularExpressions;
using MimeKit;

namespace Disclosure.Web.Mail;

/// <summary>A report that a mail did not arrive.</summary>
/// <param name="MessageIds">Message-IDs that it names, without brackets; ours is to be looked for among them.</param>
/// <param name="Reason">Why, as the reporting server says.</param>
public sealed record BounceReport(IReadOnlyList<string> MessageIds, string Reason);

/// <summary>
/// Recognises returned mail: delivery status notifications (RFC 3464), and the plain notes of servers that send none. A mere
/// delay, a receipt or a holiday reply is not one.
/// </summary>
public static partial class BounceParser
{
    private const int MaxText = 200_000;

    private static readonly string[] Failures =
    [
        "undeliver", "delivery status notification (failure)", "delivery failure", "delivery failed", "mail delivery failed",
        "returned mail", "returned to sender", "failure notice", "could not be delivered", "delivery has failed",
        "退信", "投递失败", "未送达", "无法投递", "无法送达", "发送失败", "邮件被退回",
    ];

    /// <summary>Reads a message; null when it reports no failure.</summary>
    public static BounceReport? Parse(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var statuses = message.BodyParts.OfType<MessageDeliveryStatus>().ToList();
        return statuses.Count > 0 ? OfStatus(message, statuses) : OfText(message);
    }

    private static BounceReport? OfStatus(MimeMessage message, List<MessageDeliveryStatus> statuses)
    {
        var groups = statuses.SelectMany(s => s.StatusGroups).ToList();
        var failed = groups.FirstOrDefault(g => "failed".Equals(g["Action"]?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (failed is null)
        {
            return null;
        }

        var reason = failed["Diagnostic-Code"] is { } diagnostic ? AfterType().Replace(diagnostic, string.Empty) : null;
        var status = failed["Status"]?.Trim();
        var ids = groups.Select(g => g["Original-Envelope-Id"]).OfType<string>().Select(DecodeXText).Concat(Named(message)).ToList();
        return new BounceReport(Clean(ids), string.Join(' ', new[] { status, reason }.Where(s => !string.IsNullOrWhiteSpace(s))) is { Length: > 0 } text ? text : "对方服务器退回");
    }

    private static BounceReport? OfText(MimeMessage message)
    {
        var sender = message.From.Mailboxes.FirstOrDefault()?.Address ?? string.Empty;
        var daemon = sender.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase) || sender.StartsWith("postmaster", StringComparison.OrdinalIgnoreCase)
            || message.Headers["Return-Path"]?.Trim() == "<>" || message.Headers.Contains("X-Failed-Recipients");
        var subject = message.Subject ?? string.Empty;
        // Both: a daemon also sends delays, and a citizen may well write about 退信.
        if (!daemon || !Failures.Any(f => subject.Contains(f, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var body = message.TextBody ?? string.Empty;
        var line = body.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => Status().IsMatch(l));
        return new BounceReport(Clean(Named(message)), line ?? subject);
    }

    /// <summary>Everything that could be the returned mail's Message-ID, the surest first.</summary>
    private static IEnumerable<string> Named(MimeMessage message)
    {
        foreach (var part in message.BodyParts)
        {
            switch (part)
            {
                case MessagePart { Message: { } inner } when inner.MessageId is { } id:
                    yield return id;
                    break;
                case TextPart text:
                    var content = text.Text ?? string.Empty;
                    foreach (Match match in MessageId().Matches(content.Length <= MaxText ? content : content[..MaxText]))
                    {
                        yield return match.Groups[1].Value;
                    }

                    break;
                default:
                    break;
            }
        }

        if (message.InReplyTo is { } parent)
        {
            yield return parent;
        }

        foreach (var reference in message.References)
        {
            yield return reference;
        }
    }

    private static List<string> Clean(IEnumerable<string> ids) => [.. ids.Select(i => i.Trim().Trim('<', '>')).Where(i => i.Length is > 0 and <= 300).Distinct().Take(20)];

    private static string DecodeXText(string text) => XText().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    [GeneratedRegex(@"Message-ID:\s*<([^<>\s]+)>", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    [GeneratedRegex(@"^\s*[\w-]+\s*;\s*")]
    private static partial Regex AfterType();

    [GeneratedRegex(@"\b[45]\d\d\b|\b[45]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Status();

    [GeneratedRegex(@"\+([0-9A-Fa-f]{2})")]
    private static partial Regex XText();
}
