using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Disclosure.Tests.Support;

/// <summary>
/// The real application as a child process, on a free port and its own temporary folder: what a user runs, not a test host.
/// <code>
/// await using var site = await SiteProcess.StartAsync(new() { Environment = "Production" });
/// using var client = site.Client();
/// </code>
/// Its log is kept and shown when it does not start. <see cref="KillAsync"/> ends it as a power cut would (SIGKILL);
/// <see cref="RestartAsync"/> starts it again on the same folder and port. Disposing stops it and removes the folder.
/// </summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly SiteOptions options;
    private readonly ConcurrentQueue<string> log = new();
    private readonly bool ownsFolder;
    private Process? process;

    private SiteProcess(SiteOptions options)
    {
        this.options = options;
        ownsFolder = options.Folder is null;
        Folder = options.Folder ?? Directory.CreateTempSubdirectory("disclosure-site-").FullName;
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>Address without a slash at the end.</summary>
    public string BaseUrl { get; private set; } = string.Empty;

    /// <summary>The settings it was started with.</summary>
    public IReadOnlyDictionary<string, string> Settings => options.Settings;

    /// <summary>The running process's id.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The site does not run.");

    /// <summary>Time from starting the process to its first answer on the readiness address.</summary>
    public TimeSpan StartupTime { get; private set; }

    /// <summary>What the site has written so far, both streams, oldest first.</summary>
    public string Log => string.Join(Environment.NewLine, log);

    /// <summary>Path of the application as built with the tests.</summary>
    public static string BuiltApplication => Built("src", "Disclosure.Web");

    /// <summary>Path of a program that was built with the tests.</summary>
    /// <param name="folder">Where its project lies: src or tests.</param>
    /// <param name="project">The project's name.</param>
    public static string Built(string folder, string project)
    {
        // tests/<tests>/bin/<configuration>/<framework>/ → <folder>/<project>/bin/<configuration>/<framework>/, or, where another
        // workflow engine keeps all outputs together, …/bin/<tests>/<configuration>/<framework>/ → …/bin/<project>/….
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration, above) = (output.Name, output.Parent!.Name, output.Parent.Parent!);
        var bin = above.Name == "bin" ? Path.Combine(RepositoryRoot, folder, project, "bin") : Path.Combine(above.Parent!.FullName, project);
        var path = Path.Combine(bin, configuration, framework, $"{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build {project} first ({configuration}).", path);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Disclosure.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run from the repository.");
        }
    }

    /// <summary>Starts the site and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time; the message carries its log.</exception>
    public static async Task<SiteProcess> StartAsync(SiteOptions? options = null)
    {
        var site = new SiteProcess(options ?? new SiteOptions());
        try
        {
            await site.StartOnFreePortAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at whatever instruction it is: SIGKILL, no handler runs.</summary>
    public async Task KillAsync()
    {
        if (process is null)
        {
            return;
        }

        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts the site again on the same folder and port.</summary>
    public async Task RestartAsync()
    {
        if (process is not null)
        {
            throw new InvalidOperationException("The site still runs.");
        }

        await LaunchAsync(new Uri(BaseUrl).Port);
    }

    /// <summary>Starts the site again on the same folder and port and kills it after a while, ready or not.</summary>
    public async Task RestartAndKillAsync(TimeSpan after)
    {
        Launch(new Uri(BaseUrl).Port);
        await Task.Delay(after);
        await KillAsync();
    }

    /// <summary>Runs a verb of the command line on the same folder; the site may run or not.</summary>
    /// <returns>Exit code and both streams.</returns>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Process.Start(StartInfo([.. arguments, .. SettingArguments()], BuiltApplication))!;
        var error = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output + await error);
    }

    /// <summary>A client of the site that uses no proxy and follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 })
    {
        BaseAddress = new Uri(BaseUrl + "/"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            // SIGTERM first, so that stopping in order is exercised too.
            using var term = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        process?.Dispose();
        process = null;
        if (ownsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await LaunchAsync(FreePort());
                return;
            }
            catch (InvalidOperationException) when (attempt < 5 && Log.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
            {
                // Another run took the port between looking and binding.
                log.Clear();
            }
        }
    }

    private async Task LaunchAsync(int port)
    {
        var watch = Stopwatch.StartNew();
        Launch(port);
        using var client = Client();
        while (true)
        {
            if (process!.HasExited)
            {
                var code = process.ExitCode;
                process.WaitForExit();
                process.Dispose();
                process = null;
                throw new InvalidOperationException($"The site ended with {code} before it was ready.{Environment.NewLine}{Log}");
            }

            if (await AnswersAsync(client))
            {
                StartupTime = watch.Elapsed;
                return;
            }

            if (watch.Elapsed > options.Patience)
            {
                await KillAsync();
                throw new InvalidOperationException($"The site was not ready within {options.Patience.TotalSeconds:0} s.{Environment.NewLine}{Log}");
            }

            await Task.Delay(20);
        }
    }

    private void Launch(int port)
    {
        BaseUrl = $"http://localhost:{port}";
        process = Process.Start(StartInfo(["--urls", BaseUrl, "--Site:BaseUrl", BaseUrl, .. SettingArguments()]))!;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("healthz/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private List<string> SettingArguments()
    {
        List<string> settings = ["--Data:Directory", Folder];
        var all = new Dictionary<string, string> { ["Demo:Cases"] = "false" };
        foreach (var (key, value) in options.Settings)
        {
            all[key] = value;
        }

        foreach (var (key, value) in all)
        {
            settings.Add($"--{key}");
            settings.Add(value);
        }

        return settings;
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> arguments, string? application = null)
    {
        application ??= options.Application ?? BuiltApplication;
        var info = new ProcessStartInfo("dotnet", [application, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(application)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = options.Environment;
        info.Environment["DOTNET_ENVIRONMENT"] = options.Environment;
        info.Environment.Remove("ASPNETCORE_URLS");
        return info;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        options.OnLine?.Invoke(line);
        log.Enqueue(line);
        while (log.Count > 2000)
        {
            log.TryDequeue(out _);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How to start a <see cref="SiteProcess"/>.</summary>
public sealed record SiteOptions
{
    /// <summary>Development (demo accounts, mails as files) or Production.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Further settings, as on the command line; they win over the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>An existing data folder to run on, left in place at the end; null for a temporary one.</summary>
    public string? Folder { get; init; }

    /// <summary>Path of the program to serve with; null for Disclosure.Web.dll as built with the tests, which runs every verb in any case.</summary>
    public string? Application { get; init; }

    /// <summary>Called with every line the site writes, in order of each stream.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>How long the start may take on a loaded machine.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(120);
}
