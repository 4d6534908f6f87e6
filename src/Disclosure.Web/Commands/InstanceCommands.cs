using System.CommandLine;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Commands;

/// <summary><c>instances rebuild [--case NUMBER]</c>.</summary>
internal static class InstanceCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("instances", "办理中的流程。");
        var number = new Option<string>("--case") { Description = "受理编号；不写则重建全部", HelpName = "NUMBER" };
        var rebuild = new Command("rebuild", "按流程日志和各自固定的流程版本，重建流程的状态和待办任务。与日志一致的不作改动；无法重建的保持原样并说明原因。") { number };
        rebuild.SetAction((parsed, ct) => site.RunAsync((services, token) => RebuildAsync(services, parsed.GetValue(number), token), ct));
        group.Subcommands.Add(rebuild);
        group.Subcommands.Add(EngineCommands.Move(site));
        return group;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, string? number, CancellationToken ct)
    {
        List<(Guid Id, string Number)> cases;
        await using (var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct))
        {
            var wanted = number is null ? null : CaseNumber.Normalise(number);
            cases = (await db.Cases.AsNoTracking().Where(c => wanted == null || c.Number == wanted).OrderBy(c => c.Id).Select(c => new { c.Id, c.Number }).ToListAsync(ct))
                .ConvertAll(c => (c.Id, c.Number));
        }

        if (number is not null && cases.Count == 0)
        {
            return CommandSite.Fail($"没有受理编号为 {number} 的申请。");
        }

        var rebuilder = services.GetRequiredService<InstanceRebuilder>();
        var (instances, changed, failed) = (0, 0, 0);
        foreach (var (id, name) in cases)
        {
            foreach (var result in await rebuilder.RunAsync(id, ct))
            {
                instances++;
                if (result.Problem is { } problem)
                {
                    failed++;
                    await Console.Error.WriteLineAsync($"{name}: 流程 {result.Instance} 无法重建：{problem}");
                }
                else if (result.Changes.Count > 0)
                {
                    changed++;
                    Console.WriteLine($"{name}: 流程 {result.Instance}：{string.Join("；", result.Changes)}。");
                }
            }
        }

        Console.WriteLine($"{cases.Count} 件、{instances} 个流程：重建 {changed} 个，与日志一致 {instances - changed - failed} 个，无法重建 {failed} 个。");
        return failed == 0 ? CommandSite.Done : CommandSite.Failed;
    }
}
