using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Disclosure.Web.Tests.Mail;

/// <summary>A real IMAP server (dovecot-imapd) with one mailbox, over STARTTLS.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Dovecot : IDisposable
{
    private readonly Process process;
    private readonly string root;

    private Dovecot(Process process, string root, int port)
    {
        this.process = process;
        this.root = root;
        Port = port;
    }

    public const string User = "bounces";

    public const string Password = "geheim";

    public int Port { get; }

    private string Maildir => Path.Combine(root, "home", "Maildir");

    public static async Task<Dovecot> StartAsync(TestCertificate certificate)
    {
        // Outside the test's own folder: the server gives up its rights and must still get here.
        var root = Directory.CreateTempSubdirectory("imap-").FullName;
        var port = FreePort();
        var asRoot = Environment.UserName == "root";
        foreach (var folder in new[] { "new", "cur", "tmp" })
        {
            Directory.CreateDirectory(Path.Combine(root, "home", "Maildir", folder));
        }

        const UnixFileMode all = (UnixFileMode)511;
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root))
        {
            File.SetUnixFileMode(folder, all);
        }

        var self = asRoot ? string.Empty : $"default_internal_user = {Environment.UserName}\ndefault_login_user = {Environment.UserName}\nservice imap-login {{\n  chroot =\n}}\nservice anvil {{\n  chroot =\n}}\n";
        var uid = asRoot ? "nobody" : Environment.UserName;
        var config = Path.Combine(root, "dovecot.conf");
        await File.WriteAllTextAsync(config, $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{root}}/run
            state_dir = {{root}}/state
            log_path = {{root}}/log
            ssl = required
            ssl_cert = <{{certificate.CertificateFile}}
            ssl_key = <{{certificate.KeyFile}}
            disable_plaintext_auth = yes
            mail_location = maildir:{{root}}/home/Maildir
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{uid}} gid={{(asRoot ? "nogroup" : uid)}} home={{root}}/home
            }
            service imap-login {
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            {{self}}
            """);
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/dovecot", ["-F", "-c", config]) { UseShellExecute = false })!;
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new Dovecot(process, root, port);
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"dovecot did not start: {await File.ReadAllTextAsync(Path.Combine(root, "log"))}");
    }

    /// <summary>Puts a message into the mailbox, unread.</summary>
    public void Deliver(string message)
    {
        var name = $"{Guid.CreateVersion7():N}.test";
        var temporary = Path.Combine(Maildir, "tmp", name);
        File.WriteAllText(temporary, message.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(temporary, (UnixFileMode)438);
        File.Move(temporary, Path.Combine(Maildir, "new", name));
    }

    public void Dispose()
    {
        // SIGTERM lets the master stop its children.
        using (var stop = Process.Start("kill", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            stop.WaitForExit();
        }

        if (!process.WaitForExit(10_000))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
