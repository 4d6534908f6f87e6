using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Cases;

/// <summary>The office's words for the channels.</summary>
public static class ChannelText
{
    /// <summary>The word for a channel.</summary>
    public static string Label(this ReceiptChannel channel) => channel switch
    {
        ReceiptChannel.Online => "网上提交",
        ReceiptChannel.Counter => "当面提交",
        ReceiptChannel.RegisteredPost => "邮寄（签收）",
        ReceiptChannel.OrdinaryMail => "平常信函",
        ReceiptChannel.Fax => "传真",
        ReceiptChannel.Email => "电子邮件",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>The word for a channel as stored with the case.</summary>
    public static string Label(string stored) => Enum.TryParse<ReceiptChannel>(stored, out var channel) ? channel.Label() : stored;
}
