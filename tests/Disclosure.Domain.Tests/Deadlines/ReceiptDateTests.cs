using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

public class ReceiptDateTests
{
    private static readonly DateOnly Submitted = D("2026-09-05");

    [Theory]
    [InlineData(ReceiptChannel.Online, "第三十一条第三项")]
    [InlineData(ReceiptChannel.Counter, "第三十一条第一项")]
    public void Online_and_at_the_counter_the_day_of_submission_counts_even_a_rest_day(ReceiptChannel channel, string article)
    {
        var result = ReceiptDate.Determine(new ReceiptFacts(channel, Submitted, D("2026-09-08"), D("2026-09-09")));
        Assert.Equal(DayOfWeek.Saturday, Submitted.DayOfWeek);
        Assert.Equal(Submitted, result.ReceivedOn);
        Assert.Contains(article, result.Article);
    }

    [Fact]
    public void Registered_post_is_received_when_it_is_signed_for_whatever_is_confirmed_later()
    {
        var result = ReceiptDate.Determine(
            new ReceiptFacts(ReceiptChannel.RegisteredPost, Submitted, D("2026-09-08"), D("2026-09-10")));
        Assert.Equal(D("2026-09-08"), result.ReceivedOn);
        Assert.Contains("第三十一条第二项", result.Article);
    }

    [Theory]
    [InlineData(ReceiptChannel.OrdinaryMail, "第三十一条第二项")]
    [InlineData(ReceiptChannel.Fax, "第三十一条第三项")]
    [InlineData(ReceiptChannel.Email, "第三十一条第三项")]
    public void Ordinary_mail_fax_and_email_are_received_when_both_sides_confirm(ReceiptChannel channel, string article)
    {
        var confirmed = ReceiptDate.Determine(new ReceiptFacts(channel, Submitted, D("2026-09-06"), D("2026-09-09")));
        Assert.Equal(D("2026-09-09"), confirmed.ReceivedOn);
        Assert.Contains(article, confirmed.Article);
        Assert.Contains("2026年9月9日", confirmed.Explanation);
    }

    [Theory]
    [InlineData(ReceiptChannel.RegisteredPost, "签收")]
    [InlineData(ReceiptChannel.OrdinaryMail, "确认")]
    [InlineData(ReceiptChannel.Fax, "确认")]
    [InlineData(ReceiptChannel.Email, "确认")]
    public void Without_signature_or_confirmation_the_date_is_awaited(ReceiptChannel channel, string missing)
    {
        var signed = channel == ReceiptChannel.RegisteredPost ? (DateOnly?)null : Submitted;
        var confirmed = channel == ReceiptChannel.RegisteredPost ? Submitted : (DateOnly?)null;
        var result = ReceiptDate.Determine(new ReceiptFacts(channel, Submitted, signed, confirmed));
        Assert.Null(result.ReceivedOn);
        Assert.Contains(missing, result.Explanation);
    }

    [Fact]
    public void A_confirmation_before_the_submission_is_a_contradiction()
    {
        var result = ReceiptDate.Determine(new ReceiptFacts(ReceiptChannel.Fax, Submitted, ConfirmedOn: Submitted.AddDays(-1)));
        Assert.Null(result.ReceivedOn);
        Assert.Contains("早于提交之日", result.Explanation);
    }

    [Fact]
    public void A_department_may_keep_to_the_system_date_for_email()
    {
        var result = ReceiptDate.Determine(new ReceiptFacts(ReceiptChannel.Email, Submitted), EmailReceipt.SystemReceipt);
        Assert.Equal(Submitted, result.ReceivedOn);
        Assert.Contains("207号", result.Article);
    }
}
