namespace Disclosure.Web.Tests.Mail;

/// <summary>Reports in the shape in which common servers send them.</summary>
internal static class BounceSamples
{
    /// <summary>Postfix: multipart/report with the original's headers.</summary>
    public static string Postfix(string messageId, string action = "failed", string status = "5.1.1") => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.gov.cn (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: gongkai@example.gov.cn
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Message-Id: <20260302.A1B2C3@mx.example.gov.cn>
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="F1.1/mx.example.gov.cn"

        --F1.1/mx.example.gov.cn
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mx.example.gov.cn.

        <zhang.san@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1
            <zhang.san@example.com>: Recipient address rejected: User unknown

        --F1.1/mx.example.gov.cn
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.gov.cn
        X-Postfix-Queue-ID: A1B2C3
        Arrival-Date: Mon,  2 Mar 2026 09:00:00 +0800 (CST)

        Final-Recipient: rfc822; zhang.san@example.com
        Original-Recipient: rfc822;zhang.san@example.com
        Action: {action}
        Status: {status}
        Remote-MTA: dns; mx.example.com
        Diagnostic-Code: smtp; 550 5.1.1 <zhang.san@example.com>: Recipient address
            rejected: User unknown

        --F1.1/mx.example.gov.cn
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        Message-Id: <{messageId}>
        From: gongkai@example.gov.cn
        To: zhang.san@example.com
        Subject: =?utf-8?B?5pS/5bqc5L+h5oGv?=

        --F1.1/mx.example.gov.cn--

        """;

    /// <summary>Exchange: multipart/report with the whole original.</summary>
    public static string Exchange(string messageId) => $"""
        From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.com>
        To: gongkai@example.gov.cn
        Subject: =?utf-8?B?5peg5rOV5Lyg6YCS?=: x
        MIME-Version: 1.0
        Message-ID: <abc@EX01.example.com>
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: multipart/alternative; boundary="b2"

        --b2
        Content-Type: text/plain; charset="utf-8"

        mailbox full

        --b2--
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns;EX01.example.com

        Final-recipient: RFC822;zhang.san@example.com
        Action: failed
        Status: 5.2.2
        Diagnostic-Code: smtp;554 5.2.2 mailbox full

        --b1
        Content-Type: message/rfc822

        From: gongkai@example.gov.cn
        To: zhang.san@example.com
        Subject: x
        Message-ID: <{messageId}>
        MIME-Version: 1.0
        Content-Type: text/plain

        body

        --b1--

        """;

    /// <summary>A report that names our mail only by the envelope identity that we gave.</summary>
    public static string EnvelopeOnly(string messageId) => $"""
        Return-Path: <>
        From: postmaster@mx.example.org
        To: gongkai@example.gov.cn
        Subject: Delivery Status Notification (Failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        failed

        --b1
        Content-Type: message/delivery-status

        Original-Envelope-Id: {messageId.Replace("@", "+40", StringComparison.Ordinal)}
        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; zhang.san@example.com
        Action: failed
        Status: 5.7.1

        --b1--

        """;

    /// <summary>qmail and many Chinese providers: plain text with the original below.</summary>
    public static string Plain(string messageId, string subject = "=?UTF-8?B?57O757uf6YCA5L+h?=", string from = "PostMaster@example.com") => $"""
        Return-Path: <>
        From: {from}
        To: gongkai@example.gov.cn
        Subject: {subject}
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        您的邮件被退回。
        收件人 zhang.san@example.com
        550 User not found: zhang.san@example.com

        ---------- 原邮件 ----------
        From: gongkai@example.gov.cn
        To: zhang.san@example.com
        Message-ID: <{messageId}>
        """;

    /// <summary>A holiday reply: not a bounce, though it names our mail.</summary>
    public static string Holiday(string messageId) => $"""
        From: zhang.san@example.com
        To: gongkai@example.gov.cn
        Subject: =?UTF-8?B?6Ieq5Yqo5Zue5aSN?=
        In-Reply-To: <{messageId}>
        References: <{messageId}>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        I am away. 550 is my room number. Message-ID: <{messageId}>
        """;

    /// <summary>A citizen who writes about a returned letter.</summary>
    public static string Citizen(string messageId) => $"""
        From: li.si@example.com
        To: gongkai@example.gov.cn
        Subject: =?UTF-8?B?5YWz5LqO6YCA5L+h?= undelivered
        In-Reply-To: <{messageId}>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        550
        """;
}
