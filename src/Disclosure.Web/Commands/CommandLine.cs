using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Disclosure.Web.Commands;

/// <summary>
/// The verbs of the command line. Exit 0 only when done, 1 when it failed, 2 when it was not understood; errors go to stderr
/// with the row and the reason.
/// </summary>
public static class CommandLine
{
    private const int NotUnderstood = 2;

    /// <summary>Settings of the host that have one word; all others have a colon (<c>--Data:Directory</c>).</summary>
    private static readonly HashSet<string> HostSettings = new(StringComparer.OrdinalIgnoreCase) { "urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports" };

    /// <summary>Runs the verb, if the arguments hold one; null when the site is to be served.</summary>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (settings, words) = Split(args);
        if (words.Count == 0)
        {
            return null;
        }

        // The administrator's language is the office's, whatever the machine is set to.
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo("zh-CN");
        var root = Root(new CommandSite([.. settings]));
        var parsed = root.Parse(words);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in parsed.Errors.DistinctBy(e => e.Message))
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync();
        root.Parse([.. Path(parsed.CommandResult), "--help"]).Invoke(new InvocationConfiguration { Output = Console.Error });
        return NotUnderstood;
    }

    private static RootCommand Root(CommandSite site)
    {
        var root = new RootCommand("依申请公开办理系统。不带命令时启动网站；任何命令都可以用 --Data:Directory 等设置指定数据目录和数据库。");
        root.Subcommands.Add(UserCommands.Create(site));
        root.Subcommands.Add(WorkflowCommands.Create(site));
        root.Subcommands.Add(DerivedCommands.Create(site));
        root.Subcommands.Add(InstanceCommands.Create(site));
        root.Subcommands.Add(CatalogueCommands.Create(site));
        root.Subcommands.Add(CalendarCommands.Create(site));
        root.Subcommands.Add(ReportCommands.Report(site));
        root.Subcommands.Add(ReportCommands.Requests(site));
        return root;
    }

    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult parent ? [.. Path(parent), command.Command.Name] : [];

    /// <summary>Tells settings of the site from words of the command line.</summary>
    private static (List<string> Settings, List<string> Words) Split(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..].Split('=')[0] : string.Empty;
            var hasValue = args[i].Contains('=', StringComparison.Ordinal);
            if (!name.Contains(':', StringComparison.Ordinal) && !HostSettings.Contains(name) && !(hasValue && name.Length > 0 && words.Count == 0))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!hasValue && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return (settings, words);
    }
}
