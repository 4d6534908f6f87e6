using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A mail as its recipient may know of it.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Subject">Subject.</param>
/// <param name="State">What became of it.</param>
/// <param name="Words">The same in words.</param>
public sealed record CitizenMail(DateTimeOffset At, string Subject, MailState State, string Words);

/// <summary>The mails of a case and whether they arrived.</summary>
public sealed class CitizenMails(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<CitizenMail>> ListAsync(Guid caseId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Mails.AsNoTracking().Where(m => m.CaseId == caseId).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id)
            .Select(m => new { m.QueuedAt, m.Subject, m.State }).ToListAsync(ct);
        return [.. rows.Select(m => new CitizenMail(m.QueuedAt, m.Subject, m.State, Words(m.State)))];
    }

    /// <summary>An address of which only the beginning and the provider are readable.</summary>
    public static string Mask(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var at = email.LastIndexOf('@');
        return at < 1 ? "***" : $"{email[..Math.Min(2, at - 1)]}***{email[at..]}";
    }

    /// <summary>What became of a mail, in words.</summary>
    public static string Words(MailState state) => state switch
    {
        MailState.Queued => "等待发送",
        MailState.Sent => "已发出，对方邮件服务器已接收",
        MailState.Failed => "没有发送成功，由工作人员电话告知",
        MailState.Bounced => "被退回，没有送到，由工作人员电话告知",
        MailState.NoAddress => "没有登记电子邮箱，由工作人员电话告知",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
