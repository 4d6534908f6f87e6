using Disclosure.Web.Data;
using Disclosure.Web.Mail;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Mail;

public sealed class PickupTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pickup-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_mail_becomes_a_file_and_a_repeat_overwrites_it()
    {
        var transport = Transport();

        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(Mail("one@x"), default));
        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(Mail("one@x"), default));
        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(Mail("two@x"), default));

        Assert.Equal(["one@x.eml", "two@x.eml"], Directory.GetFiles(Path.Combine(root, "mail")).Select(Path.GetFileName).Order());
        var mail = (await Folder().ReadAsync("one@x.eml", default))!;
        Assert.Equal("主题", mail.Mail.Subject);
        Assert.Equal("甲 <a@example.com>", mail.Mail.To);
        Assert.Equal("2026-03-02 10:00", mail.Mail.Date);
        Assert.Equal("正文", mail.Text.TrimEnd());
        Assert.Equal("<p>正文</p>", mail.Html.TrimEnd());
        Assert.Equal(["附件.txt"], mail.Attachments);
        Assert.Equal([1, 2, 3], (await Folder().AttachmentAsync("one@x.eml", 0, default))!.Value.Content);
        Assert.Null(await Folder().AttachmentAsync("one@x.eml", 1, default));
    }

    [Theory]
    [InlineData("../../etc/passwd", ".._.._etc_passwd.eml")]
    [InlineData("...hidden", "hidden.eml")]
    public void A_file_name_never_leaves_the_folder(string messageId, string name)
    {
        Assert.Equal(Path.GetFileName(name).TrimStart('.'), PickupTransport.FileName(messageId));
        Assert.DoesNotContain('/', PickupTransport.FileName(messageId));
    }

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("missing.eml")]
    [InlineData("one.txt")]
    public async Task Only_mails_of_the_folder_are_read(string name)
    {
        Directory.CreateDirectory(Path.Combine(root, "mail"));
        await File.WriteAllTextAsync(Path.Combine(root, "secret.eml"), "Subject: x\n\nx");
        await File.WriteAllTextAsync(Path.Combine(root, "mail", "one.txt"), "Subject: x\n\nx");

        Assert.Null(await Folder().ReadAsync(name, default));
    }

    [Fact]
    public async Task The_newest_mail_is_listed_first()
    {
        var transport = Transport();
        await transport.SendAsync(Mail("old@x"), default);
        await transport.SendAsync(Mail("new@x"), default);
        File.SetLastWriteTimeUtc(Path.Combine(root, "mail", "old@x.eml"), DateTime.UtcNow.AddHours(-1));

        Assert.Equal(["new@x.eml", "old@x.eml"], (await Folder().ListAsync(default)).Select(m => m.Name));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_our_fault()
    {
        await File.WriteAllTextAsync(Path.Combine(root, "mail"), "in the way");

        Assert.IsType<MailOutcome.Broken>(await Transport().SendAsync(Mail("one@x"), default));
    }

    private static OutgoingMail Mail(string id) => new(
        id,
        new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero),
        "厅",
        "甲",
        "a@example.com",
        "主题",
        "正文",
        "<p>正文</p>",
        [new MailAttachment("附件.txt", "application/octet-stream", [1, 2, 3])]);

    private PickupTransport Transport() => new(new DataDirectory(root), Options.Create(new MailOptions()));

    private PickupFolder Folder() => new(new DataDirectory(root));
}
