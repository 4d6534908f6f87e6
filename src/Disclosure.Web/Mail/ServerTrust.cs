using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Security;

namespace Disclosure.Web.Mail;

/// <summary>Security of a connection to a mail server.</summary>
internal static class ServerTrust
{
    /// <summary>MailKit's words for our setting.</summary>
    public static SecureSocketOptions ToMailKit(this MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    /// <summary>Sets timeout and certificate check. The check is never weakened: a private authority is an addition, and the name must match.</summary>
    public static void Configure(MailService client, MailServerOptions options)
    {
        client.Timeout = (int)options.Timeout.TotalMilliseconds;
        client.CheckCertificateRevocation = options.CheckRevocation;
        if (options.TrustedCaFile is not { Length: > 0 } file)
        {
            return;
        }

        // A private authority has no revocation service.
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if (errors == SslPolicyErrors.None)
            {
                return true;
            }

            if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(certificate as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
        };
    }

    /// <summary>Signs in, but never over a connection that somebody could read.</summary>
    /// <exception cref="PasswordInClearException">The connection is not encrypted.</exception>
    public static async Task SignInAsync(MailService client, MailServerOptions options, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(options.User))
        {
            return;
        }

        if (!client.IsSecure && !options.AllowPasswordWithoutTls)
        {
            throw new PasswordInClearException();
        }

        client.AuthenticationMechanisms.Remove("XOAUTH2");
        client.AuthenticationMechanisms.Remove("OAUTHBEARER");
        await client.AuthenticateAsync(options.User, options.Password ?? string.Empty, ct);
    }
}

/// <summary>The password would have travelled in clear.</summary>
public sealed class PasswordInClearException() : Exception("服务器没有提供加密连接，为保护口令未登录发信。");
