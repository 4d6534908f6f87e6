using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Disclosure.Web.Mail;

/// <summary>From what MailKit throws to an outcome.</summary>
internal static class SmtpFailures
{
    /// <summary>While connecting and signing in: it concerns every mail.</summary>
    public static MailOutcome? OfConnecting(Exception e) => e switch
    {
        PasswordInClearException => new MailOutcome.Broken(e.Message, WholeServer: true),
        SslHandshakeException => new MailOutcome.Broken("与发信服务器建立加密连接失败：服务器证书不受信任或者与主机名不符。", WholeServer: true),
        SmtpCommandException { StatusCode: var code } x when (int)code is >= 400 and < 500 => new MailOutcome.Temporary(Text(x), WholeServer: true),
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } inner } when (int)code is >= 400 and < 500 => new MailOutcome.Temporary(Text(inner), WholeServer: true),
        AuthenticationException => new MailOutcome.Broken($"发信服务器拒绝登录，请检查用户名和口令：{e.Message}", WholeServer: true),
        NotSupportedException => new MailOutcome.Broken($"发信服务器不支持所要求的加密或者登录方式：{e.Message}", WholeServer: true),
        SmtpCommandException x => new MailOutcome.Broken($"发信服务器拒绝连接：{Text(x)}", WholeServer: true),
        _ => Network(e),
    };

    /// <summary>While handing one mail over.</summary>
    public static MailOutcome? OfSending(Exception e) => e switch
    {
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } x => new MailOutcome.Temporary(Text(x), WholeServer: true),
        SmtpCommandException { StatusCode: var code } x when (int)code is >= 400 and < 500 => new MailOutcome.Temporary(Text(x)),
        // 530 sign in first, 534 535 538 how to sign in: nothing about this citizen.
        SmtpCommandException { StatusCode: var code } x when (int)code is 530 or 534 or 535 or 538 => new MailOutcome.Broken(Text(x), WholeServer: true),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } x => new MailOutcome.Broken($"发信服务器不接受发件地址：{Text(x)}", WholeServer: true),
        SmtpCommandException x => new MailOutcome.Permanent(Text(x)),
        ServiceNotAuthenticatedException => new MailOutcome.Broken("发信服务器要求先登录，请配置用户名和口令。", WholeServer: true),
        NotSupportedException => new MailOutcome.Permanent("发信服务器不支持国际化邮箱地址，请电话告知。"),
        _ => Network(e),
    };

    private static MailOutcome.Temporary? Network(Exception e) => e switch
    {
        OperationCanceledException or TimeoutException => new("发信服务器没有及时应答。", WholeServer: true),
        SocketException => new($"无法连接发信服务器：{e.Message}", WholeServer: true),
        SmtpProtocolException or ServiceNotConnectedException or IOException => new($"与发信服务器的连接中断：{e.Message}", WholeServer: true),
        _ => null,
    };

    private static string Text(SmtpCommandException e) => $"{(int)e.StatusCode} {e.Message}";
}
