using System.Text;
using Disclosure.Web.Mail;
using MimeKit;

namespace Disclosure.Web.Tests.Mail;

public sealed class BounceParserTests
{
    private const string Ours = "0197f0c000007000800000000000aaaa@disclosure.example";

    [Fact]
    public void A_Postfix_report_names_our_mail_and_the_reason()
    {
        var report = Parse(BounceSamples.Postfix(Ours))!;

        Assert.Contains(Ours, report.MessageIds);
        Assert.StartsWith("5.1.1 550 5.1.1", report.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang.san", MailReply.Redact(report.Reason), StringComparison.Ordinal);
    }

    [Fact]
    public void An_Exchange_report_names_our_mail_and_the_reason()
    {
        var report = Parse(BounceSamples.Exchange(Ours))!;

        Assert.Equal(Ours, report.MessageIds[0]);
        Assert.Equal("5.2.2 554 5.2.2 mailbox full", report.Reason);
    }

    [Fact]
    public void A_report_without_the_original_is_matched_by_its_envelope_identity()
    {
        var report = Parse(BounceSamples.EnvelopeOnly(Ours))!;

        Assert.Equal([Ours], report.MessageIds);
        Assert.Equal("5.7.1", report.Reason);
    }

    [Fact]
    public void A_plain_return_of_a_Chinese_provider_is_recognised()
    {
        var report = Parse(BounceSamples.Plain(Ours))!;

        Assert.Equal([Ours], report.MessageIds);
        Assert.StartsWith("550 User not found", report.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delayed", "4.4.1")]
    [InlineData("delivered", "2.0.0")]
    [InlineData("relayed", "2.0.0")]
    public void A_delay_or_a_receipt_is_no_return(string action, string status)
    {
        Assert.Null(Parse(BounceSamples.Postfix(Ours, action, status)));
    }

    [Fact]
    public void A_holiday_reply_a_citizens_letter_and_a_daemons_delay_are_no_returns()
    {
        Assert.Null(Parse(BounceSamples.Holiday(Ours)));
        Assert.Null(Parse(BounceSamples.Citizen(Ours)));
        Assert.Null(Parse(BounceSamples.Plain(Ours, "Warning: message delayed 4 hours")));
    }

    [Theory]
    [InlineData("550 5.1.1 <a.b@example.com>: unknown", "550 5.1.1 <[邮箱地址]>: unknown")]
    [InlineData("用户：张三@例子.中国（不存在）", "用户：[邮箱地址]（不存在）")]
    [InlineData("a\r\n b\tc\0", "a b c")]
    [InlineData(null, "")]
    public void A_servers_words_are_kept_in_one_line_without_addresses(string? reply, string expected)
    {
        Assert.Equal(expected, MailReply.Redact(reply));
    }

    private static BounceReport? Parse(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
        using var message = MimeMessage.Load(stream);
        return BounceParser.Parse(message);
    }
}
