namespace Disclosure.Domain.Deadlines;

/// <summary>The way by which an application reached the authority.</summary>
public enum ReceiptChannel
{
    /// <summary>网上系统: the authority's own online form.</summary>
    Online,

    /// <summary>当面提交, at the counter.</summary>
    Counter,

    /// <summary>邮寄（签收）: EMS or registered post, signed for.</summary>
    RegisteredPost,

    /// <summary>平常信函, for which nobody signs.</summary>
    OrdinaryMail,

    /// <summary>传真.</summary>
    Fax,

    /// <summary>电子邮件.</summary>
    Email,
}

/// <summary>Which day counts for an application that came by e-mail.</summary>
public enum EmailReceipt
{
    /// <summary>双方确认之日, as article 31(3) of 2019 says of every internet channel.</summary>
    MutualConfirmation,

    /// <summary>系统接收之日, as 国办公开办函〔2015〕207号 said before; for a department whose legal office keeps to it.</summary>
    SystemReceipt,
}

/// <summary>What is known about the arrival of an application. Dates in Asia/Shanghai.</summary>
/// <param name="Channel">The way it came.</param>
/// <param name="SubmittedOn">The day the applicant submitted it or, for letters, fax and e-mail, it arrived or was
/// posted.</param>
/// <param name="SignedForOn">The day anyone of the authority signed for the post, the mail room included.</param>
/// <param name="ConfirmedOn">The day on which both sides confirmed the receipt.</param>
public sealed record ReceiptFacts(
    ReceiptChannel Channel,
    DateOnly SubmittedOn,
    DateOnly? SignedForOn = null,
    DateOnly? ConfirmedOn = null);

/// <summary>收到申请之日, or that it cannot be told yet.</summary>
/// <param name="ReceivedOn">The date; null while a signature or confirmation is awaited or the dates contradict each
/// other.</param>
/// <param name="Article">The rule, in Chinese.</param>
/// <param name="Explanation">Why this date, or what is missing, in Chinese.</param>
public sealed record ReceiptDetermination(DateOnly? ReceivedOn, string Article, string Explanation);

/// <summary>收到申请之日 by channel: article 31.</summary>
public static class ReceiptDate
{
    private const string CounterRule = "《条例》第三十一条第一项";
    private const string PostRule = "《条例》第三十一条第二项";
    private const string InternetRule = "《条例》第三十一条第三项";

    /// <summary>Determines the date on which the application was received. A rest day is as good as any.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="emailReceipt">The department's rule for e-mail.</param>
    public static ReceiptDetermination Determine(
        ReceiptFacts facts, EmailReceipt emailReceipt = EmailReceipt.MutualConfirmation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var submitted = facts.SubmittedOn;
        return facts.Channel switch
        {
            ReceiptChannel.Counter => new(submitted, CounterRule, $"当面提交，以提交之日{Text(submitted)}为收到申请之日。"),

            // The page with the number is the confirmation by both sides, whatever internal transfer follows:
            // 最高人民法院指导案例26号.
            ReceiptChannel.Online => new(submitted, InternetRule,
                $"网上提交成功并生成受理编号即为双方确认，以{Text(submitted)}为收到申请之日，休息日亦同。"),

            ReceiptChannel.RegisteredPost => Later(PostRule, facts.SignedForOn, "签收之日",
                date => $"邮寄方式提交，以行政机关签收之日{Text(date)}为收到申请之日，收发室签收即为签收。",
                "邮寄方式提交，尚未登记签收之日，请按邮件签收记录补登。"),

            ReceiptChannel.OrdinaryMail => Later(PostRule, facts.ConfirmedOn, "确认之日",
                date => $"平常信函提交，以与申请人确认之日{Text(date)}为收到申请之日。",
                "平常信函提交，应当于收到当日与申请人确认；无法接通的应当登记，自恢复联络确认之日起算。"),

            ReceiptChannel.Fax => Later(InternetRule, facts.ConfirmedOn, "确认之日",
                date => $"传真提交，以双方确认之日{Text(date)}为收到申请之日。",
                "传真提交，尚待与申请人确认收到。"),

            ReceiptChannel.Email when emailReceipt == EmailReceipt.SystemReceipt => new(submitted,
                "国办公开办函〔2015〕207号", $"电子邮件提交，以系统接收之日{Text(submitted)}为收到申请之日。"),

            ReceiptChannel.Email => Later(InternetRule, facts.ConfirmedOn, "确认之日",
                date => $"电子邮件提交，以双方确认之日{Text(date)}为收到申请之日。",
                "电子邮件提交，尚待与申请人确认收到。"),

            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Channel, "Unknown channel."),
        };

        ReceiptDetermination Later(
            string article, DateOnly? date, string label, Func<DateOnly, string> because, string awaiting) => date switch
            {
                null => new(null, article, awaiting),
                { } d when d < submitted => new(null, article,
                    $"{label}{Text(d)}早于提交之日{Text(submitted)}，请核对后更正。"),
                { } d => new(d, article, because(d)),
            };
    }

    private static string Text(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";
}
