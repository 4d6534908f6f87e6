using System.CommandLine;
using Disclosure.Web.Processes;

namespace Disclosure.Web.Commands;

/// <summary><c>workflow check FILE…</c> and <c>workflow import FILE…</c>.</summary>
internal static class WorkflowCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("workflow", "流程定义（Elsa 3 JSON）。");
        var checkFiles = InputFiles.Argument();
        var check = new Command("check", "检查流程定义能否发布，逐条说明文件、行和节点；不改动任何数据。") { checkFiles };
        check.SetAction((parsed, ct) => site.RunAsync((services, token) => CheckAsync(services, parsed.GetRequiredValue(checkFiles), token), ct));
        var importFiles = InputFiles.Argument();
        var import = new Command("import", "检查并发布流程定义：全部发布，或者全部不发布。新申请使用新版本，已在办理的申请仍按原版本办结。") { importFiles };
        import.SetAction((parsed, ct) => site.RunAsync((services, token) => ImportAsync(services, parsed.GetRequiredValue(importFiles), token), ct));
        group.Subcommands.Add(check);
        group.Subcommands.Add(import);
        group.Subcommands.Add(EngineCommands.Try(site));
        return group;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, string[] names, CancellationToken ct)
    {
        var (files, unreadable) = await InputFiles.ReadAsync(names, ct);
        var found = (await services.GetRequiredService<WorkflowPublisher>().CheckAsync(files, ct)).OrderBy(p => p.IsWarning).ToList();
        var warnings = found.Count(p => p.IsWarning);
        if (unreadable.Count > 0 || warnings < found.Count)
        {
            return Refuse(unreadable.Concat(found.Select(p => p.ToString())), "请改正后再检查。");
        }

        found.ForEach(Console.WriteLine);
        Console.WriteLine(warnings > 0
            ? $"检查了 {files.Count} 个文件：没有错误，可以发布；有 {warnings} 条提示，请看一看是不是本意。"
            : $"检查了 {files.Count} 个文件，没有发现问题。");
        return CommandSite.Done;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string[] names, CancellationToken ct)
    {
        var (files, unreadable) = await InputFiles.ReadAsync(names, ct);
        if (unreadable.Count > 0)
        {
            return Refuse(unreadable, "没有发布任何流程定义。");
        }

        var (problems, definitions) = await services.GetRequiredService<WorkflowPublisher>().ImportAsync(files, skipPublished: false, ct);
        if (problems.Count > 0)
        {
            return Refuse(problems.Select(p => p.ToString()), "没有发布任何流程定义。");
        }

        foreach (var definition in definitions)
        {
            Console.WriteLine(definition.IsNew
                ? $"已发布 {definition.DefinitionId} 第{definition.Version}版：新的申请使用这一版本，已在办理的申请仍按原版本办结。"
                : $"{definition.DefinitionId} 第{definition.Version}版此前已经发布，内容相同，没有改动。");
        }

        return CommandSite.Done;
    }

    private static int Refuse(IEnumerable<string> problems, string last)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return CommandSite.Fail(last);
    }
}
