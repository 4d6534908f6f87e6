using System.CommandLine;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue.Desk;

namespace Disclosure.Web.Commands;

/// <summary><c>derived verify</c>.</summary>
internal static class DerivedCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("derived", "由办理记录推算出来的数据。");
        var contents = new Option<bool>("--contents") { Description = "同时读取每个文件的全部内容并核对哈希值（文件多时较慢）" };
        var verify = new Command("verify", "重新计算每一件的派生数据（状态、期限、处室、用时、督办、检索索引）、按日志重放每个流程、核对引用的文件和目录的变更历史，逐条列出差异；不改动任何数据。") { contents };
        verify.SetAction((parsed, ct) => site.RunAsync((services, token) => VerifyAsync(services, parsed.GetValue(contents), token), ct));
        group.Subcommands.Add(verify);
        return group;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, bool contents, CancellationToken ct)
    {
        var differences = 0;
        var cases = await services.GetRequiredService<DerivedVerifier>().RunAsync(contents, d =>
        {
            differences++;
            Console.Error.WriteLine($"{d.Number}: {d.What}");
        }, ct);
        var entries = await services.GetRequiredService<RecordVerifier>().RunAsync((number, what) =>
        {
            differences++;
            Console.Error.WriteLine($"{number}: {what}");
        }, ct);
        if (differences > 0)
        {
            return CommandSite.Fail($"核对了 {cases} 件、目录 {entries} 条，发现 {differences} 处差异。");
        }

        Console.WriteLine($"核对了 {cases} 件、目录 {entries} 条，没有差异。");
        return CommandSite.Done;
    }
}
