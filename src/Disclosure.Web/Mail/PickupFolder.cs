using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using MimeKit;

namespace Disclosure.Web.Mail;

/// <summary>A mail in the pickup folder.</summary>
/// <param name="Name">File name.</param>
/// <param name="Subject">Subject.</param>
/// <param name="To">Recipients.</param>
/// <param name="Date">Date header, as shown.</param>
public sealed record PickedMail(string Name, string Subject, string To, string Date);

/// <summary>One mail with everything in it.</summary>
public sealed record PickedMailContent(PickedMail Mail, IReadOnlyList<(string Name, string Value)> Headers, string Text, string Html, IReadOnlyList<string> Attachments);

/// <summary>Reads the mails that <see cref="PickupTransport"/> wrote, for the page that shows them in Development.</summary>
public sealed class PickupFolder(DataDirectory directory)
{
    private const int MaxListed = 200;

    private string Root => directory.File("mail");

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PickedMail>> ListAsync(CancellationToken ct)
    {
        if (!Directory.Exists(Root))
        {
            return [];
        }

        var mails = new List<PickedMail>();
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name, StringComparer.Ordinal).Take(MaxListed))
        {
            try
            {
                using var message = await MimeMessage.LoadAsync(file.FullName, ct);
                mails.Add(Describe(file.Name, message));
            }
            catch (Exception e) when (e is FormatException or IOException)
            {
                mails.Add(new PickedMail(file.Name, "（无法读取）", string.Empty, string.Empty));
            }
        }

        return mails;
    }

    /// <summary>One mail; null when there is none of that name.</summary>
    public async Task<PickedMailContent?> ReadAsync(string name, CancellationToken ct)
    {
        using var message = await LoadAsync(name, ct);
        return message is null ? null : new PickedMailContent(
            Describe(name, message),
            [.. message.Headers.Select(h => (h.Field, h.Value))],
            message.TextBody ?? string.Empty,
            message.HtmlBody ?? string.Empty,
            [.. message.Attachments.OfType<MimePart>().Select(a => a.FileName ?? "附件")]);
    }

    /// <summary>An attachment; null when there is none.</summary>
    public async Task<(string Name, string ContentType, byte[] Content)?> AttachmentAsync(string name, int index, CancellationToken ct)
    {
        using var message = await LoadAsync(name, ct);
        if (message?.Attachments.OfType<MimePart>().ElementAtOrDefault(index) is not { Content: { } content } part)
        {
            return null;
        }

        using var stream = new MemoryStream();
        await content.DecodeToAsync(stream, ct);
        return (part.FileName ?? "附件", part.ContentType.MimeType, stream.ToArray());
    }

    private static PickedMail Describe(string name, MimeMessage message) => new(
        name,
        message.Subject ?? string.Empty,
        string.Join("，", message.To.Mailboxes.Select(m => string.IsNullOrEmpty(m.Name) ? m.Address : $"{m.Name} <{m.Address}>")),
        LegalTime.Show(message.Date));

    private async Task<MimeMessage?> LoadAsync(string name, CancellationToken ct)
    {
        // A name, never a path.
        if (name != Path.GetFileName(name) || !name.EndsWith(".eml", StringComparison.Ordinal) || !File.Exists(Path.Combine(Root, name)))
        {
            return null;
        }

        return await MimeMessage.LoadAsync(Path.Combine(Root, name), ct);
    }
}
