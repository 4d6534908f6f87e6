using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Outbox;

/// <summary>The words for a mail's fate.</summary>
public static class MailWords
{
    /// <summary>The state in words.</summary>
    public static string State(MailRow mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return mail.State switch
        {
            MailState.Queued when mail.Attempts > 0 => $"待重试（{LegalTime.Show(mail.NextAttemptAt)}）",
            MailState.Queued => "待发",
            MailState.Sent => "已发出",
            MailState.Failed => "发送失败",
            MailState.Bounced => "退信",
            MailState.NoAddress => "无邮箱，改电话告知",
            _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.State, null),
        };
    }

    /// <summary>True when somebody must do something about it.</summary>
    public static bool NeedsAction(MailRow mail) => mail.State is MailState.Failed or MailState.Bounced;

    /// <summary>True when it can be sent again.</summary>
    public static bool CanResend(MailRow mail) => mail.State is MailState.Failed or MailState.Bounced or MailState.Queued;

    /// <summary>What came of an attempt.</summary>
    public static string Attempt(string outcome) => outcome switch
    {
        "accepted" => "对方服务器已接收",
        "temporary" => "暂时拒收，将重试",
        "permanent" => "拒收",
        "broken" => "发送服务故障",
        _ => outcome,
    };
}
