using System.Text;
using Disclosure.Web.Cases;
using MimeKit;
using MimeKit.Utils;

namespace Disclosure.Web.Mail;

/// <summary>Builds the MIME message.</summary>
public static class MimeComposer
{
    /// <summary>Sender in Development, where none is configured.</summary>
    public const string DefaultFrom = "noreply@disclosure.localhost";

    /// <summary>The message; null when the recipient's address is not one.</summary>
    public static MimeMessage? Compose(OutgoingMail mail, FromOptions from)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(from);
        // Parsed alone, so that "a@x, b@y" or a line break never becomes a second recipient or header.
        if (!MailboxAddress.TryParse(mail.ToAddress, out var to) || to.Address != mail.ToAddress || !to.Address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = mail.At.ToOffset(LegalTime.Offset),
            Subject = mail.Subject,
            Body = Body(mail),
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, OneLine(from.Name is { Length: > 0 } own ? own : mail.SenderName), from.Address is { Length: > 0 } address ? address : DefaultFrom));
        message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(mail.ToName), to.Address));
        // RFC 3834: keeps holiday replies away. The second is its counterpart for Exchange.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add("Content-Language", "zh-CN");
        return message;
    }

    private static MimeEntity Body(OutgoingMail mail)
    {
        var alternative = new MultipartAlternative
        {
            new TextPart("plain") { Text = mail.Text },
            new TextPart("html") { Text = mail.Html },
        };
        if (mail.Attachments.Count == 0)
        {
            return alternative;
        }

        var mixed = new Multipart("mixed") { alternative };
        foreach (var attachment in mail.Attachments)
        {
            if (!ContentType.TryParse(attachment.ContentType, out var type))
            {
                type = new ContentType("application", "octet-stream");
            }

            var part = new MimePart(type)
            {
                Content = new MimeContent(new MemoryStream(attachment.Content, writable: false)),
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentId = MimeUtils.GenerateMessageId("attachment.invalid"),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            };
            // The standard's encoding for the one, the customary for the other: old clients understand only the second.
            part.ContentDisposition.Parameters.Add(new Parameter(Encoding.UTF8, "filename", attachment.Name) { EncodingMethod = ParameterEncodingMethod.Rfc2231 });
            part.ContentType.Parameters.Remove("name");
            part.ContentType.Parameters.Add(new Parameter(Encoding.UTF8, "name", attachment.Name) { EncodingMethod = ParameterEncodingMethod.Rfc2047 });
            mixed.Add(part);
        }

        return mixed;
    }

    private static string OneLine(string text) => new([.. text.Where(c => !char.IsControl(c))]);
}
