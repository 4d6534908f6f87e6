using System.Text.Json.Nodes;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>A mail with its attempts.</summary>
/// <param name="Row">The mail.</param>
/// <param name="To">Masked address; null when there is none.</param>
/// <param name="Attempts">Oldest first.</param>
public sealed record CaseMail(MailRow Row, string? To, IReadOnlyList<MailAttemptRow> Attempts)
{
    /// <summary>The mails of a case, the newest first; the address is masked.</summary>
    public static async Task<IReadOnlyList<CaseMail>> ListAsync(DisclosureDb db, Guid caseId, CaseCipher cipher, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(cipher);
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == caseId).OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).ToListAsync(ct);
        var attempts = (await db.MailAttempts.AsNoTracking().Where(a => db.Mails.Any(m => m.Id == a.MailId && m.CaseId == caseId)).ToListAsync(ct)).ToLookup(a => a.MailId);
        return [.. mails.Select(m => new CaseMail(m, MaskedRecipient(m, cipher), [.. attempts[m.Id].OrderBy(a => a.Attempt)]))];
    }

    private static string? MaskedRecipient(MailRow mail, CaseCipher cipher)
    {
        var to = (string?)JsonNode.Parse(cipher.OpenText(mail.Cipher, MailComposer.Context(mail.Id)))!["to"];
        return to is null ? null : Masking.Email(to);
    }
}
