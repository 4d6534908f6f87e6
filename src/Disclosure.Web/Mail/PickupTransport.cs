using Disclosure.Web.Data;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Disclosure.Web.Mail;

/// <summary>Writes mails as <c>.eml</c> files under <c>mail/</c> of the data folder. Named by Message-ID: a repeat overwrites.</summary>
public sealed class PickupTransport(DataDirectory directory, IOptions<MailOptions> options) : IMailTransport
{
    private string Root => directory.File("mail");

    /// <inheritdoc />
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var message = MimeComposer.Compose(mail, options.Value.From);
        if (message is null)
        {
            return new MailOutcome.Permanent("邮箱地址格式不正确，请核对后电话告知。");
        }

        message.Prepare(EncodingConstraint.SevenBit);
        try
        {
            Directory.CreateDirectory(Root);
            var path = Path.Combine(Root, FileName(mail.MessageId));
            var temporary = $"{path}.tmp";
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await message.WriteToAsync(stream, ct);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return new MailOutcome.Accepted("已写入 mail 文件夹");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Broken($"无法写入 mail 文件夹：{e.Message}", WholeServer: true);
        }
    }

    /// <summary>File name of a mail.</summary>
    public static string FileName(string messageId) => new string([.. messageId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' ? c : '_')]).TrimStart('.') + ".eml";
}
