using System.Diagnostics;
using System.Text.Json;
using MimeKit;

namespace Disclosure.Web.Tests.Mail;

/// <summary>A real SMTP server (aiosmtpd) that misbehaves as told; see <c>faulty_smtp.py</c>.</summary>
internal sealed class FaultySmtp : IDisposable
{
    private readonly Process process;
    private readonly string log;

    private FaultySmtp(Process process, string log, int port)
    {
        this.process = process;
        this.log = log;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            // The last line may be half written.
            return [.. reader.ReadToEnd().Split('\n').SkipLast(1).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
        }
    }

    /// <summary>Mails the server took.</summary>
    public IReadOnlyList<MimeMessage> Accepted => [.. Events.Where(e => Is(e, "accepted")).Select(Parse)];

    public static FaultySmtp Start(string directory, TestCertificate? certificate = null, string? user = null, string? password = null, params string[] actions)
    {
        var log = Path.Combine(directory, $"smtp-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Mail", "faulty_smtp.py"));
        start.ArgumentList.Add(log);
        Add(actions);
        if (certificate is not null)
        {
            Add("--cert", certificate.CertificateFile, "--key", certificate.KeyFile);
        }

        if (user is not null)
        {
            Add("--user", user, "--password", password!);
        }

        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The SMTP server did not start. Is python3-aiosmtpd installed?");
        return new FaultySmtp(process, log, int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));

        void Add(params string[] arguments)
        {
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }
        }
    }

    public static bool Is(JsonElement e, string name) => e.GetProperty("event").GetString() == name;

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static MimeMessage Parse(JsonElement e)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(e.GetProperty("data").GetString()!));
        return MimeMessage.Load(stream);
    }
}
