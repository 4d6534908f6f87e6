using System.CommandLine;
using Disclosure.Web.Cases;
using Disclosure.Web.Processes;

namespace Disclosure.Web.Commands;

/// <summary><c>workflow try FILE [--cases NUMBER,…]</c> and <c>instances move</c>.</summary>
internal static class EngineCommands
{
    /// <summary>Tries a definition on handled cases.</summary>
    public static Command Try(CommandSite site)
    {
        var file = new Argument<string>("FILE") { Description = "流程定义文件（Elsa 3 JSON）" };
        var cases = new Option<string>("--cases") { Description = "受理编号，多个用逗号分隔；不写则试用于全部", HelpName = "NUMBER,…" };
        var verb = new Command("try", "用过去各件的流程日志试运行一份流程定义，说明从哪一步起会有不同；不改动任何数据。") { file, cases };
        verb.SetAction((parsed, ct) => site.RunAsync((services, token) => TryAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(cases), token), ct));
        return verb;
    }

    /// <summary>Moves instances to the engine of this build.</summary>
    public static Command Move(CommandSite site)
    {
        var to = new Option<string>("--to") { Description = "核对用：应为当前运行的引擎（embedded 或 elsa）", HelpName = "ENGINE" };
        var verb = new Command("move", "把仍由其他引擎或旧版本引擎运行的流程移交给当前引擎：逐件重放流程日志，与现有任务一致才移交。") { to };
        verb.SetAction((parsed, ct) => site.RunAsync((services, token) => MoveAsync(services, parsed.GetValue(to), token), ct));
        return verb;
    }

    private static async Task<int> TryAsync(IServiceProvider services, string name, string? cases, CancellationToken ct)
    {
        var (files, unreadable) = await InputFiles.ReadAsync([name], ct);
        if (unreadable.Count > 0)
        {
            return CommandSite.Fail(string.Join(Environment.NewLine, unreadable));
        }

        var publisher = services.GetRequiredService<WorkflowPublisher>();
        var problems = (await publisher.CheckAsync(files, ct)).Where(p => !p.IsWarning).ToList();
        if (problems.Count > 0)
        {
            return CommandSite.Fail(string.Join(Environment.NewLine, problems));
        }

        var numbers = (cases?.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Select(typed => (Typed: typed, Number: CaseNumber.Normalise(typed)))
            .ToList();
        var results = await services.GetRequiredService<WorkflowTrial>().RunAsync(files[0].Text, [.. numbers.Select(n => n.Number)], ct);
        var missing = numbers.Where(n => results.All(r => r.Case != n.Number)).Select(n => n.Typed).ToList();
        foreach (var typed in missing)
        {
            await Console.Error.WriteLineAsync($"{typed}：没有这一件，或者该件没有使用这一流程。");
        }

        foreach (var result in results)
        {
            Console.WriteLine(result.Divergence is { } divergence ? $"{result.Case}：{divergence}" : $"{result.Case}：{result.Total} 步，全部相同。");
        }

        Console.WriteLine($"试运行 {results.Count} 个流程，{results.Count(r => r.Divergence is null)} 个相同，{results.Count(r => r.Divergence is not null)} 个会有不同。");
        return results.Count == 0 || missing.Count > 0 ? CommandSite.Failed : CommandSite.Done;
    }

    private static async Task<int> MoveAsync(IServiceProvider services, string? to, CancellationToken ct)
    {
        var mover = services.GetRequiredService<InstanceMover>();
        if (to is not null && to != mover.Engine.Name)
        {
            return CommandSite.Fail($"当前引擎是 {mover.Engine.Name}，不能移交给 {to}；请用 {to} 引擎的程序执行本命令。");
        }

        var (moved, left) = (0, 0);
        await foreach (var report in mover.RunAsync(ct))
        {
            if (report.Problem is { } problem)
            {
                left++;
                await Console.Error.WriteLineAsync($"{report.Case}：{report.Instance}（{report.From}）没有移交：{problem}");
            }
            else
            {
                moved++;
                Console.WriteLine($"{report.Case}：{report.Instance} 由 {report.From} 移交给 {mover.Engine.Name} {mover.Engine.Version}{(report.Note is { } note ? $"；{note}" : string.Empty)}。");
            }
        }

        Console.WriteLine($"移交 {moved} 个，没有移交 {left} 个。");
        return left == 0 ? CommandSite.Done : CommandSite.Failed;
    }
}
