using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>电话告知: what no mail could say, an officer says by telephone. One notice a mail, whatever happens to it how often.</summary>
public static class PhoneNotices
{
    /// <summary>Kind of these notices.</summary>
    public const string Kind = "phone";

    /// <summary>The mail that is the service of the reply.</summary>
    public const string ReplyTemplate = "reply-enclosed";

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
        var text = TextOf(mail, reason, await LastDayAsync(db, mail, now, ct));
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

    /// <summary>True for the notice of a mail that carried the reply: only another service of it settles that.</summary>
    public static bool IsOfReply(NoticeRow notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Kind == Kind && notice.Key.EndsWith($"/{ReplyTemplate}", StringComparison.Ordinal);
    }

    // The day by which another means must have been used: for post the day of posting counts, so it may be the last day itself.
    private static async Task<string> LastDayAsync(DisclosureDb db, MailRow mail, DateTimeOffset now, CancellationToken ct) =>
        mail.TemplateKey != ReplyTemplate ? string.Empty
        : await db.Cases.AsNoTracking().Where(c => c.Id == mail.CaseId).Select(c => c.DueOn).SingleOrDefaultAsync(ct) switch
        {
            null => "请立即改用邮寄等其他合法方式重新送达",
            { } due when due < LegalTime.DateOf(now) => $"法定期限{LegalTime.Show(due)}已过，请立即改用邮寄等其他合法方式重新送达",
            { } due => $"必须在{LegalTime.Show(due)}前（含当日）改用邮寄等其他合法方式重新送达",
        };

    private static string TextOf(MailRow mail, string reason, string lastDay)
    {
        // The mail that carries the letter is the service; returned, it served nothing (条例第四十条; 国办公开办函〔2016〕235号).
        var consequence = mail.TemplateKey switch
        {
            ReplyTemplate => $"该邮件载有答复书，未送到即未送达：{lastDay}。请在“答复退信、改用其他方式送达”中登记送达失败并重新送达。",
            "notice-enclosed" => "该邮件载有文书，未送到即未送达：请在“登记补正、意见、缴费”中登记文书被退回，并及时改用其他方式重新送达。",
            "opinion" => "请电话告知来信人。",
            _ => "请电话告知申请人。",
        };
        return $"邮件未能送到：{mail.Subject}。原因：{reason.TrimEnd('。')}。{consequence}";
    }
}
