using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        Assert.Empty(Mistakes(_ => { }));
        Assert.True(new OutboxOptionsValidator().Validate(null, new OutboxOptions()).Succeeded);
    }

    [Fact]
    public void A_password_in_clear_is_refused_unless_that_was_decided()
    {
        Assert.Contains(Mistakes(o => Server(o).Security = MailSecurity.None), m => m.Contains("clear", StringComparison.Ordinal));
        Assert.Empty(Mistakes(o => (Server(o).Security, o.Smtp.AllowPasswordWithoutTls) = (MailSecurity.None, true)));
        Assert.Empty(Mistakes(o => Server(o).Security = MailSecurity.StartTls));
    }

    [Fact]
    public void What_is_missing_or_no_address_is_named_by_its_key()
    {
        Assert.Contains(Mistakes(o => o.Smtp.Host = "mail"), m => m.Contains("Mail:From:Address", StringComparison.Ordinal));
        Assert.Contains(Mistakes(o => Server(o).Password = null), m => m.Contains("Mail:Smtp:Password", StringComparison.Ordinal));
        Assert.Contains(Mistakes(o => Server(o).TrustedCaFile = "/nowhere.pem"), m => m.Contains("Mail:Smtp:TrustedCaFile", StringComparison.Ordinal));
        Assert.Contains(Mistakes(o => Server(o).Port = 70000), m => m.Contains("Mail:Smtp:Port", StringComparison.Ordinal));
        Assert.Contains(Mistakes(o => o.From.Address = "nobody"), m => m.Contains("Mail:From:Address", StringComparison.Ordinal));
        Assert.Contains(Mistakes(o => (o.Bounces.Imap.Host, o.Bounces.Imap.User) = ("imap", "u")), m => m.Contains("Mail:Bounces:Imap:Password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MailSecurity.Auto, 587)]
    [InlineData(MailSecurity.StartTls, 587)]
    [InlineData(MailSecurity.Tls, 465)]
    [InlineData(MailSecurity.None, 25)]
    public void The_port_follows_the_security(MailSecurity security, int port)
    {
        Assert.Equal(port, new SmtpOptions { Security = security }.EffectivePort);
        Assert.Equal(2525, new SmtpOptions { Security = security, Port = 2525 }.EffectivePort);
    }

    [Fact]
    public void A_lease_that_does_not_outlast_an_attempt_is_refused()
    {
        // Equal would mean that no claim ever leaves time for an attempt, and nothing is sent.
        Assert.True(new OutboxOptionsValidator().Validate(null, new OutboxOptions { Lease = TimeSpan.FromSeconds(5), AttemptTimeout = TimeSpan.FromSeconds(5) }).Failed);
        Assert.True(new OutboxOptionsValidator().Validate(null, new OutboxOptions { Lease = TimeSpan.FromSeconds(6), AttemptTimeout = TimeSpan.FromSeconds(5) }).Succeeded);
    }

    private static SmtpOptions Server(MailOptions options)
    {
        (options.Smtp.Host, options.Smtp.User, options.Smtp.Password, options.From.Address) = ("mail", "u", "p", "a@b.cn");
        return options.Smtp;
    }

    private static IEnumerable<string> Mistakes(Action<MailOptions> change)
    {
        var options = new MailOptions();
        change(options);
        return new MailOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
