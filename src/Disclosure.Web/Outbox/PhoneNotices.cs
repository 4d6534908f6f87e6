using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>电话告知: what no mail could say, an officer says by telephone. One notice a mail, whatever happens to it how often.</summary>
public static class PhoneNotices
{
    /// <summary>Kind of these notices.</summary>
    public const string Kind = "phone";

    /// <summary>Key of a mail's notice.</summary>
    public static string KeyOf(MailRow mail) => $"phone/{mail.Key}";

    /// <summary>Adds the notice, or opens it again when the mail failed once more after it was done. The caller saves.</summary>
    /// <param name="db">The context that holds the mail.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="reason">Why it did not arrive, without personal data.</param>
    /// <param name="now">Now.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task RaiseAsync(DisclosureDb db, MailRow mail, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var key = KeyOf(mail);
        var text = TextOf(mail, reason);
        var known = await db.Notices.SingleOrDefaultAsync(n => n.Key == key, ct);
        if (known is null)
        {
            db.Notices.Add(new NoticeRow
            {
                Id = Guid.CreateVersion7(now),
                CaseId = mail.CaseId,
                Key = key,
                Role = Roles.DisclosureOfficer,
                Kind = Kind,
                Text = text,
                At = now,
            });
        }
        else if (known.DoneAt is not null)
        {
            known.Text = text;
            known.At = now;
            known.DoneAt = null;
            known.DoneById = null;
        }
    }

    private static string TextOf(MailRow mail, string reason)
    {
        // The mail that carries the letter is the service; returned, it served nothing (条例第四十条; 国办公开办函〔2016〕235号).
        var consequence = mail.TemplateKey switch
        {
            "reply-enclosed" => "该邮件载有答复书，未送到即未送达：请登记送达失败，并在法定期限届满前改用邮寄等方式重新送达。",
            "notice-enclosed" => "该邮件载有文书，未送到即未送达：请在“登记补正、意见、缴费”中登记文书被退回，并及时改用其他方式重新送达。",
            _ => "请电话告知申请人。",
        };
        return $"邮件未能送到：{mail.Subject}。原因：{reason.TrimEnd('。')}。{consequence}";
    }
}
