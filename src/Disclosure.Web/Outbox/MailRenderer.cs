using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Mail;
using Disclosure.Web.Templates;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>From a row of the queue to a mail: opens it with the case's key, reads its files, renders both parts.</summary>
public sealed class MailRenderer(IDbContextFactory<DisclosureDb> factory, CaseKeys keys, FileStore files, MailTemplates templates)
{
    /// <summary>Renders a mail.</summary>
    /// <exception cref="CaseErasedException">The person's data was erased; the mail can never be sent.</exception>
    /// <exception cref="MailDefectException">The mail, its template or a file of it is defective.</exception>
    public async Task<OutgoingMail> RenderAsync(MailRow row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var cipher = await keys.OpenAsync(db, row.CaseId, ct);
            var content = JsonNode.Parse(cipher.OpenText(row.Cipher, MailComposer.Context(row.Id)))!.AsObject();
            var model = content["model"]!.AsObject();
            var attachments = await AttachmentsAsync(db, row.CaseId, model, cipher, ct);
            if (attachments.Count > 0)
            {
                model["files"] = new JsonArray([.. attachments.Select(a => JsonValue.Create(a.Name))]);
            }

            var (text, html) = await templates.RenderAsync(row.TemplateKey, row.TemplateVersion, model, ct);
            return new OutgoingMail(
                row.MessageId,
                row.QueuedAt,
                (string)model["authority"]!,
                (string)model["applicant"]!,
                (string?)content["to"] ?? throw new InvalidOperationException("The mail has no recipient."),
                row.Subject,
                text,
                html,
                attachments);
        }
        catch (Exception e) when (e is TemplateModelException or CryptographicException or JsonException or InvalidOperationException or NullReferenceException or IOException or UnauthorizedAccessException or Fluid.ParseException)
        {
            throw new MailDefectException(e);
        }
    }

    private async Task<IReadOnlyList<MailAttachment>> AttachmentsAsync(DisclosureDb db, Guid caseId, JsonObject model, CaseCipher cipher, CancellationToken ct)
    {
        if (model["attachments"] is not JsonArray listed)
        {
            return [];
        }

        var attachments = new List<MailAttachment>();
        foreach (var id in listed.Select(i => Guid.ParseExact((string)i!, "N")))
        {
            // Only files of this very case: whatever a row says, nobody else's leave the house.
            var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == id && f.CaseId == caseId, ct);
            var (name, bytes) = await files.ReadAsync(file, cipher, ct);
            attachments.Add(new MailAttachment(name, file.ContentType, bytes));
        }

        return attachments;
    }
}

/// <summary>A mail cannot be made; somebody must look.</summary>
public sealed class MailDefectException(Exception inner) : Exception("邮件内容生成失败，请系统管理员检查邮件模板和附件。", inner);
